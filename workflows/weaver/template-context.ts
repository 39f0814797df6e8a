import { isWrittenFloat } from "./embedded/written-floats.ts";
import { fromJson } from "./jinja/json.ts";
import { Float, isPlainMap, sortedKeys, type Value } from "./jinja/value.ts";

/** Data of a registry is never changed once it was resolved, so what was converted before stands for it. */
const converted = new WeakMap<object, Value>();

/**
 * A resolved registry as templates read it, with the keys of all maps sorted. JSON does not tell `1.0` from `1`, templates
 * do: what YAML says is a float stays one, in examples, values of enum members and annotations.
 */
export function templateContext(resolved: unknown): Value {
  if (typeof resolved === "number") return numberOf(resolved);
  if (typeof resolved !== "object" || resolved === null) return resolved as Value;
  const known = converted.get(resolved);
  if (known !== undefined) return known;
  const value = Array.isArray(resolved)
    ? resolved.map((item: unknown, index) => entryOf(resolved, index, item) ?? null)
    : mapOf(resolved);
  converted.set(resolved, value);
  return value;
}

function mapOf(written: object): Value {
  const map: Record<string, Value> = {};
  for (const key of sortedKeys(written)) {
    const value = entryOf(written, key, (written as Record<string, unknown>)[key]);
    if (value === undefined) continue;
    // A key may have any name, `__proto__` too.
    if (key in map) Object.defineProperty(map, key, { value, enumerable: true, configurable: true, writable: true });
    else map[key] = value;
  }
  return map;
}

/** @param container remembers of which of its entries was written what */
function entryOf(container: object, key: string | number, item: unknown): Value {
  if (typeof item !== "number") return templateContext(item);
  return isWrittenFloat(container, key) ? new Float(item) : numberOf(item);
}

/** A number as JSON has it: integers beyond 2^53 are exact, what is not finite is null. */
function numberOf(number: number): Value {
  return Number.isSafeInteger(number) ? number + 0 : fromJson(JSON.stringify(number));
}

/** Lists of groups and signals lie at this depth: `groups`, `registry.attributes`. */
const deepestList = 2;

/**
 * The same context, in which everything that equals its counterpart in the context before is that very object, down to the
 * items of the lists of groups and signals. So whoever keeps what was made of a group recognises the group.
 */
export function sharedContext(before: Value, value: Value, depth = 0): Value {
  if (areSame(before, value)) return before;
  if (depth >= deepestList + 1) return value;
  if (Array.isArray(before) && Array.isArray(value)) return sharedList(before as readonly Value[], value);
  if (!isPlainMap(before) || !isPlainMap(value)) return value;
  const entries = Object.entries(value).map(
    ([key, item]) => [key, sharedContext(before[key], item, depth + 1)] as const,
  );
  return Object.fromEntries(entries);
}

function sharedList(before: readonly Value[], list: readonly Value[]): readonly Value[] {
  const known = new Map(before.map((item) => [nameOf(item), item]));
  return list.map((item) => {
    const counterpart = known.get(nameOf(item));
    return areSame(counterpart, item) ? counterpart : item;
  });
}

/** What tells the items of a list apart; an item that is not told apart is just not recognised. */
function nameOf(item: Value): Value {
  if (!isPlainMap(item)) return item;
  return ["id", "key", "name", "type"].map((key) => item[key]).find((value) => typeof value === "string");
}

/** The same content with the same kinds of numbers. */
function areSame(one: Value, two: Value): boolean {
  if (one === two) return true;
  if (typeof one !== "object" || typeof two !== "object" || one === null || two === null) return false;
  if (one instanceof Float) return two instanceof Float && Object.is(one.value, two.value);
  if (Array.isArray(one)) {
    return (
      Array.isArray(two) && one.length === two.length && one.every((item: Value, at) => areSame(item, two[at] as Value))
    );
  }
  if (!isPlainMap(one) || !isPlainMap(two)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(two).length &&
    keys.every((key) => Object.hasOwn(two, key) && areSame(one[key], two[key]))
  );
}
