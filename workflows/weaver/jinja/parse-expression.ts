import type { Argument, BinaryOperator, Comparison, Expression } from "./syntax-tree.ts";
import { syntaxError, type TokenStream } from "./token-stream.ts";
import { kinds } from "./tokens.ts";
import { integer, float, type Value } from "./value.ts";

const comparisons: ReadonlySet<string> = new Set(["`==`", "`!=`", "`<`", "`<=`", "`>`", "`>=`"]);
const literals: ReadonlyMap<string, Value> = new Map<string, Value>([
  ["true", true],
  ["True", true],
  ["false", false],
  ["False", false],
  ["none", null],
  ["None", null],
]);

export function parseExpression(stream: TokenStream): Expression {
  return stream.nested(() => parseCondition(stream));
}

function parseCondition(stream: TokenStream): Expression {
  let line = stream.lastLine;
  let whenTrue = parseOr(stream);
  while (stream.skipWord("if")) {
    const test = parseOr(stream);
    const otherwise = stream.skipWord("else") ? parseCondition(stream) : undefined;
    whenTrue = { is: "condition", line, test, whenTrue, otherwise };
    line = stream.lastLine;
  }
  return whenTrue;
}

/** An expression without `a if b`. */
export function parseOr(stream: TokenStream): Expression {
  return parseBinary(stream, parseAnd, () => (stream.isWord("or") ? "or" : undefined));
}

function parseAnd(stream: TokenStream): Expression {
  return parseBinary(stream, parseNot, () => (stream.isWord("and") ? "and" : undefined));
}

function parseBinary(
  stream: TokenStream,
  operand: (stream: TokenStream) => Expression,
  operatorHere: () => BinaryOperator | undefined,
): Expression {
  const line = stream.currentLine();
  let left = operand(stream);
  for (let operator = operatorHere(); operator; operator = operatorHere()) {
    stream.next();
    left = { is: "binary", line, operator, left, right: operand(stream) };
  }
  return left;
}

function parseNot(stream: TokenStream): Expression {
  const line = stream.currentLine();
  if (!stream.skipWord("not")) return parseComparison(stream);
  return { is: "not", line, of: parseNot(stream) };
}

function parseComparison(stream: TokenStream): Expression {
  const line = stream.lastLine;
  const first = parseSum(stream);
  const rest: { operator: Comparison; of: Expression }[] = [];
  for (let operator = comparisonHere(stream); operator; operator = comparisonHere(stream)) {
    rest.push({ operator, of: parseSum(stream) });
  }
  const [only] = rest;
  if (!only) return first;
  if (rest.length > 1) return { is: "comparison", line, first, rest };
  const operator = only.operator === "not in" ? "in" : only.operator;
  const binary: Expression = { is: "binary", line, operator, left: first, right: only.of };
  return only.operator === "not in" ? { is: "not", line, of: binary } : binary;
}

function comparisonHere(stream: TokenStream): Comparison | undefined {
  if (stream.skipWord("in")) return "in";
  if (stream.skipWord("not")) {
    stream.expect("in", kinds.name, "in");
    return "not in";
  }
  const kind = stream.peek()?.kind;
  if (!kind || !comparisons.has(kind)) return undefined;
  return stream.next()?.text as Comparison;
}

function operatorsIn(stream: TokenStream, ...operators: readonly BinaryOperator[]): () => BinaryOperator | undefined {
  return () => operators.find((operator) => stream.is(`\`${operator}\``));
}

function parseSum(stream: TokenStream): Expression {
  return parseBinary(stream, parseConcatenation, operatorsIn(stream, "+", "-"));
}

function parseConcatenation(stream: TokenStream): Expression {
  return parseBinary(stream, parseProduct, operatorsIn(stream, "~"));
}

function parseProduct(stream: TokenStream): Expression {
  return parseBinary(stream, parsePower, operatorsIn(stream, "*", "/", "//", "%"));
}

function parsePower(stream: TokenStream): Expression {
  return parseBinary(stream, parseUnary, operatorsIn(stream, "**"));
}

function parseUnary(stream: TokenStream): Expression {
  const line = stream.currentLine();
  return parseFilters(stream, parsePostfix(stream, parseNegation(stream), line));
}

function parseNegation(stream: TokenStream): Expression {
  const line = stream.currentLine();
  if (!stream.skip("`-`")) return stream.nested(() => parsePrimary(stream));
  return { is: "negate", line, of: parseNegation(stream) };
}

function parsePostfix(stream: TokenStream, start: Expression, startLine: number): Expression {
  let of = start;
  let line = startLine;
  for (;;) {
    const nextLine = stream.currentLine();
    if (stream.skip("`.`")) of = parseAttribute(stream, of, line);
    else if (stream.skip("`[`")) of = parseSubscript(stream, of, line);
    else if (stream.is("`(`")) of = { is: "call", line, of, args: parseArguments(stream) };
    else return of;
    line = nextLine;
  }
}

function parseAttribute(stream: TokenStream, of: Expression, line: number): Expression {
  const token = stream.expect("identifier or integer");
  if (token.kind === kinds.name) return { is: "attribute", line, of, name: token.text };
  if (token.kind !== kinds.integer) throw syntaxError(`unexpected ${token.kind}, expected identifier or integer`);
  return { is: "item", line, of, key: { is: "constant", line: token.line, value: integer(BigInt(token.number ?? 0)) } };
}

