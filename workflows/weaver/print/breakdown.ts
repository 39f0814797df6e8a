import { compareText } from "../jinja/text.ts";

export type Counts = Readonly<Record<string, number>>;
type Entries = readonly (readonly [string, number])[];

/** Entries by name, whatever its case. */
export function byName(counts: Counts): Entries {
  return byKey(counts).toSorted(([left], [right]) => compareText(left.toLowerCase(), right.toLowerCase()));
}

/** The most frequent first, equal ones by name. */
export function byCount(counts: Counts): Entries {
  return byKey(counts).toSorted(([, left], [, right]) => right - left);
}

function byKey(counts: Counts): Entries {
  return Object.entries(counts).toSorted(([left], [right]) => compareText(left, right));
}

/** One line for each entry. */
export function breakdown(entries: Entries, indent: number): string {
  return entries.map(([name, count]) => `${" ".repeat(indent)}- ${name}: ${count}\n`).join("");
}

export function totalOf(counts: Counts): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}

/** A share in whole per cent, cut off. */
export function percent(part: number, whole: number): string {
  return `${Math.trunc((part * 100) / whole)}%`;
}
