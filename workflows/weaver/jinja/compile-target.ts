import type { Compiler } from "./compiler.ts";
import { invalid, JinjaError } from "./error.ts";
import { Namespace } from "./module.ts";
import type { Evaluate, State } from "./state.ts";
import type { Expression } from "./syntax-tree.ts";
import { kindOf, objectItems, type Value } from "./value.ts";

export function assign(state: State, name: string, value: Value): void {
  state.scope.store(name, value);
}

type Store = (state: State, value: Value) => void;

/** Compiles `target = value`. */
export function compileTarget(compiler: Compiler, target: Expression, of: Evaluate): (state: State) => void {
  const store = compileStore(compiler, target);
  return (state) => store(state, of(state));
}

/** Compiles what puts a value into a variable, a list of targets or an attribute of a namespace. */
export function compileStore(compiler: Compiler, target: Expression): Store {
  if (target.is === "list") return compileUnpacking(compiler, target);
  if (target.is === "attribute") return compileAttributeStore(compiler, target);
  if (target.is !== "variable") throw new JinjaError("syntax error", "cannot assign to this expression");
  const { name } = target;
  return (state, value) => state.scope.store(name, value);
}

function compileUnpacking(compiler: Compiler, target: Expression & { readonly is: "list" }): Store {
  compiler.line = target.line;
  const site = compiler.site();
  const stores = target.items.map((item) => compileStore(compiler, item));
  return (state, value) => {
    const items = objectItems(value);
    state.site = site;
    if (!items) throw new JinjaError("cannot unpack", "value is not iterable");
    if (items.length !== stores.length) {
      throw new JinjaError(
        "cannot unpack",
        `sequence of wrong length (expected ${stores.length}, got ${items.length})`,
      );
    }
    stores.forEach((store, i) => store(state, items[i]));
  };
}

function compileAttributeStore(compiler: Compiler, target: Expression & { readonly is: "attribute" }): Store {
  const { name } = target;
  compiler.line = target.line;
  const of = compiler.expression(target.of);
  const site = compiler.site();
  return (state, value) => {
    const object = of(state);
    state.site = site;
    if (!(object instanceof Namespace)) throw invalid(`can only assign to namespaces, not ${kindOf(object)}`);
    object.set(name, value);
  };
}
