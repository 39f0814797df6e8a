import type { Filter, PathTo, Scope } from "./filter.ts";
import { calculated } from "./filter.ts";
import type { Fail } from "./outcome.ts";
import { cannotUse, stoppable } from "./outcome.ts";
import type { JqFailure } from "./outcome.ts";
import type { JqValue } from "./value.ts";
import { isNumber, toFloat } from "./value.ts";

type Source<T extends unknown[]> = (emit: (...found: T) => void, fail: Fail) => void;

/** Takes at most `count` results of a source, failures included. */
export function take<T extends unknown[]>(
  count: number,
  source: Source<T>,
  emit: (...found: T) => void,
  fail: Fail,
): void {
  if (count <= 0) return;
  let left = count;
  stoppable((stop) => {
    const counted = (): void => {
      if (--left <= 0) stop();
    };
    source(
      (...found) => {
        emit(...found);
        counted();
      },
      (failed) => {
        fail(failed);
        counted();
      },
    );
  });
}

function drop<T extends unknown[]>(count: number, source: Source<T>, emit: (...found: T) => void, fail: Fail): void {
  let left = count;
  source((...found) => {
    if (left-- > 0) return;
    emit(...found);
  }, fail);
}

/** The last result only. */
export function lastOf<T extends unknown[]>(source: Source<T>, emit: (...found: T) => void, fail: Fail): void {
  let last: T | undefined;
  let failed: JqFailure | undefined;
  stoppable((stop) =>
    source(
      (...found) => {
        last = found;
      },
      (problem) => {
        failed = problem;
        stop();
      },
    ),
  );
  if (failed) fail(failed);
  else if (last) emit(...last);
}

type Choose = <T extends unknown[]>(source: Source<T>, emit: (...found: T) => void, fail: Fail) => void;

/** Steps for leaving a source before its end. */
export const EARLY_END = 8;

/** A filter that keeps some results of another one, together with their places. */
export function selection(
  of: Filter,
  choose: (scope: Scope, input: JqValue, use: (choose: Choose) => void, fail: Fail) => void,
): Filter {
  return {
    ...calculated((scope, input, emit, fail) => {
      scope.meter.spend(EARLY_END);
      choose(
        scope,
        input,
        (chosen) => chosen<[JqValue]>((next, problem) => of.run(scope, input, next, problem), emit, fail),
        fail,
      );
    }),
    paths: (scope, input, at, emit, fail) => {
      scope.meter.spend(EARLY_END);
      choose(
        scope,
        input,
        (chosen) =>
          chosen<[JqValue, PathTo | undefined]>(
            (next, problem) => of.paths(scope, input, at, next, problem),
            emit,
            fail,
          ),
        fail,
      );
    },
  };
}

/** `limit` and `skip`: the count is a filter too. */
export function counted(count: Filter, of: Filter, how: "take" | "drop"): Filter {
  return selection(of, (scope, input, use, fail) =>
    count.run(
      scope,
      input,
      (value) => {
        if (!isNumber(value)) {
          fail(cannotUse(value, "number"));
          return;
        }
        const number = Math.ceil(toFloat(value));
        use((source, emit, failed) =>
          how === "take" ? take(number, source, emit, failed) : drop(number, source, emit, failed),
        );
      },
      fail,
    ),
  );
}
