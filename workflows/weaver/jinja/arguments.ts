import { asIndex } from "./access.ts";
import { asCount } from "./arithmetic.ts";
import { toText } from "./display.ts";
import { invalid, JinjaError } from "./error.ts";
import { numeric } from "./order.ts";
import { compareText } from "./text.ts";
import { JinjaObject, type Kwargs, kindOf, textOf, type Value } from "./value.ts";

/** Keyword arguments given to a function that takes none: one more argument, which no text can be made of. */
class SurplusKeywords extends JinjaObject {
  override readonly shape = "map";
  readonly #kwargs: Kwargs;

  constructor(kwargs: Kwargs) {
    super();
    this.#kwargs = kwargs;
  }

  override get(key: Value): Value {
    return this.#kwargs[textOf(key) ?? ""];
  }

  override items(): readonly Value[] {
    return Object.keys(this.#kwargs).sort(compareText);
  }
}

/** Reads the arguments of a filter, test or function one by one, with MiniJinja's conversions and errors. */
export class Arguments {
  readonly #values: readonly Value[];
  readonly #kwargs: Kwargs;
  readonly #used = new Set<string>();
  #next = 0;

  /** @param keywords whether the function takes keyword arguments */
  constructor(values: readonly Value[], kwargs: Kwargs, keywords: "keywords" | "positional" = "positional") {
    this.#kwargs = kwargs;
    const surplus = keywords === "positional" && Object.keys(kwargs).length > 0;
    this.#values = surplus ? [...values, new SurplusKeywords(kwargs)] : values;
  }

  /** Any value, which must be given. */
  value(): Value {
    if (this.#next >= this.#values.length) throw new JinjaError("missing argument");
    return this.#values[this.#next++];
  }

  /** Any value; undefined where it is missing, undefined or none. */
  optional(): Value {
    return this.#values[this.#next++] ?? undefined;
  }

  /** Anything, as text. */
  text(): string {
    return asText(this.value());
  }

  optionalText(): string | undefined {
    const value = this.optional();
    return value === undefined ? undefined : asText(value);
  }

  /** A string and nothing else. */
  string(): string {
    return asString(this.value());
  }

  optionalString(): string | undefined {
    const value = this.optional();
    return value === undefined ? undefined : asString(value);
  }

  count(): number {
    return toCount(this.value());
  }

  optionalCount(): number | undefined {
    const value = this.optional();
    return value === undefined ? undefined : toCount(value);
  }

  index(type: string): number {
    return toIndex(this.value(), type);
  }

  optionalIndex(type: string): number | undefined {
    const value = this.optional();
    return value === undefined ? undefined : toIndex(value, type);
  }

  optionalBool(): boolean | undefined {
    const value = this.optional();
    return value === undefined ? undefined : toBool(value);
  }

  rest(): readonly Value[] {
    const rest = this.#values.slice(this.#next);
    this.#next = this.#values.length;
    return rest;
  }

  /** A keyword argument; undefined where it is missing, undefined or none. */
  keyword(name: string): Value {
    this.#used.add(name);
    return Object.hasOwn(this.#kwargs, name) ? (this.#kwargs[name] ?? undefined) : undefined;
  }

  hasKeyword(name: string): boolean {
    return Object.hasOwn(this.#kwargs, name);
  }

  keywordBool(name: string): boolean | undefined {
    const value = this.keyword(name);
    return value === undefined ? undefined : toBool(value);
  }

  keywordString(name: string): string | undefined {
    const value = this.keyword(name);
    return value === undefined ? undefined : asString(value);
  }

  keywordCount(name: string): number | undefined {
    const value = this.keyword(name);
    return value === undefined ? undefined : toCount(value);
  }

  /** No positional argument may be left. */
  end(): void {
    if (this.#next < this.#values.length) throw new JinjaError("too many arguments");
  }

  /** No keyword argument may be left. */
  endKeywords(): void {
    const unknown = Object.keys(this.#kwargs)
      .sort(compareText)
      .find((name) => !this.#used.has(name));
    if (unknown !== undefined) throw new JinjaError("too many arguments", `unknown keyword argument '${unknown}'`);
  }
}

function asText(value: Value): string {
  if (value instanceof SurplusKeywords) throw invalid("cannot convert kwargs to string");
  return toText(value);
}

function asString(value: Value): string {
  const text = textOf(value);
  if (text === undefined) throw invalid("value is not a string");
  return text;
}

function toCount(value: Value): number {
  const count = asCount(value);
  if (count === undefined) throw invalid(`cannot convert ${kindOf(value)} to usize`);
  return count;
}

function toIndex(value: Value, type: string): number {
  const index = asIndex(value);
  if (index === undefined) throw invalid(`cannot convert ${kindOf(value)} to ${type}`);
  return index;
}

function toBool(value: Value): boolean {
  if (typeof value !== "boolean") throw invalid(`cannot convert ${kindOf(value)} to bool`);
  return value;
}

/** A number as a float; bools are none. */
export function toFloat(value: Value): number {
  const number = typeof value === "boolean" ? undefined : numeric(value);
  if (number === undefined) throw invalid(`cannot convert ${kindOf(value)} to f64`);
  return Number(number);
}
