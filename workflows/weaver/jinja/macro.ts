import { JinjaError } from "./error.ts";
import { Scope } from "./scope.ts";
import { type Evaluate, type Execute, run, type State } from "./state.ts";
import { compareText } from "./text.ts";
import { JinjaObject, type Kwargs, type Value } from "./value.ts";

/** What a macro call costs of the depth: 4, and two frames. */
const macroCost = 6;

export interface CompiledMacro {
  readonly name: string;
  readonly parameters: readonly string[];
  /** Default of each parameter, in the same order. */
  readonly defaults: readonly (Evaluate | undefined)[];
  readonly usesCaller: boolean;
  readonly body: Execute;
}

/** A macro together with the variables that it sees. */
export class MacroObject extends JinjaObject {
  override readonly shape = "map";
  readonly #macro: CompiledMacro;
  readonly #enclosed: ReadonlyMap<string, Value> | undefined;

  constructor(macro: CompiledMacro, enclosed: ReadonlyMap<string, Value> | undefined) {
    super();
    this.#macro = macro;
    this.#enclosed = enclosed;
  }

  override items(): readonly Value[] {
    return ["name", "arguments", "caller"];
  }

  override get(key: Value): Value {
    if (key === "name") return this.#macro.name;
    if (key === "arguments") return this.#macro.parameters;
    return key === "caller" ? this.#macro.usesCaller : undefined;
  }

  override render(): string {
    return `<macro ${this.#macro.name}>`;
  }

  override call(args: readonly Value[], kwargs: Kwargs, state: State): Value {
    const values = this.#bind(args, kwargs);
    const { scope, out, blocks, currentBlock } = state;
    state.enter(macroCost);
    state.burn(1);
    state.scope = new Scope(undefined, { enclosed: this.#enclosed });
    if (this.#macro.usesCaller) state.scope.store("caller", kwargs.caller);
    state.out = out.fresh();
    state.blocks = new Map();
    state.currentBlock = undefined;
    this.#run(state, values);
    const text = state.out.text;
    Object.assign(state, { scope, out, blocks, currentBlock });
    state.leave(macroCost);
    return state.asResult(text);
  }

  /** The last parameter is bound first, so a default sees the parameters after its own. */
  #run(state: State, values: readonly Value[]): void {
    run(state, (inner) => {
      const { parameters, defaults, body } = this.#macro;
      for (let i = parameters.length - 1; i >= 0; i--) {
        const value = values[i];
        inner.scope.store(parameters[i] ?? "", value === undefined ? defaults[i]?.(inner) : value);
      }
      return body(inner);
    });
  }

  #bind(args: readonly Value[], kwargs: Kwargs): readonly Value[] {
    const { parameters, usesCaller } = this.#macro;
    if (args.length > parameters.length) throw new JinjaError("too many arguments");
    const known = new Set(usesCaller ? ["caller"] : []);
    const values = parameters.map((name, i) => {
      const isKeyword = Object.hasOwn(kwargs, name);
      if (i < args.length && isKeyword) throw new JinjaError("too many arguments", `duplicate argument \`${name}\``);
      known.add(name);
      return i < args.length ? args[i] : isKeyword ? kwargs[name] : undefined;
    });
    const unknown = Object.keys(kwargs)
      .sort(compareText)
      .find((name) => !known.has(name));
    if (unknown !== undefined) throw new JinjaError("too many arguments", `unknown keyword argument \`${unknown}\``);
    return values;
  }
}
