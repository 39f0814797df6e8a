import { charCount, chars } from "../../jinja/text.ts";
import { compileRegex, matchesOf, RegexError } from "../rust-regex.ts";
import type { Result } from "./outcome.ts";
import { cannotUse, failure, JqFailure } from "./outcome.ts";
import { lettersOf, splitText } from "./operations.ts";
import { append } from "./sizes.ts";
import type { JqObject, JqValue } from "./value.ts";
import { isArray, isInteger, isObject, objectOf, toJson } from "./value.ts";

export type Native = (input: JqValue, ...parameters: JqValue[]) => Result;

const WHITE_START = /^[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;
const WHITE_END = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+$/;

function onText(change: (text: string) => Result): Native {
  return (input) => (typeof input === "string" ? change(input) : cannotUse(input, "string"));
}

function onTexts(combine: (text: string, other: string) => Result): Native {
  return (input, other = null) => {
    if (typeof input !== "string") return cannotUse(input, "string");
    return typeof other === "string" ? combine(input, other) : cannotUse(other, "string");
  };
}

function implode(input: JqValue): Result {
  if (!isArray(input)) return cannotUse(input, "array");
  let text = "";
  for (const code of input) {
    if (!isInteger(code)) return cannotUse(code, "integer");
    const point = Number(code);
    if (point < 0 || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) {
      return failure(`cannot use ${point} as character`);
    }
    text += String.fromCodePoint(point);
  }
  return text;
}

interface Flags {
  readonly global: boolean;
  readonly ignoreEmpty: boolean;
  readonly regex: RegExp;
}

function flagsOf(pattern: JqValue, letters: JqValue): Flags | JqFailure {
  if (typeof letters !== "string") return cannotUse(letters, "string");
  const unknown = chars(letters).find((letter) => !"gnimslxp".includes(letter));
  if (unknown !== undefined) return failure(`invalid regex flag: ${unknown}`);
  if (typeof pattern !== "string") return cannotUse(pattern, "string");
  const has = (letter: string): boolean => letters.includes(letter);
  try {
    const regex = compileRegex(pattern, {
      ignoreCase: has("i"),
      multiLine: has("m") || has("p"),
      dotAll: has("s") || has("p"),
      swapGreed: has("l"),
      extended: has("x"),
    });
    return { global: has("g"), ignoreEmpty: has("n"), regex };
  } catch (error) {
    return failure(`invalid regex: ${error instanceof RegexError ? wordsOf(error.message) : String(error)}`);
  }
}

function wordsOf(message: string): string {
  return message === "unclosed group" ? "found open group without closing ')'" : message;
}

function found(offset: number, string: string, name: string | undefined): JqObject {
  return objectOf([
    ["offset", offset],
    ["length", charCount(string)],
    ["string", string],
    ...(name === undefined ? [] : [["name", name] as const]),
  ]);
}

function groupNames(regex: RegExp): readonly (string | undefined)[] {
  const names: (string | undefined)[] = [undefined];
  for (const [, escaped, name] of regex.source.matchAll(/(\\[\s\S])|\((?:\?<([A-Za-z_]\w*)>|(?!\?))/g)) {
    if (escaped === undefined) names.push(name);
  }
  return names;
}

/** Counts characters up to positions that mostly grow. */
class Offsets {
  readonly #text: string;
  #position = 0;
  #count = 0;

  constructor(text: string) {
    this.#text = text;
  }

  of(position: number): number {
    if (position < this.#position) return charCount(this.#text.slice(0, position));
    this.#count += charCount(this.#text.slice(this.#position, position));
    this.#position = position;
    return this.#count;
  }
}

/** Mismatches and matches of a regular expression, in order. */
function parts(
  input: JqValue,
  parameters: readonly JqValue[],
  want: { mismatches: boolean; matches: boolean },
): Result {
  const [pattern = null, letters = null] = parameters;
  const flags = flagsOf(pattern, letters);
  if (flags instanceof JqFailure) return flags;
  if (typeof input !== "string") return cannotUse(input, "string");
  const names = groupNames(flags.regex);
  const result: JqValue[] = [];
  const offsets = new Offsets(input);
  let last = 0;
  for (const match of matchesOf(new RegExp(flags.regex.source, `${flags.regex.flags}d`), input)) {
    if (flags.ignoreEmpty && match[0] === "") continue;
    if (want.mismatches) append(result, input.slice(last, match.index));
    last = match.index + match[0].length;
    if (want.matches) {
      const groups = [...match].flatMap((string, group) => {
        const place = match.indices?.[group];
        return place === undefined ? [] : [found(offsets.of(place[0]), string, names[group])];
      });
      append(result, groups);
    }
    if (!flags.global) break;
  }
  if (want.mismatches) result.push(input.slice(last));
  return result;
}

const HTML: Readonly<Record<string, string>> = { "<": "&lt;", ">": "&gt;", "&": "&amp;", "'": "&apos;", '"': "&quot;" };
const HTML_BACK = new Map(Object.entries(HTML).map(([char, entity]) => [entity, char]));

function encodeUri(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function decodeBase64(text: string): Result {
  const isValid = text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
  return isValid ? Buffer.from(text, "base64").toString("utf8") : failure("Invalid padding");
}

export function textLength(input: JqValue): Result {
  if (input === null) return 0;
  if (typeof input === "string") return charCount(input);
  if (isArray(input)) return input.length;
  return isObject(input) ? Object.keys(input).length : failure(`${toJson(input)} has no length`);
}

/** Native filters on texts, by name and number of parameters. */
export const TEXT_NATIVES: Readonly<Record<string, Native>> = {
  "explode/0": onText((text) => lettersOf(text).map((char) => char.codePointAt(0) ?? 0)),
  "implode/0": implode,
  "utf8bytelength/0": onText((text) => Buffer.byteLength(text)),
  "ascii_downcase/0": onText((text) => text.replaceAll(/[A-Z]+/g, (part) => part.toLowerCase())),
  "ascii_upcase/0": onText((text) => text.replaceAll(/[a-z]+/g, (part) => part.toUpperCase())),
  "trim/0": onText((text) => text.replace(WHITE_START, "").replace(WHITE_END, "")),
  "ltrim/0": onText((text) => text.replace(WHITE_START, "")),
  "rtrim/0": onText((text) => text.replace(WHITE_END, "")),
  "startswith/1": onTexts((text, start) => text.startsWith(start)),
  "endswith/1": onTexts((text, end) => text.endsWith(end)),
  "ltrimstr/1": onTexts((text, start) => (text.startsWith(start) ? text.slice(start.length) : text)),
  "rtrimstr/1": onTexts((text, end) => (text.endsWith(end) ? text.slice(0, text.length - end.length) : text)),
  "split/1": (input, separator = null) =>
    typeof input === "string" && typeof separator === "string"
      ? splitText(input, separator)
      : failure("split input and separator must be strings"),
  "matches/2": (input, ...parameters) => parts(input, parameters, { mismatches: false, matches: true }),
  "split_matches/2": (input, ...parameters) => parts(input, parameters, { mismatches: true, matches: true }),
  "split_/2": (input, ...parameters) => parts(input, parameters, { mismatches: true, matches: false }),
  "escape_html/0": onText((text) => text.replaceAll(/[<>&'"]/g, (char) => HTML[char] ?? char)),
  "unescape_html/0": onText((text) =>
    text.replaceAll(/&(?:lt|gt|amp|apos|quot);/g, (entity) => HTML_BACK.get(entity) ?? entity),
  ),
  "escape_sh/0": onText((text) => text.replaceAll("'", "'\\''")),
  "encode_uri/0": onText(encodeUri),
  "decode_uri/0": onText((text) =>
    Buffer.from(
      text.replaceAll(/%([0-9A-Fa-f]{2})|\P{ASCII}+/gu, (all, hex) =>
        hex === undefined ? Buffer.from(all).toString("latin1") : String.fromCharCode(Number.parseInt(String(hex), 16)),
      ),
      "latin1",
    ).toString("utf8"),
  ),
  "encode_base64/0": onText((text) => Buffer.from(text).toString("base64")),
  "decode_base64/0": onText(decodeBase64),
};
