import type { Closure, Filter } from "./filter.ts";
import { calculated, collect } from "./filter.ts";
import { calculate, negate as negated } from "./operations.ts";
import type { Emit, Fail, Meter, Result } from "./outcome.ts";
import { JqFailure } from "./outcome.ts";
import { changeAll, entriesOf, valuesOf } from "./path-parts.ts";
import type { Comparison, MathOperator } from "./syntax.ts";
import type { PathTo } from "./filter.ts";
import type { JqObject, JqValue } from "./value.ts";
import { compare, equals, isTrue, objectOf, toJson, UNPRINTABLE } from "./value.ts";

/** Hands a result on to where it belongs. */
export function deliver(result: Result, emit: Emit, fail: Fail): void {
  if (result instanceof JqFailure) fail(result);
  else emit(result);
}

export const identity: Filter = {
  run: (_scope, input, emit) => emit(input),
  paths: (_scope, input, at, emit) => emit(input, at),
  update: (_scope, input, change, emit, fail) => change(input, emit, fail),
};

/** Gives nothing. */
export const nothing: Filter = {
  run: () => undefined,
  paths: () => undefined,
  update: (_scope, input, _change, emit) => emit(input),
};

export function constant(value: JqValue): Filter {
  return calculated((_scope, _input, emit) => emit(value));
}

function walk(value: JqValue, meter: Meter, emit: Emit): void {
  meter.spend();
  emit(value);
  const items = valuesOf(value);
  if (!(items instanceof JqFailure)) for (const item of items) walk(item, meter, emit);
}

function walkPaths(
  value: JqValue,
  at: PathTo | undefined,
  meter: Meter,
  emit: (value: JqValue, at: PathTo | undefined) => void,
): void {
  meter.spend();
  emit(value, at);
  const entries = entriesOf(value);
  if (entries instanceof JqFailure) return;
  for (const [key, item] of entries) walkPaths(item, { key, outer: at }, meter, emit);
}

/** `..`: a value and everything in it, outermost first; changes go from the innermost outwards. */
export const recurse: Filter = {
  run: (scope, input, emit) => walk(input, scope.meter, emit),
  paths: (scope, input, at, emit) => walkPaths(input, at, scope.meter, emit),
  update: (scope, input, change, emit, fail) => {
    scope.meter.spend();
    const inner = changeAll(input, true, (item, emitItem, failItem) =>
      recurse.update(scope, item, change, emitItem, failItem),
    );
    if (inner instanceof JqFailure) fail(inner);
    else change(inner, emit, fail);
  },
};

export const toText: Filter = calculated((scope, input, emit) => {
  const text = typeof input === "string" ? input : toJson(input);
  scope.meter.spend(1 + (typeof input === "string" ? 0 : text.length >> 4));
  emit(text);
});

/** `[items]`. */
export function list(items: Filter): Filter {
  return calculated((scope, input, emit, fail) => {
    scope.meter.spend();
    const collected = collect((emitItem, failItem) => items.run(scope, input, emitItem, failItem));
    deliver(collected, emit, fail);
  });
}

export interface ObjectField {
  readonly key: string;
  readonly value: Filter;
}

/** `{a: …, b: …}` with keys that are written out: an object for each combination of values, those of the first field changing last. */
export function objectOfFields(fields: readonly ObjectField[]): Filter {
  return calculated((scope, input, emit, fail) => {
    const values: JqValue[] = [];
    const from = (at: number): void => {
      const field = fields[at];
      if (field === undefined) {
        scope.meter.spend(1 + fields.length);
        emit(Object.fromEntries(fields.map(({ key }, i) => [key, values[i] ?? null] as const)));
        return;
      }
      const next = (value: JqValue): void => {
        values[at] = value;
        from(at + 1);
      };
      field.value.run(scope, input, next, fail);
    };
    from(0);
  });
}

