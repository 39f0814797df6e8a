import type { ParityDifference } from "./compare-engines.ts";

/** More of them help nobody: they mostly have one cause. */
const maxDifferences = 20;

/** Holds two JSON texts against each other as data: the order of keys means nothing, that of lists does. */
export function compareJson(embedded: string, binary: string): readonly ParityDifference[] {
  const [ours, theirs] = [parse(embedded), parse(binary)];
  const differences: ParityDifference[] = [];
  walk({ at: "$", ours, theirs }, differences);
  return differences;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text === "" ? undefined : text;
  }
}

interface Pair {
  readonly at: string;
  readonly ours: unknown;
  readonly theirs: unknown;
}

function walk({ at, ours, theirs }: Pair, differences: ParityDifference[]): void {
  if (differences.length >= maxDifferences || Object.is(ours, theirs)) return;
  if (!isContainer(ours) || !isContainer(theirs) || Array.isArray(ours) !== Array.isArray(theirs)) {
    differences.push({ at, embedded: shown(ours), binary: shown(theirs) });
    return;
  }
  for (const key of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
    const step = Array.isArray(ours) ? `[${key}]` : `.${key}`;
    walk({ at: `${at}${step}`, ours: ours[key], theirs: theirs[key] }, differences);
  }
}

function isContainer(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

const longest = 200;

function shown(value: unknown): string {
  if (value === undefined) return "(nothing)";
  const text = JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
