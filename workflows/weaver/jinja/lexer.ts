import { JinjaError } from "./error.ts";
import { escapePattern, isSpace, trimEnd, trimStart } from "./text.ts";
import { kinds, type Syntax, type Token, type Whitespace } from "./tokens.ts";
import { scanExpressionToken } from "./scan-expression.ts";

type Mark = "-" | "+" | "";

export interface LexerInput {
  readonly source: string;
  readonly name: string;
  readonly syntax: Syntax;
  readonly whitespace: Whitespace;
  /** Starts inside an expression instead of in template text. */
  readonly inExpression: boolean;
}

/** The tokens of a template. An error ends the list: it counts only once the parser gets there. */
export interface Tokens {
  readonly tokens: readonly Token[];
  readonly error: JinjaError | undefined;
}

export function tokenize(input: LexerInput): Tokens {
  const lexer = new Lexer(input);
  try {
    lexer.run();
    return { tokens: lexer.tokens, error: undefined };
  } catch (error) {
    if (!(error instanceof JinjaError)) throw error;
    return { tokens: lexer.tokens, error };
  }
}

class Lexer {
  readonly tokens: Token[] = [];
  readonly #input: LexerInput;
  readonly #source: string;
  readonly #starts: RegExp;
  readonly #rawTag: RegExp;
  readonly #endRawTag: RegExp;
  #offset = 0;
  #line = 1;
  /** Offset of the next line's end. */
  #newline: number;
  #trimNext = false;
  #balance = 0;

  constructor(input: LexerInput) {
    this.#input = input;
    this.#source = input.whitespace.keepTrailingNewline ? input.source : withoutLastNewline(input.source);
    this.#newline = this.#newlineFrom(0);
    const { variableStart, blockStart, commentStart } = input.syntax;
    const starts = [variableStart, blockStart, commentStart].sort((a, b) => b.length - a.length);
    this.#starts = new RegExp(starts.map((start) => escapePattern(start)).join("|"), "g");
    const space = "[ \\t\\n\\f\\r]*";
    const end = `([-+]?)${escapePattern(input.syntax.blockEnd)}`;
    this.#rawTag = new RegExp(`${space}raw${space}${end}`, "y");
    this.#endRawTag = new RegExp(`[-+]?${space}endraw${space}${end}`, "y");
  }

  run(): void {
    if (this.#input.inExpression) this.#expression(kinds.variableEnd);
    while (this.#offset < this.#source.length) this.#root();
  }

  #root(): void {
    if (this.#trimNext) {
      this.#trimNext = false;
      this.#skipSpace();
    }
    this.#starts.lastIndex = this.#offset;
    const found = this.#starts.exec(this.#source);
    if (!found) return this.#data(this.#source.length, this.#source.length);
    const [start] = found;
    const mark = markAt(this.#source, found.index + start.length);
    this.#data(this.#dataEnd(found.index, start, mark), found.index);
    this.#startOf(start, mark);
  }

  /** Where the text before a tag ends once its white space is cut. */
  #dataEnd(index: number, start: string, mark: Mark): number {
    const lead = this.#source.slice(this.#offset, index);
    if (mark === "-") return this.#offset + trimEnd(lead).length;
    const strips = mark === "" && this.#input.whitespace.lstripBlocks && start !== this.#input.syntax.variableStart;
    return strips && startsLine(this.#source, index) ? this.#offset + stripLine(lead).length : index;
  }

  #data(end: number, next: number): void {
    if (end > this.#offset) this.#push(kinds.data, end, this.#source.slice(this.#offset, end));
    this.#advanceTo(next);
  }

  #startOf(start: string, mark: Mark): void {
    const { syntax } = this.#input;
    const skip = start.length + mark.length;
    if (start === syntax.commentStart) return this.#comment(skip);
    if (start === syntax.variableStart) {
      this.#push(kinds.variableStart, this.#offset + skip, "");
      return this.#expression(kinds.variableEnd);
    }
    const raw = this.#tag("raw", this.#offset + skip);
    if (raw) return this.#raw(raw.end, raw.mark);
    this.#push(kinds.blockStart, this.#offset + skip, "");
    this.#expression(kinds.blockEnd);
  }

  #comment(skip: number): void {
    const { commentEnd } = this.#input.syntax;
    const end = this.#source.indexOf(commentEnd, this.#offset + skip);
    if (end < 0) {
      this.#advanceTo(this.#source.length);
      throw this.#error("unexpected end of comment");
    }
    const mark = markAt(this.#source, Math.max(end - 1, this.#offset + skip));
    this.#advanceTo(end + commentEnd.length);
    this.#afterTag(mark);
  }

  #raw(contentStart: number, startMark: Mark): void {
    this.#advanceTo(contentStart);
    const { blockStart } = this.#input.syntax;
    for (
      let at = this.#source.indexOf(blockStart, this.#offset);
      at >= 0;
      at = this.#source.indexOf(blockStart, at + 1)
    ) {
      const inner = at + blockStart.length;
      const end = this.#tag("endraw", inner);
      if (!end) continue;
      const text = this.#rawText(this.#source.slice(this.#offset, at), startMark, markAt(this.#source, inner));
      this.#push(kinds.data, at, text);
      this.#advanceTo(end.end);
      return this.#afterTag(end.mark);
    }
    this.#advanceTo(this.#source.length);
    throw this.#error("unexpected end of raw block");
  }

