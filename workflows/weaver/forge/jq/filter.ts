import type { Emit, Fail, JqFailure, Meter } from "./outcome.ts";
import { notAPath } from "./outcome.ts";
import { checkItems } from "./sizes.ts";
import type { JqValue } from "./value.ts";

/** A filter given as a parameter, with the bindings of the place where it was written. */
export interface Closure {
  readonly filter: Filter;
  readonly scope: Scope;
}

/** Marks one activation of `label $x`; `break $x` stops it. */
export interface Label {
  readonly stop: () => never;
}

/** Bindings of a running program: a linked list whose depth is known when the program is compiled. */
export class Scope {
  readonly bound: JqValue | Closure | Label;
  readonly outer: Scope | undefined;
  readonly meter: Meter;

  constructor(meter: Meter, bound: JqValue | Closure | Label = null, outer?: Scope) {
    this.meter = meter;
    this.bound = bound;
    this.outer = outer;
  }

  with(bound: JqValue | Closure | Label): Scope {
    return new Scope(this.meter, bound, this);
  }

  /** The scope that many bindings further out. */
  up(levels: number): Scope {
    return levels === 0 || !this.outer ? this : this.outer.up(levels - 1);
  }
}

/** Where a value stands: keys from the innermost outwards. */
export interface PathTo {
  readonly key: JqValue;
  readonly outer: PathTo | undefined;
}

export type EmitPath = (value: JqValue, path: PathTo | undefined) => void;

/** Replaces a value by any number of values. */
export type Change = (value: JqValue, emit: Emit, fail: Fail) => void;

/** A compiled filter: what it gives for an input, where it found that, and how to change what it finds. */
export interface Filter {
  run(scope: Scope, input: JqValue, emit: Emit, fail: Fail): void;
  paths(scope: Scope, input: JqValue, at: PathTo | undefined, emit: EmitPath, fail: Fail): void;
  update(scope: Scope, input: JqValue, change: Change, emit: Emit, fail: Fail): void;
}

/** A filter whose results are calculated and stand nowhere in the input. */
export function calculated(run: Filter["run"]): Filter {
  return {
    run,
    paths: (_scope, input, _at, _emit, fail) => fail(notAPath(input)),
    update: (_scope, input, _change, _emit, fail) => fail(notAPath(input)),
  };
}

export function keysOf(path: PathTo | undefined): JqValue[] {
  const keys: JqValue[] = [];
  for (let at = path; at; at = at.outer) keys.push(at.key);
  return keys.toReversed();
}

/** All results of a filter, up to its first failure. */
export function collect(run: (emit: Emit, fail: Fail) => void): JqValue[] | JqFailure {
  const values: JqValue[] = [];
  let failed: JqFailure | undefined;
  try {
    run(
      (value) => {
        values.push(value);
        checkItems(values.length);
      },
      (failure) => {
        failed = failure;
        throw ENOUGH;
      },
    );
  } catch (error) {
    if (error !== ENOUGH || failed === undefined) throw error;
  }
  return failed ?? values;
}

/** Thrown through a filter whose results are no longer wanted. */
class Enough extends Error {}
const ENOUGH = new Enough();
