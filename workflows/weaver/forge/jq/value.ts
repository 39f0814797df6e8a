import { compareText } from "../../jinja/text.ts";
import { checkKeys, checkText } from "./sizes.ts";
import type { Meter } from "./outcome.ts";
import { Float } from "../../jinja/value.ts";

/** A float whose source text is kept as it was written, such as `1.10`. */
export class Decimal extends Float {
  readonly text: string;

  constructor(value: number, text: string) {
    super(value);
    this.text = text;
  }
}

export interface JqObject {
  readonly [key: string]: JqValue;
}

/**
 * A value of the jq language, in the form of the template engine: whole numbers are integers (bigint beyond 2^53), a `Float` is
 * a float that is whole or not finite. Objects have own keys only.
 */
export type JqValue = null | boolean | number | bigint | Float | string | readonly JqValue[] | JqObject;

export type JqNumber = number | bigint | Float;

export function isNumber(value: JqValue): value is JqNumber {
  return typeof value === "number" || typeof value === "bigint" || value instanceof Float;
}

export function isInteger(value: JqValue): value is number | bigint {
  return typeof value === "bigint" || (typeof value === "number" && Number.isInteger(value));
}

export function isArray(value: JqValue): value is readonly JqValue[] {
  return Array.isArray(value);
}

export function isObject(value: JqValue): value is JqObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Float);
}

/** Marks an object with a key that is no text: Weaver cannot print it. */
export const UNPRINTABLE = Symbol("unprintable");

/** The value under an own key. */
export function field(object: JqObject, key: string): JqValue | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** An object from its entries; no key, not even `__proto__`, is special. */
export function objectOf(entries: Iterable<readonly [string, JqValue]>): JqObject {
  const object: Record<string, JqValue> = Object.create(null);
  let count = 0;
  for (const [key, value] of entries) {
    object[key] = value;
    checkKeys(++count);
  }
  return object;
}

export function isTrue(value: JqValue): boolean {
  return value !== null && value !== false;
}

export function float(value: number): JqValue {
  return Number.isInteger(value) || !Number.isFinite(value) ? new Float(value) : value;
}

export function integer(value: bigint): number | bigint {
  return value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value;
}

export function toFloat(value: JqNumber): number {
  return value instanceof Float ? value.value : Number(value);
}

function rank(value: JqValue): number {
  if (value === null) return 0;
  if (typeof value === "boolean") return 1;
  if (typeof value === "string") return 3;
  if (isArray(value)) return 4;
  return isObject(value) ? 5 : 2;
}

function compareFloats(a: number, b: number): number {
  // Not a number sorts below everything, itself included.
  if (Number.isNaN(a)) return -1;
  if (Number.isNaN(b)) return 1;
  return a < b ? -1 : Number(a > b);
}

function compareNumbers(a: JqNumber, b: JqNumber): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (isInteger(a) && isInteger(b)) return a < b ? -1 : Number(a > b);
  return compareFloats(toFloat(a), toFloat(b));
}

export function compareLists(a: readonly JqValue[], b: readonly JqValue[], meter?: Meter): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    meter?.spend();
    const order = compare(a[i] ?? null, b[i] ?? null, meter);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function compareObjects(a: JqObject, b: JqObject, meter?: Meter): number {
  const keysA = Object.keys(a).toSorted(compareText);
  const keysB = Object.keys(b).toSorted(compareText);
  meter?.spend(keysA.length);
  const order = compareLists(keysA, keysB);
  if (order !== 0) return order;
  return compareLists(
    keysA.map((key) => a[key] ?? null),
    keysB.map((key) => b[key] ?? null),
    meter,
  );
}

/**
 * The total order of jq: null, booleans, numbers, strings, arrays, objects.
 * @param meter pays for each item: lists that hold each other twice grow without end
 */
export function compare(a: JqValue, b: JqValue, meter?: Meter): number {
  if (typeof a === "string" && typeof b === "string") return compareText(a, b);
  const order = rank(a) - rank(b);
  if (order !== 0) return order;
  if (isArray(a) && isArray(b)) return compareLists(a, b, meter);
  if (isObject(a) && isObject(b)) return compareObjects(a, b, meter);
  if (isNumber(a) && isNumber(b)) return compareNumbers(a, b);
  return Number(a) - Number(b);
}

export function equals(a: JqValue, b: JqValue, meter?: Meter): boolean {
  if (typeof a === "string" || typeof b === "string") return a === b;
  return (a === b && !(a instanceof Float)) || compare(a, b, meter) === 0;
}

/** The shortest decimal text of a float, with `.0` where it is whole and an exponent beyond 16 digits. */
export function floatText(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "Infinity" : "-Infinity";
  if (value === 0) return Object.is(value, -0) ? "-0.0" : "0.0";
  const sign = value < 0 ? "-" : "";
  const [mantissa = "", exponentText = "0"] = Math.abs(value).toExponential().split("e");
  const digits = mantissa.replace(".", "");
  const point = Number(exponentText) + 1;
  if (point > 16 || point <= -5) {
    const fraction = digits.length > 1 ? `.${digits.slice(1)}` : "";
    return `${sign}${digits[0]}${fraction}e${point - 1}`;
  }
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
  if (point >= digits.length) return `${sign}${digits}${"0".repeat(point - digits.length)}.0`;
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

function numberText(value: JqNumber): string {
  if (value instanceof Decimal) return value.text;
  if (value instanceof Float) return floatText(value.value);
  return isInteger(value) ? String(value) : floatText(value);
}

function textOfString(text: string): string {
  return JSON.stringify(text).replaceAll("\u007f", "\\u007f");
}

/** Compact JSON with keys in their order; not a number and infinities print as `NaN` and `Infinity`. */
export function toJson(value: JqValue): string {
  if (typeof value !== "object" || value === null) return simpleJson(value);
  const out = new Writer();
  writeJson(value, out);
  return out.text();
}

function simpleJson(value: Exclude<JqValue, object> | Float): string {
  if (typeof value === "string") return textOfString(value);
  return value === null || typeof value === "boolean" ? String(value) : numberText(value);
}

/** Collects pieces of a text, few of them at a time: a text of many small pieces takes much memory. */
class Writer {
  #done = "";
  #pieces: string[] = [];
  #length = 0;

  add(piece: string): void {
    this.#pieces.push(piece);
    this.#length += piece.length;
    if (this.#pieces.length >= 4_096) this.#flush();
  }

  #flush(): void {
    checkText(this.#length);
    this.#done += this.#pieces.join("");
    this.#pieces = [];
  }

  text(): string {
    this.#flush();
    return this.#done;
  }
}

function writeJson(value: JqValue, out: Writer): void {
  if (isArray(value)) writeItems(value, out);
  else if (isObject(value)) writeFields(value, out);
  else out.add(simpleJson(value));
}

function writeItems(items: readonly JqValue[], out: Writer): void {
  let before = "[";
  for (const item of items) {
    out.add(before);
    writeJson(item, out);
    before = ",";
  }
  out.add(before === "[" ? "[]" : "]");
}

function writeFields(object: JqObject, out: Writer): void {
  let before = "{";
  for (const key of Object.keys(object)) {
    out.add(`${before}${textOfString(key)}:`);
    writeJson(object[key] ?? null, out);
    before = ",";
  }
  out.add(before === "{" ? "{}" : "}");
}
