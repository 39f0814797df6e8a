import { failure } from "./outcome.ts";
import type { JqFailure } from "./outcome.ts";
import { append, checkDigits } from "./sizes.ts";
import type { JqValue } from "./value.ts";
import { Decimal, integer, objectOf, toJson } from "./value.ts";

class BadJson extends Error {}

const MAX_DEPTH = 512;

/** Reads JSON texts that follow one another. */
class Reader {
  readonly #text: string;
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  *all(): Generator<JqValue> {
    for (this.#space(); this.#at < this.#text.length; this.#space()) yield this.#value();
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  #space(): void {
    this.#take(/(?:\s|#[^\n]*)*/y);
  }

  #value(): JqValue {
    if (++this.#depth > MAX_DEPTH) throw new BadJson("nested too deeply");
    const value = this.#any();
    this.#depth--;
    return value;
  }

  #any(): JqValue {
    const word = this.#take(/null|true|false/y);
    if (word !== undefined) return word === "null" ? null : word === "true";
    const number = this.#take(/[+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y);
    if (number !== undefined) return numberOf(number);
    const text = this.#take(/"(?:[^"\\]|\\[\s\S])*"/y);
    if (text !== undefined) return this.#string(text);
    const open = this.#take(/[[{]/y);
    if (open === "[") return this.#items("]", () => this.#value());
    if (open === "{") return objectOf(this.#items("}", () => this.#entry()));
    throw new BadJson(`byte offset ${Buffer.byteLength(this.#text.slice(0, this.#at))}: value expected`);
  }

  #string(text: string): string {
    try {
      return String(JSON.parse(text));
    } catch {
      throw new BadJson("invalid string");
    }
  }

  #entry(): readonly [string, JqValue] {
    const key = this.#value();
    this.#space();
    if (this.#take(/:/y) === undefined) throw new BadJson("colon expected");
    this.#space();
    if (typeof key !== "string") throw new BadJson("string expected");
    return [key, this.#value()];
  }

  #items<T>(close: string, read: () => T): T[] {
    const items: T[] = [];
    this.#space();
    if (this.#text[this.#at] === close) {
      this.#at++;
      return items;
    }
    for (;;) {
      this.#space();
      append(items, read());
      this.#space();
      const next = this.#text[this.#at++];
      if (next === close) return items;
      if (next !== ",") throw new BadJson("comma expected");
    }
  }
}

/** The number that a text such as `1`, `1.50` or `1e3` stands for; all but integers keep their text. */
export function numberOf(text: string): JqValue {
  if (!/^[+-]?[0-9]+$/.test(text)) return new Decimal(Number(text), text);
  checkDigits(text.length);
  return integer(BigInt(text.replace("+", "")));
}

/** The values of JSON texts that follow one another (`fromjson`), up to the first mistake. */
export function parseJsonTexts(text: string): {
  readonly values: readonly JqValue[];
  readonly failed: JqFailure | undefined;
} {
  const values: JqValue[] = [];
  try {
    for (const value of new Reader(text).all()) append(values, value);
    return { values, failed: undefined };
  } catch (error) {
    if (!(error instanceof BadJson)) throw error;
    return { values, failed: failure(`cannot parse ${toJson(text)} as JSON: ${error.message}`) };
  }
}
