import { Arguments } from "../../jinja/arguments.ts";
import { toText } from "../../jinja/display.ts";
import { invalid } from "../../jinja/error.ts";
import { getItem } from "../../jinja/access.ts";
import { compareText, cut } from "../../jinja/text.ts";
import type { JinjaFunction, Kwargs, Value } from "../../jinja/value.ts";
import { isInteger, iterate, SafeString, textOf } from "../../jinja/value.ts";
import type { ForgeConfig } from "../config.ts";
import { markdownToHtml } from "../markdown/to-html.ts";
import { compileRegex, RegexError, replaceMatches } from "../rust-regex.ts";
import { asText, onText, onValue, positional, requireText } from "./parameters.ts";
import { checkItems, checkMarkdown, checkText, joined } from "./sizes.ts";
import { toYaml } from "./to-yaml.ts";

const PIECES =
  /\s+|[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\p{Join_Control}]+|[^\s\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\p{Join_Control}]+/gu;
const MAX_REGEXES = 200;

/** A text that is short enough to look at each of its words. */
function wordwise(text: string): string {
  checkItems(text.length);
  return text;
}

function acronym(acronyms: readonly string[]): JinjaFunction {
  const known = new Map(acronyms.map((text) => [text.toLowerCase(), text]));
  return onText((text) => wordwise(text).replaceAll(PIECES, (piece) => known.get(piece.toLowerCase()) ?? piece));
}

function flatten(value: Value): Value {
  const lists = iterate(value).map((list) => iterate(list));
  checkItems(lists.reduce((sum, list) => sum + list.length, 0));
  return lists.flat();
}

function wholeNumber(key: Value): bigint | undefined {
  if (isInteger(key)) return BigInt(key);
  const text = textOf(key);
  return text !== undefined && /^[+-]?[0-9]+$/.test(text) ? BigInt(text.replace("+", "")) : undefined;
}

/** Pairs of keys and values, sorted by the number that each key is; keys that are none come last. */
function sortByNumber(value: Value): Value {
  const pairs = iterate(value).map((key) => ({ key, number: wholeNumber(key), item: getItem(value, key) }));
  const sorted = pairs.toSorted((a, b) => {
    if (a.number === undefined && b.number === undefined) return compareText(toText(a.key), toText(b.key));
    if (a.number === undefined || b.number === undefined) return a.number === undefined ? 1 : -1;
    return a.number < b.number ? -1 : Number(a.number > b.number);
  });
  return sorted.map(({ key, item }) => [key, item]);
}

function splitId(value: Value): Value {
  const text = textOf(value);
  if (text === undefined) throw invalid(`Expected string, found: ${toText(value)}`);
  return cut(text, ".").map((part) => new SafeString(part));
}

/** The pattern with the place of a mistake, as Rust shows it; a guess, because the translation keeps no places. */
function underlined(pattern: string, problem: string): string {
  const marks: readonly (readonly [start: string, at: RegExp])[] = [
    ["look-around", /\(\?<?[=!]/],
    ["backreferences", /\\[1-9]/],
    ["unclosed character class", /\[/],
    ["repetition", /[*+?]/],
  ];
  const found = (marks.find(([start]) => problem.startsWith(start))?.[1] ?? /\(/).exec(pattern);
  return `    ${pattern}\n    ${" ".repeat(found?.index ?? 0)}${"^".repeat(found?.[0].length ?? 1)}`;
}

function regexReplace(): JinjaFunction {
  const compiled = new Map<string, RegExp>();
  const regexOf = (pattern: string): RegExp => {
    const known = compiled.get(pattern);
    if (known) return known;
    try {
      const regex = compileRegex(pattern);
      if (compiled.size < MAX_REGEXES) compiled.set(pattern, regex);
      return regex;
    } catch (error) {
      if (!(error instanceof RegexError)) throw error;
      throw invalid(
        `Invalid regex pattern: regex parse error:\n${underlined(pattern, error.message)}\nerror: ${error.message}`,
      );
    }
  };
  return positional(3, 3, ([value, pattern, replacement]) =>
    replaceMatches(regexOf(asText(pattern)), asText(value), asText(replacement)),
  );
}

const YAML_ESCAPES: Readonly<Record<string, string>> = {
  "<": "\\u003c",
  ">": "\\u003e",
  "&": "\\u0026",
  "'": "\\u0027",
};

function mapText(maps: ForgeConfig["textMaps"]): JinjaFunction {
  return positional(2, 3, ([value, name, fallback]) => {
    const text = textOf(value);
    const found = text === undefined ? undefined : maps.get(requireText(name))?.get(text);
    if (found !== undefined) return found;
    return fallback === undefined || fallback === null ? value : requireText(fallback);
  });
}

function prefixed(value: Value, prefix: string): string {
  const text = toText(value);
  const lines = text === "" ? [] : cut(text.replace(/\r?\n$/, ""), /\r?\n/);
  checkText(text.length + lines.length * prefix.length);
  return lines.reduce((result, line) => `${result}${result === "" ? "" : "\n"}${prefix}${line}`, "");
}

/** `concat_if`: the texts of all parameters, undefined where one of them is; keywords count as one parameter. */
export function concatIf(positional: readonly Value[], kwargs: Kwargs): Value {
  const args = new Arguments(positional, kwargs).rest();
  return args.some((arg) => arg === undefined)
    ? undefined
    : joined(
        args.map((arg) => toText(arg)),
        "",
      );
}

/** Filters on texts and lists, some of which read the configuration. */
export function textFilters(config: ForgeConfig): Readonly<Record<string, JinjaFunction>> {
  return {
    acronym: acronym(config.acronyms),
    flatten: onValue(flatten),
    numsort: onValue(sortByNumber),
    split_id: onValue(splitId),
    regex_replace: regexReplace(),
    toyaml: onValue(
      (value) => new SafeString(toYaml(value).replaceAll(/[<>&']/g, (char) => YAML_ESCAPES[char] ?? char)),
    ),
    map_text: mapText(config.textMaps),
    type_mapping: onValue((value) => config.typeMapping.get(textOf(value) ?? "") ?? value),
    comment_with_prefix: positional(2, 2, ([value, prefix]) => prefixed(value, requireText(prefix))),
    markdown_to_html: onValue((value) => {
      const text = toText(value);
      checkMarkdown(text.length);
      return markdownToHtml(text);
    }),
  };
}
