import type { Change, Filter, Label, Scope } from "./filter.ts";
import { collect } from "./filter.ts";
import type { Emit, Fail, Result } from "./outcome.ts";
import { JqFailure, notAPath, stoppable } from "./outcome.ts";
import type { Step } from "./path-parts.ts";
import { changeAt, follow, followPaths } from "./path-parts.ts";
import { find } from "./operations.ts";
import { append, checkItems } from "./sizes.ts";
import type { JqValue } from "./value.ts";
import { isTrue } from "./value.ts";
import { deliver } from "./basic-filters.ts";
import { EARLY_END } from "./selections.ts";

/** Gives one value after another to a change; the results of one are the input of the next. */
function changeInTurn(
  changes: readonly ((value: JqValue, emit: Emit, fail: Fail) => void)[],
  input: JqValue,
  out: { readonly emit: Emit; readonly fail: Fail },
  at = 0,
): void {
  const change = changes[at];
  if (change) change(input, (value) => changeInTurn(changes, value, out, at + 1), out.fail);
  else out.emit(input);
}

export function pipe(left: Filter, right: Filter): Filter {
  return {
    run: (scope, input, emit, fail) => left.run(scope, input, (value) => right.run(scope, value, emit, fail), fail),
    paths: (scope, input, at, emit, fail) =>
      left.paths(scope, input, at, (value, path) => right.paths(scope, value, path, emit, fail), fail),
    update: (scope, input, change, emit, fail) =>
      left.update(
        scope,
        input,
        (value, emitInner, failInner) => right.update(scope, value, change, emitInner, failInner),
        emit,
        fail,
      ),
  };
}

export function comma(left: Filter, right: Filter): Filter {
  return {
    run: (scope, input, emit, fail) => {
      scope.meter.spend();
      left.run(scope, input, emit, fail);
      right.run(scope, input, emit, fail);
    },
    paths: (scope, input, at, emit, fail) => {
      scope.meter.spend();
      left.paths(scope, input, at, emit, fail);
      right.paths(scope, input, at, emit, fail);
    },
    update: (scope, input, change, emit, fail) => {
      scope.meter.spend();
      left.update(scope, input, change, (value) => right.update(scope, value, change, emit, fail), fail);
    },
  };
}

function givesTruth(filter: Filter, scope: Scope, input: JqValue): boolean {
  let found = false;
  stoppable((stop) =>
    filter.run(
      scope,
      input,
      (value) => {
        if (!isTrue(value)) return;
        found = true;
        stop();
      },
      () => {
        found = true;
        stop();
      },
    ),
  );
  return found;
}

/** `left // right`: the true results of the left side, or else the right side. */
export function alternative(left: Filter, right: Filter): Filter {
  const chosen = (scope: Scope, input: JqValue): Filter => (givesTruth(left, scope, input) ? left : right);
  return {
    run: (scope, input, emit, fail) => {
      let found = false;
      left.run(
        scope,
        input,
        (value) => {
          if (!isTrue(value)) return;
          found = true;
          emit(value);
        },
        (failure) => {
          found = true;
          fail(failure);
        },
      );
      if (!found) right.run(scope, input, emit, fail);
    },
    paths: (scope, input, at, emit, fail) => chosen(scope, input).paths(scope, input, at, emit, fail),
    update: (scope, input, change, emit, fail) => chosen(scope, input).update(scope, input, change, emit, fail),
  };
}

export function condition(test: Filter, then: Filter, otherwise: Filter): Filter {
  const branch = (value: JqValue): Filter => (isTrue(value) ? then : otherwise);
  return {
    run: (scope, input, emit, fail) =>
      test.run(scope, input, (value) => branch(value).run(scope, input, emit, fail), fail),
    paths: (scope, input, at, emit, fail) =>
      test.run(scope, input, (value) => branch(value).paths(scope, input, at, emit, fail), fail),
    update: (scope, input, change, emit, fail) => {
      const tests = collect((emitTest, failTest) => test.run(scope, input, emitTest, failTest));
      if (tests instanceof JqFailure) {
        fail(tests);
        return;
      }
      const steps = tests.map(
        (value) => (current: JqValue, emitInner: Emit, failInner: Fail) =>
          branch(value).update(scope, current, change, emitInner, failInner),
      );
      changeInTurn(steps, input, { emit, fail });
    },
  };
}

