import { invalid } from "../../jinja/error.ts";
import { toText } from "../../jinja/display.ts";
import type { Value } from "../../jinja/value.ts";
import {
  Float,
  isFloat,
  isPlainMap,
  JinjaObject,
  kindOf,
  objectItems,
  SafeString,
  sortedKeys,
  textOf,
} from "../../jinja/value.ts";
import { floatText } from "../jq/value.ts";
import { cut } from "../../jinja/text.ts";
import { joined } from "./sizes.ts";
import { getItem } from "../../jinja/access.ts";

const MAX_DEPTH = 200;
/** What a YAML reader would not take for text. */
const NOT_TEXT =
  /^(?:|~|null|Null|NULL|true|True|TRUE|false|False|FALSE|[-+]?(?:[0-9]+|0x[0-9a-fA-F]+|0o[0-7]+|0b[01]+)|[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
const NEEDS_QUOTES = /^(?:[-?:](?:[ \t]|$)|[,[\]{}#&*!|>'"%@`]|---|\.\.\.| )|: |:$| #| $/;
const CONTROL = /[\p{Cc}\u2028\u2029\ufeff]/u;

function doubleQuoted(text: string): string {
  const escapes: Readonly<Record<string, string>> = {
    "\0": "\\0",
    "\x07": "\\a",
    "\b": "\\b",
    "\t": "\\t",
    "\n": "\\n",
    "\v": "\\v",
    "\f": "\\f",
    "\r": "\\r",
    "\x1b": "\\e",
    '"': '\\"',
    "\\": "\\\\",
    "\x85": "\\N",
    "\xa0": "\\_",
    "\u2028": "\\L",
    "\u2029": "\\P",
  };
  const escaped = text.replaceAll(/["\\\p{Cc}\xa0\u2028\u2029\ufeff]/gu, (char) => {
    const code = char.charCodeAt(0);
    return (
      escapes[char] ??
      (code > 0xff ? `\\u${code.toString(16).toUpperCase()}` : `\\x${code.toString(16).toUpperCase().padStart(2, "0")}`)
    );
  });
  return `"${escaped}"`;
}

function singleQuoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function literal(text: string, indent: string): string {
  const body = text.replace(/\n+$/, "");
  const ends = text.length - body.length;
  const chomping = ends === 0 ? "-" : ends === 1 && body !== "" ? "" : "+";
  const hint = /^[ \n]/.test(text) ? "2" : "";
  const lines = [...cut(body, "\n"), ...Array.from({ length: Math.max(ends - 1, 0) }, () => "")];
  return `|${hint}${chomping}\n${lines.map((line) => (line === "" ? "" : indent + line)).join("\n")}`;
}

/** A string as YAML writes it: plain where that is safe; lines after the first are indented. */
export function yamlScalar(text: string, indent: string): string {
  if (CONTROL.test(text.replaceAll("\n", ""))) return doubleQuoted(text);
  if (text.includes("\n")) return text.includes(" \n") ? doubleQuoted(text) : literal(text, indent);
  if (NOT_TEXT.test(text)) return singleQuoted(text);
  return NEEDS_QUOTES.test(text) ? singleQuoted(text) : text;
}

function write(value: Value, indent: string, depth: number): string {
  if (depth > MAX_DEPTH) throw invalid("recursion limit exceeded");
  const text = textOf(value);
  if (text !== undefined) return yamlScalar(text, depth === 0 ? "  " : indent);
  const kind = kindOf(value);
  if (kind === "undefined" || kind === "none") return "null";
  if (kind === "map") return mapping(value, indent, depth);
  if (kind === "sequence" || kind === "iterator") return sequence(objectItems(value) ?? [], indent, depth);
  if (!isFloat(value)) return toText(value);
  const number = value instanceof Float ? value.value : value;
  if (Number.isFinite(number)) return floatText(number);
  return Number.isNaN(number) ? ".nan" : number > 0 ? ".inf" : "-.inf";
}

function isBlock(value: Value): boolean {
  const kind = kindOf(value);
  const size = value instanceof SafeString ? 0 : (objectItems(value)?.length ?? 0);
  return (kind === "map" || kind === "sequence" || kind === "iterator") && size > 0;
}

function mapping(value: Value, indent: string, depth: number): string {
  const keys: readonly Value[] = isPlainMap(value)
    ? sortedKeys(value)
    : value instanceof JinjaObject
      ? (value.items() ?? [])
      : [];
  if (keys.length === 0) return "{}";
  const lines = keys.map((key) => {
    const item = getItem(value, key);
    const name = yamlScalar(textOf(key) ?? toText(key), indent);
    if (!isBlock(item)) return `${name}: ${write(item, `${indent}  `, depth + 1)}`;
    const inner = kindOf(item) === "map" ? `${indent}  ` : indent;
    return `${name}:\n${inner}${write(item, inner, depth + 1)}`;
  });
  return joined(lines, `\n${indent}`);
}

function sequence(items: readonly Value[], indent: string, depth: number): string {
  if (items.length === 0) return "[]";
  const lines = items.map((item) => `- ${write(item, `${indent}  `, depth + 1)}`);
  return joined(lines, `\n${indent}`);
}

/** YAML as Weaver's library writes it: sorted keys, texts plain where that is safe. */
export function toYaml(value: Value): string {
  return `${write(value, "", 0)}\n`;
}
