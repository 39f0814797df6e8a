import type { Span, SyntaxProblem, Token } from "./lex.ts";

class Mismatch extends Error {
  readonly problem: SyntaxProblem;

  constructor(problem: SyntaxProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** Reads a tree of tokens; a block with an error counts as `.` and reading goes on after it, to report all errors. */
export class TokenReader {
  readonly problems: SyntaxProblem[] = [];
  readonly #end: Span;
  #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[], length: number) {
    this.#tokens = tokens;
    this.#end = { start: length, end: length };
  }

  whole<T>(read: () => T, fallback: T): T {
    return this.finish("", read, fallback);
  }

  protected peek(ahead = 0): Token | undefined {
    return this.#tokens[this.#at + ahead];
  }

  protected next(): Token | undefined {
    return this.#tokens[this.#at++];
  }

  protected fail(expected: string, found: Span | undefined): never {
    const { start, end } = found ?? this.#end;
    throw new Mismatch({ message: `expected ${expected}`, span: { start, end } });
  }

  protected just(wanted: string): void {
    const token = this.next();
    if (token?.text !== wanted) this.fail(wanted, token);
  }

  protected eat(wanted: string): boolean {
    if (this.peek()?.text !== wanted) return false;
    this.#at++;
    return true;
  }

  protected finish<T>(last: string, read: () => T, fallback: T): T {
    try {
      const result = read();
      const rest = this.peek();
      if (last === "" ? rest : rest?.text !== last || this.#tokens[this.#at + 1]) {
        this.fail(last === "" ? "nothing" : last, rest);
      }
      return result;
    } catch (error) {
      if (!(error instanceof Mismatch)) throw error;
      this.problems.push(error.problem);
      return fallback;
    }
  }

  protected inside<T>(block: Token, last: string, read: () => T, fallback: T): T {
    const [tokens, at] = [this.#tokens, this.#at];
    this.#tokens = block.tokens ?? [];
    this.#at = 0;
    try {
      return this.finish(last, read, fallback);
    } finally {
      this.#tokens = tokens;
      this.#at = at;
    }
  }

  protected many<T>(
    read: () => T,
    shape: { separator: string; trailing?: boolean; last: string; expect: string },
  ): T[] {
    const items = [read()];
    for (;;) {
      const token = this.next();
      if (token?.text === shape.last) return items;
      if (token?.text !== shape.separator) this.fail(shape.expect, token);
      if (shape.trailing === true && this.eat(shape.last)) return items;
      items.push(read());
    }
  }

  protected entries<T>(read: () => T): T[] {
    return this.many(read, { separator: ",", trailing: true, last: "}", expect: "comma or right brace" });
  }

  protected arguments<T>(read: () => T): T[] {
    const block = this.blockOf("(");
    if (!block) return [];
    const shape = { separator: ";", last: ")", expect: "semicolon or right parenthesis" };
    return this.inside(block, "", () => this.many(read, shape), []);
  }

  protected blockOf(open: string): Token | undefined {
    const token = this.peek();
    if (token?.kind !== "block" || !token.text.startsWith(open)) return undefined;
    this.#at++;
    return token;
  }
}
