import type { YAMLError } from "yaml";
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
  if (error.message.includes("call stack")) return { message: "recursion limit exceeded", start, end: start + 1 };
  return undefined;
}
