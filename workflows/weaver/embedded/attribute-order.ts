import type { ResolvedAttribute } from "./resolution.ts";

/** Weaver's order of attributes: by name, then by the other fields in the order of their declaration. */
export function compareAttributes(left: ResolvedAttribute, right: ResolvedAttribute): number {
  if (left.name !== right.name) return left.name < right.name ? -1 : 1;
  const [first, second] = [sortKey(left), sortKey(right)];
  for (const [index, value] of first.entries()) {
    const other = second[index] ?? "";
    if (value !== other) return value < other ? -1 : 1;
  }
  return 0;
}

/** Compares optional values with "absent" first, as Weaver's options do. */
function sortKey(attribute: ResolvedAttribute): readonly string[] {
  const { type, brief, examples, tag, requirement_level: level, sampling_relevant: sampling, note } = attribute;
  const optional = (value: unknown): string => (value === undefined ? "" : `1${JSON.stringify(value)}`);
  return [
    JSON.stringify(type),
    brief,
    optional(examples?.json),
    optional(tag),
    levelKey(level),
    optional(sampling),
    note,
    stabilityKey(attribute.stability),
    optional(attribute.deprecated),
    String(attribute.prefix),
    optional(attribute.annotations),
    optional(attribute.role),
  ];
}

const levels = ["required", "recommended", "opt_in", "conditionally_required"];

function levelKey(level: ResolvedAttribute["requirement_level"]): string {
  if (typeof level === "string") return `0${levels.indexOf(level)}`;
  return `1${JSON.stringify(level)}`;
}

const stabilities = ["deprecated", "stable", "development", "alpha", "beta", "release_candidate"];

function stabilityKey(stability: string | undefined): string {
  return stability === undefined ? "" : `1${stabilities.indexOf(stability)}`;
}
