import type { Value } from "./value.ts";

/** `line` is where MiniJinja starts the span of a node, which decides the line of an error. */
export type Expression =
  | { readonly is: "constant"; readonly line: number; readonly value: Value }
  | { readonly is: "variable"; readonly line: number; readonly name: string }
  | { readonly is: "list"; readonly line: number; readonly items: readonly Expression[] }
  | { readonly is: "map"; readonly line: number; readonly entries: readonly (readonly [Expression, Expression])[] }
  | { readonly is: "attribute"; readonly line: number; readonly of: Expression; readonly name: string }
  | { readonly is: "item"; readonly line: number; readonly of: Expression; readonly key: Expression }
  | {
      readonly is: "slice";
      readonly line: number;
      readonly of: Expression;
      readonly bounds: readonly (Expression | undefined)[];
    }
  | { readonly is: "not" | "negate"; readonly line: number; readonly of: Expression }
  | {
      readonly is: "binary";
      readonly line: number;
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly is: "comparison";
      readonly line: number;
      readonly first: Expression;
      readonly rest: readonly { readonly operator: Comparison; readonly of: Expression }[];
    }
  | {
      readonly is: "condition";
      readonly line: number;
      readonly test: Expression;
      readonly whenTrue: Expression;
      readonly otherwise: Expression | undefined;
    }
  | {
      readonly is: "filter";
      readonly line: number;
      readonly name: string;
      /** Undefined takes the text of the surrounding block. */
      readonly of: Expression | undefined;
      readonly args: readonly Argument[];
    }
  | {
      readonly is: "test";
      readonly line: number;
      readonly name: string;
      readonly of: Expression;
      readonly args: readonly Argument[];
    }
  | Call;

export interface Call {
  readonly is: "call";
  readonly line: number;
  readonly of: Expression;
  readonly args: readonly Argument[];
}

export type Comparison = "==" | "!=" | "<" | "<=" | ">" | ">=" | "in" | "not in";
export type BinaryOperator =
  | Exclude<Comparison, "not in">
  | "and"
  | "or"
  | "+"
  | "-"
  | "*"
  | "/"
  | "//"
  | "%"
  | "**"
  | "~";

export type Argument =
  | { readonly is: "positional" | "splat" | "keyword splat"; readonly of: Expression }
  | { readonly is: "keyword"; readonly name: string; readonly of: Expression };

export interface MacroDeclaration {
  readonly line: number;
  readonly name: string;
  readonly parameters: readonly string[];
  /** Defaults of the last parameters. */
  readonly defaults: readonly Expression[];
  readonly body: readonly Statement[];
}

export type Statement =
  | { readonly is: "text"; readonly line: number; readonly text: string }
  | { readonly is: "print"; readonly line: number; readonly of: Expression }
  | {
      readonly is: "for";
      readonly line: number;
      readonly target: Expression;
      readonly of: Expression;
      readonly filter: Expression | undefined;
      readonly recursive: boolean;
      readonly body: readonly Statement[];
      readonly otherwise: readonly Statement[];
    }
  | {
      readonly is: "if";
      readonly line: number;
      readonly test: Expression;
      readonly whenTrue: readonly Statement[];
      readonly otherwise: readonly Statement[];
    }
  | {
      readonly is: "with";
      readonly line: number;
      readonly assignments: readonly (readonly [Expression, Expression])[];
      readonly body: readonly Statement[];
    }
  | { readonly is: "set"; readonly line: number; readonly target: Expression; readonly of: Expression }
  | {
      readonly is: "set block";
      readonly line: number;
      readonly target: Expression;
      readonly filter: Expression | undefined;
      readonly body: readonly Statement[];
    }
  | { readonly is: "autoescape"; readonly line: number; readonly mode: Expression; readonly body: readonly Statement[] }
  | {
      readonly is: "filter block";
      readonly line: number;
      readonly filter: Expression;
      readonly body: readonly Statement[];
    }
  | {
      readonly is: "block";
      readonly line: number;
      readonly name: string;
      readonly required: boolean;
      readonly body: readonly Statement[];
    }
  | { readonly is: "extends"; readonly line: number; readonly name: Expression }
  | { readonly is: "include"; readonly line: number; readonly name: Expression; readonly ignoreMissing: boolean }
  | { readonly is: "import"; readonly line: number; readonly name: Expression; readonly target: Expression }
  | {
      readonly is: "from import";
      readonly line: number;
      readonly name: Expression;
      readonly names: readonly { readonly name: string; readonly line: number; readonly as: string }[];
    }
  | { readonly is: "macro"; readonly line: number; readonly macro: MacroDeclaration }
  | { readonly is: "call block"; readonly line: number; readonly call: Call; readonly caller: MacroDeclaration }
  | { readonly is: "do"; readonly line: number; readonly call: Call }
  | { readonly is: "break" | "continue"; readonly line: number };
