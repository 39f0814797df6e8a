import { invalid, JinjaError, type Site } from "./error.ts";
import type { KeptRounds } from "./kept-rounds.ts";
import { Output } from "./output.ts";
import { Scope } from "./scope.ts";
import type { LoopObject } from "./loop.ts";
import { SafeString, isPlainMap, type JinjaFunction, type Value } from "./value.ts";

export type AutoEscape = "none" | "html" | "json";

/** What a compiled statement says about the loop around it. */
export type Signal = "next" | "break" | "continue";
export type Evaluate = (state: State) => Value;
export type Execute = (state: State) => Signal;

export interface CompiledBlock {
  readonly required: boolean;
  readonly run: Execute;
}

export interface CompiledTemplate {
  readonly name: string;
  readonly run: Execute;
  readonly blocks: ReadonlyMap<string, CompiledBlock>;
}

/** The overrides of a block, the youngest first. */
export interface BlockStack {
  readonly layers: readonly CompiledBlock[];
  readonly at: number;
}

/** What the running template needs of its environment. */
export interface Engine {
  readonly filters: ReadonlyMap<string, JinjaFunction>;
  readonly tests: ReadonlyMap<string, JinjaFunction>;
  readonly globals: ReadonlyMap<string, Value>;
  readonly autoEscape: AutoEscape;
  readonly fuel: number;
  readonly maxOutput: number;
  readonly signal: AbortSignal | undefined;
  readonly rounds: KeptRounds | undefined;
  /** @throws JinjaError `template not found`, `syntax error` */
  readonly load: (name: string) => CompiledTemplate;
}

const deepest = 500;
export const absent = Symbol("absent");

/** The state of one rendering. */
export class State {
  readonly engine: Engine;
  readonly context: Value;
  scope = new Scope();
  out: Output;
  autoEscape: AutoEscape;
  initialAutoEscape: AutoEscape;
  blocks = new Map<string, BlockStack>();
  currentBlock: string | undefined;
  extending: CompiledTemplate | undefined;
  loaded: ReadonlySet<string>;
  /** Place of the operation that runs now. */
  site: Site | undefined;
  /** Text of a filter block on its way into its filter. */
  piped: Value;
  /** Whether a round runs that will be kept. */
  isKept = false;
  #depth = 1;
  #fuel: number;
  #steps = 0;

  constructor(engine: Engine, context: Value, template: string) {
    this.engine = engine;
    this.context = context;
    this.autoEscape = engine.autoEscape;
    this.initialAutoEscape = engine.autoEscape;
    this.out = new Output({ left: engine.maxOutput });
    this.loaded = new Set([template]);
    this.#fuel = engine.fuel;
  }

  get depth(): number {
    return this.#depth;
  }

  /** What is left to pay with. */
  get fuel(): number {
    return this.#fuel;
  }

  /** Pays for work. @throws JinjaError `engine ran out of fuel` */
  burn(amount = 1): void {
    this.#fuel -= amount;
    if (this.#fuel < 0) throw new JinjaError("engine ran out of fuel");
    if ((++this.#steps & 1023) === 0 && this.engine.signal?.aborted)
      throw new JinjaError("engine ran out of fuel", "cancelled");
  }

  /** The value of a variable, `absent` where there is none. */
  find(name: string): Value | typeof absent {
    for (let scope: Scope | undefined = this.scope; scope; scope = scope.parent) {
      const found = findIn(scope, name);
      if (found !== absent) return found;
    }
    if (isPlainMap(this.context) && Object.hasOwn(this.context, name)) return this.context[name];
    const global = this.engine.globals.get(name);
    return global === undefined ? absent : global;
  }

  lookUp(name: string): Value {
    const found = this.find(name);
    return found === absent ? undefined : found;
  }

  /** @throws JinjaError `unknown filter` */
  applyFilter(name: string, args: readonly Value[]): Value {
    const filter = this.engine.filters.get(name);
    if (!filter) throw new JinjaError("unknown filter");
    this.burn();
    return filter(args, {}, this);
  }

  /** The innermost loop around the running statement. */
  currentLoop(): LoopObject | undefined {
    for (let scope: Scope | undefined = this.scope; scope; scope = scope.parent) {
      if (scope.loop) return scope.loop;
    }
    return undefined;
  }

  push(scope: Scope): void {
    // MiniJinja looks at the depth before it adds a frame, but after it adds an include or a macro.
    this.enter(0);
    this.#depth++;
    this.scope = scope;
  }

  pop(outer: Scope): void {
    this.leave(1);
    this.scope = outer;
  }

  /** Goes deeper by what a frame, an include or a macro costs. */
  enter(cost: number): void {
    this.#depth += cost;
    if (this.#depth > deepest) throw invalid("recursion limit exceeded");
  }

  leave(cost: number): void {
    this.#depth -= cost;
  }

  /** Ends a capture and gives its text, which is safe where escaping is on. */
  release(): Value {
    return this.asResult(this.out.release());
  }

  asResult(text: string | undefined): Value {
    return text === undefined || this.autoEscape === "none" ? text : new SafeString(text);
  }
}

function findIn(scope: Scope, name: string): Value | typeof absent {
  const own = scope.variables?.get(name);
  if (own !== undefined || scope.variables?.has(name)) return own;
  if (name === "loop" && scope.loop?.isNamed) return scope.loop;
  const enclosed = scope.enclosed?.get(name);
  return enclosed !== undefined || scope.enclosed?.has(name) ? enclosed : absent;
}

/** Runs a body to its end, then the template that it extends, if any. */
export function run(state: State, body: Execute): void {
  const outer = { extending: state.extending, initial: state.initialAutoEscape };
  state.extending = undefined;
  state.initialAutoEscape = state.autoEscape;
  body(state);
  for (let parent = takeParent(state); parent; parent = takeParent(state)) {
    state.out.release();
    parent.run(state);
  }
  state.extending = outer.extending;
  state.initialAutoEscape = outer.initial;
}

function takeParent(state: State): CompiledTemplate | undefined {
  const parent = state.extending;
  state.extending = undefined;
  return parent;
}
