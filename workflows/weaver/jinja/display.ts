import { Float, JinjaObject, SafeString, sortedKeys, type Value } from "./value.ts";

const deepest = 200;

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

/** A float as Rust's debug format and JSON write it: with an exponent below 1e-5 and from 1e16 on. */
export function shortFloat(value: number): string {
  const size = Math.abs(value);
  if (!Number.isFinite(value) || size === 0 || (size >= 1e-5 && size < 1e16)) return floatText(value);
  return value.toExponential().replace("e+", "e");
}

/** The text of a value inside a list or map: quoted strings, `none`, `undefined`. */
export function debugText(value: Value): string {
  return write(value, undefined, 0);
}

/** The same over several indented lines, as `pprint` prints it. */
export function prettyText(value: Value): string {
  return write(value, "", 0);
}

function write(value: Value, indent: string | undefined, depth: number): string {
  if (depth > deepest) return "...";
  if (typeof value === "string") return quote(value);
  if (value === undefined) return "undefined";
  if (value instanceof SafeString) return quote(value.value);
  if (value instanceof Float) return shortFloat(value.value);
  if (typeof value === "number") return Number.isSafeInteger(value) ? toText(value) : shortFloat(value);
  if (value === null || typeof value !== "object") return toText(value);
  if (value instanceof JinjaObject) return writeObject(value, indent, depth);
  if (Array.isArray(value)) return writeList(value as readonly Value[], indent, depth);
  const map = value as { readonly [key: string]: Value };
  return writeMap(
    sortedKeys(map).map((key) => [key, map[key]]),
    indent,
    depth,
  );
}

function writeObject(value: JinjaObject, indent: string | undefined, depth: number): string {
  const own = value.render();
  if (own !== undefined) return own;
  const items = value.items() ?? [];
  if (value.shape !== "map") return writeList(items, indent, depth);
  return writeMap(
    items.map((key) => [key, value.get(key)]),
    indent,
    depth,
  );
}

function writeList(items: readonly Value[], indent: string | undefined, depth: number): string {
  const inner = indent === undefined ? undefined : `${indent}    `;
  return wrap(
    "[]",
    items.map((item) => write(item, inner, depth + 1)),
    indent,
  );
}

function writeMap(entries: readonly (readonly [Value, Value])[], indent: string | undefined, depth: number): string {
  const inner = indent === undefined ? undefined : `${indent}    `;
  return wrap(
    "{}",
    entries.map(([key, item]) => `${write(key, inner, depth + 1)}: ${write(item, inner, depth + 1)}`),
    indent,
  );
}

function wrap(brackets: string, parts: readonly string[], indent: string | undefined): string {
  const [open = "", close = ""] = brackets;
  if (indent === undefined || parts.length === 0) return `${open}${parts.join(", ")}${close}`;
  return `${open}\n${parts.map((part) => `${indent}    ${part},\n`).join("")}${indent}${close}`;
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
