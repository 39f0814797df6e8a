import { repeatText } from "./arithmetic.ts";
import { fixed, scientific } from "./decimal.ts";
import { toText } from "./display.ts";
import { invalid, type JinjaError } from "./error.ts";
import { isInteger, isFloat, type Value } from "./value.ts";
import { toFloat } from "./arguments.ts";

export type FormatStyle = "printf" | "braces";
export type Conversion = "" | "b" | "d" | "o" | "x" | "X" | "e" | "E" | "f" | "F" | "g" | "G" | "c" | "s";
export type Align = "<" | ">" | "^";

/** How one field of a format is written. Widths count bytes of UTF-8, as MiniJinja does. */
export interface FormatSpec {
  readonly style: FormatStyle;
  readonly fill: string | undefined;
  readonly align: Align | undefined;
  readonly sign: "+" | " " | "";
  readonly alternate: boolean;
  readonly zeroPadded: boolean;
  readonly width: number | undefined;
  readonly grouping: "," | "_" | undefined;
  readonly precision: number | undefined;
  readonly conversion: Conversion;
  /** Offset of the field in the format. */
  readonly location: number;
}

const descriptions: Readonly<Record<Conversion, string>> = {
  "": "",
  b: "binary format ('b')",
  o: "octal format ('o')",
  x: "hex format ('x')",
  X: "hex format ('X')",
  d: "decimal format ('d')",
  e: "scientific notation ('e')",
  E: "scientific notation ('E')",
  f: "fixed-point notation ('f')",
  F: "fixed-point notation ('F')",
  g: "general format ('g')",
  G: "general format ('G')",
  c: "character format ('c')",
  s: "string format ('s')",
};

const radices: Readonly<Partial<Record<Conversion, number>>> = { b: 2, o: 8, x: 16, X: 16 };
const prefixes: Readonly<Partial<Record<Conversion, string>>> = { b: "0b", o: "0o", x: "0x", X: "0X" };

export function describe(conversion: Conversion): string {
  return descriptions[conversion];
}

export function formatValue(spec: FormatSpec, value: Value): string {
  if (typeof value === "boolean") return formatBool(spec, value);
  if (isInteger(value)) return formatInteger(spec, BigInt(value));
  return isFloat(value) ? formatFloat(spec, toFloat(value)) : formatText(spec, toText(value));
}

function mismatch(spec: FormatSpec, kind: string): JinjaError {
  return invalid(
    `invalid format spec at offset ${spec.location}; '${kind}' cannot be formatted in ${descriptions[spec.conversion]}`,
  );
}

function formatBool(spec: FormatSpec, value: boolean): string {
  const asNumber =
    spec.align !== undefined ||
    spec.sign === "+" ||
    spec.alternate ||
    spec.zeroPadded ||
    spec.width !== undefined ||
    spec.precision !== undefined;
  if (spec.conversion === "" && !asNumber) return String(value);
  if (spec.conversion !== "s") return formatInteger(spec, value ? 1n : 0n);
  if (spec.style === "braces") throw mismatch(spec, "bool");
  return pad(spec, String(value), ">");
}

function formatText(spec: FormatSpec, text: string): string {
  if (spec.conversion === "c" && spec.style === "printf") {
    if (Array.from(text).length !== 1) throw invalid(`${descriptions.c} requires integer or char`);
    return formatChar(spec, text);
  }
  if (spec.conversion !== "" && spec.conversion !== "s") throw mismatch(spec, "string");
  const bytes = Buffer.from(text);
  const isCut = spec.precision !== undefined && spec.precision < bytes.length;
  const cut = isCut
    ? bytes
        .subarray(0, spec.precision)
        .toString()
        .replace(/\ufffd+$/, "")
    : text;
  return pad(spec, cut, spec.style === "printf" ? ">" : "<");
}

function formatInteger(spec: FormatSpec, value: bigint): string {
  const size = value < 0n ? -value : value;
  const sign = value < 0n ? "-" : spec.conversion === "s" ? "" : spec.sign;
  const radix = radices[spec.conversion];
  if (radix !== undefined) return formatNumber(spec, groupBinary(spec, size.toString(radix)), sign);
  if (spec.conversion === "c") return formatCharCode(spec, value);
  if (spec.conversion === "s" && spec.style === "braces") throw mismatch(spec, "integer");
  return formatNumber(spec, integerDigits(spec, size), sign);
}

function integerDigits(spec: FormatSpec, size: bigint): string {
  const { conversion } = spec;
  if (conversion === "s") return String(size);
  if (conversion === "f" || conversion === "F") {
    const decimals = spec.precision ?? 6;
    return group(spec, withPoint(spec, decimals === 0 ? String(size) : `${size}.${repeatText("0", decimals)}`));
  }
  const isNotation = conversion === "e" || conversion === "E" || conversion === "g" || conversion === "G";
  return isNotation ? notation(spec, Number(size)) : group(spec, String(size));
}

function formatCharCode(spec: FormatSpec, value: bigint): string {
  const isCharacter = value >= 0n && value <= 0x10ffffn && (value < 0xd800n || value > 0xdfffn);
  if (!isCharacter) throw invalid(`${descriptions.c} arg not in range(0x110000)`);
  return formatChar(spec, String.fromCodePoint(Number(value)));
}

