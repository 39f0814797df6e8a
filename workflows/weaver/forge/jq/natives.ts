import { Float } from "../../jinja/value.ts";
import { MATHS_NATIVES, roundHalf } from "./maths-natives.ts";
import { contains, find, indicesOf } from "./operations.ts";
import type { Meter, MeteredNative, Result } from "./outcome.ts";
import { cannotUse, failure, JqFailure } from "./outcome.ts";
import { joined } from "./sizes.ts";
import { entriesOf } from "./path-parts.ts";
import type { Native } from "./text-natives.ts";
import { TEXT_NATIVES, textLength } from "./text-natives.ts";
import { TIME_NATIVES } from "./time-natives.ts";
import type { JqValue } from "./value.ts";
import { compare, float, isArray, isInteger, isNumber, isObject, objectOf, toFloat, toJson } from "./value.ts";

function onList(change: (list: readonly JqValue[]) => Result): Native {
  return (input) => (isArray(input) ? change(input) : cannotUse(input, "array"));
}

function rounding(round: (value: number) => number): Native {
  return (input) => {
    if (!isNumber(input)) return cannotUse(input, "number");
    if (isInteger(input)) return input;
    const rounded = round(toFloat(input));
    if (!Number.isFinite(rounded)) return new Float(rounded);
    return Number.isSafeInteger(rounded) ? rounded + 0 : BigInt(rounded);
  };
}

function typeOf(input: JqValue): string {
  if (input === null) return "null";
  if (isNumber(input)) return "number";
  if (isArray(input)) return "array";
  return isObject(input) ? "object" : typeof input;
}

function length(input: JqValue): Result {
  if (!isNumber(input)) return textLength(input);
  if (typeof input === "bigint") return input < 0n ? -input : input;
  return isInteger(input) ? Math.abs(Number(input)) : float(Math.abs(toFloat(input)));
}

function join(input: JqValue, separator: JqValue): Result {
  if (!isArray(input))
    return isObject(input)
      ? cannotUse(input, "rangeable (array or string)")
      : cannotUse(input, "iterable (array or object)");
  const texts = input.map((item) => (typeof item === "string" ? item : toJson(item)));
  if (typeof separator === "string" || texts.length < 2)
    return joined(texts, typeof separator === "string" ? separator : "");
  return separator === null
    ? joined(texts, "")
    : failure(`cannot calculate ${toJson(texts[0] ?? "")} + ${toJson(separator)}`);
}

function search(meter: Meter, input: JqValue, wanted: JqValue): Result {
  if (!isArray(input)) return cannotUse(input, "array");
  let low = 0;
  let high = input.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const order = compare(input[middle] ?? null, wanted, meter);
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return -1 - low;
}

function has(meter: Meter, input: JqValue, key: JqValue): Result {
  const found = find(input, key, meter);
  return found instanceof JqFailure ? found : found !== undefined;
}

function entries(input: JqValue): Result {
  const pairs = entriesOf(input);
  if (pairs instanceof JqFailure) return pairs;
  return pairs.map(([key, value]) =>
    objectOf([
      ["key", key],
      ["value", value],
    ]),
  );
}

function keys(input: JqValue): Result {
  const pairs = entriesOf(input);
  return pairs instanceof JqFailure ? pairs : pairs.map(([key]) => key);
}

function sortedKeys(input: JqValue): Result {
  const found = keys(input);
  return isFailureOrNot(found) ? found : (found as readonly JqValue[]).toSorted((a, b) => compare(a, b));
}

function isFailureOrNot(result: Result): result is JqFailure {
  return result instanceof JqFailure;
}

/** Native filters by name and number of parameters; every parameter is a value. `env` is empty: templates must not see the machine. */
export const NATIVES: ReadonlyMap<string, Native> = new Map(
  Object.entries({
    ...TEXT_NATIVES,
    ...TIME_NATIVES,
    "floor/0": rounding(Math.floor),
    "ceil/0": rounding(Math.ceil),
    "round/0": rounding(roundHalf),
    "reverse/0": onList((list) => list.toReversed()),
    "type/0": typeOf,
    "nan/0": () => new Float(Number.NaN),
    "infinite/0": () => new Float(Number.POSITIVE_INFINITY),
    "env/0": () => objectOf([]),
    "halt/0": () => failure("halt is not possible in a template filter"),
    "halt/1": () => failure("halt is not possible in a template filter"),
    "halt_error/0": () => failure("halt_error is not possible in a template filter"),
    "halt_error/1": () => failure("halt_error is not possible in a template filter"),
  } satisfies Record<string, Native>),
);

/** Pays for a result by its size. */
function paid(meter: Meter, result: Result): Result {
  meter.spend(sizeOf(result));
  return result;
}

function sizeOf(result: Result): number {
  if (typeof result === "string") return 1 + (result.length >> 4);
  if (typeof result === "number") return 1 + (Math.min(result, 100_000) >> 4);
  return Array.isArray(result) ? 1 + result.length : 1;
}

function forSize(native: (input: JqValue) => Result): MeteredNative {
  return (meter, input) => paid(meter, native(input));
}

/** Such filters by name and number of parameters. */
export const METERED_NATIVES: ReadonlyMap<string, MeteredNative> = new Map(
  Object.entries({
    ...MATHS_NATIVES,
    "sort/0": (meter, input) =>
      isArray(input) ? input.toSorted((a, b) => compare(a, b, meter)) : cannotUse(input, "array"),
    "length/0": forSize(length),
    "tojson/0": forSize(toJson),
    "keys_unsorted/0": forSize(keys),
    "keys/0": forSize(sortedKeys),
    "to_entries/0": forSize(entries),
    "join/1": (meter, input, separator) => paid(meter, join(input, separator)),
    "contains/1": (meter, input, part) => contains(input, part, meter),
    "has/1": has,
    "indices/1": (meter, input, part) => indicesOf(input, part, meter),
    "bsearch/1": search,
  } satisfies Record<string, MeteredNative>),
);
