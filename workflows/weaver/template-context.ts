import { isWrittenFloat } from "./embedded/written-floats.ts";
import { fromJson } from "./jinja/json.ts";
import { Float, float, sortedKeys, type Value } from "./jinja/value.ts";

/** Data of a registry is never changed once it was resolved, so what was converted before stands for it. */
const converted = new WeakMap<object, Value>();

/** Groups and signals lie at this depth, in `groups` or `registry.attributes`; what is below is converted with them. */
const deepestKept = 3;

/**
 * A resolved registry as templates read it, with the keys of all maps sorted. JSON does not tell `1.0` from `1`, templates
 * do: what YAML says is a float stays one, in examples, values of enum members and annotations.
 */
export function templateContext(resolved: unknown): Value {
  return valueOf(resolved, 0);
}

function valueOf(resolved: unknown, depth: number): Value {
  if (typeof resolved === "number") return numberOf(resolved);
  if (typeof resolved !== "object" || resolved === null) return resolved as Value;
  if (depth > deepestKept) return convert(resolved, depth);
  const known = converted.get(resolved) ?? convert(resolved, depth);
  converted.set(resolved, known);
  return known;
}

function convert(resolved: object, depth: number): Value {
  return Array.isArray(resolved)
    ? resolved.map((item: unknown, index) => entryOf(resolved, index, item, depth) ?? null)
    : mapOf(resolved, depth);
}

function mapOf(written: object, depth: number): Value {
  const map: Record<string, Value> = {};
  for (const key of sortedKeys(written)) {
    const value = entryOf(written, key, (written as Record<string, unknown>)[key], depth);
    if (value === undefined) continue;
    // A key may have any name, `__proto__` too.
    if (key in map) Object.defineProperty(map, key, { value, enumerable: true, configurable: true, writable: true });
    else map[key] = value;
  }
  return map;
}

/** @param container remembers of which of its entries was written what */
function entryOf(container: object, key: string | number, item: unknown, depth: number): Value {
  if (typeof item !== "number") return valueOf(item, depth + 1);
  return isWrittenFloat(container, key) ? floatOf(item) : numberOf(item);
}

/** What has a fraction is a float as it is. */
function floatOf(number: number): Value {
  return Number.isFinite(number) ? float(number) : new Float(number);
}

/** A number as JSON has it: integers beyond 2^53 are exact, what is not finite is null. */
function numberOf(number: number): Value {
  return Number.isSafeInteger(number) ? number + 0 : fromJson(JSON.stringify(number));
}
