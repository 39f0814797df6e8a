import { compareText } from "./text.ts";
import { toText } from "./display.ts";
import { invalid } from "./error.ts";
import {
  Float,
  isInteger,
  isPlainMap,
  JinjaObject,
  kindOf,
  type Kind,
  objectItems,
  sortedKeys,
  textOf,
  type Value,
} from "./value.ts";

const rank: Readonly<Record<Kind, number>> = {
  undefined: 0,
  none: 1,
  bool: 2,
  number: 3,
  string: 4,
  sequence: 6,
  map: 7,
  iterator: 8,
  "plain object": 9,
};

/** A bool or a number as `number` or `bigint`; undefined for anything else. */
export function numeric(value: Value): number | bigint | undefined {
  if (typeof value === "number" || typeof value === "bigint") return value;
  if (typeof value === "boolean") return value ? 1 : 0;
  return value instanceof Float ? value.value : undefined;
}

/** Comparisons of parts that one comparison may need: lists that hold each other twice grow without end. */
const mostParts = 2 ** 22;

interface Budget {
  left: number;
}

function spend(budget: Budget): void {
  if (--budget.left < 0) throw invalid("values are too large to compare");
}

/** `==`: bools equal 0 and 1, lists equal iterators, maps compare by content. */
export function equals(left: Value, right: Value, budget: Budget = { left: mostParts }): boolean {
  if (left === right) return true;
  spend(budget);
  const text = textOf(left);
  if (text !== undefined) return text === textOf(right);
  const number = numeric(left);
  if (number !== undefined) {
    const other = numeric(right);
    // Loose on purpose: it compares numbers with bigints exactly.
    // oxlint-disable-next-line eqeqeq -- a bigint is never strictly equal to a number
    return other !== undefined && number == other;
  }
  return areObjectsEqual(left, right, budget);
}

function areObjectsEqual(left: Value, right: Value, budget: Budget): boolean {
  const kinds = [kindOf(left), kindOf(right)];
  if (kinds.every((kind) => kind === "map")) return areMapsEqual(left, right, budget);
  if (kinds.every((kind) => kind === "sequence" || kind === "iterator")) {
    const one = objectItems(left) ?? [];
    const two = objectItems(right) ?? [];
    return one.length === two.length && one.every((item, i) => equals(item, two[i], budget));
  }
  return kinds.every((kind) => kind === "plain object") && toText(left) === toText(right);
}

function areMapsEqual(left: Value, right: Value, budget: Budget): boolean {
  const one = entriesOf(left);
  const two = entriesOf(right);
  return (
    one.length === two.length &&
    one.every(([key, item]) => hasKey(right, key) && equals(item, lookUpKey(right, key), budget))
  );
}

/** Keys and values of a map in the order of its keys; empty for anything else. */
export function entriesOf(value: Value): [Value, Value][] {
  if (isPlainMap(value)) return sortedKeys(value).map((key) => [key, value[key]]);
  if (value instanceof JinjaObject && value.shape === "map") {
    return (value.items() ?? []).map((key) => [key, value.get(key)]);
  }
  return [];
}

export function hasKey(map: Value, key: Value): boolean {
  if (map instanceof JinjaObject) return map.has(key);
  const text = textOf(key);
  return text !== undefined && isPlainMap(map) && Object.hasOwn(map, text);
}

export function lookUpKey(map: Value, key: Value): Value {
  if (map instanceof JinjaObject) return map.get(key);
  const text = textOf(key);
  return text !== undefined && isPlainMap(map) && Object.hasOwn(map, text) ? map[text] : undefined;
}

/** A total order: undefined, none, bools, numbers, strings, lists, maps, iterators, objects. */
export function compare(left: Value, right: Value, budget: Budget = { left: mostParts }): number {
  if (typeof left === "string" && typeof right === "string") return compareText(left, right);
  spend(budget);
  const byKind = rank[kindOf(left)] - rank[kindOf(right)];
  if (byKind !== 0) return byKind;
  const text = textOf(left);
  if (text !== undefined) return compareText(text, textOf(right) ?? "");
  const number = numeric(left);
  if (number !== undefined) return compareNumbers(number, numeric(right) ?? 0);
  if (left === undefined || left === null || left === right) return 0;
  return compareObjects(left, right, budget);
}

function compareNumbers(left: number | bigint, right: number | bigint): number {
  if (left < right) return -1;
  if (left > right) return 1;
  return compareSpecial(left) - compareSpecial(right);
}

/** Puts -0.0 before 0.0 and NaN at the end. */
function compareSpecial(value: number | bigint): number {
  if (typeof value === "bigint" || isInteger(value)) return 0;
  if (Number.isNaN(value)) return 1;
  return Object.is(value, -0) ? -1 : 0;
}

function compareObjects(left: Value, right: Value, budget: Budget): number {
  if (kindOf(left) === "plain object") return compareText(toText(left), toText(right));
  if (kindOf(left) === "map") {
    return compareLists(entriesOf(left).flat(), entriesOf(right).flat(), budget);
  }
  return compareLists(objectItems(left) ?? [], objectItems(right) ?? [], budget);
}

function compareLists(left: readonly Value[], right: readonly Value[], budget: Budget): number {
  const end = Math.min(left.length, right.length);
  for (let i = 0; i < end; i++) {
    const order = compare(left[i], right[i], budget);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}
