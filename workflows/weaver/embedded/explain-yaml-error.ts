import type { YAMLError } from "yaml";
import { Places } from "./places.ts";
import type { YamlProblem } from "./yaml-tree.ts";

/** Puts a syntax error into one sentence; the words are Weaver's where both readers name the same fault. */
export function explainYamlError(error: YAMLError, text: string): YamlProblem {
  const start = Math.min(error.pos[0], Math.max(0, text.length - 1));
  const end = Math.max(start + 1, Math.min(error.pos[1], text.length));
  if (error.code === "MULTIPLE_DOCS") {
    return { message: "deserializing from YAML containing more than one document is not supported", start, end };
  }
  if (error.code === "TAB_AS_INDENT") {
    const { line, column } = new Places("", text).range(start, end);
    const place = `line ${line} column ${column}`;
    return {
      message: `found character that cannot start any token at ${place}, while scanning for the next token`,
      start,
      end,
    };
  }
  if (error.message.includes("call stack")) return { message: "recursion limit exceeded", start, end };
  return { message: error.message, start, end };
}
