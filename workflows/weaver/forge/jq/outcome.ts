import { UserError } from "../../../errors.ts";
import type { JqValue } from "./value.ts";
import { toJson } from "./value.ts";

/** An error of a running jq program; it is passed along as a result, because a program may catch it and go on. */
export class JqFailure {
  readonly #value: JqValue | undefined;
  readonly #message: () => string;

  constructor(detail: { readonly value: JqValue } | { readonly message: () => string }) {
    this.#value = "value" in detail ? detail.value : undefined;
    this.#message = "value" in detail ? () => toJson(detail.value) : detail.message;
  }

  /** What `catch` sees. */
  get value(): JqValue {
    return this.#value === undefined ? this.#message() : this.#value;
  }

  get text(): string {
    return this.#message();
  }
}

export function failure(value: JqValue): JqFailure {
  return new JqFailure({ value });
}

export function cannotUse(value: JqValue, as: string): JqFailure {
  return new JqFailure({ message: () => `cannot use ${toJson(value)} as ${as}` });
}

export function cannotIndex(value: JqValue, index: JqValue): JqFailure {
  return new JqFailure({ message: () => `cannot index ${toJson(value)} with ${toJson(index)}` });
}

export function cannotCalculate(left: JqValue, operator: string, right: JqValue): JqFailure {
  return new JqFailure({ message: () => `cannot calculate ${toJson(left)} ${operator} ${toJson(right)}` });
}

export function notAPath(value: JqValue): JqFailure {
  return new JqFailure({ message: () => `invalid path expression with input ${toJson(value)}` });
}

export type Result = JqValue | JqFailure;
export type Emit = (value: JqValue) => void;
export type Fail = (failure: JqFailure) => void;

/** Leaves a running filter early; only the frame that made it catches it. */
class Stop extends Error {}

/** Runs `work` with a way out of it. */
export function stoppable(work: (stop: () => never) => void): void {
  let own: Stop | undefined;
  try {
    work(() => {
      own ??= new Stop();
      throw own;
    });
  } catch (error) {
    if (error !== own || own === undefined) throw error;
  }
}

/** Counts the steps of one evaluation, so that a program that never ends is stopped. */
export class Meter {
  #left: number;
  readonly #limit: number;
  /** Calls within calls that run now; results pass through all of them. */
  depth = 0;

  constructor(limit: number) {
    this.#left = limit;
    this.#limit = limit;
  }

  spend(steps = 1): void {
    this.#left -= steps;
    if (this.#left > 0) return;
    throw new UserError("jq-limit", {
      message: `A jq filter took more than ${this.#limit} steps and was stopped.`,
      hint: "Look for a loop that never ends (repeat, recurse, while, until) in the filter.",
    });
  }
}

/** A native filter whose work grows with its values: it pays for that. */
export type MeteredNative = (meter: Meter, input: JqValue, ...parameters: JqValue[]) => Result;