/** What a handler sees of a failure, whose message may quote a large value. */
function caught({ meter }: Scope, failure: JqFailure): JqValue {
  const { value } = failure;
  meter.spend(1 + (typeof value === "string" ? value.length >> 4 : 0));
  return value;
}

/** `try body catch handler`: the first failure of the body ends it. */
export function attempt(body: Filter, handler: Filter): Filter {
  const guarded = (work: (fail: Fail) => void, handle: (failure: JqFailure) => void): void => {
    let failed: JqFailure | undefined;
    stoppable((stop) =>
      work((failure) => {
        failed = failure;
        stop();
      }),
    );
    if (failed) handle(failed);
  };
  return {
    run: (scope, input, emit, fail) =>
      guarded(
        (failBody) => body.run(scope, input, emit, failBody),
        (failure) => handler.run(scope, caught(scope, failure), emit, fail),
      ),
    paths: (scope, input, at, emit, fail) =>
      guarded(
        (failBody) => body.paths(scope, input, at, emit, failBody),
        (failure) => handler.run(scope, caught(scope, failure), (value) => fail(notAPath(value)), fail),
      ),
    update: (_scope, input, _change, _emit, fail) => fail(notAPath(input)),
  };
}

export function label(body: Filter): Filter {
  const within = (scope: Scope, work: (inner: Scope) => void): void => {
    scope.meter.spend(EARLY_END);
    stoppable((stop) => work(scope.with({ stop } satisfies Label)));
  };
  return {
    run: (scope, input, emit, fail) => within(scope, (inner) => body.run(inner, input, emit, fail)),
    paths: (scope, input, at, emit, fail) => within(scope, (inner) => body.paths(inner, input, at, emit, fail)),
    update: (_scope, input, _change, _emit, fail) => fail(notAPath(input)),
  };
}

export function breakOut(levels: number): Filter {
  const stop = (scope: Scope): never => (scope.up(levels).bound as Label).stop();
  return { run: stop, paths: stop, update: stop };
}

/** What a pattern binds: the value itself, or what stands under its keys. */
export type Binder = "value" | readonly (readonly [key: Filter, inner: Binder])[];

/** Binds a value to a pattern, once for every combination of its keys; keys see the bindings of `keys` only. */
export function bind(
  binder: Binder,
  value: JqValue,
  scopes: { readonly own: Scope; readonly keys: Scope; readonly input: JqValue },
  next: (scope: Scope) => void,
  fail: Fail,
  at = 0,
): void {
  if (binder === "value") {
    next(scopes.own.with(value));
    return;
  }
  const entry = binder[at];
  if (!entry) {
    next(scopes.own);
    return;
  }
  const [key, inner] = entry;
  key.run(
    scopes.keys,
    value,
    (name) => {
      const found = find(value, name, scopes.keys.meter) ?? null;
      if (found instanceof JqFailure) {
        fail(found);
        return;
      }
      bind(
        inner,
        found,
        { ...scopes, input: found },
        (own) => bind(binder, value, { ...scopes, own }, next, fail, at + 1),
        fail,
      );
    },
    fail,
  );
}

/** `source as PATTERN | body`. */
export function binding(source: Filter, binder: Binder, body: Filter): Filter {
  const each = (scope: Scope, input: JqValue, next: (scope: Scope) => void, fail: Fail): void =>
    source.run(scope, input, (value) => bind(binder, value, { own: scope, keys: scope, input }, next, fail), fail);
  return {
    run: (scope, input, emit, fail) => each(scope, input, (inner) => body.run(inner, input, emit, fail), fail),
    paths: (scope, input, at, emit, fail) =>
      each(scope, input, (inner) => body.paths(inner, input, at, emit, fail), fail),
    update: (scope, input, change, emit, fail) => {
      const scopes: Scope[] = [];
      let failed: JqFailure | undefined;
      each(
        scope,
        input,
        (inner) => append(scopes, inner),
        (failure) => (failed ??= failure),
      );
      if (failed) fail(failed);
      else
        changeInTurn(
          scopes.map((inner) => bodyChange(body, inner, change)),
          input,
          { emit, fail },
        );
    },
  };
}

