import { float, Float, integer, type Value } from "./value.ts";

const deepest = 1000;
const space = /[ \t\n\r]*/y;
const numberForm = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
const literals: readonly (readonly [string, Value])[] = [
  ["true", true],
  ["false", false],
  ["null", null],
];

/** Reads JSON in one pass and keeps what JSON.parse loses of numbers. */
export class JsonParser {
  readonly #text: string;
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  parse(): Value {
    const value = this.#value();
    this.#skipSpace();
    if (this.#at < this.#text.length) throw this.#unexpected();
    return value;
  }

  #unexpected(): SyntaxError {
    const found = this.#text.charAt(this.#at);
    return new SyntaxError(
      `Unexpected ${found === "" ? "end" : JSON.stringify(found)} in JSON at position ${this.#at}`,
    );
  }

  #skipSpace(): void {
    if (this.#text.charCodeAt(this.#at) > 32) return;
    space.lastIndex = this.#at;
    space.test(this.#text);
    this.#at = space.lastIndex;
  }

  #value(): Value {
    this.#skipSpace();
    switch (this.#text.charAt(this.#at)) {
      case '"':
        return this.#string();
      case "{":
        return this.#nested(() => this.#object());
      case "[":
        return this.#nested(() => this.#array());
      default:
        return this.#scalar();
    }
  }

  #nested(read: () => Value): Value {
    if (++this.#depth > deepest) throw new SyntaxError(`JSON nests deeper than ${deepest} at position ${this.#at}`);
    this.#at++;
    const value = read();
    this.#depth--;
    return value;
  }

  #object(): Value {
    const map: Record<string, Value> = {};
    for (let first = true; !this.#closes("}", first); first = false) {
      this.#skipSpace();
      const key = this.#string();
      this.#skipSpace();
      if (this.#text.charAt(this.#at) !== ":") throw this.#unexpected();
      this.#at++;
      put(map, key, this.#value());
    }
    return map;
  }

  #array(): Value {
    const items: Value[] = [];
    for (let first = true; !this.#closes("]", first); first = false) items.push(this.#value());
    return items;
  }

  /** Reads the closing bracket, or the comma before a further item. */
  #closes(bracket: string, first: boolean): boolean {
    this.#skipSpace();
    const char = this.#text.charAt(this.#at);
    if (char === bracket) {
      this.#at++;
      return true;
    }
    if (first) return false;
    if (char !== ",") throw this.#unexpected();
    this.#at++;
    return false;
  }

  #string(): string {
    if (this.#text.charAt(this.#at) !== '"') throw this.#unexpected();
    const start = this.#at;
    let end = this.#text.indexOf('"', start + 1);
    const plain = this.#text.slice(start + 1, end < 0 ? undefined : end);
    if (end >= 0 && !needsDecoding.test(plain)) {
      this.#at = end + 1;
      return plain;
    }
    while (end >= 0 && isEscaped(this.#text, end)) end = this.#text.indexOf('"', end + 1);
    if (end < 0) throw new SyntaxError(`Unterminated string in JSON at position ${start}`);
    this.#at = end + 1;
    return JSON.parse(this.#text.slice(start, end + 1)) as string;
  }

  #scalar(): Value {
    const literal = literals.find(([word]) => this.#text.startsWith(word, this.#at));
    if (literal) {
      this.#at += literal[0].length;
      return literal[1];
    }
    numberForm.lastIndex = this.#at;
    const match = numberForm.exec(this.#text);
    if (!match) throw this.#unexpected();
    this.#at = numberForm.lastIndex;
    return match[1] !== undefined || match[2] !== undefined ? float(Number(match[0])) : exactInteger(match[0]);
  }
}

// oxlint-disable-next-line no-control-regex -- control characters are what JSON forbids in a string
const needsDecoding = /[\\\u0000-\u001f]/;

/** Whether an odd number of backslashes stands before. */
function isEscaped(text: string, at: number): boolean {
  let before = at - 1;
  while (text.charAt(before) === "\\") before--;
  return (at - before) % 2 === 0;
}

/** Sets an own property, whatever its name. */
function put(map: Record<string, Value>, key: string, value: Value): void {
  if (key === "__proto__")
    Object.defineProperty(map, key, { value, enumerable: true, configurable: true, writable: true });
  else map[key] = value;
}

/** Integers beyond 64 bits are floats, as in serde_json. */
function exactInteger(source: string): Value {
  const quick = Number(source);
  if (Number.isSafeInteger(quick)) return Object.is(quick, -0) ? new Float(-0) : quick;
  const value = BigInt(source);
  return value >= -(2n ** 63n) && value < 2n ** 64n ? integer(value) : float(quick);
}
