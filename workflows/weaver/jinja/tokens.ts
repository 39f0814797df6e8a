import { JinjaError } from "./error.ts";

/** Delimiters of the template language; each start must differ from the others. */
export interface Syntax {
  readonly blockStart: string;
  readonly blockEnd: string;
  readonly variableStart: string;
  readonly variableEnd: string;
  readonly commentStart: string;
  readonly commentEnd: string;
}

export const defaultSyntax: Syntax = {
  blockStart: "{%",
  blockEnd: "%}",
  variableStart: "{{",
  variableEnd: "}}",
  commentStart: "{#",
  commentEnd: "#}",
};

/** @throws JinjaError `invalid custom delimiters` where a start is empty or used twice */
export function checkSyntax(syntax: Syntax): void {
  const starts = [syntax.variableStart, syntax.blockStart, syntax.commentStart];
  if (starts.includes("") || new Set(starts).size < starts.length) throw new JinjaError("invalid custom delimiters");
}

export interface Whitespace {
  readonly trimBlocks: boolean;
  readonly lstripBlocks: boolean;
  readonly keepTrailingNewline: boolean;
}

/** `kind` is also how a message names the token; operators carry themselves in backticks. */
export interface Token {
  readonly kind: string;
  readonly line: number;
  /** Offsets in the source. */
  readonly start: number;
  readonly end: number;
  /** Name, decoded text or template data. */
  readonly text: string;
  readonly number?: number | bigint;
}

export const kinds = {
  data: "template-data",
  variableStart: "start of variable block",
  variableEnd: "end of variable block",
  blockStart: "start of block",
  blockEnd: "end of block",
  name: "identifier",
  string: "string",
  integer: "integer",
  float: "float",
} as const;