function bodyChange(body: Filter, scope: Scope, change: Change): (value: JqValue, emit: Emit, fail: Fail) => void {
  return (value, emit, fail) => body.update(scope, value, change, emit, fail);
}

/** One part of a path as it is written. */
export type PathTerm =
  | { readonly optional: boolean; readonly index: Filter }
  | { readonly optional: boolean; readonly from: Filter | undefined; readonly upto: Filter | undefined };

function resultsOf(filter: Filter | undefined, scope: Scope, input: JqValue): readonly (Result | undefined)[] {
  if (!filter) return [undefined];
  const results: Result[] = [];
  const take = (result: Result): void => {
    append(results, result);
  };
  filter.run(scope, input, take, take);
  return results;
}

function stepsOf(term: PathTerm, scope: Scope, input: JqValue): readonly (Step | JqFailure)[] {
  const { optional } = term;
  if ("index" in term) {
    return resultsOf(term.index, scope, input).map((index) =>
      index instanceof JqFailure ? index : { kind: "index", optional, index: index ?? null },
    );
  }
  if (!term.from && !term.upto) return [{ kind: "all", optional }];
  const ends = resultsOf(term.upto, scope, input);
  return resultsOf(term.from, scope, input).flatMap((from) =>
    ends.map((upto) => {
      if (from instanceof JqFailure) return from;
      return upto instanceof JqFailure ? upto : ({ kind: "range", optional, from, upto } as const);
    }),
  );
}

function combinations(parts: readonly (readonly (Step | JqFailure)[])[]): readonly (readonly Step[] | JqFailure)[] {
  let paths: readonly (readonly Step[] | JqFailure)[] = [[]];
  for (const steps of parts) {
    checkItems(paths.length * steps.length);
    paths = paths.flatMap((path) =>
      steps.map((step) => (path instanceof JqFailure ? path : step instanceof JqFailure ? step : [...path, step])),
    );
  }
  return paths;
}

/** `of.a[b]`: indices are calculated on the input of the whole. */
export function path(of: Filter, terms: readonly PathTerm[], fixed: readonly Step[] | undefined): Filter {
  const all = (scope: Scope, input: JqValue): readonly (readonly Step[] | JqFailure)[] => {
    scope.meter.spend();
    return fixed ? [fixed] : combinations(terms.map((term) => stepsOf(term, scope, input)));
  };
  return {
    run: (scope, input, emit, fail) => {
      const paths = all(scope, input);
      of.run(
        scope,
        input,
        (value) => {
          for (const steps of paths) {
            scope.meter.spend();
            if (steps instanceof JqFailure) fail(steps);
            else follow(steps, { value, meter: scope.meter }, emit, fail);
          }
        },
        fail,
      );
    },
    paths: (scope, input, at, emit, fail) => {
      const paths = all(scope, input);
      of.paths(
        scope,
        input,
        at,
        (value, where) => {
          for (const steps of paths) {
            scope.meter.spend();
            if (steps instanceof JqFailure) fail(steps);
            else followPaths(steps, { value, path: where, meter: scope.meter }, emit, fail);
          }
        },
        fail,
      );
    },
    update: (scope, input, change, emit, fail) => {
      const paths = all(scope, input);
      of.update(
        scope,
        input,
        (value, emitInner, failInner) => deliver(changeAll(paths, value, change), emitInner, failInner),
        emit,
        fail,
      );
    },
  };
}

function changeAll(paths: readonly (readonly Step[] | JqFailure)[], value: JqValue, change: Change): Result {
  let current: JqValue = value;
  for (const steps of paths) {
    const changed = steps instanceof JqFailure ? steps : changeAt(steps, current, change);
    if (changed instanceof JqFailure) return changed;
    current = changed;
  }
  return current;
}
