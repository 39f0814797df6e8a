import type { EmitPath, Filter, PathTo, Scope } from "./filter.ts";
import { calculated } from "./filter.ts";
import { calculate } from "./operations.ts";
import type { Emit, Fail, Result } from "./outcome.ts";
import { JqFailure } from "./outcome.ts";
import { append } from "./sizes.ts";
import type { JqValue } from "./value.ts";
import { compare, isTrue } from "./value.ts";

/** `range(from; upto; by)`. */
export function range(from: Filter, upto: Filter, by: Filter): Filter {
  const count = (scope: Scope, limits: readonly [JqValue, JqValue, JqValue], emit: Emit, fail: Fail): void => {
    const [start, end, step] = limits;
    const direction = compare(step, 0);
    let at: JqValue = start;
    for (;;) {
      const order = compare(at, end, scope.meter);
      if (direction > 0 ? order >= 0 : direction < 0 ? order <= 0 : order === 0) return;
      scope.meter.spend();
      emit(at);
      const next = calculate("+", at, step, scope.meter);
      if (next instanceof JqFailure) {
        fail(next);
        return;
      }
      at = next;
    }
  };
  return calculated((scope, input, emit, fail) =>
    from.run(
      scope,
      input,
      (start) =>
        upto.run(
          scope,
          input,
          (end) => by.run(scope, input, (step) => count(scope, [start, end, step], emit, fail), fail),
          fail,
        ),
      fail,
    ),
  );
}

/** Applies a filter to its own results again and again, in a loop as long as there is one result. */
function again(
  scope: Scope,
  input: JqValue,
  step: (value: JqValue) => readonly Result[] | undefined,
  fail: Fail,
): void {
  let current: JqValue | undefined = input;
  while (current !== undefined) {
    scope.meter.spend();
    const results = step(current);
    if (!results) return;
    const [only, ...more] = results;
    current = undefined;
    if (more.length === 0) {
      if (only instanceof JqFailure) fail(only);
      else current = only;
      continue;
    }
    for (const result of results) {
      if (result instanceof JqFailure) fail(result);
      else again(scope, result, step, fail);
    }
  }
}

function allOf(filter: Filter, scope: Scope, input: JqValue): Result[] {
  const results: Result[] = [];
  const push = (result: Result): void => {
    append(results, result);
  };
  filter.run(scope, input, push, push);
  return results;
}

/** `while` and `until`. */
export function loop(test: Filter, update: Filter, give: "each" | "last"): Filter {
  return calculated((scope, input, emit, fail) =>
    again(
      scope,
      input,
      (value) => {
        const [holds = false] = allOf(test, scope, value);
        if (holds instanceof JqFailure) return [holds];
        const goesOn = isTrue(holds) === (give === "each");
        if (goesOn === (give === "each")) emit(value);
        return goesOn ? allOf(update, scope, value) : undefined;
      },
      fail,
    ),
  );
}

function deepRun(by: Filter, scope: Scope, input: JqValue, emit: Emit, fail: Fail): void {
  scope.meter.spend();
  emit(input);
  by.run(scope, input, (value) => deepRun(by, scope, value, emit, fail), fail);
}

function deepPaths(
  by: Filter,
  scope: Scope,
  start: { value: JqValue; at: PathTo | undefined },
  emit: EmitPath,
  fail: Fail,
): void {
  scope.meter.spend();
  emit(start.value, start.at);
  by.paths(scope, start.value, start.at, (value, at) => deepPaths(by, scope, { value, at }, emit, fail), fail);
}

/** `recurse(by)`. */
export function recurseBy(by: Filter): Filter {
  const self: Filter = {
    run: (scope, input, emit, fail) => deepRun(by, scope, input, emit, fail),
    paths: (scope, input, at, emit, fail) => deepPaths(by, scope, { value: input, at }, emit, fail),
    update: (scope, input, change, emit, fail) =>
      change(
        input,
        (value) => by.update(scope, value, (inner, e, f) => self.update(scope, inner, change, e, f), emit, fail),
        fail,
      ),
  };
  return self;
}
