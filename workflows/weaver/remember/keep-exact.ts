import { floatsOf, markFloat } from "../embedded/written-floats.ts";

type Path = readonly (string | number)[];

/** Plain data, and what a copy of it would lose: maps without a prototype, and numbers that were written as floats. */
export interface Exact {
  readonly data: unknown;
  readonly bare: readonly Path[];
  readonly floats: readonly (readonly [Path, readonly string[]])[];
}

export function exactOf(data: unknown): Exact {
  const found: { bare: Path[]; floats: [Path, readonly string[]][] } = { bare: [], floats: [] };
  note(data, [], found);
  return { data, ...found };
}

function note(value: unknown, path: Path, found: { bare: Path[]; floats: [Path, readonly string[]][] }): void {
  if (typeof value !== "object" || value === null) return;
  if (Object.getPrototypeOf(value) === null) found.bare.push(path);
  const floats = floatsOf(value);
  if (floats.length > 0) found.floats.push([path, floats]);
  for (const [key, item] of entriesOf(value)) note(item, [...path, key], found);
}

/** Gives a copy of the data what it lost; changes the copy. */
export function restored({ data, bare, floats }: Exact): unknown {
  for (const path of bare) Object.setPrototypeOf(at(data, path), null);
  for (const [path, keys] of floats) for (const key of keys) markFloat(at(data, path), key);
  return data;
}

function entriesOf(value: object): readonly (readonly [string | number, unknown])[] {
  return value instanceof Map ? [...value.values()].map((item, index) => [index, item]) : Object.entries(value);
}

function at(data: unknown, path: Path): object {
  let found = data;
  for (const key of path) {
    const items = found instanceof Map ? [...found.values()] : found;
    found = (items as Readonly<Record<string | number, unknown>>)[key];
  }
  return found as object;
}
