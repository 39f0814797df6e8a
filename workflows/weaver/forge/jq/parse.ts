import type { StringPart, SyntaxProblem, Token } from "./lex.ts";
import { TokenReader } from "./token-reader.ts";
import { climb } from "./precedence.ts";
import type { Operation } from "./precedence.ts";
import { operatorOf } from "./precedence.ts";
import type { Definition, Name, PathPart, Pattern, Term } from "./syntax.ts";
import { IDENTITY } from "./syntax.ts";

/** A whole jq program, or the definitions of a prelude. */
export interface ParsedProgram {
  readonly definitions: readonly Definition[];
  readonly body: Term;
  /** Paths of the modules that the program wants to load, which is never possible here. */
  readonly modules: readonly string[];
}

function text(value: string): Term {
  return { kind: "string", format: undefined, parts: value === "" ? [] : [value] };
}

/** Reads a jq program from its tokens. */
class Parser extends TokenReader {
  program(): ParsedProgram {
    if (this.eat("module")) {
      this.term();
      this.just(";");
    }
    const modules: string[] = [];
    while (this.peek()?.text === "include" || this.peek()?.text === "import") modules.push(this.#module());
    return { definitions: [], body: this.term(), modules };
  }

  #module(): string {
    const isImport = this.next()?.text === "import";
    const token = this.next();
    const path = token?.kind === "string" ? plainText(token) : undefined;
    if (path === undefined) this.fail("string", token);
    if (isImport) {
      this.just("as");
      const name = this.next();
      if (name?.kind !== "word" && name?.kind !== "variable") this.fail("identifier", name);
    }
    if (this.peek()?.text !== ";") this.term();
    this.just(";");
    return path;
  }

  definitions(): Definition[] {
    const found: Definition[] = [];
    while (this.eat("def")) found.push(this.#definition());
    return found;
  }

  #definition(): Definition {
    const name = this.next();
    if ((name?.kind !== "word" && name?.kind !== "format") || name.text.includes("::")) this.fail("identifier", name);
    const parameters = this.arguments(() => {
      const parameter = this.next();
      const fits = parameter?.kind === "word" || parameter?.kind === "variable";
      return fits && !parameter.text.includes("::") ? parameter.text : this.fail("argument", parameter);
    });
    this.just(":");
    const body = this.term();
    this.just(";");
    return { name: name.text, parameters, body };
  }

