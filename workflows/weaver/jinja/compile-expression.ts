import { getAttribute, getItem, slice } from "./access.ts";
import { negate } from "./arithmetic.ts";
import { compileArguments } from "./compile-arguments.ts";
import { compileCall } from "./compile-call.ts";
import { costOf } from "./cost.ts";
import type { Compiler } from "./compiler.ts";
import { JinjaError } from "./error.ts";
import { compareValues, fold, operate } from "./fold.ts";
import { mapOf } from "./map-value.ts";
import type { Evaluate } from "./state.ts";
import type { Expression } from "./syntax-tree.ts";
import { isTrue, type Value } from "./value.ts";

export function compileExpression(compiler: Compiler, expression: Expression): Evaluate {
  compiler.line = expression.line;
  const folded = fold(expression);
  if (folded) return constant(folded.value);
  switch (expression.is) {
    case "constant":
      return constant(expression.value);
    case "variable": {
      const { name } = expression;
      return (state) => state.lookUp(name);
    }
    case "list":
      return compileList(compiler, expression.items);
    case "map":
      return compileMap(compiler, expression.entries);
    case "attribute":
      return compileAttribute(compiler, expression);
    case "item":
      return compileItem(compiler, expression);
    case "slice":
      return compileSlice(compiler, expression);
    case "not": {
      const of = compileExpression(compiler, expression.of);
      return (state) => !isTrue(of(state));
    }
    case "negate":
      return compileNegation(compiler, expression);
    case "binary":
      return compileBinary(compiler, expression);
    case "comparison":
      return compileComparison(compiler, expression);
    case "condition":
      return compileCondition(compiler, expression);
    case "filter":
    case "test":
      return compileApplication(compiler, expression);
    case "call":
      return compileCall(compiler, expression);
  }
}

function constant(value: Value): Evaluate {
  return () => value;
}

function compileList(compiler: Compiler, expressions: readonly Expression[]): Evaluate {
  const items = expressions.map((item) => compileExpression(compiler, item));
  return (state) => items.map((item) => item(state));
}

function compileMap(compiler: Compiler, entries: readonly (readonly [Expression, Expression])[]): Evaluate {
  const compiled = entries.map(
    ([key, value]) => [compileExpression(compiler, key), compileExpression(compiler, value)] as const,
  );
  return (state) => mapOf(compiled.map(([key, value]) => [key(state), value(state)]));
}

function compileAttribute(compiler: Compiler, expression: Expression & { readonly is: "attribute" }): Evaluate {
  const { name } = expression;
  const of = compileExpression(compiler, expression.of);
  const site = compiler.site();
  return (state) => {
    const value = of(state);
    state.site = site;
    return getAttribute(value, name);
  };
}

function compileItem(compiler: Compiler, expression: Expression & { readonly is: "item" }): Evaluate {
  const of = compileExpression(compiler, expression.of);
  const key = compileExpression(compiler, expression.key);
  const site = compiler.site();
  return (state) => {
    const value = of(state);
    const subscript = key(state);
    state.site = site;
    if (typeof value === "string") state.burn(value.length >> 4);
    return getItem(value, subscript);
  };
}

function compileSlice(compiler: Compiler, expression: Expression & { readonly is: "slice" }): Evaluate {
  const of = compileExpression(compiler, expression.of);
  const [start = constant(null), stop = constant(null), step = constant(null)] = expression.bounds.map(
    (bound) => bound && compileExpression(compiler, bound),
  );
  const site = compiler.site();
  return (state) => {
    const value = of(state);
    const bounds = [start(state), stop(state), step(state)] as const;
    state.site = site;
    state.burn(costOf(value) << 3);
    return slice(value, bounds);
  };
}

function compileNegation(compiler: Compiler, expression: Expression & { readonly is: "not" | "negate" }): Evaluate {
  const of = compileExpression(compiler, expression.of);
  const site = compiler.site(expression.line);
  return (state) => {
    const value = of(state);
    state.site = site;
    return negate(value);
  };
}

function compileBinary(compiler: Compiler, expression: Expression & { readonly is: "binary" }): Evaluate {
  const { operator } = expression;
  const left = compileExpression(compiler, expression.left);
  const right = compileExpression(compiler, expression.right);
  if (operator === "and" || operator === "or") return shortCircuit(operator, left, right);
  const site = compiler.site();
  return (state) => {
    const a = left(state);
    const b = right(state);
    state.site = site;
    if (isLarge(a) || isLarge(b)) state.burn(costOf(a) + costOf(b));
    return operate(operator, a, b);
  };
}

function shortCircuit(operator: "and" | "or", left: Evaluate, right: Evaluate): Evaluate {
  if (operator === "and") {
    return (state) => {
      const value = left(state);
      return isTrue(value) ? right(state) : value;
    };
  }
  return (state) => {
    const value = left(state);
    return isTrue(value) ? value : right(state);
  };
}

/** `a < b < c` compares neighbours and stops at the first that is false. */
function compileComparison(compiler: Compiler, expression: Expression & { readonly is: "comparison" }): Evaluate {
  const first = compileExpression(compiler, expression.first);
  const rest = expression.rest.map(({ operator, of }) => ({
    operator,
    of: compileExpression(compiler, of),
    site: compiler.site(),
  }));
  return (state) => {
    let left = first(state);
    for (const { operator, of, site } of rest) {
      const right = of(state);
      state.site = site;
      if (!compareValues(operator, left, right)) return false;
      left = right;
    }
    return true;
  };
}

function compileCondition(compiler: Compiler, expression: Expression & { readonly is: "condition" }): Evaluate {
  const test = compileExpression(compiler, expression.test);
  const whenTrue = compileExpression(compiler, expression.whenTrue);
  const otherwise = expression.otherwise ? compileExpression(compiler, expression.otherwise) : constant(undefined);
  return (state) => (isTrue(test(state)) ? whenTrue(state) : otherwise(state));
}

/** A filter or a test: a function of the environment with the value as its first argument. */
function compileApplication(compiler: Compiler, expression: Expression & { readonly is: "filter" | "test" }): Evaluate {
  const { is, name } = expression;
  const of: Evaluate = expression.of ? compileExpression(compiler, expression.of) : (state) => state.piped;
  const args = compileArguments(compiler, expression.args);
  const apply = (is === "filter" ? compiler.engine.filters : compiler.engine.tests).get(name);
  const site = compiler.site();
  return (state) => {
    const value = of(state);
    const given = args(state, [value]);
    state.site = site;
    if (!apply) throw new JinjaError(`unknown ${is}`, `${is} ${name} is unknown`);
    state.burn(costOf(value));
    const result = apply(given.args, given.kwargs, state);
    return is === "test" ? isTrue(result) : result;
  };
}

function isLarge(value: Value): boolean {
  return (typeof value === "string" && value.length > 1024) || (typeof value === "object" && value !== null);
}
