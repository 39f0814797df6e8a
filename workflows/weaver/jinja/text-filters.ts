import { Arguments } from "./arguments.ts";
import { checkedText, checkLength, longestText, repeatText } from "./arithmetic.ts";
import { toText } from "./display.ts";
import { invalid } from "./error.ts";
import { escape } from "./escape.ts";
import { entriesOf } from "./order.ts";
import { chars, charCount, cut, isSpace, lines, trim, trimChars, words } from "./text.ts";
import { Iterable, iterate, kindOf, SafeString, textOf, type JinjaFunction, type Value } from "./value.ts";

type TextFilter = (text: string) => string;

function simple(filter: TextFilter): JinjaFunction {
  return (args, kwargs) => {
    const given = new Arguments(args, kwargs);
    const text = given.text();
    given.end();
    checkLength(2 * text.length > longestText ? text.length : 2 * text.length);
    return checkedText(filter(text));
  };
}

export function titleCase(text: string): string {
  let starts = true;
  let result = "";
  for (const char of text) {
    const separates = isSpace(char) || /^[!-/:-@[-`{-~]$/.test(char);
    result += separates ? char : starts ? char.toUpperCase() : char.toLowerCase();
    starts = separates;
  }
  return result;
}

export function capitalize(text: string): string {
  const [first = ""] = text;
  return first.toUpperCase() + text.slice(first.length).toLowerCase();
}

const safe: JinjaFunction = (args, kwargs) => {
  const given = new Arguments(args, kwargs);
  const text = given.text();
  given.end();
  return new SafeString(text);
};

const escapeFilter: JinjaFunction = (args, kwargs, state) => {
  const given = new Arguments(args, kwargs);
  const value = given.value();
  given.end();
  if (value instanceof SafeString) return value;
  const modes = [state.autoEscape, state.engine.autoEscape];
  return new SafeString(escape(value, modes.find((mode) => mode !== "none") ?? "html"));
};

/** Replaces all occurrences, or the first `count`, without growing beyond the limit. */
export function replaceText(text: string, from: string, to: string, count = Number.POSITIVE_INFINITY): string {
  const parts = splitText(text, from);
  const times = Math.min(parts.length - 1, count);
  checkLength(times * (to.length - from.length) + text.length);
  const rest = parts.slice(times).join(from);
  return [...parts.slice(0, times), rest].join(to);
}

/** Splits as Rust does: an empty separator cuts around every character. */
function splitText(text: string, separator: string): string[] {
  return separator === "" ? ["", ...chars(text), ""] : cut(text, separator);
}

const replace: JinjaFunction = (args, kwargs) => {
  const given = new Arguments(args, kwargs);
  const [text, from, to] = [given.text(), given.text(), given.text()];
  given.end();
  return from === to ? text : replaceText(text, from, to);
};

const trimFilter: JinjaFunction = (args, kwargs) => {
  const given = new Arguments(args, kwargs);
  const text = given.text();
  const set = given.optionalText();
  given.end();
  return set === undefined ? trim(text) : trimChars(text, set, "both");
};

const join: JinjaFunction = (args, kwargs) => {
  const given = new Arguments(args, kwargs);
  const value = given.value();
  const joiner = given.optionalText() ?? "";
  given.end();
  if (value === undefined || value === null) return "";
  return joinTexts(iterateFor(value, `cannot join value of type ${kindOf(value)}`), joiner);
};

export function joinTexts(items: readonly Value[], joiner: string): string {
  const texts = items.map(toText);
  checkLength(texts.reduce((sum, text) => sum + text.length, joiner.length * texts.length));
  return texts.join(joiner);
}

function iterateFor(value: Value, detail: string): readonly Value[] {
  try {
    return iterate(value);
  } catch {
    throw invalid(detail);
  }
}

/** The parts of `split`: by white space without a separator, at most `limit` cuts. */
export function splitParts(text: string, separator: string | undefined, limit: number | undefined): string[] {
  const cuts = limit === undefined || limit < 0 ? undefined : limit;
  if (separator === undefined) return cuts === undefined ? words(text) : splitWords(text, cuts + 1);
  const parts = splitText(text, separator);
  if (cuts === undefined || parts.length <= cuts + 1) return parts;
  return [...parts.slice(0, cuts), parts.slice(cuts).join(separator)];
}

function splitWords(text: string, most: number): string[] {
  const parts: string[] = [];
  let rest = text;
  while (parts.length < most - 1) {
    const start = rest.length - trimLeft(rest).length;
    let end = start;
    while (end < rest.length && !isSpace(rest.charAt(end))) end++;
    if (end === rest.length) break;
    parts.push(rest.slice(start, end));
    rest = rest.slice(end);
  }
  const last = trimLeft(rest);
  return last === "" ? (rest === "" ? parts : [...parts, rest]) : [...parts, last];
}

function trimLeft(text: string): string {
  let start = 0;
  while (start < text.length && isSpace(text.charAt(start))) start++;
  return text.slice(start);
}

const split: JinjaFunction = (args, kwargs) => {
  const given = new Arguments(args, kwargs);
  const text = given.string();
  const separator = given.optionalString();
  const limit = given.optionalIndex("i64");
  given.end();
  return new Iterable(splitParts(text, separator, limit), false);
};

const linesFilter: JinjaFunction = (args, kwargs) => {
  const given = new Arguments(args, kwargs);
  const text = given.string();
  given.end();
  return lines(text);
};

const indent: JinjaFunction = (args, kwargs) => {
  const given = new Arguments(args, kwargs, "keywords");
  const text = given.text();
  const width = given.optionalCount() ?? given.keywordCount("width") ?? 4;
  const first = given.optionalBool() ?? given.keywordBool("first") ?? false;
  const blank = given.optionalBool() ?? given.keywordBool("blank") ?? false;
  given.end();
  given.endKeywords();
  const all = cut(withoutNewline(text), "\n");
  const prefix = repeatText(" ", width);
  checkLength(text.length + width * all.length);
  const indented = all.map((line, i) => ((i === 0 && !first) || (line === "" && !blank) ? line : prefix + line));
  return withoutNewline(`${indented.join("\n")}\n`);
};

function withoutNewline(text: string): string {
  const rest = text.endsWith("\n") ? text.slice(0, -1) : text;
  return rest.endsWith("\r") ? rest.slice(0, -1) : rest;
}

const urlencode: JinjaFunction = (args, kwargs) => {
  const given = new Arguments(args, kwargs);
  const value = given.value();
  given.end();
  if (kindOf(value) !== "map") return value === null ? "" : percentEncode(toText(value));
  const pairs = entriesOf(value).filter(([, item]) => item !== null && item !== undefined);
  return pairs.map(([key, item]) => `${percentEncode(toText(key))}=${percentEncode(toText(item))}`).join("&");
};

function percentEncode(text: string): string {
  return encodeURIComponent(text.toWellFormed())
    .replace(/[!'()*~]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll("%2F", "/");
}

const truncate: JinjaFunction = (args, kwargs, state) => {
  const given = new Arguments(args, kwargs, "keywords");
  const value = given.value();
  given.end();
  if (value === undefined || value === null) return "";
  const text = textOf(value);
  if (text === undefined) throw invalid(`expected string, got ${kindOf(value)}`);
  const length = given.keywordCount("length") ?? 255;
  const killwords = given.keywordBool("killwords") ?? false;
  const end = given.keywordString("end") ?? "...";
  const leeway = given.keywordCount("leeway") ?? leewayOf(state.lookUp("TRUNCATE_LEEWAY"));
  given.endKeywords();
  if (length < charCount(end)) throw invalid(`expected length >= ${charCount(end)}, got ${length}`);
  if (charCount(text) <= length + leeway) return text;
  const kept = chars(text).slice(0, length - charCount(end));
  const space = killwords ? -1 : kept.lastIndexOf(" ");
  return kept.slice(0, space < 0 ? undefined : space).join("") + end;
};

function leewayOf(value: Value): number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 ? value : 5;
}

export const textFilters: Readonly<Record<string, JinjaFunction>> = {
  safe,
  escape: escapeFilter,
  e: escapeFilter,
  lower: simple((text) => text.toLowerCase()),
  upper: simple((text) => text.toUpperCase()),
  title: simple(titleCase),
  capitalize: simple(capitalize),
  replace,
  trim: trimFilter,
  join,
  split,
  lines: linesFilter,
  indent,
  urlencode,
  truncate,
};
