import { shortFloat, toText } from "./display.ts";
import { entriesOf } from "./order.ts";
import { JinjaError, invalid } from "./error.ts";
import { hasRoom } from "./room.ts";
import { JsonParser } from "./parse-json.ts";
import { repeatText } from "./arithmetic.ts";
import { Float, JinjaObject, kindOf, objectItems, textOf, type Value } from "./value.ts";

/**
 * Parses JSON without loss: `1.0` stays a float, integers of 64 bits stay exact.
 * @throws SyntaxError where the text is not JSON
 */
export function fromJson(text: string): Value {
  return new JsonParser(text).parse();
}

export interface JsonStyle {
  /** Spaces a level; left out: all on one line. */
  readonly indent?: number | undefined;
  /** What has a meaning in HTML is written as an escape, as MiniJinja's `tojson` does. */
  readonly escaped?: boolean;
  /** Where texts of values that were written before are kept. */
  readonly known?: KnownTexts | undefined;
}

/** The text of a value and what it took of the budget. */
export interface KnownText {
  readonly text: string;
  readonly cost: number;
}

/** Texts of lists and maps, which never change, by the way in which they were written. */
export interface KnownTexts {
  get(value: object, way: string): KnownText | undefined;
  keep(value: object, way: string, known: KnownText): void;
}

/** JSON as serde_json writes it: sorted keys, floats with a point. */
export function toJson(value: Value, style: JsonStyle = {}): string {
  const writer = new JsonWriter(style);
  writer.write(value, "", 0);
  const { text } = writer;
  if (!hasRoom(2 * text.length)) throw invalid("not enough memory is left");
  return text;
}

const deepest = 500;
/** Values that one text may hold, 16 characters counting as one: lists that hold each other twice grow without end. */
const mostValues = 2 ** 22;

class JsonWriter {
  text = "";
  readonly #step: string | undefined;
  readonly #colon: string;
  readonly #escaped: boolean;
  /** Undefined while what is written will be kept as a part of something larger. */
  #known: KnownTexts | undefined;
  #left = mostValues;

  constructor({ indent, escaped = false, known }: JsonStyle) {
    this.#step = indent === undefined ? undefined : repeatText(" ", indent);
    this.#colon = indent === undefined ? ":" : ": ";
    this.#escaped = escaped;
    this.#known = known;
  }

  /** @param current the indent of the line on which the value begins */
  write(value: Value, current: string, depth: number): void {
    const text = textOf(value);
    this.#pay(1 + (((text?.length ?? 0) + current.length) >> 4));
    if (depth > deepest) throw invalid("cannot serialize to JSON");
    if (text !== undefined) this.#quote(text);
    else if (typeof value === "number") this.text += numberJson(value);
    else if (value === undefined || value === null) this.text += "null";
    else if (typeof value === "object") this.#object(value, current, depth);
    else this.text += String(value);
  }

  #pay(cost: number): void {
    this.#left -= cost;
    if (this.#left < 0) throw invalid("cannot serialize to JSON");
  }

  #quote(text: string): void {
    if (!hasRoom(4 * text.length)) throw invalid("not enough memory is left");
    const json = JSON.stringify(text);
    this.text += this.#escaped ? escapeHtml(json) : json;
  }

  #object(value: Value & object, current: string, depth: number): void {
    if (value instanceof Float) {
      this.text += floatJson(value.value);
      return;
    }
    const kind = kindOf(value);
    if (kind === "plain object") this.#quote(toText(value));
    else if (kind === "map") this.#map(value, current, depth);
    else this.#list(objectItems(value) ?? [], current, depth);
  }

  #list(items: readonly Value[], current: string, depth: number): void {
    const inner = this.#inner(current);
    this.text += "[";
    items.forEach((item, at) => {
      this.#separate(at, inner);
      this.#item(item, inner, depth + 1);
    });
    this.#close("]", items.length, current);
  }

  /** An item of a list that was written before, in the same way, is copied. */
  #item(item: Value, current: string, depth: number): void {
    const texts = this.#known;
    if (texts === undefined || typeof item !== "object" || item === null || item instanceof JinjaObject) {
      this.write(item, current, depth);
      return;
    }
    const way = `${this.#step ?? "-"} ${this.#escaped} ${depth}`;
    const known = texts.get(item, way) ?? this.#kept(texts, { item, way, current, depth });
    this.#pay(known.cost);
    this.text += known.text;
  }

  #kept(
    texts: KnownTexts,
    { item, way, current, depth }: { item: Value & object; way: string; current: string; depth: number },
  ): KnownText {
    const { text: before } = this;
    const left = this.#left;
    this.text = "";
    this.#known = undefined;
    this.write(item, current, depth);
    const known = { text: this.text, cost: left - this.#left };
    this.#known = texts;
    this.text = before;
    this.#left = left;
    texts.keep(item, way, known);
    return known;
  }

  #map(map: Value & object, current: string, depth: number): void {
    const inner = this.#inner(current);
    const entries = entriesOf(map);
    this.text += "{";
    entries.forEach(([key, item], at) => {
      this.#separate(at, inner);
      this.#key(key);
      this.text += this.#colon;
      this.write(item, inner, depth + 1);
    });
    this.#close("}", entries.length, current);
  }

  #key(key: Value): void {
    const kind = kindOf(key);
    const isPlain = kind === "string" || kind === "bool" || kind === "number";
    if (!isPlain && !(key instanceof JinjaObject && key.shape === "plain")) {
      const cause = new Error("key must be a string");
      throw new JinjaError("invalid operation", "cannot serialize to JSON", { cause });
    }
    this.#quote(toText(key));
  }

  #inner(current: string): string {
    return this.#step === undefined ? "" : current + this.#step;
  }

  #separate(at: number, inner: string): void {
    if (at > 0) this.text += ",";
    if (this.#step !== undefined) this.text += `\n${inner}`;
  }

  #close(bracket: string, count: number, current: string): void {
    this.text += this.#step === undefined || count === 0 ? bracket : `\n${current}${bracket}`;
  }
}

function numberJson(value: number): string {
  return Number.isSafeInteger(value) && !Object.is(value, -0) ? String(value) : floatJson(value);
}

function floatJson(value: number): string {
  return Number.isFinite(value) ? shortFloat(value).replace(/e(?=\d)/, "e+") : "null";
}

const meaningful = /[<>&']/g;

function escapeHtml(json: string): string {
  return json.replace(meaningful, (char) => `\\u00${char.charCodeAt(0).toString(16)}`);
}
