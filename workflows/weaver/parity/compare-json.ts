import type { ParityDifference } from "./compare-engines.ts";

/** More of them help nobody: they mostly have one cause. */
const maxDifferences = 20;

/** Lists whose order is by chance in Weaver: changes, and groups that have the same id. */
const byChance = /^\$\.(?:groups|changes\.[a-z_]+)$/;

/** Holds two JSON texts against each other as data: the order of keys means nothing, that of most lists does. */
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

function walk({ at, ...written }: Pair, differences: ParityDifference[]): void {
  const [ours, theirs] = byChance.test(at)
    ? [sorted(written.ours), sorted(written.theirs)]
    : [written.ours, written.theirs];
  if (differences.length >= maxDifferences || Object.is(ours, theirs)) return;
  if (!isContainer(ours) || !isContainer(theirs) || Array.isArray(ours) !== Array.isArray(theirs)) {
    differences.push({ kind: "document", at, embedded: shown(ours), binary: shown(theirs) });
    return;
  }
  for (const key of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
    const step = Array.isArray(ours) ? `[${key}]` : `.${key}`;
    walk({ at: `${at}${step}`, ours: ours[key], theirs: theirs[key] }, differences);
  }
}

function sorted(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  const keyed = value.map((item: unknown) => ({ item, key: keyOf(item) }));
  return keyed.toSorted((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key))).map(({ item }) => item);
}

/** Names first, so that two lists run side by side as far as they can. */
function keyOf(item: unknown): string {
  if (!isContainer(item)) return JSON.stringify(item);
  const name = item["name"] ?? item["id"] ?? item["old_name"] ?? "";
  const entries = Object.entries(item).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify(name)} ${JSON.stringify(entries)}`;
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
