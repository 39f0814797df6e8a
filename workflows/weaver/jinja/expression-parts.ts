import type { Expression } from "./syntax-tree.ts";

/** The expressions that an expression is made of, in the order in which they are written. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.is) {
    case "constant":
    case "variable":
      return [];
    case "list":
      return expression.items;
    case "map":
      return expression.entries.flat();
    case "attribute":
    case "not":
    case "negate":
      return [expression.of];
    case "item":
      return [expression.of, expression.key];
    case "slice":
      return [expression.of, ...expression.bounds.filter((bound) => bound !== undefined)];
    case "binary":
      return [expression.left, expression.right];
    case "comparison":
      return [expression.first, ...expression.rest.map((operand) => operand.of)];
    case "condition":
      return [expression.test, expression.whenTrue, ...(expression.otherwise ? [expression.otherwise] : [])];
    case "filter":
    case "test":
    case "call":
      return [...(expression.of ? [expression.of] : []), ...expression.args.map((arg) => arg.of)];
  }
}