  #rawText(content: string, start: Mark, end: Mark): string {
    const { trimBlocks, lstripBlocks } = this.#input.whitespace;
    let text = content;
    if (start === "-") text = trimStart(text);
    else if (start === "" && trimBlocks) text = text.replace(/^\r?\n?/, "");
    if (end === "-") return trimEnd(text);
    return end === "" && lstripBlocks ? stripLine(text) : text;
  }

  /** A tag that holds nothing but a name, such as `raw -%}`; undefined where something else stands. */
  #tag(name: "raw" | "endraw", at: number): { end: number; mark: Mark } | undefined {
    const pattern = name === "raw" ? this.#rawTag : this.#endRawTag;
    pattern.lastIndex = at;
    const match = pattern.exec(this.#source);
    return match ? { end: pattern.lastIndex, mark: (match[1] ?? "") as Mark } : undefined;
  }

  #expression(endKind: string): void {
    const end = endKind === kinds.blockEnd ? this.#input.syntax.blockEnd : this.#input.syntax.variableEnd;
    while (this.#offset < this.#source.length) {
      const char = this.#source.charAt(this.#offset);
      if (/[ \t\n\f\r]/.test(char)) this.#advanceTo(this.#offset + 1);
      else if (this.#balance === 0 && this.#ends(end, endKind)) return;
      else this.#token();
    }
  }

  #ends(end: string, endKind: string): boolean {
    const mark = markAt(this.#source, this.#offset);
    const marked = mark !== "" && this.#source.startsWith(end, this.#offset + 1);
    if (!marked && !this.#source.startsWith(end, this.#offset)) return false;
    this.#push(endKind, this.#offset + end.length + (marked ? 1 : 0), "");
    if (marked) this.#trimNext = mark === "-";
    else if (endKind === kinds.blockEnd) this.#trimNewline();
    return true;
  }

  #token(): void {
    const token = scanExpressionToken(this.#source, this.#offset);
    if (token.kind === "error") {
      this.#advanceTo(token.end);
      throw token.error ?? this.#error(token.text);
    }
    if (/^`[([{]/.test(token.kind)) this.#balance++;
    if (/^`[)\]}]/.test(token.kind)) this.#balance--;
    this.#push(token.kind, token.end, token.text, token.number);
  }

  #push(kind: string, end: number, text: string, number?: number | bigint): void {
    const token = { kind, line: this.#line, start: this.#offset, end, text };
    this.tokens.push(number === undefined ? token : { ...token, number });
    this.#advanceTo(end);
  }

  #afterTag(mark: Mark): void {
    if (mark === "") this.#trimNewline();
    else if (mark === "-") this.#trimNext = true;
  }

  #trimNewline(): void {
    if (!this.#input.whitespace.trimBlocks) return;
    if (this.#source.charAt(this.#offset) === "\r") this.#advanceTo(this.#offset + 1);
    if (this.#source.charAt(this.#offset) === "\n") this.#advanceTo(this.#offset + 1);
  }

  #skipSpace(): void {
    let end = this.#offset;
    while (end < this.#source.length && isSpace(this.#source.charAt(end))) end++;
    this.#advanceTo(end);
  }

  #advanceTo(end: number): void {
    while (this.#newline < end) {
      this.#line++;
      this.#newline = this.#newlineFrom(this.#newline + 1);
    }
    this.#offset = end;
  }

  #newlineFrom(at: number): number {
    const found = this.#source.indexOf("\n", at);
    return found < 0 ? Number.POSITIVE_INFINITY : found;
  }

  #error(detail: string): JinjaError {
    return new JinjaError("syntax error", detail, { site: { template: this.#input.name, line: this.#line } });
  }
}

function withoutLastNewline(source: string): string {
  const rest = source.endsWith("\n") ? source.slice(0, -1) : source;
  return rest.endsWith("\r") ? rest.slice(0, -1) : rest;
}

function markAt(source: string, at: number): Mark {
  const char = source.charAt(at);
  return char === "-" || char === "+" ? char : "";
}

function startsLine(source: string, index: number): boolean {
  for (let at = index - 1; at >= 0; at--) {
    const char = source.charAt(at);
    if (char === "\n" || char === "\r") return true;
    if (!isSpace(char)) return false;
  }
  return true;
}

function stripLine(text: string): string {
  let end = text.length;
  while (end > 0 && isSpace(text.charAt(end - 1)) && !/[\r\n]/.test(text.charAt(end - 1))) end--;
  return end === 0 || text.charAt(end - 1) === "\n" ? text.slice(0, end) : text;
}
