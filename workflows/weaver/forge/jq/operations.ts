import type { MathOperator } from "./syntax.ts";
import type { Meter, Result } from "./outcome.ts";
import { cannotCalculate, cannotIndex, cannotUse } from "./outcome.ts";
import type { JqNumber, JqObject, JqValue } from "./value.ts";
import { checkInteger, checkItems, MAX_ITEMS, checkKeys, checkText } from "./sizes.ts";
import { charCount, chars } from "../../jinja/text.ts";
import { Float } from "../../jinja/value.ts";
import {
  Decimal,
  equals,
  field,
  float,
  integer,
  isArray,
  isInteger,
  isNumber,
  isObject,
  objectOf,
  toFloat,
  UNPRINTABLE,
} from "./value.ts";

function whole(operator: MathOperator, left: bigint, right: bigint): number | bigint {
  switch (operator) {
    case "+":
      return integer(checkInteger(left + right));
    case "-":
      return integer(checkInteger(left - right));
    case "*":
      return integer(checkInteger(left * right));
    case "%":
      return integer(left % right);
    case "/":
      return integer(left / right);
  }
}

function numbers(operator: MathOperator, left: JqNumber, right: JqNumber): JqValue {
  if (operator !== "/" && isInteger(left) && isInteger(right)) {
    if (typeof left === "number" && typeof right === "number") {
      const quick = small(operator, left, right);
      if (Number.isSafeInteger(quick)) return quick + 0;
    }
    return whole(operator, BigInt(left), BigInt(right));
  }
  return float(small(operator, toFloat(left), toFloat(right)));
}

function small(operator: MathOperator, left: number, right: number): number {
  switch (operator) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "/":
      return left / right;
    case "%":
      return left % right;
  }
}

function merge(left: JqObject, right: JqObject, meter?: Meter): JqObject {
  const merged = new Map(Object.entries(left));
  meter?.spend(1 + merged.size);
  for (const [key, value] of Object.entries(right)) {
    const before = merged.get(key);
    merged.set(key, isObject(value) && before !== undefined && isObject(before) ? merge(before, value, meter) : value);
  }
  const result = objectOf(merged);
  return UNPRINTABLE in left || UNPRINTABLE in right ? ({ ...result, [UNPRINTABLE]: true } as JqObject) : result;
}

export function splitText(text: string, separator: string): string[] {
  if (text === "") return [];
  checkItems(separator === "" ? text.length : 0);
  if (separator === "") return chars(text);
  const parts = text.split(separator, MAX_ITEMS + 1);
  checkItems(parts.length);
  return parts;
}

function repeatText(text: string, times: JqNumber, meter?: Meter): Result {
  const count = toFloat(times);
  if (count <= 0) return null;
  checkText(text.length * count);
  meter?.spend((text.length * count) >> 8);
  return text.repeat(count);
}

function others(operator: MathOperator, left: JqValue, right: JqValue, meter?: Meter): Result | undefined {
  if (typeof left === "string" && typeof right === "string") {
    if (operator === "+") {
      checkText(left.length + right.length);
      meter?.spend((left.length + right.length) >> 8);
      return left + right;
    }
    meter?.spend(left.length >> 4);
    return operator === "/" ? splitText(left, right) : undefined;
  }
  if (isArray(left) && isArray(right)) {
    if (operator === "+") {
      checkItems(left.length + right.length);
      meter?.spend(1 + ((left.length + right.length) >> 4));
      return [...left, ...right];
    }
    return operator === "-" ? without(left, right, meter) : undefined;
  }
  if (isObject(left) && isObject(right)) {
    if (operator === "+") {
      const count = Object.keys(left).length + Object.keys(right).length;
      checkKeys(count);
      meter?.spend(1 + count);
      return { ...left, ...right };
    }
    return operator === "*" ? merge(left, right, meter) : undefined;
  }
  if (operator !== "*") return undefined;
  if (typeof left === "string" && isInteger(right)) return repeatText(left, right, meter);
  return typeof right === "string" && isInteger(left) ? repeatText(right, left, meter) : undefined;
}

function without(left: readonly JqValue[], right: readonly JqValue[], meter?: Meter): readonly JqValue[] {
  return left.filter((item) => {
    meter?.spend(1 + (right.length >> 2));
    return !right.some((gone) => equals(item, gone, meter));
  });
}

/** `left operator right` as jq calculates with numbers, texts, arrays and objects. */
export function calculate(operator: MathOperator, left: JqValue, right: JqValue, meter?: Meter): Result {
  if (operator === "+") {
    if (left === null) return right;
    if (right === null) return left;
  }
  if (isNumber(left) && isNumber(right)) {
    const isRest = operator === "%" && isInteger(left) && isInteger(right) && Number(right) === 0;
    return isRest ? cannotCalculate(left, operator, right) : numbers(operator, left, right);
  }
  const result = others(operator, left, right, meter);
  return result === undefined ? cannotCalculate(left, operator, right) : result;
}

