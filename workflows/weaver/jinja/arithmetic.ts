import { invalid, type JinjaError } from "./error.ts";
import { toText } from "./display.ts";
import { hasRoom } from "./room.ts";
import { numeric } from "./order.ts";
import {
  float,
  integer,
  isFloat,
  isInteger,
  isList,
  isSized,
  Iterable,
  kindOf,
  objectItems,
  textOf,
  type Value,
} from "./value.ts";

const least = -(2n ** 127n);
const most = 2n ** 127n - 1n;

export type Operator = "+" | "-" | "*" | "/" | "//" | "%" | "**";

/** Longest text and list that an operator or a filter may make. */
export const longestText = 2 ** 24;
const longestList = 2 ** 20;

export function calculate(operator: Operator, left: Value, right: Value): Value {
  if (typeof left === "number" && typeof right === "number") {
    const quick = calculateSmall(operator, left, right);
    if (quick !== undefined) return quick;
  }
  if (operator === "+" && isSequence(left) && isSequence(right)) return chained(left, right);
  if (operator === "*") {
    const repeated = repeat(left, right);
    if (repeated !== undefined) return repeated;
  }
  if (operator === "+" && textOf(left) !== undefined && textOf(right) !== undefined) {
    return checkedText((textOf(left) ?? "") + (textOf(right) ?? ""));
  }
  return calculateNumbers(operator, left, right);
}

function calculateSmall(operator: Operator, left: number, right: number): Value {
  if (!isInteger(left) || !isInteger(right)) return undefined;
  let result: number | undefined;
  if (operator === "+") result = left + right;
  else if (operator === "-") result = left - right;
  else if (operator === "*") result = left * right;
  return result !== undefined && Number.isSafeInteger(result) ? result + 0 : undefined;
}

function isSequence(value: Value): boolean {
  return isList(value) || kindOf(value) === "sequence" || kindOf(value) === "iterator";
}

function chained(left: Value, right: Value): Value {
  const items = [...(objectItems(left) ?? []), ...(objectItems(right) ?? [])];
  checkCount(items.length);
  return new Iterable(items, isSized(left) && isSized(right));
}

/** A text of that length may be made. @throws JinjaError */
export function checkLength(length: number): void {
  if (length > longestText) throw invalid("text is too long");
  if (!hasRoom(2 * length)) throw invalid("not enough memory is left");
}

export function checkedText(text: string): string {
  checkLength(text.length);
  return text;
}

/** A list of that many items may be made. @throws JinjaError */
export function checkCount(count: number): void {
  if (count > longestList) throw invalid("list has too many elements");
  if (!hasRoom(16 * count)) throw invalid("not enough memory is left");
}

/** Repeats a text, but never beyond the limit. */
export function repeatText(text: string, times: number): string {
  checkLength(text.length * times);
  return text.repeat(times);
}

/** A whole number from 0 as MiniJinja converts it; undefined where it does not. */
export function asCount(value: Value): number | undefined {
  const number = numeric(value);
  if (number === undefined) return undefined;
  const count = Number(number);
  return Number.isInteger(count) && count >= 0 && count < 2 ** 64 ? count : undefined;
}

function repeat(left: Value, right: Value): Value {
  const text = textOf(left) ?? textOf(right);
  if (text !== undefined) {
    const count = asCount(textOf(left) === undefined ? left : right);
    if (count === undefined) throw invalid("strings can only be multiplied with integers");
    return repeatText(text, count);
  }
  const list = isObject(left) ? left : right;
  return isSequence(list) ? repeatList(list, list === left ? right : left) : undefined;
}

function isObject(value: Value): boolean {
  return isSequence(value) || kindOf(value) === "map" || kindOf(value) === "plain object";
}

function repeatList(list: Value, times: Value): Value {
  const items = objectItems(list) ?? [];
  const count = asCount(times);
  if (count === undefined) throw invalid("sequences and iterables can only be multiplied with integers");
  if (!isSized(list)) throw invalid("cannot repeat unsized iterables");
  checkCount(items.length * count);
  return new Iterable(Array.from({ length: items.length === 0 ? 0 : count }, () => items).flat(1));
}

function calculateNumbers(operator: Operator, left: Value, right: Value): Value {
  const a = numeric(left);
  const b = numeric(right);
  if (a === undefined || b === undefined) {
    throw invalid(`tried to use ${operator} operator on unsupported types ${kindOf(left)} and ${kindOf(right)}`);
  }
  if (operator === "/") return float(Number(a) / Number(b));
  if (isFloat(left) || isFloat(right)) return float(calculateFloats(operator, Number(a), Number(b)));
  const result = calculateIntegers(operator, BigInt(a), BigInt(b));
  if (result === undefined || result < least || result > most) throw failed(operator, left, right);
  return integer(result);
}

function failed(operator: Operator, left: Value, right: Value): JinjaError {
  return invalid(`unable to calculate ${toText(left)} ${operator} ${toText(right)}`);
}

function calculateFloats(operator: Exclude<Operator, "/">, a: number, b: number): number {
  switch (operator) {
    case "+":
      return a + b;
    case "-":
      return a - b;
    case "*":
      return a * b;
    case "%":
      return a % b;
    case "**":
      return a ** b;
    case "//": {
      const whole = Math.trunc(a / b);
      if (a % b >= 0 || Number.isNaN(a % b)) return whole;
      return b > 0 ? whole - 1 : whole + 1;
    }
  }
}

/** Integer arithmetic with Euclidean division; undefined where there is no result. */
function calculateIntegers(operator: Exclude<Operator, "/">, a: bigint, b: bigint): bigint | undefined {
  switch (operator) {
    case "+":
      return a + b;
    case "-":
      return a - b;
    case "*":
      return a * b;
    case "%":
      return b === 0n ? undefined : remainder(a, b);
    case "//":
      return b === 0n ? undefined : (a - remainder(a, b)) / b;
    case "**":
      return power(a, b);
  }
}

function remainder(a: bigint, b: bigint): bigint {
  const rest = a % b;
  if (rest >= 0n) return rest;
  return b < 0n ? rest - b : rest + b;
}

function power(a: bigint, b: bigint): bigint | undefined {
  if (b < 0n || b > 0xffffffffn) return undefined;
  if (a === 0n || a === 1n || a === -1n) return a === -1n && b % 2n === 0n ? 1n : b === 0n ? 1n : a;
  return b > 127n ? undefined : a ** b;
}

export function negate(value: Value): Value {
  if (kindOf(value) !== "number") throw invalid();
  if (isFloat(value)) return float(-Number(numeric(value)));
  const result = -BigInt(numeric(value) ?? 0);
  if (result > most) throw invalid("overflow");
  return integer(result);
}
