import { compare } from "./order.ts";
import { JinjaObject, textOf, type Value } from "./value.ts";

/** A map whose keys need not be strings, as `{1: "one"}` makes it. */
export class MapValue extends JinjaObject {
  override readonly shape = "map";
  readonly #entries: readonly (readonly [Value, Value])[];

  constructor(entries: readonly (readonly [Value, Value])[]) {
    super();
    this.#entries = entries;
  }

  override get(key: Value): Value {
    return this.#entries.find(([own]) => compare(own, key) === 0)?.[1];
  }

  override has(key: Value): boolean {
    return this.#entries.some(([own]) => compare(own, key) === 0);
  }

  override items(): readonly Value[] {
    return this.#entries.map(([key]) => key);
  }
}

/** A map of the given entries; a later entry replaces an earlier one with the same key. */
export function mapOf(entries: readonly (readonly [Value, Value])[]): Value {
  if (entries.every(([key]) => typeof key === "string")) return plainMap(entries);
  const sorted: [Value, Value][] = [];
  for (const [key, value] of entries) {
    const at = sorted.findIndex(([own]) => compare(own, key) === 0);
    if (at >= 0) sorted[at] = [sorted[at]?.[0], value];
    else sorted.push([key, value]);
  }
  return new MapValue(sorted.sort((a, b) => compare(a[0], b[0])));
}

function plainMap(entries: readonly (readonly [Value, Value])[]): Value {
  // Without a prototype, so that a key `__proto__` is a key like any other.
  const map: Record<string, Value> = Object.create(null) as Record<string, Value>;
  for (const [key, value] of entries) map[textOf(key) ?? ""] = value;
  return map;
}
