import { invalid } from "./error.ts";
import { joined } from "./text.ts";
import { Float, JinjaObject, SafeString, sortedKeys, type Value } from "./value.ts";

const deepest = 200;
/** Values that one text may show, 16 characters counting as one: lists that hold each other twice grow without end. */
const mostValues = 2 ** 22;

/** The text of a value as `{{ value }}` prints it. */
export function toText(value: Value): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") {
    return Number.isSafeInteger(value) && !Object.is(value, -0) ? String(value) : floatText(value);
  }
  if (value === undefined) return "";
  if (value === null) return "none";
  return typeof value === "object" ? objectText(value) : String(value);
}

function objectText(value: Value & object): string {
  if (value instanceof SafeString) return value.value;
  if (value instanceof Float) return floatText(value.value);
  return debugText(value);
}

/** A float in full, without an exponent and always with a point. */
function floatText(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value < 0 ? "-inf" : "inf";
  const digits = plainDigits(value);
  return digits.includes(".") ? digits : `${digits}.0`;
}

/** Shortest decimal form of a finite number, without an exponent. */
export function plainDigits(value: number): string {
  const text = Object.is(value, -0) ? "-0" : String(value);
  const match = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (!match) return text;
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = match;
  const point = whole.length + Number(exponent);
  const digits = whole + fraction;
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
  if (point >= digits.length) return sign + digits + "0".repeat(point - digits.length);
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** A float as JSON has it: with an exponent below 1e-5 and from 1e16 on. */
export function shortFloat(value: number): string {
  return withExponent(value, 1e-5);
}

/** A float in Rust's debug format: with an exponent below 1e-4 and from 1e16 on. */
export function debugFloat(value: number): string {
  return withExponent(value, 1e-4);
}

function withExponent(value: number, below: number): string {
  const size = Math.abs(value);
  if (!Number.isFinite(value) || size === 0 || (size >= below && size < 1e16)) return floatText(value);
  return value.toExponential().replace("e+", "e");
}

/** The text of a value inside a list or map: quoted strings, `none`, `undefined`. */
export function debugText(value: Value): string {
  return write(value, { indent: undefined, depth: 0, budget: { left: mostValues } });
}

/** The same over several indented lines, as `pprint` prints it. */
export function prettyText(value: Value): string {
  return write(value, { indent: "", depth: 0, budget: { left: mostValues } });
}

interface Place {
  /** Indentation of the line, undefined for text on one line. */
  readonly indent: string | undefined;
  readonly depth: number;
  readonly budget: { left: number };
}

function write(value: Value, place: Place): string {
  if (place.depth > deepest) return "...";
  place.budget.left -= 1 + (place.indent?.length ?? 0) + (typeof value === "string" ? value.length >> 4 : 0);
  if (place.budget.left < 0) throw invalid("value is too large to print");
  if (typeof value === "string") return quote(value);
  if (value === undefined) return "undefined";
  if (value instanceof SafeString) return quote(value.value);
  if (value instanceof Float) return debugFloat(value.value);
  if (typeof value === "number") return Number.isSafeInteger(value) ? toText(value) : debugFloat(value);
  if (value === null || typeof value !== "object") return toText(value);
  if (value instanceof JinjaObject) return writeObject(value, place);
  if (Array.isArray(value)) return writeList(value as readonly Value[], place);
  const map = value as { readonly [key: string]: Value };
  return writeMap(
    sortedKeys(map).map((key) => [key, map[key]]),
    place,
  );
}

function within({ indent, depth, budget }: Place): Place {
  return { indent: indent === undefined ? undefined : `${indent}    `, depth: depth + 1, budget };
}

function writeObject(value: JinjaObject, place: Place): string {
  const own = value.render();
  if (own !== undefined) return own;
  const items = value.items() ?? [];
  if (value.shape !== "map") return writeList(items, place);
  return writeMap(
    items.map((key) => [key, value.get(key)]),
    place,
  );
}

function writeList(items: readonly Value[], place: Place): string {
  const inner = within(place);
  return wrap(
    "[]",
    items.map((item) => write(item, inner)),
    place.indent,
  );
}

function writeMap(entries: readonly (readonly [Value, Value])[], place: Place): string {
  const inner = within(place);
  return wrap(
    "{}",
    entries.map(([key, item]) => `${write(key, inner)}: ${write(item, inner)}`),
    place.indent,
  );
}

function wrap(brackets: string, parts: readonly string[], indent: string | undefined): string {
  const [open = "", close = ""] = brackets;
  if (indent === undefined || parts.length === 0) return `${open}${joined(parts, ", ")}${close}`;
  return `${open}\n${joined(
    parts.map((part) => `${indent}    ${part},\n`),
    "",
  )}${indent}${close}`;
}

const special: Readonly<Record<string, string>> = {
  "\0": "\\0",
  "\t": "\\t",
  "\n": "\\n",
  "\r": "\\r",
  '"': '\\"',
  "\\": "\\\\",
};
const unprintable = /["\\]|(?! )[\p{C}\p{Z}]|\p{Grapheme_Extend}/gu;

const harmless = /^[ !#-[\]-~]*$/;

/** A quoted string with Rust's escapes. */
export function quote(text: string): string {
  if (harmless.test(text)) return `"${text}"`;
  return `"${text.replace(unprintable, (char) => special[char] ?? `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`)}"`;
}