  term(withComma = true): Term {
    const head = this.#atom();
    const tail: { operation: Operation; term: Term }[] = [];
    for (let operation = this.#operation(withComma); operation; operation = this.#operation(withComma)) {
      tail.push({ operation, term: this.#atom() });
    }
    return climb(head, tail);
  }

  #operation(withComma: boolean): Operation | undefined {
    const token = this.peek();
    if (token === undefined) return undefined;
    if (token.text === "as") {
      this.next();
      const pattern = this.#pattern();
      this.just("|");
      return { pattern };
    }
    const operator = operatorOf(token.text);
    if (operator === undefined || (operator === "," && !withComma)) return undefined;
    this.next();
    return { operator };
  }

  #pattern(): Pattern {
    const token = this.next();
    if (token?.kind === "variable") return { kind: "variable", name: token.text };
    const open = token?.kind === "block" ? token.text[0] : undefined;
    if (token && open === "[") {
      const shape = { separator: ",", last: "]", expect: "comma or right bracket" };
      return { kind: "array", items: this.inside(token, "", () => this.many(() => this.#pattern(), shape), []) };
    }
    if (token && open === "{") {
      return { kind: "object", entries: this.inside(token, "", () => this.entries(() => this.#patternEntry()), []) };
    }
    return this.fail("pattern", token);
  }

  #patternEntry(): readonly [Term, Pattern] {
    const token = this.peek();
    if (token?.kind === "variable") {
      this.next();
      return [text(token.text.slice(1)), { kind: "variable", name: token.text }];
    }
    const key = this.#parenthesised() ?? this.#wordKey() ?? this.#stringKey();
    this.just(":");
    return [key, this.#pattern()];
  }

  #parenthesised(): Term | undefined {
    const block = this.blockOf("(");
    return block && this.inside(block, ")", () => this.term(), IDENTITY);
  }

  #wordKey(): Term | undefined {
    const token = this.peek();
    if (token?.kind !== "word" || token.text.includes("::")) return undefined;
    this.next();
    return text(token.text);
  }

  #objectEntry(): readonly [Term, Term | undefined] {
    const computed = this.#parenthesised();
    if (computed) {
      this.just(":");
      return [computed, this.term(false)];
    }
    const token = this.peek();
    let key: Term;
    if (token?.kind === "variable") {
      this.next();
      key = { kind: "variable", name: token };
    } else {
      key = this.#wordKey() ?? this.#stringKey();
    }
    return [key, this.eat(":") ? this.term(false) : undefined];
  }

  #stringKey(): Term {
    const token = this.next();
    if (token?.kind === "string") return this.#string(token, undefined);
    if (token?.kind !== "format") return this.fail("key", token);
    const quoted = this.next();
    return quoted?.kind === "string" ? this.#string(quoted, token) : this.fail("string", quoted);
  }

  #string(token: Token, format: Name | undefined): Term {
    const parts = (token.parts ?? []).map((part: StringPart) =>
      "text" in part ? part.text : this.inside(part.block, ")", () => this.term(), IDENTITY),
    );
    return { kind: "string", format, parts };
  }

  #optional(): boolean {
    let found = false;
    while (this.eat("?")) found = true;
    return found;
  }

