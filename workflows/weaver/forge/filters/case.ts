import type { JinjaFunction } from "../../jinja/value.ts";
import { Memo } from "../memo.ts";
import { checkItems } from "./sizes.ts";
import { onText } from "./parameters.ts";

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
const ASCII = /^[\0-\x7f]*$/;

type Casing = "lower" | "upper" | "capital" | "camel";

interface Convention {
  readonly casing: Casing;
  readonly delimiter: string;
}

const CONVENTIONS: Readonly<Record<string, Convention>> = {
  lower_case: { casing: "lower", delimiter: " " },
  upper_case: { casing: "upper", delimiter: " " },
  title_case: { casing: "capital", delimiter: " " },
  pascal_case: { casing: "capital", delimiter: "" },
  camel_case: { casing: "camel", delimiter: "" },
  snake_case: { casing: "lower", delimiter: "_" },
  screaming_snake_case: { casing: "upper", delimiter: "_" },
  kebab_case: { casing: "lower", delimiter: "-" },
  screaming_kebab_case: { casing: "upper", delimiter: "-" },
};
const CONSTANT_NAMES = ["kebab_case", "pascal_case", "camel_case", "snake_case", "screaming_snake_case"];

function isUpper(char: string | undefined): boolean {
  return char !== undefined && char.toUpperCase() !== char.toLowerCase() && char === char.toUpperCase();
}

function isLower(char: string | undefined): boolean {
  return char !== undefined && char.toUpperCase() !== char.toLowerCase() && char === char.toLowerCase();
}

/** Without capitals, separators alone end words. */
const WITHOUT_CAPITALS = /^[a-z0-9_\- ]*$/;
const SEPARATOR = /[_\- ]/;

/** Words between separators, at aB and at the last capital of ABc; digits never separate. */
function splitWords(text: string): string[] {
  if (text === "") return [];
  if (WITHOUT_CAPITALS.test(text)) return text.split(SEPARATOR);
  checkItems(text.length);
  const chars = ASCII.test(text) ? text.split("") : [...graphemes.segment(text)].map(({ segment }) => segment);
  const words: string[] = [];
  let word = "";
  chars.forEach((char, at) => {
    if (char === "_" || char === "-" || char === " ") {
      words.push(word);
      word = "";
      return;
    }
    word += char;
    const next = chars[at + 1];
    if ((isLower(char) && isUpper(next)) || (isUpper(char) && isUpper(next) && isLower(chars[at + 2]))) {
      words.push(word);
      word = "";
    }
  });
  words.push(word);
  return words;
}

function capitalize(word: string): string {
  const [first = ""] = word;
  return first.toUpperCase() + word.slice(first.length).toLowerCase();
}

function cased(word: string, at: number, casing: Casing): string {
  if (casing === "upper") return word.toUpperCase();
  if (casing === "capital" || (casing === "camel" && at > 0)) return capitalize(word);
  return word.toLowerCase();
}

/** Converts a text to a naming convention, such as `snake_case`. */
export function convertCase(convention: string, text: string): string {
  const { casing, delimiter } = CONVENTIONS[convention] ?? { casing: "lower", delimiter: " " };
  return splitWords(text.replaceAll(".", "_"))
    .map((word, at) => cased(word, at, casing))
    .join(delimiter);
}

function capitalizeFirst(text: string): string {
  const [first = ""] = text;
  return first.toUpperCase() + text.slice(first.length);
}

/** Names in the conventions that were asked for, by convention: a name that comes from the registry is hashed but once. */
export class KnownNames {
  readonly #most: number;
  readonly #byConvention = new Map<string, Memo<string>>();

  /** @param most names that are kept of each convention */
  constructor(most: number) {
    this.#most = most;
  }

  of(convention: string, text: string): string {
    const names = this.#byConvention.get(convention) ?? new Memo<string>(this.#most);
    this.#byConvention.set(convention, names);
    return names.of(text, () => convertCase(convention, text));
  }
}

/** Filters for naming conventions; those for constants drop `_` first, so that only `.` separates words. */
export function caseFilters(known: KnownNames): Readonly<Record<string, JinjaFunction>> {
  const usual = Object.keys(CONVENTIONS).map((name) => [name, onText((text) => known.of(name, text))] as const);
  const constants = CONSTANT_NAMES.map(
    (name) => [`${name}_const`, onText((text) => known.of(name, text.replaceAll("_", "")))] as const,
  );
  return { ...Object.fromEntries([...usual, ...constants]), capitalize_first: onText(capitalizeFirst) };
}
