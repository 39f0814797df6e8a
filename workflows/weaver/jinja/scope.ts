import type { LoopObject } from "./loop.ts";
import type { Value } from "./value.ts";

/** One frame of variables. Loops, `with`, blocks and imports open one; `if` and `include` do not. */
export class Scope {
  readonly parent: Scope | undefined;
  variables: Map<string, Value> | undefined;
  /** The loop that opened this frame. */
  readonly loop: LoopObject | undefined;
  /** The values that macros declared in this frame see; later assignments reach it too. */
  closure: Map<string, Value> | undefined;
  /** The closure that the running macro was declared with. */
  readonly enclosed: ReadonlyMap<string, Value> | undefined;

  constructor(
    parent?: Scope,
    origin?: { readonly loop?: LoopObject; readonly enclosed?: ReadonlyMap<string, Value> | undefined },
  ) {
    this.parent = parent;
    this.loop = origin?.loop;
    this.enclosed = origin?.enclosed;
  }

  store(name: string, value: Value): void {
    this.closure?.set(name, value);
    this.variables ??= new Map();
    this.variables.set(name, value);
  }
}
