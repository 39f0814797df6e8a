import { JinjaError } from "./error.ts";
import type { Tokens } from "./lexer.ts";
import { kinds, type Token } from "./tokens.ts";

const deepest = 150;

/** Reads tokens one by one, with the errors of MiniJinja's parser. */
export class TokenStream {
  readonly #tokens: readonly Token[];
  readonly #error: JinjaError | undefined;
  #next = 0;
  #depth = 0;
  /** Line of the token read last. */
  lastLine = 0;

  constructor(tokens: Tokens) {
    this.#tokens = tokens.tokens;
    this.#error = tokens.error;
  }

  /** The token to come; undefined at the end. */
  peek(): Token | undefined {
    const token = this.#tokens[this.#next];
    if (!token && this.#error) throw this.#error;
    return token;
  }

  next(): Token | undefined {
    const token = this.peek();
    if (!token) return undefined;
    this.#next++;
    this.lastLine = token.line;
    return token;
  }

  expect(expectation: string, kind?: string, word?: string): Token {
    const token = this.next();
    if (!token) throw syntaxError(`unexpected end of input, expected ${expectation}`);
    if (!kind || (token.kind === kind && (word === undefined || token.text === word))) return token;
    throw syntaxError(`unexpected ${token.kind}, expected ${expectation}`);
  }

  is(kind: string): boolean {
    return this.peek()?.kind === kind;
  }

  isWord(...words: readonly string[]): boolean {
    const token = this.peek();
    return token?.kind === kinds.name && words.includes(token.text);
  }

  skip(kind: string): boolean {
    if (!this.is(kind)) return false;
    this.next();
    return true;
  }

  skipWord(...words: readonly string[]): boolean {
    if (!this.isWord(...words)) return false;
    this.next();
    return true;
  }

  /** Line of the token to come, or of the last one where nothing readable follows. */
  currentLine(): number {
    return this.#tokens[this.#next]?.line ?? this.lastLine;
  }

  nested<T>(parse: () => T): T {
    if (++this.#depth > deepest) throw syntaxError("template exceeds maximum recursion limits");
    const result = parse();
    this.#depth--;
    return result;
  }
}

export function syntaxError(detail: string): JinjaError {
  return new JinjaError("syntax error", detail);
}