export function negate(value: JqValue): Result {
  if (!isNumber(value)) return cannotUse(value, "number");
  if (typeof value === "bigint") return integer(-value);
  if (!(value instanceof Float)) return Number.isInteger(value) ? 0 - value : -value;
  if (!(value instanceof Decimal)) return new Float(-value.value);
  return new Decimal(-value.value, value.text.startsWith("-") ? value.text.slice(1) : `-${value.text}`);
}

/** Position in a list of a whole number that may count from the end. */
export function position(index: number | bigint, length: number): number {
  const number = Number(index);
  return number < 0 ? length + number : number;
}

/** Whether a whole number fits into 64 bits. */
function isIndex(value: number | bigint): boolean {
  return BigInt.asIntN(64, BigInt(value)) === BigInt(value);
}

function bound(value: JqValue | undefined, length: number, otherwise: number): number | undefined {
  if (value === undefined || value === null) return otherwise;
  if (!isInteger(value) || !isIndex(value)) return undefined;
  return Math.min(Math.max(position(value, length), 0), length);
}

/** First and last position of `.[from:upto]`, or the bound that is no integer. */
export function bounds(
  length: number,
  from: JqValue | undefined,
  upto: JqValue | undefined,
): { from: number; upto: number } | { wrong: JqValue } {
  const start = bound(from, length, 0);
  if (start === undefined) return { wrong: from ?? null };
  const end = bound(upto, length, length);
  if (end === undefined) return { wrong: upto ?? null };
  return { from: start, upto: Math.max(start, end) };
}

/** The text of a list of characters. */
export function textFrom(list: readonly JqValue[]): string {
  return list.filter((char) => typeof char === "string").join("");
}

/** `.[from:upto]`. */
export function slice(value: JqValue, from: JqValue | undefined, upto: JqValue | undefined): Result {
  const list = typeof value === "string" ? lettersOf(value) : value;
  if (!isArray(list)) return cannotUse(value, "rangeable (array or string)");
  const range = bounds(list.length, from, upto);
  if ("wrong" in range) return cannotUse(range.wrong, "integer");
  const part = list.slice(range.from, range.upto);
  return typeof value === "string" ? textFrom(part) : part;
}

/** The characters of a text that is not too long for a list of them. */
export function lettersOf(text: string): string[] {
  checkItems(text.length);
  return chars(text);
}

function positionsOf(list: readonly JqValue[], part: readonly JqValue[], meter: Meter): JqValue[] {
  if (part.length === 0) return [];
  const found: JqValue[] = [];
  for (let at = 0; at + part.length <= list.length; at++) {
    const isHere = part.every((item, i) => {
      meter.spend();
      return equals(item, list[at + i] ?? null, meter);
    });
    if (isHere) found.push(at);
  }
  return found;
}

/** `.[index]`, undefined where there is nothing. */
export function find(value: JqValue, index: JqValue, meter: Meter): Result | undefined {
  if (value === null) return undefined;
  if (isObject(value)) return typeof index === "string" ? field(value, index) : undefined;
  if (isArray(value)) {
    if (isInteger(index)) return value[position(index, value.length)];
    if (isArray(index)) return positionsOf(value, index, meter);
  }
  if (isObject(index) && (isArray(value) || typeof value === "string")) {
    return slice(value, field(index, "start"), field(index, "end"));
  }
  return cannotIndex(value, index);
}

/** Positions of a text in another one, which may overlap, in characters. */
function textPositions(text: string, part: string, meter: Meter): JqValue[] {
  if (part === "") return [];
  checkItems(text.length);
  const found: JqValue[] = [];
  let counted = 0;
  let count = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    meter.spend(1 + (part.length >> 4));
    if (isLowSurrogate(text.charCodeAt(at)) && isLowSurrogate(part.charCodeAt(0))) continue;
    count += charCount(text.slice(counted, at));
    counted = at;
    found.push(count);
  }
  return found;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** `indices(part)`. */
export function indicesOf(value: JqValue, part: JqValue, meter: Meter): Result {
  if (typeof value === "string" && typeof part === "string") {
    return textPositions(value, part, meter);
  }
  if (!isArray(value)) return cannotIndex(value, part);
  if (isArray(part)) return positionsOf(value, part, meter);
  return value.flatMap((item, at) => (equals(item, part, meter) ? [at] : []));
}

/** Whether `part` is contained in `value`: texts within texts, items within items, fields within fields. */
export function contains(value: JqValue, part: JqValue, meter: Meter): boolean {
  meter.spend();
  if (typeof value === "string" && typeof part === "string") return value.includes(part);
  if (isArray(value) && isArray(part))
    return part.every((wanted) => value.some((item) => contains(item, wanted, meter)));
  if (isObject(value) && isObject(part)) {
    return Object.entries(part).every(([key, wanted]) => {
      const item = field(value, key);
      return item !== undefined && contains(item, wanted, meter);
    });
  }
  return equals(value, part, meter);
}