function parseSubscript(stream: TokenStream, of: Expression, line: number): Expression {
  const start = stream.is("`:`") ? undefined : parseExpression(stream);
  if (!stream.skip("`:`")) {
    stream.expect("`]`", "`]`");
    if (!start) throw syntaxError("empty subscript");
    return { is: "item", line, of, key: start };
  }
  const stop = stream.is("`]`") || stream.is("`:`") ? undefined : parseExpression(stream);
  const step = stream.skip("`:`") && !stream.is("`]`") ? parseExpression(stream) : undefined;
  stream.expect("`]`", "`]`");
  return { is: "slice", line, of, bounds: [start, stop, step] };
}

/** A filter's or test's name, which may hold dots. */
export function parseDottedName(stream: TokenStream): { name: string; line: number } {
  const first = stream.expect("identifier", kinds.name);
  let name = first.text;
  while (stream.skip("`.`")) name += `.${stream.expect("identifier", kinds.name).text}`;
  return { name, line: first.line };
}

function parseFilters(stream: TokenStream, start: Expression): Expression {
  let of = start;
  for (;;) {
    if (stream.skip("`|`")) {
      const { name, line } = parseDottedName(stream);
      of = { is: "filter", line, name, of, args: stream.is("`(`") ? parseArguments(stream) : [] };
    } else if (stream.skipWord("is")) of = parseTest(stream, of);
    else return of;
  }
}

const argumentStarts: ReadonlySet<string> = new Set([
  kinds.name,
  kinds.string,
  kinds.integer,
  kinds.float,
  "`+`",
  "`-`",
  "`[`",
  "`{`",
]);

function parseTest(stream: TokenStream, of: Expression): Expression {
  const negated = stream.skipWord("not");
  const { name, line } = parseDottedName(stream);
  const test: Expression = { is: "test", line, name, of, args: parseTestArguments(stream) };
  return negated ? { is: "not", line, of: test } : test;
}

function parseTestArguments(stream: TokenStream): readonly Argument[] {
  if (stream.is("`(`")) return parseArguments(stream);
  const token = stream.peek();
  if (!token || !argumentStarts.has(token.kind) || stream.isWord("and", "or", "else", "is")) return [];
  const line = stream.currentLine();
  return [{ is: "positional", of: parsePostfix(stream, parseNegation(stream), line) }];
}

export function parseArguments(stream: TokenStream): readonly Argument[] {
  const args: Argument[] = [];
  let keywords = false;
  stream.expect("`(`", "`(`");
  while (!stream.skip("`)`")) {
    if (args.length > 0) {
      stream.expect("`,`", "`,`");
      if (stream.skip("`)`")) break;
    }
    const arg = parseArgument(stream, keywords);
    keywords ||= arg.is === "keyword" || arg.is === "keyword splat";
    args.push(arg);
    if (args.length > 2000) throw syntaxError("Too many arguments in function call");
  }
  return args;
}

function parseArgument(stream: TokenStream, afterKeyword: boolean): Argument {
  if (stream.skip("`**`")) return { is: "keyword splat", of: parseExpression(stream) };
  if (stream.skip("`*`")) return { is: "splat", of: parseExpression(stream) };
  const of = parseExpression(stream);
  if (of.is === "variable" && stream.skip("`=`")) return { is: "keyword", name: of.name, of: parseOr(stream) };
  if (afterKeyword) throw syntaxError("non-keyword arg after keyword arg");
  return { is: "positional", of };
}

function parsePrimary(stream: TokenStream): Expression {
  const { kind, line, text, number } = stream.expect("expression");
  switch (kind) {
    case kinds.name:
      return literals.has(text)
        ? { is: "constant", line, value: literals.get(text) }
        : { is: "variable", line, name: text };
    case kinds.string:
      return { is: "constant", line, value: text + adjacentStrings(stream) };
    case kinds.integer:
      return { is: "constant", line, value: integer(BigInt(number ?? 0)) };
    case kinds.float:
      return { is: "constant", line, value: float(Number(number)) };
    case "`(`":
      return parseParentheses(stream, line);
    case "`[`":
      return { is: "list", line, items: parseItems(stream, "`]`", () => parseExpression(stream)) };
    case "`{`":
      return { is: "map", line, entries: parseItems(stream, "`}`", () => parseEntry(stream)) };
    default:
      throw syntaxError(`unexpected ${kind}`);
  }
}

function adjacentStrings(stream: TokenStream): string {
  let text = "";
  while (stream.is(kinds.string)) text += stream.next()?.text ?? "";
  return text;
}

function parseItems<T>(stream: TokenStream, end: string, parse: () => T, first: readonly T[] = []): readonly T[] {
  const items = [...first];
  while (!stream.skip(end)) {
    if (items.length > 0) {
      stream.expect("`,`", "`,`");
      if (stream.skip(end)) break;
    }
    items.push(parse());
  }
  return items;
}

function parseEntry(stream: TokenStream): readonly [Expression, Expression] {
  const key = parseExpression(stream);
  stream.expect("`:`", "`:`");
  return [key, parseExpression(stream)];
}

/** Parentheses group; with a comma or empty they are a list. */
function parseParentheses(stream: TokenStream, line: number): Expression {
  if (stream.skip("`)`")) return { is: "list", line, items: [] };
  const first = parseExpression(stream);
  if (stream.is("`,`"))
    return { is: "list", line, items: parseItems(stream, "`)`", () => parseExpression(stream), [first]) };
  stream.expect("`)`", "`)`");
  return first;
}
