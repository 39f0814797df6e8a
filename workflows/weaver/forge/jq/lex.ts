/** Part of a program: text and its place, counted in UTF-16 units from the start of the program. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What the parser wanted and what it found instead. */
export interface SyntaxProblem {
  readonly message: string;
  readonly span: Span;
}

export type StringPart = { readonly text: string } | { readonly block: Token };

export interface Token extends Span {
  readonly text: string;
  readonly kind: "word" | "variable" | "format" | "number" | "string" | "symbol" | "block";
  /** Parts of a string between its quotes. */
  readonly parts?: readonly StringPart[];
  /** Tokens of a bracketed block, the closing bracket included. */
  readonly tokens?: readonly Token[];
}

const CLOSING: Readonly<Record<string, readonly [string, string]>> = {
  "(": [")", "closing parenthesis"],
  "[": ["]", "closing bracket"],
  "{": ["}", "closing brace"],
};
const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  "\\": "\\",
  "/": "/",
  '"': '"',
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};

/** Splits a jq program into a tree of tokens; blocks nest, so that brackets always match. */
class Lexer {
  readonly code: string;
  readonly problems: SyntaxProblem[] = [];
  at = 0;
  #depth = 0;

  constructor(code: string) {
    this.code = code;
  }

  all(): readonly Token[] {
    const tokens = this.#tokens();
    this.#space();
    if (this.at < this.code.length) this.#expected("token");
    return tokens;
  }

  #expected(what: string, at = this.at): void {
    this.problems.push({ message: `expected ${what}`, span: { start: at, end: this.code.length } });
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.code)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  #space(): void {
    for (;;) {
      this.#take(/\s*/y);
      // A comment goes on in the next line after an odd number of backslashes.
      if (this.#take(/#(?:[^\\\n]|\\[^\n]|\\\n)*\n?/y) === undefined) return;
    }
  }

  #tokens(): readonly Token[] {
    const tokens: Token[] = [];
    for (let token = this.#token(); token; token = this.#token()) tokens.push(token);
    return tokens;
  }

  #simple(start: number, kind: Token["kind"]): Token {
    return { kind, text: this.code.slice(start, this.at), start, end: this.at };
  }

  #identifier(what: string): void {
    if (this.#take(/[A-Za-z_][A-Za-z0-9_]*/y) === undefined) this.#expected(what);
  }

  #token(): Token | undefined {
    this.#space();
    const start = this.at;
    const first = this.code[start];
    if (first === undefined) return undefined;
    if (this.#take(/[A-Za-z_][A-Za-z0-9_]*/y) !== undefined) {
      if (this.#take(/::[@$]?/y) !== undefined) this.#identifier("identifier");
      return this.#simple(start, "word");
    }
    if (first === "$" || first === "@") {
      this.at++;
      this.#identifier("identifier");
      return this.#simple(start, first === "$" ? "variable" : "format");
    }
    if (/[0-9]/.test(first)) return this.#number(start);
    if (this.#take(/[|=!<>+\-*/%][|=!<>+*/%]*|\.\.|\.[A-Za-z_][A-Za-z0-9_]*|\.|[:;,?]/y) !== undefined) {
      return this.#simple(start, "symbol");
    }
    if (first === '"') return this.#string(start);
    return first in CLOSING ? this.#block(start) : undefined;
  }

  #number(start: number): Token {
    this.#take(/[0-9]+/y);
    if (this.#take(/\./y) !== undefined && this.#take(/[0-9]+/y) === undefined) this.#expected("digit");
    if (this.#take(/[eE][+-]?/y) !== undefined && this.#take(/[0-9]+/y) === undefined) this.#expected("digit");
    return this.#simple(start, "number");
  }

  #block(start: number): Token {
    const [close, name] = CLOSING[this.code[start] ?? ""] ?? ["", ""];
    this.at++;
    if (++this.#depth > 500) throw new RangeError("The jq program is nested too deeply.");
    const tokens = [...this.#tokens()];
    this.#depth--;
    this.#space();
    const closeAt = this.at;
    if (this.code[closeAt] === close) {
      this.at++;
      tokens.push(this.#simple(closeAt, "symbol"));
    } else {
      this.#expected(name);
    }
    return { ...this.#simple(start, "block"), tokens };
  }

  #string(start: number): Token {
    this.at++;
    const parts: StringPart[] = [];
    for (;;) {
      const text = this.#take(/[^\\"]+/y);
      if (text !== undefined) parts.push({ text });
      const next = this.code[this.at];
      if (next === undefined) {
        this.#expected("closing quote");
        break;
      }
      this.at++;
      if (next === '"') break;
      const part = this.#escape();
      if (part) parts.push(part);
    }
    return { ...this.#simple(start, "string"), parts };
  }

  #escape(): StringPart | undefined {
    const next = this.code[this.at] ?? "";
    if (next === "(") return { block: this.#block(this.at) };
    const simple = SIMPLE_ESCAPES[next];
    if (simple !== undefined) {
      this.at++;
      return { text: simple };
    }
    if (next !== "u") {
      this.#expected("string escape sequence");
      return undefined;
    }
    return this.#unicode();
  }

  #unicode(): StringPart | undefined {
    const start = ++this.at;
    const hex = this.#take(/[0-9a-fA-F]{0,4}/y) ?? "";
    const code = Number.parseInt(hex, 16);
    if (hex.length === 4 && !(code >= 0xd800 && code <= 0xdfff)) return { text: String.fromCodePoint(code) };
    if (hex.length === 4) this.at = start;
    this.#expected("4-digit hexadecimal UTF-8 code point");
    return undefined;
  }
}

/** Splits a jq program into tokens, with every problem found. */
export function lex(code: string): { tokens: readonly Token[]; problems: readonly SyntaxProblem[] } {
  const lexer = new Lexer(code);
  const tokens = lexer.all();
  return { tokens, problems: lexer.problems };
}
