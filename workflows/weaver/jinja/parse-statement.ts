import { parseArguments, parseDottedName, parseExpression, parseOr } from "./parse-expression.ts";
import { trim } from "./text.ts";
import type { Call, Expression, MacroDeclaration, Statement } from "./syntax-tree.ts";
import { syntaxError, type TokenStream } from "./token-stream.ts";
import { kinds } from "./tokens.ts";

const reserved: ReadonlySet<string> = new Set(["true", "True", "false", "False", "none", "None", "loop", "self"]);

const describe: Readonly<Record<Expression["is"], string>> = {
  constant: "constant",
  variable: "variable",
  list: "list literal",
  map: "map literal",
  attribute: "expression",
  item: "expression",
  slice: "expression",
  not: "expression",
  negate: "expression",
  binary: "expression",
  comparison: "expression",
  condition: "expression",
  filter: "filter expression",
  test: "test expression",
  call: "call",
};

/** Parses the statements of one template. */
export class StatementParser {
  readonly #stream: TokenStream;
  readonly #blocks = new Set<string>();
  #inMacro = false;
  #inLoop = false;

  constructor(stream: TokenStream) {
    this.#stream = stream;
  }

  parseTemplate(): readonly Statement[] {
    return this.#body();
  }

  /** Statements up to one of the given words, which stays unread. */
  #body(...ends: readonly string[]): readonly Statement[] {
    const statements: Statement[] = [];
    const stream = this.#stream;
    for (let token = stream.next(); token; token = stream.next()) {
      const { line, text } = token;
      if (token.kind === kinds.data) statements.push({ is: "text", line, text });
      else if (token.kind === kinds.variableStart) {
        statements.push({ is: "print", line, of: parseExpression(stream) });
        stream.expect("end of variable block", kinds.variableEnd);
      } else {
        if (!stream.peek()) throw syntaxError("unexpected end of input, expected keyword");
        if (stream.isWord(...ends)) return statements;
        statements.push(stream.nested(() => this.#statement()));
        stream.expect("end of block", kinds.blockEnd);
      }
    }
    return statements;
  }

  #statement(): Statement {
    const { kind, line, text } = this.#stream.expect("block keyword");
    if (kind !== kinds.name) throw syntaxError(`unknown ${kind}, expected statement`);
    const parse = this.#statements[text];
    if (!parse || !Object.hasOwn(this.#statements, text)) throw syntaxError(`unknown statement ${text}`);
    return parse(line);
  }

  readonly #statements: Readonly<Record<string, (line: number) => Statement>> = {
    for: (line) => this.#for(line),
    if: (line) => this.#if(line),
    with: (line) => this.#with(line),
    set: (line) => this.#set(line),
    autoescape: (line) => {
      const mode = parseExpression(this.#stream);
      return { is: "autoescape", line, mode, body: this.#closed("endautoescape") };
    },
    filter: (line) => {
      const filter = this.#filters();
      return { is: "filter block", line, filter, body: this.#closed("endfilter") };
    },
    block: (line) => this.#block(line),
    extends: (line) => ({ is: "extends", line, name: parseExpression(this.#stream) }),
    include: (line) => this.#include(line),
    import: (line) => this.#import(line),
    from: (line) => this.#fromImport(line),
    macro: (line) => this.#macro(line),
    call: (line) => this.#callBlock(line),
    do: (line) => ({ is: "do", line, call: this.#call() }),
    break: (line) => this.#jump("break", line),
    continue: (line) => this.#jump("continue", line),
  };

  /** The end of the tag, its body, and the word that closes it. */
  #closed(end: string): readonly Statement[] {
    this.#endOfTag();
    const body = this.#body(end);
    this.#stream.next();
    return body;
  }

  #endOfTag(): void {
    this.#stream.expect("end of block", kinds.blockEnd);
  }

  #jump(is: "break" | "continue", line: number): Statement {
    if (!this.#inLoop) throw syntaxError(`'${is}' must be placed inside a loop`);
    return { is, line };
  }

  #for(line: number): Statement {
    const stream = this.#stream;
    const outer = this.#inLoop;
    this.#inLoop = true;
    const target = this.#target(false);
    stream.expect("in", kinds.name, "in");
    const of = parseOr(stream);
    const filter = stream.skipWord("if") ? parseExpression(stream) : undefined;
    const recursive = stream.skipWord("recursive");
    this.#endOfTag();
    const body = this.#body("endfor", "else");
    const otherwise = stream.skipWord("else") ? this.#bodyAfterTag("endfor") : [];
    stream.next();
    this.#inLoop = outer;
    return { is: "for", line, target, of, filter, recursive, body, otherwise };
  }

  #bodyAfterTag(end: string): readonly Statement[] {
    this.#endOfTag();
    return this.#body(end);
  }

  #if(line: number): Statement {
    const test = parseOr(this.#stream);
    this.#endOfTag();
    const whenTrue = this.#body("endif", "else", "elif");
    const next = this.#stream.next();
    if (next?.text === "elif") return { is: "if", line, test, whenTrue, otherwise: [this.#if(next.line)] };
    return { is: "if", line, test, whenTrue, otherwise: next?.text === "else" ? this.#closed("endif") : [] };
  }

  #with(line: number): Statement {
    const stream = this.#stream;
    const assignments: [Expression, Expression][] = [];
    while (!stream.is(kinds.blockEnd)) {
      if (assignments.length > 0) stream.expect("comma", "`,`");
      const target = stream.skip("`(`") ? this.#parenthesized(false) : this.#name(false);
      stream.expect("assignment operator", "`=`");
      assignments.push([target, parseExpression(stream)]);
    }
    return { is: "with", line, assignments, body: this.#closed("endwith") };
  }

  #parenthesized(dotted: boolean): Expression {
    const target = this.#target(dotted);
    this.#stream.expect("`)`", "`)`");
    return target;
  }

  #set(line: number): Statement {
    const stream = this.#stream;
    const target = this.#target(true);
    if (stream.is(kinds.blockEnd) || stream.is("`|`")) {
      const filter = stream.skip("`|`") ? this.#filters() : undefined;
      return { is: "set block", line, target, filter, body: this.#closed("endset") };
    }
    stream.expect("assignment operator", "`=`");
    const of = parseExpression(stream);
    return { is: "set", line, target, of: stream.skip("`,`") ? this.#tuple(of) : of };
  }

  #tuple(first: Expression): Expression {
    const line = this.#stream.currentLine();
    const items = [first];
    while (!this.#stream.is(kinds.blockEnd)) {
      items.push(parseExpression(this.#stream));
      if (!this.#stream.skip("`,`")) break;
    }
    return { is: "list", line, items };
  }

  /** One name, or names in a list to unpack into. */
  #target(dotted: boolean): Expression {
    const stream = this.#stream;
    const line = stream.currentLine();
    const items: Expression[] = [];
    let isTuple = false;
    for (;;) {
      if (items.length > 0) stream.expect("`,`", "`,`");
      if (stream.is("`)`") || stream.is(kinds.variableEnd) || stream.is(kinds.blockEnd) || stream.isWord("in")) break;
      items.push(stream.skip("`(`") ? this.#parenthesized(dotted) : this.#name(dotted));
      if (!stream.is("`,`")) break;
      isTuple = true;
    }
    const [only] = items;
    return only && !isTuple ? only : { is: "list", line, items };
  }

  #name(dotted: boolean): Expression {
    const { text, line } = this.#stream.expect("identifier", kinds.name);
    if (reserved.has(text)) throw syntaxError(`cannot assign to reserved variable name ${text}`);
    let target: Expression = { is: "variable", line, name: text };
    while (dotted && this.#stream.skip("`.`")) {
      const attribute = this.#stream.expect("identifier", kinds.name);
      target = { is: "attribute", line: attribute.line, of: target, name: attribute.text };
    }
    return target;
  }

  #filters(): Expression {
    let filter: Expression | undefined;
    while (!this.#stream.is(kinds.blockEnd)) {
      if (filter) this.#stream.expect("`|`", "`|`");
      const { name, line } = parseDottedName(this.#stream);
      filter = { is: "filter", line, name, of: filter, args: this.#argumentsOfFilter() };
    }
    if (!filter) throw syntaxError("expected a filter");
    return filter;
  }

  #argumentsOfFilter(): Call["args"] {
    return this.#stream.is("`(`") ? parseArguments(this.#stream) : [];
  }

  #block(line: number): Statement {
    const stream = this.#stream;
    if (this.#inMacro) throw syntaxError("block tags in macros are not allowed");
    const outer = this.#inLoop;
    this.#inLoop = false;
    const name = stream.expect("identifier", kinds.name).text;
    stream.skipWord("scoped");
    const required = stream.skipWord("required");
    if (this.#blocks.has(name)) throw syntaxError(`block '${name}' defined twice`);
    this.#blocks.add(name);
    const body = this.#closed("endblock");
    if (required && !body.every((statement) => statement.is === "text" && trim(statement.text) === "")) {
      throw syntaxError("Required blocks can only contain comments or whitespace");
    }
    this.#trailingName(name);
    this.#inLoop = outer;
    return { is: "block", line, name, required, body };
  }

  #trailingName(name: string): void {
    const token = this.#stream.peek();
    if (token?.kind !== kinds.name) return;
    if (token.text !== name)
      throw syntaxError(`mismatching name on block. Got \`${token.text}\`, expected \`${name}\``);
    this.#stream.next();
  }

  #include(line: number): Statement {
    const name = parseExpression(this.#stream);
    const marked = this.#contextMarker();
    const ignoreMissing = this.#stream.skipWord("ignore");
    if (ignoreMissing) {
      this.#stream.expect("missing keyword", kinds.name, "missing");
      if (!marked) this.#contextMarker();
    }
    return { is: "include", line, name, ignoreMissing };
  }

  /** `with context` and `without context` change nothing. */
  #contextMarker(): boolean {
    if (!this.#stream.skipWord("with", "without")) return false;
    this.#stream.expect("context", kinds.name, "context");
    return true;
  }

  #import(line: number): Statement {
    const name = parseExpression(this.#stream);
    this.#stream.expect("as", kinds.name, "as");
    const target = parseExpression(this.#stream);
    this.#contextMarker();
    return { is: "import", line, name, target };
  }

  #fromImport(line: number): Statement {
    const stream = this.#stream;
    const name = parseExpression(stream);
    const names: { name: string; line: number; as: string }[] = [];
    stream.expect("import", kinds.name, "import");
    while (!this.#contextMarker() && !stream.is(kinds.blockEnd)) {
      if (names.length > 0) stream.expect("`,`", "`,`");
      if (this.#contextMarker() || stream.is(kinds.blockEnd)) break;
      const own = variableName(this.#name(false));
      const as = stream.skipWord("as") ? variableName(this.#name(false)) : own;
      names.push({ name: own, line: stream.lastLine, as });
    }
    return { is: "from import", line, name, names };
  }

  #macro(line: number): Statement {
    const name = this.#stream.expect("identifier", kinds.name).text;
    this.#stream.expect("`(`", "`(`");
    return { is: "macro", line, macro: this.#macroBody({ ...this.#parameters(), line, name }, "endmacro") };
  }

  #parameters(): Pick<MacroDeclaration, "parameters" | "defaults"> {
    const stream = this.#stream;
    const parameters: string[] = [];
    const defaults: Expression[] = [];
    while (!stream.skip("`)`")) {
      if (parameters.length > 0) {
        stream.expect("`,`", "`,`");
        if (stream.skip("`)`")) break;
      }
      parameters.push(variableName(this.#name(false)));
      if (stream.skip("`=`")) defaults.push(parseExpression(stream));
      else if (defaults.length > 0) stream.expect("`=`", "`=`");
    }
    return { parameters, defaults };
  }

  #macroBody(head: Omit<MacroDeclaration, "body">, end: string): MacroDeclaration {
    const outer = { loop: this.#inLoop, macro: this.#inMacro };
    this.#endOfTag();
    this.#inLoop = false;
    this.#inMacro = true;
    const body = this.#body(end);
    this.#inLoop = outer.loop;
    this.#inMacro = outer.macro;
    this.#stream.next();
    return { ...head, body };
  }

  #callBlock(line: number): Statement {
    const head = this.#stream.skip("`(`") ? this.#parameters() : { parameters: [], defaults: [] };
    const call = this.#call();
    return { is: "call block", line, call, caller: this.#macroBody({ ...head, line, name: "caller" }, "endcall") };
  }

  #call(): Call {
    const of = parseExpression(this.#stream);
    if (of.is !== "call") throw syntaxError(`expected call expression in call block, got ${describe[of.is]}`);
    return of;
  }
}

function variableName(target: Expression): string {
  return target.is === "variable" ? target.name : "";
}
