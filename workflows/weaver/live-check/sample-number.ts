import { rawJson } from "../print/raw-json.ts";

/** A JSON number that JavaScript would not write back as it was: `3.0`, `1e300`, or an integer beyond 2^53. */
export class SampleNumber {
  readonly text: string;
  readonly value: number;
  readonly integral: boolean;

  constructor(text: string) {
    this.integral = /^-?[1-9][0-9]*$/.test(text) && fitsWord(BigInt(text));
    this.value = Number(text);
    this.text = this.integral ? text : floatText(this.value);
  }

  toJSON(): unknown {
    return rawJson(this.text);
  }
}

const largest = 2n ** 64n - 1n;
const smallest = -(2n ** 63n);

function fitsWord(value: bigint): boolean {
  return value >= smallest && value <= largest;
}

/** A float as serde_json writes it: always with a point or an exponent. */
function floatText(value: number): string {
  if (!Number.isFinite(value)) return "null";
  if (Object.is(value, -0)) return "-0.0";
  const size = Math.abs(value);
  if (size >= 1e16 || (size > 0 && size < 1e-5)) return value.toExponential();
  return Number.isInteger(value) ? `${value}.0` : String(value);
}

/** A float, as a `SampleNumber` where JavaScript would write it without a point or in full. */
export function floatOf(value: number): number | SampleNumber {
  const text = floatText(value);
  return text === String(value) && !Number.isInteger(value) ? value : new SampleNumber(text);
}

type Reviver = (key: string, value: unknown, context: { readonly source?: string }) => unknown;

/** Text in which a number may stand that `JSON.parse` would change; also true of some text in strings, which costs time only. */
const lossy = /[0-9](?:\.[0-9]*0(?![0-9])|[eE])|[0-9]{16}|-0(?![.0-9])|0\.00000/;

/**
 * Parses JSON and keeps floats apart from integers, as `SampleNumber` where a plain number would not.
 * @throws SyntaxError where the text is not JSON
 */
export function parseSampleJson(text: string): unknown {
  if (isTooDeep(text)) throw new SyntaxError(`recursion limit of ${deepest} exceeded`);
  if (!lossy.test(text)) return JSON.parse(text);
  const reviver: Reviver = (_, value, { source }) => {
    if (typeof value !== "number" || source === undefined) return value;
    return /^-?[0-9]+$/.test(source) ? wholeOf(source, value) : floatOf(value);
  };
  return JSON.parse(text, reviver as Parameters<typeof JSON.parse>[1]);
}

function wholeOf(source: string, value: number): number | SampleNumber {
  return String(value) === source ? value : new SampleNumber(source);
}

/** An integer of 64 bits, as a `SampleNumber` where JavaScript's numbers do not hold it. */
export function integerOf(value: bigint): number | SampleNumber {
  return wholeOf(String(value), Number(value));
}

const deepest = 128;

function isTooDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '"') at = endOfString(text, at);
    else if (character === "[" || character === "{") depth++;
    else if (character === "]" || character === "}") depth--;
    if (depth > deepest) return true;
  }
  return false;
}

/** Where the string that begins here ends; a loop, as a pattern takes quadratic time on what never ends. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
  return at;
}
