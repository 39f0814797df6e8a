import { contains } from "./access.ts";
import { calculate, checkedText, negate } from "./arithmetic.ts";
import { toText } from "./display.ts";
import { JinjaError } from "./error.ts";
import { mapOf } from "./map-value.ts";
import { compare, equals } from "./order.ts";
import type { BinaryOperator, Comparison, Expression } from "./syntax-tree.ts";
import { isTrue, type Value } from "./value.ts";

export type Folded = { readonly value: Value } | undefined;

const known = new WeakMap<Expression, { readonly folded: Folded }>();

/**
 * The value of an expression that consists of constants. Not only faster: MiniJinja folds `1 and 0` to `false`, while its
 * `and` of variables gives the operand.
 */
export function fold(expression: Expression): Folded {
  const before = known.get(expression);
  if (before) return before.folded;
  const folded = attempt(() => foldNew(expression));
  known.set(expression, { folded });
  return folded;
}

/** What fails as a constant is left to fail when it runs. */
function attempt(evaluate: () => Folded): Folded {
  try {
    return evaluate();
  } catch (error) {
    if (error instanceof JinjaError) return undefined;
    throw error;
  }
}

function foldNew(expression: Expression): Folded {
  switch (expression.is) {
    case "constant":
      return expression;
    case "list":
      return foldList(expression.items);
    case "map":
      return foldMap(expression.entries);
    case "not": {
      const of = fold(expression.of);
      return of && { value: !isTrue(of.value) };
    }
    case "negate": {
      const of = fold(expression.of);
      return of && { value: negate(of.value) };
    }
    case "binary": {
      const left = fold(expression.left);
      const right = fold(expression.right);
      return left && right && { value: foldBinary(expression.operator, left.value, right.value) };
    }
    case "comparison":
      return foldComparison(expression);
    case "variable":
    case "attribute":
    case "item":
    case "slice":
    case "condition":
    case "filter":
    case "test":
    case "call":
      return undefined;
  }
}

function constants(expressions: readonly Expression[]): Value[] | undefined {
  const values = expressions.flatMap((item) => (item.is === "constant" ? [item.value] : []));
  return values.length === expressions.length ? values : undefined;
}

function foldList(items: readonly Expression[]): Folded {
  const value = constants(items);
  return value && { value };
}

function foldMap(entries: readonly (readonly [Expression, Expression])[]): Folded {
  const keys = constants(entries.map(([key]) => key));
  const values = constants(entries.map(([, value]) => value));
  return keys && values && { value: mapOf(keys.map((key, i) => [key, values[i]])) };
}

function foldComparison(expression: Expression & { readonly is: "comparison" }): Folded {
  let left = fold(expression.first);
  for (const { operator, of } of expression.rest) {
    const right = left && fold(of);
    if (!left || !right) return undefined;
    if (!compareValues(operator, left.value, right.value)) return { value: false };
    left = right;
  }
  return { value: true };
}

function foldBinary(operator: BinaryOperator, left: Value, right: Value): Value {
  if (operator === "and") return isTrue(left) && isTrue(right) ? right : false;
  if (operator === "or") return isTrue(left) ? left : right;
  return operate(operator, left, right);
}

/** Applies any operator that needs both of its operands. */
export function operate(operator: Exclude<BinaryOperator, "and" | "or">, left: Value, right: Value): Value {
  switch (operator) {
    case "~":
      return checkedText(toText(left) + toText(right));
    case "+":
    case "-":
    case "*":
    case "/":
    case "//":
    case "%":
    case "**":
      return calculate(operator, left, right);
    case "==":
    case "!=":
    case "<":
    case "<=":
    case ">":
    case ">=":
    case "in":
      return compareValues(operator, left, right);
  }
}

export function compareValues(operator: Comparison, left: Value, right: Value): boolean {
  switch (operator) {
    case "==":
      return equals(left, right);
    case "!=":
      return !equals(left, right);
    case "<":
      return compare(left, right) < 0;
    case "<=":
      return compare(left, right) <= 0;
    case ">":
      return compare(left, right) > 0;
    case ">=":
      return compare(left, right) >= 0;
    case "in":
      return contains(right, left);
    case "not in":
      return !contains(right, left);
  }
}