function formatFloat(spec: FormatSpec, value: number): string {
  const { conversion } = spec;
  if (radices[conversion] !== undefined || conversion === "d" || conversion === "c") throw mismatch(spec, "float");
  if (conversion === "s" && spec.style === "braces") throw mismatch(spec, "float");
  const isNegative = value < 0 || Object.is(value, -0);
  const sign = isNegative ? "-" : conversion === "s" && spec.sign === "+" ? "" : spec.sign;
  const upper = conversion === "E" || conversion === "F" || conversion === "G";
  if (Number.isNaN(value)) return formatNumber(spec, upper ? "NAN" : "nan", "");
  if (!Number.isFinite(value)) return formatNumber(spec, upper ? "INF" : "inf", sign);
  return formatNumber(spec, finiteDigits(spec, Math.abs(value)), sign);
}

function finiteDigits(spec: FormatSpec, size: number): string {
  const { conversion } = spec;
  if (conversion === "f" || conversion === "F") {
    return group(spec, withPoint(spec, fixed(size, checkDecimals(spec.precision ?? 6))));
  }
  if (conversion === "e" || conversion === "E") return notation(spec, size);
  if (size === 0) return "0";
  const digits = notation(spec, size);
  const isPlain = conversion === "" || conversion === "s";
  return isPlain && !/[.eE]/.test(digits) ? `${digits}.0` : digits;
}

/** A huge precision must not make a huge text. */
function checkDecimals(decimals: number): number {
  repeatText("0", decimals);
  return decimals;
}

/** Scientific or general notation of a size. */
function notation(spec: FormatSpec, size: number): string {
  const { conversion } = spec;
  const letter = conversion === "E" || conversion === "G" ? "E" : "e";
  if (conversion === "e" || conversion === "E") {
    const { mantissa, exponent } = scientific(size, checkDecimals(spec.precision ?? 6));
    return group(spec, withPoint(spec, mantissa)) + letter + exponentText(exponent);
  }
  const precision = checkDecimals(spec.precision === 0 ? 1 : (spec.precision ?? 6));
  const { mantissa, exponent } = scientific(size, precision - 1);
  if (exponent >= -4 && exponent < precision) {
    return group(spec, withoutZeros(spec, fixed(size, precision - 1 - exponent)));
  }
  return group(spec, withoutZeros(spec, mantissa)) + letter + exponentText(exponent);
}

function exponentText(exponent: number): string {
  return `${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;
}

function withPoint(spec: FormatSpec, number: string): string {
  return spec.precision === 0 && spec.alternate ? `${number}.` : number;
}

function withoutZeros(spec: FormatSpec, number: string): string {
  return spec.alternate || !number.includes(".") ? number : number.replace(/0+$/, "").replace(/\.$/, "");
}

function group(spec: FormatSpec, number: string): string {
  if (spec.grouping === undefined) return number;
  const [whole = "", ...fraction] = number.split(".");
  return [inGroups(whole, spec.grouping, 3), ...fraction].join(".");
}

function groupBinary(spec: FormatSpec, digits: string): string {
  const cased = spec.conversion === "X" ? digits.toUpperCase() : digits;
  if (spec.grouping === undefined) return cased;
  if (spec.grouping === "_") return inGroups(cased, "_", 4);
  throw invalid(
    `invalid format spec at offset ${spec.location}; ',' cannot be specified with ${descriptions[spec.conversion]}`,
  );
}

function inGroups(digits: string, separator: string, size: number): string {
  const head = digits.length % size;
  const groups = head > 0 ? [digits.slice(0, head)] : [];
  for (let at = head; at < digits.length; at += size) groups.push(digits.slice(at, at + size));
  return groups.join(separator);
}

function formatNumber(spec: FormatSpec, number: string, sign: string): string {
  const prefix = sign + (spec.alternate ? (prefixes[spec.conversion] ?? "") : "");
  if (!spec.zeroPadded) return pad(spec, prefix + number, ">");
  const missing = (spec.width ?? 0) - prefix.length - number.length;
  return prefix + (missing > 0 ? zeroPad(spec, number, missing) : number);
}

/** Zeros before the number, which are grouped like its digits; never a separator first. */
function zeroPad(spec: FormatSpec, number: string, missing: number): string {
  const zeros = repeatText("0", missing);
  if (spec.grouping === undefined) return zeros + number;
  const point = number.indexOf(".");
  const end = point >= 0 ? point : number.search(/[eE]|$/);
  const separator = number.slice(0, end).indexOf(spec.grouping);
  const first = separator >= 0 ? separator : end;
  const size = spec.grouping === "_" && radices[spec.conversion] !== undefined ? 4 : 3;
  const grouped = inGroups(zeros + number.slice(0, first), spec.grouping, size);
  const trimmed = grouped.slice(grouped.length - first - missing);
  return (trimmed.startsWith(spec.grouping) ? "0" : "") + trimmed + number.slice(first);
}

function formatChar(spec: FormatSpec, char: string): string {
  if (spec.style === "braces" && spec.align === undefined && spec.zeroPadded) {
    return repeatText("0", Math.max(0, (spec.width ?? 0) - 1)) + char;
  }
  return pad(spec, char, ">", 1);
}

function pad(spec: FormatSpec, text: string, defaultAlign: Align, size = Buffer.byteLength(text)): string {
  const missing = (spec.width ?? 0) - size;
  if (missing <= 0) return text;
  const fill = spec.fill ?? " ";
  const align = spec.align ?? defaultAlign;
  const left = align === "<" ? 0 : align === ">" ? missing : Math.floor(missing / 2);
  return repeatText(fill, left) + text + repeatText(fill, missing - left);
}
