import { invalid } from "./error.ts";
import type { Conversion, FormatStyle } from "./format-spec.ts";

/** Reads a format from left to right. */
export class FormatCursor {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  /** Offset in bytes of UTF-8, as messages give it. */
  get offset(): number {
    return Buffer.byteLength(this.#source.slice(0, this.#at));
  }

  get rest(): string {
    return this.#source.slice(this.#at);
  }

  take(length: number): string {
    const taken = this.#source.slice(this.#at, this.#at + length);
    this.#at += length;
    return taken;
  }

  /** Reads what the pattern matches here; undefined where it does not match. */
  match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#source)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  skip(char: string): boolean {
    if (this.#source.charAt(this.#at) !== char) return false;
    this.#at++;
    return true;
  }

  number(): number | undefined {
    const digits = this.match(/\d+/y);
    if (digits === undefined) return undefined;
    const number = Number(digits);
    if (number > 2 ** 53) throw invalid(`invalid integer in the format string at offset ${this.offset}`);
    return number;
  }

  till(end: string): string {
    const start = this.offset;
    const at = this.#source.indexOf(end, this.#at);
    if (at < 0) throw invalid(`incomplete format key at offset ${start}; missing closing '${end}'`);
    const text = this.#source.slice(this.#at, at);
    this.#at = at + end.length;
    return text;
  }

  /** The letter that says how to convert; a closing brace means the default. */
  conversion(style: FormatStyle): Conversion {
    const char = this.#source.charAt(this.#at);
    if (style === "braces" && char === "}") return "";
    const known = style === "braces" ? "bdeEfFgGoxXcs" : "dieEfFgGoxXcs";
    if (char === "") throw invalid(`incomplete format spec at offset ${this.offset}; missing conversion type`);
    if (!known.includes(char))
      throw invalid(`invalid conversion type '${char}' in format spec at offset ${this.offset}`);
    this.#at++;
    return (char === "i" ? "d" : char) as Conversion;
  }

  /** Text up to the next field, with doubled delimiters as one; undefined where a field starts or nothing is left. */
  literal(style: FormatStyle): string | undefined {
    const delimiter = style === "printf" ? "%" : "{";
    for (let length = 0; ; length++) {
      const char = this.#source.charAt(this.#at + length);
      const doubled = this.#source.charAt(this.#at + length + 1) === char;
      const closes = style === "braces" && char === "}";
      if ((char === delimiter || closes) && doubled) {
        const text = this.take(length + 1);
        this.take(1);
        return text;
      }
      if (closes) {
        throw invalid(`invalid single '}' in format string at offset ${length}; use escape sequence '}}'`);
      }
      if (char === "" || char === delimiter) return length === 0 ? undefined : this.take(length);
    }
  }
}
