import type { Compiler } from "./compiler.ts";
import { freeNames } from "./free-names.ts";
import { MacroObject, type CompiledMacro } from "./macro.ts";
import type { State } from "./state.ts";
import type { MacroDeclaration } from "./syntax-tree.ts";
import type { Value } from "./value.ts";

/** Makes the macro where its declaration runs. */
export type MacroMaker = (state: State) => MacroObject;

export function compileMacro(compiler: Compiler, macro: MacroDeclaration): MacroMaker {
  compiler.line = macro.line;
  const required = macro.parameters.length - macro.defaults.length;
  const defaults = macro.parameters.map((_, i) => {
    const expression = macro.defaults[i - required];
    return expression && compiler.expression(expression);
  });
  const body = compiler.body(macro.body);
  const free = freeNames(macro);
  const usesCaller = free.has("caller");
  const names = [...free].filter((name) => name !== "caller");
  const compiled: CompiledMacro = { name: macro.name, parameters: macro.parameters, defaults, usesCaller, body };
  return (state) => new MacroObject(compiled, enclose(state, names));
}

/** All macros declared in one frame share one closure; a name enters it with the value that it has then. */
function enclose(state: State, names: readonly string[]): ReadonlyMap<string, Value> | undefined {
  const { scope } = state;
  if (names.length > 0) scope.closure ??= new Map();
  for (const name of names) {
    if (!scope.closure?.has(name)) scope.closure?.set(name, state.lookUp(name));
  }
  return scope.closure;
}
