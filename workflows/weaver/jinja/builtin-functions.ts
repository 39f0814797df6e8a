import { Arguments } from "./arguments.ts";
import { debugText, prettyText } from "./display.ts";
import { invalid, JinjaError } from "./error.ts";
import { mapOf } from "./map-value.ts";
import { Namespace } from "./module.ts";
import { entriesOf } from "./order.ts";
import type { State } from "./state.ts";
import {
  Iterable,
  JinjaObject,
  kindOf,
  objectItems,
  textOf,
  type JinjaFunction,
  type Kwargs,
  type Value,
} from "./value.ts";

const longestRange = 100_000;

const range: JinjaFunction = (args, kwargs) => {
  const given = new Arguments(args, kwargs);
  const [lower, upper, step] = [given.index("isize"), given.optionalIndex("isize"), given.optionalIndex("isize") ?? 1];
  given.end();
  if (step === 0) throw invalid("cannot create range with step of 0");
  const [start, end] = upper === undefined ? [0, lower] : [lower, upper];
  const length = Math.max(0, Math.ceil((end - start) / step));
  if (length > longestRange) throw invalid("range has too many elements");
  return new Iterable(Array.from({ length }, (_, i) => start + i * step));
};

const dict: JinjaFunction = (args, kwargs) => {
  const given = new Arguments(args, kwargs, "keywords");
  const value = given.optional();
  given.end();
  if (value !== undefined && kindOf(value) !== "map") throw invalid();
  return mapOf([...entriesOf(value), ...entriesOf(kwargs)]);
};

const namespace: JinjaFunction = (args, kwargs) => {
  const given = new Arguments(args, kwargs);
  const value = given.optional();
  given.end();
  if (value !== undefined && kindOf(value) !== "map") {
    throw invalid(`expected object or keyword arguments, got ${kindOf(value)}`);
  }
  const created = new Namespace();
  for (const [key, item] of entriesOf(value)) {
    const name = textOf(key);
    if (name !== undefined) created.set(name, item);
  }
  return created;
};

/** With arguments their debug text; without any, the variables in scope. */
const debug: JinjaFunction = (args, kwargs, state) => {
  const values = new Arguments(args, kwargs).rest();
  if (values.length === 0) return prettyText(variables(state));
  return prettyText(values.length === 1 ? values[0] : values);
};

function variables(state: State): Value {
  const all: [Value, Value][] = [...entriesOf(state.context)];
  const scopes = [];
  for (let scope: State["scope"] | undefined = state.scope; scope; scope = scope.parent) scopes.unshift(scope);
  for (const { enclosed, variables: own } of scopes) all.push(...(enclosed ?? []), ...(own ?? []));
  return mapOf(all);
}

class Cycler extends JinjaObject {
  readonly #values: readonly Value[];
  #next = 0;

  constructor(values: readonly Value[]) {
    super();
    this.#values = values;
  }

  override callMethod(name: string, args: readonly Value[], kwargs: Kwargs): Value {
    if (name !== "next") throw new JinjaError("unknown method");
    new Arguments(args, kwargs).end();
    return this.#values[this.#next++ % this.#values.length];
  }

  override render(): string {
    return `Cycler { items: ${debugText(this.#values)}, pos: ${this.#next % this.#values.length} }`;
  }
}

const cycler: JinjaFunction = (args, kwargs) => {
  const given = new Arguments(args, kwargs);
  const all = given.rest();
  const [value] = all;
  const values = all.length === 0 ? [] : kindOf(value) === "map" ? undefined : objectItems(value);
  if (!values) throw invalid("not iterable");
  if (all.length > 1) throw new JinjaError("too many arguments");
  if (values.length === 0) throw invalid("at least one value required");
  return new Cycler(values);
};

class Joiner extends JinjaObject {
  readonly #separator: Value;
  #used = false;

  constructor(separator: Value) {
    super();
    this.#separator = separator;
  }

  override call(args: readonly Value[], kwargs: Kwargs): Value {
    new Arguments(args, kwargs).end();
    const text = this.#used ? this.#separator : "";
    this.#used = true;
    return text;
  }

  override render(): string {
    return `Joiner { sep: ${debugText(this.#separator)}, used: ${this.#used} }`;
  }
}

const joiner: JinjaFunction = (args, kwargs) => {
  const given = new Arguments(args, kwargs);
  const separator = given.optional();
  given.end();
  return new Joiner(separator ?? ", ");
};

/** The functions by name; `origin` is what MiniJinja prints of one that is not called. */
export const builtinFunctions: Readonly<Record<string, { readonly call: JinjaFunction; readonly origin: string }>> = {
  range: { call: range, origin: "minijinja::functions::builtins::range" },
  dict: { call: dict, origin: "minijinja::functions::builtins::dict" },
  namespace: { call: namespace, origin: "minijinja::functions::builtins::namespace" },
  debug: { call: debug, origin: "minijinja::functions::builtins::debug" },
  cycler: { call: cycler, origin: "minijinja_contrib::globals::cycler" },
  joiner: { call: joiner, origin: "minijinja_contrib::globals::joiner" },
};