/** `{key: value}`. */
export function singleton(key: Filter, value: Filter): Filter {
  return calculated((scope, input, emit, fail) =>
    key.run(
      scope,
      input,
      (name) =>
        value.run(
          scope,
          input,
          (item) => {
            scope.meter.spend();
            if (typeof name === "string") emit(objectOf([[name, item]]));
            else emit({ [UNPRINTABLE]: true } as JqObject);
          },
          fail,
        ),
      fail,
    ),
  );
}

export function negate(of: Filter): Filter {
  return calculated((scope, input, emit, fail) =>
    of.run(scope, input, (value) => deliver(negated(value), emit, fail), fail),
  );
}

/** Every pair of results of two filters, the left one changing last. */
function pairs(left: Filter, right: Filter, combine: (a: JqValue, b: JqValue, meter: Meter) => Result): Filter {
  return calculated((scope, input, emit, fail) =>
    left.run(
      scope,
      input,
      (a) =>
        right.run(
          scope,
          input,
          (b) => {
            scope.meter.spend();
            deliver(combine(a, b, scope.meter), emit, fail);
          },
          fail,
        ),
      fail,
    ),
  );
}

export function arithmetic(operator: MathOperator, left: Filter, right: Filter): Filter {
  return pairs(left, right, (a, b, meter) => calculate(operator, a, b, meter));
}

const COMPARISONS: Readonly<Record<Comparison, (a: JqValue, b: JqValue, meter: Meter) => boolean>> = {
  "<": (a, b, meter) => compare(a, b, meter) < 0,
  "<=": (a, b, meter) => compare(a, b, meter) <= 0,
  ">": (a, b, meter) => compare(a, b, meter) > 0,
  ">=": (a, b, meter) => compare(a, b, meter) >= 0,
  "==": equals,
  "!=": (a, b, meter) => !equals(a, b, meter),
};

export function comparison(operator: Comparison, left: Filter, right: Filter): Filter {
  return pairs(left, right, COMPARISONS[operator]);
}

/** `and` where `stop` is false, `or` where it is true: a left side that decides leaves out the right one. */
export function logic(stop: boolean, left: Filter, right: Filter): Filter {
  return calculated((scope, input, emit, fail) =>
    left.run(
      scope,
      input,
      (value) => {
        if (isTrue(value) === stop) emit(stop);
        else right.run(scope, input, (other) => emit(isTrue(other)), fail);
      },
      fail,
    ),
  );
}

/** `path |= change`. */
export function updateWith(path: Filter, by: Filter): Filter {
  return calculated((scope, input, emit, fail) =>
    path.update(scope, input, (value, emitInner, failInner) => by.run(scope, value, emitInner, failInner), emit, fail),
  );
}

/** `path OP= value`: the value is calculated on the whole input, once for each of its results. */
export function assign(
  path: Filter,
  value: Filter,
  combine: (before: JqValue, by: JqValue, meter: Meter) => Result,
): Filter {
  return calculated((scope, input, emit, fail) =>
    value.run(
      scope,
      input,
      (by) =>
        path.update(
          scope,
          input,
          (before, emitInner, failInner) => deliver(combine(before, by, scope.meter), emitInner, failInner),
          emit,
          fail,
        ),
      fail,
    ),
  );
}

/** A variable, `levels` bindings further out. */
export function variable(levels: number): Filter {
  return calculated((scope, _input, emit) => emit(scope.up(levels).bound as JqValue));
}

/** A filter that was given as a parameter. */
export function parameter(levels: number): Filter {
  const of = (scope: Parameters<Filter["run"]>[0]): Closure => scope.up(levels).bound as Closure;
  return {
    run: (scope, input, emit, fail) => {
      const { filter, scope: own } = of(scope);
      filter.run(own, input, emit, fail);
    },
    paths: (scope, input, at, emit, fail) => {
      const { filter, scope: own } = of(scope);
      filter.paths(own, input, at, emit, fail);
    },
    update: (scope, input, change, emit, fail) => {
      const { filter, scope: own } = of(scope);
      filter.update(own, input, change, emit, fail);
    },
  };
}