  #atom(): Term {
    const term = this.#bare();
    const inner: Term = this.#optional() ? { kind: "try", body: term, handler: undefined } : term;
    const parts = this.#path();
    return parts.length === 0 ? inner : { kind: "path", of: inner, parts };
  }

  #bare(): Term {
    const token = this.next();
    if (token === undefined) return this.fail("term", token);
    switch (token.kind) {
      case "word":
        return this.#word(token);
      case "variable":
        return { kind: "variable", name: token };
      case "format":
        return this.#format(token);
      case "number":
        return { kind: "number", text: token.text };
      case "string":
        return this.#string(token, undefined);
      case "block":
        return this.#block(token);
      case "symbol":
        return this.#symbol(token);
    }
  }

  #format(token: Token): Term {
    const quoted = this.peek();
    if (quoted?.kind !== "string") return { kind: "call", name: token, parameters: this.arguments(() => this.term()) };
    this.next();
    return this.#string(quoted, token);
  }

  #symbol(token: Token): Term {
    if (token.text === "-") return { kind: "negate", of: this.#atom() };
    if (token.text === "..") return { kind: "recurse" };
    if (!token.text.startsWith(".")) return this.fail("term", token);
    const key = token.text.length > 1 ? text(token.text.slice(1)) : this.#quotedKey();
    if (!key) return IDENTITY;
    const first: PathPart = { index: key, optional: this.#optional() };
    return { kind: "path", of: IDENTITY, parts: [first, ...this.#path()] };
  }

  #quotedKey(): Term | undefined {
    const token = this.peek();
    if (token?.kind === "string" || (token?.kind === "format" && this.peek(1)?.kind === "string")) {
      return this.#stringKey();
    }
    return undefined;
  }

  #block(token: Token): Term {
    const open = token.text[0];
    if (open === "(") return this.inside(token, ")", () => this.term(), IDENTITY);
    const isEmpty = token.tokens?.length === 1;
    if (open === "[") {
      return { kind: "array", items: isEmpty ? undefined : this.inside(token, "]", () => this.term(), IDENTITY) };
    }
    if (isEmpty) return { kind: "object", entries: [] };
    return { kind: "object", entries: this.inside(token, "", () => this.entries(() => this.#objectEntry()), []) };
  }

  #word(token: Token): Term {
    switch (token.text) {
      case "def": {
        const definitions = [this.#definition(), ...this.definitions()];
        return { kind: "define", definitions, body: this.term() };
      }
      case "if":
        return this.#condition();
      case "try": {
        const body = this.#atom();
        return { kind: "try", body, handler: this.eat("catch") ? this.#atom() : undefined };
      }
      case "label": {
        const name = this.#variable().text;
        this.just("|");
        return { kind: "label", name, body: this.term() };
      }
      case "break":
        return { kind: "break", name: this.#variable() };
      case "reduce":
      case "foreach":
        return this.#fold(token);
      default:
        return { kind: "call", name: token, parameters: this.arguments(() => this.term()) };
    }
  }

  #variable(): Token {
    const token = this.next();
    return token?.kind === "variable" ? token : this.fail("variable", token);
  }

  #fold(name: Token): Term {
    const source = this.#atom();
    this.just("as");
    const pattern = this.#pattern();
    return { kind: "fold", name, source, pattern, parameters: this.arguments(() => this.term()) };
  }

  #condition(): Term {
    const branch = (): readonly [Term, Term] => {
      const test = this.term();
      this.just("then");
      return [test, this.term()];
    };
    const branches = [branch()];
    for (;;) {
      const token = this.next();
      if (token?.text === "end") return { kind: "if", branches, otherwise: undefined };
      if (token?.text === "elif") branches.push(branch());
      else if (token?.text === "else") {
        const otherwise = this.term();
        this.just("end");
        return { kind: "if", branches, otherwise };
      } else this.fail("else or end", token);
    }
  }

  #path(): PathPart[] {
    const parts: PathPart[] = [];
    for (;;) {
      const bracket = this.#bracket();
      if (bracket) {
        parts.push(bracket);
        continue;
      }
      const token = this.peek();
      if (!token?.text.startsWith(".") || token.text === "..") return parts;
      this.next();
      if (token.text.length > 1) parts.push({ index: text(token.text.slice(1)), optional: this.#optional() });
      else parts.push(this.#bracket() ?? { index: this.#stringKey(), optional: this.#optional() });
    }
  }

  #bracket(): PathPart | undefined {
    const block = this.blockOf("[");
    if (!block) return undefined;
    const all = { from: undefined, upto: undefined };
    const part = this.inside(block, "]", () => this.#range(), all);
    return { ...part, optional: this.#optional() };
  }

  #range(): { index: Term } | { from: Term | undefined; upto: Term | undefined } {
    const isDone = (): boolean => this.peek()?.text === "]" && !this.peek(1);
    if (isDone()) return { from: undefined, upto: undefined };
    if (this.eat(":")) return { from: undefined, upto: this.term() };
    const first = this.term();
    if (!this.eat(":")) return { index: first };
    return { from: first, upto: isDone() ? undefined : this.term() };
  }
}

function plainText(token: Token): string | undefined {
  const [part, more] = token.parts ?? [];
  return part && "text" in part && !more ? part.text : undefined;
}

/** Reads a program; where there are problems, the program is not complete. */
export function parseProgram(
  tokens: readonly Token[],
  length: number,
): { program: ParsedProgram; problems: readonly SyntaxProblem[] } {
  const parser = new Parser(tokens, length);
  const program = parser.whole(() => parser.program(), { definitions: [], body: IDENTITY, modules: [] });
  return { program, problems: parser.problems };
}

/** Reads a sequence of definitions, such as a prelude. */
export function parseDefinitions(
  tokens: readonly Token[],
  length: number,
): { definitions: readonly Definition[]; problems: readonly SyntaxProblem[] } {
  const parser = new Parser(tokens, length);
  const definitions = parser.whole(() => parser.definitions(), []);
  return { definitions, problems: parser.problems };
}
