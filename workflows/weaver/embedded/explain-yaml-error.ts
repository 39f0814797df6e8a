import { Lexer, type YAMLError } from "yaml";
import { Places } from "./places.ts";
import type { YamlProblem } from "./yaml-tree.ts";

/** Puts a syntax error into one sentence; the words are Weaver's where both readers name the same fault. */
export function explainYamlError(error: YAMLError, text: string): YamlProblem {
  const start = Math.min(error.pos[0], Math.max(0, text.length - 1));
  const end = Math.max(start + 1, Math.min(error.pos[1], text.length));
  return explained(error, start, text) ?? { message: error.message, start, end };
}

function explained(error: YAMLError, start: number, text: string): YamlProblem | undefined {
  const at = (offset: number, before: string, after = ""): YamlProblem => {
    const { line, column } = new Places("", text).range(offset, offset);
    return { message: `${before} at line ${line} column ${column}${after}`, start: offset, end: offset + 1 };
  };
  if (error.code === "MULTIPLE_DOCS" || error.message.endsWith("at node end")) {
    const message = "deserializing from YAML containing more than one document is not supported";
    return { message, start, end: start + 1 };
  }
  if (error.code === "TAB_AS_INDENT") {
    return at(start, "found character that cannot start any token", ", while scanning for the next token");
  }
  if (error.code === "BLOCK_AS_IMPLICIT_KEY" && error.message.startsWith("Nested mappings")) {
    const colon = /:(?=\s|$)/.exec(text.slice(start));
    return colon === null ? undefined : at(start + colon.index, "mapping values are not allowed in this context");
  }
  if (error.message.startsWith("Missing closing") && error.message.endsWith("quote")) {
    const before = `found unexpected end of stream at ${lineAndColumn(text.length, text)}, while scanning a quoted scalar`;
    return at(openQuote(text), before);
  }
  if (error.message === "Sequence item without - indicator") {
    const item = start + (/^ */.exec(text.slice(start))?.[0].length ?? 0);
    const context = `, while parsing a block collection at ${lineAndColumn(sequenceStart(text, item), text)}`;
    return at(item, "did not find expected '-' indicator", context);
  }
  if (error.message.includes("call stack")) return { message: "recursion limit exceeded", start, end: start + 1 };
  return undefined;
}

function lineAndColumn(offset: number, text: string): string {
  const { line, column } = new Places("", text).range(offset, offset);
  return `line ${line} column ${column}`;
}

/** What the lexer puts between the pieces of the text. */
const lexerMarks = new Set(["\u0002", "\u0018", "\u001F"]);

/** The quote that the rest of the text belongs to. */
function openQuote(text: string): number {
  let offset = 0;
  let quote = 0;
  for (const lexeme of new Lexer().lex(text)) {
    if (lexerMarks.has(lexeme)) continue;
    if (/^["']/.test(lexeme)) quote = offset;
    offset += lexeme.length;
  }
  return quote;
}

/** The first dash of the list that the line at this place belongs to. */
function sequenceStart(text: string, at: number): number {
  let end = text.lastIndexOf("\n", at - 1);
  let [found, depth] = [at, at - end - 1];
  while (end > 0) {
    const start = text.lastIndexOf("\n", end - 1) + 1;
    const line = /^( *)(-(?=\s|$)|\S)/.exec(text.slice(start, end));
    const indent = line?.[1]?.length ?? Number.POSITIVE_INFINITY;
    if (line?.[2] === "-" && (found === at ? indent < depth : indent === depth))
      [found, depth] = [start + indent, indent];
    else if (indent <= depth && found !== at) break;
    end = start - 1;
  }
  return found;
}
