import { tokenize, type LexerInput } from "./lexer.ts";
import { parseExpression } from "./parse-expression.ts";
import { StatementParser } from "./parse-statement.ts";
import type { Expression, Statement } from "./syntax-tree.ts";
import { syntaxError, TokenStream } from "./token-stream.ts";
import { JinjaError } from "./error.ts";

export type TemplateSource = Omit<LexerInput, "inExpression">;

/** @throws JinjaError `syntax error` with the line */
export function parseTemplate(input: TemplateSource): readonly Statement[] {
  return parse({ ...input, inExpression: false }, (stream) => new StatementParser(stream).parseTemplate());
}

/** @throws JinjaError `syntax error` with the line */
export function parseStandaloneExpression(input: TemplateSource): Expression {
  return parse({ ...input, inExpression: true }, (stream) => {
    const expression = parseExpression(stream);
    if (stream.next()) throw syntaxError("unexpected input after expression");
    return expression;
  });
}

function parse<T>(input: LexerInput, run: (stream: TokenStream) => T): T {
  const stream = new TokenStream(tokenize(input));
  try {
    return run(stream);
  } catch (error) {
    throw asSyntaxError(error).locate({ template: input.name, line: stream.lastLine });
  }
}

function asSyntaxError(error: unknown): JinjaError {
  if (error instanceof JinjaError) return error;
  // The parser recurses: sources that nest without end exhaust the stack.
  if (error instanceof RangeError) return syntaxError("template exceeds maximum recursion limits");
  throw error;
}
