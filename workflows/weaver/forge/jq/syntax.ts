import type { Span } from "./lex.ts";

export type MathOperator = "+" | "-" | "*" | "/" | "%";
export type Comparison = "<" | ">" | "<=" | ">=" | "==" | "!=";

/** A name with its place in the program. */
export interface Name extends Span {
  readonly text: string;
}

export type Pattern =
  | { readonly kind: "variable"; readonly name: string }
  | { readonly kind: "array"; readonly items: readonly Pattern[] }
  | { readonly kind: "object"; readonly entries: readonly (readonly [Term, Pattern])[] };

export type PathPart = (
  | { readonly index: Term }
  | { readonly from: Term | undefined; readonly upto: Term | undefined }
) & {
  /** A `?` follows: what does not fit is left out instead of being an error. */
  readonly optional: boolean;
};

export interface Definition {
  readonly name: string;
  /** `$x` binds a value, `f` a filter. */
  readonly parameters: readonly string[];
  readonly body: Term;
}

export type BinaryOperator =
  | "|"
  | ","
  | "//"
  | "or"
  | "and"
  | "="
  | "|="
  | "//="
  | MathOperator
  | Comparison
  | `${MathOperator}=`;

/** A jq filter as it is written. */
export type Term =
  | { readonly kind: "identity" }
  | { readonly kind: "recurse" }
  | { readonly kind: "number"; readonly text: string }
  | { readonly kind: "string"; readonly format: Name | undefined; readonly parts: readonly (string | Term)[] }
  | { readonly kind: "array"; readonly items: Term | undefined }
  | { readonly kind: "object"; readonly entries: readonly (readonly [Term, Term | undefined])[] }
  | { readonly kind: "negate"; readonly of: Term }
  | { readonly kind: "binary"; readonly left: Term; readonly operator: BinaryOperator; readonly right: Term }
  | { readonly kind: "bind"; readonly source: Term; readonly pattern: Pattern; readonly body: Term }
  | { readonly kind: "label"; readonly name: string; readonly body: Term }
  | { readonly kind: "break"; readonly name: Name }
  | {
      readonly kind: "fold";
      readonly name: Name;
      readonly source: Term;
      readonly pattern: Pattern;
      readonly parameters: readonly Term[];
    }
  | { readonly kind: "try"; readonly body: Term; readonly handler: Term | undefined }
  | { readonly kind: "if"; readonly branches: readonly (readonly [Term, Term])[]; readonly otherwise: Term | undefined }
  | { readonly kind: "define"; readonly definitions: readonly Definition[]; readonly body: Term }
  | { readonly kind: "call"; readonly name: Name; readonly parameters: readonly Term[] }
  | { readonly kind: "variable"; readonly name: Name }
  | { readonly kind: "path"; readonly of: Term; readonly parts: readonly PathPart[] };

export const IDENTITY: Term = { kind: "identity" };

/** The names that a pattern binds, in order. */
export function namesIn(pattern: Pattern): readonly string[] {
  switch (pattern.kind) {
    case "variable":
      return [pattern.name];
    case "array":
      return pattern.items.flatMap(namesIn);
    case "object":
      return pattern.entries.flatMap(([, inner]) => namesIn(inner));
  }
}
