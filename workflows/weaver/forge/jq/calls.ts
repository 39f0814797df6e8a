import { deliver } from "./basic-filters.ts";
import type { Filter, Scope } from "./filter.ts";
import { calculated } from "./filter.ts";
import type { Emit, Fail, Meter, MeteredNative, Result } from "./outcome.ts";
import { JqFailure } from "./outcome.ts";
import { append } from "./sizes.ts";
import type { QuickCall } from "./quick-semconv.ts";
import type { Native } from "./text-natives.ts";
import type { JqValue } from "./value.ts";
import { isArray } from "./value.ts";

/** A compiled definition. Its body is set after it, because it may call itself. */
export interface Defined {
  /** Number of bindings around the definition. */
  readonly depth: number;
  readonly parameters: readonly ("value" | "filter")[];
  body: Filter | undefined;
}

/** Binds the parameters of a call one after another; a value parameter with several results gives several calls. */
function enter(
  call: {
    readonly defined: Defined;
    readonly filters: readonly Filter[];
    readonly caller: Scope;
    readonly input: JqValue;
  },
  scope: Scope,
  next: (scope: Scope) => void,
  fail: Fail,
  at = 0,
): void {
  const { defined, filters, caller, input } = call;
  const filter = filters[at];
  if (!filter) {
    next(scope);
    return;
  }
  if (defined.parameters[at] === "filter") {
    enter(call, scope.with({ filter, scope: caller }), next, fail, at + 1);
    return;
  }
  filter.run(caller, input, (value) => enter(call, scope.with(value), next, fail, at + 1), fail);
}

const MISSING = calculated((_scope, _input, _emit, fail) =>
  fail(new JqFailure({ message: () => "a definition was called before it was complete" })),
);

/** A call of a definition that stands `levels` bindings further out. */
export function definedCall(defined: Defined, filters: readonly Filter[], levels: number): Filter {
  const body = (): Filter => defined.body ?? MISSING;
  const each = (scope: Scope, input: JqValue, next: (scope: Scope) => void, fail: Fail): void => {
    const { meter } = scope;
    meter.spend(1 + (meter.depth >> 6));
    meter.depth++;
    try {
      enter({ defined, filters, caller: scope, input }, scope.up(levels), next, fail);
    } finally {
      meter.depth--;
    }
  };
  return {
    run: (scope, input, emit, fail) => each(scope, input, (inner) => body().run(inner, input, emit, fail), fail),
    paths: (scope, input, at, emit, fail) =>
      each(scope, input, (inner) => body().paths(inner, input, at, emit, fail), fail),
    update: (scope, input, change, emit, fail) => {
      const scopes: Scope[] = [];
      let failed: JqFailure | undefined;
      each(
        scope,
        input,
        (inner) => append(scopes, inner),
        (failure) => (failed ??= failure),
      );
      if (failed) {
        fail(failed);
        return;
      }
      const turn = (value: JqValue, emitTurn: Emit, at: number): void => {
        const inner = scopes[at];
        if (inner) body().update(inner, value, change, (next) => turn(next, emitTurn, at + 1), fail);
        else emitTurn(value);
      };
      turn(input, emit, 0);
    },
  };
}

/** Steps for work that grows with a text or a list. */
function sizeOf(value: JqValue): number {
  return typeof value === "string" || isArray(value) ? value.length >> 4 : 0;
}

type Give = (meter: Meter, input: JqValue, values: readonly JqValue[]) => Result;

/** A call of a native filter, once for each combination of its parameters. */
export function nativeCall(native: Native, filters: readonly Filter[]): Filter {
  return callEach((_meter, input, values) => native(input, ...values), filters);
}

/** The same for a native filter that pays for its work. */
export function meteredCall(native: MeteredNative, filters: readonly Filter[]): Filter {
  return callEach((meter, input, values) => native(meter, input, ...values), filters);
}

function callEach(give: Give, filters: readonly Filter[]): Filter {
  const run = (scope: Scope, input: JqValue, values: readonly JqValue[], emit: Emit, fail: Fail): void => {
    const filter = filters[values.length];
    if (filter) {
      filter.run(scope, input, (value) => run(scope, input, [...values, value], emit, fail), fail);
      return;
    }
    scope.meter.spend(values.reduce((sum: number, value) => sum + 4 * sizeOf(value), 1 + sizeOf(input)));
    deliver(give(scope.meter, input, values), emit, fail);
  };
  return calculated((scope, input, emit, fail) => run(scope, input, [], emit, fail));
}

/** The body of a definition whose parameters are values, by a native way where that does not stand aside (undefined). */
export function quickly(quick: (call: QuickCall) => JqValue | undefined, count: number, body: Filter): Filter {
  const valuesOf = (scope: Scope): JqValue[] =>
    Array.from({ length: count }, (_, at) => scope.up(count - 1 - at).bound as JqValue);
  return {
    ...body,
    run: (scope, input, emit, fail) => {
      const value = quick({ meter: scope.meter, input, values: valuesOf(scope) });
      if (value === undefined) body.run(scope, input, emit, fail);
      else emit(value);
    },
  };
}
