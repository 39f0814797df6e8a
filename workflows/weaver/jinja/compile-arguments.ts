import type { Compiler } from "./compiler.ts";
import { invalid, type Site } from "./error.ts";
import { entriesOf } from "./order.ts";
import type { Evaluate, State } from "./state.ts";
import type { Argument } from "./syntax-tree.ts";
import { iterate, type Kwargs, kindOf, textOf, type Value } from "./value.ts";

export interface Given {
  readonly args: Value[];
  readonly kwargs: Kwargs;
}

const none: Kwargs = Object.freeze(Object.create(null) as Kwargs);

/** Compiles the arguments of a call; they are put after those that stand in `before`. */
export function compileArguments(
  compiler: Compiler,
  args: readonly Argument[],
  makeCaller?: () => Evaluate,
): (state: State, before: Value[]) => Given {
  const positional = args.filter((arg) => arg.is === "positional" || arg.is === "splat");
  const keyword = args.filter((arg) => arg.is === "keyword" || arg.is === "keyword splat");
  const values = positional.map((arg) => ({ isSplat: arg.is === "splat", of: compiler.expression(arg.of) }));
  const { line } = compiler;
  const keywords = keyword.map((arg) => ({
    name: arg.is === "keyword" ? arg.name : undefined,
    of: compiler.expression(arg.of),
  }));
  // MiniJinja makes constant keywords without code, so they leave the line alone.
  const isStatic = !makeCaller && keyword.every((arg) => arg.is === "keyword" && arg.of.is === "constant");
  if (isStatic) compiler.line = line;
  const caller = makeCaller?.();
  const site = compiler.site();
  return (state, before) => {
    for (const { isSplat, of } of values) {
      const value = of(state);
      if (!isSplat) {
        before.push(value);
        continue;
      }
      state.site = site;
      for (const item of iterate(value)) before.push(item);
    }
    if (keywords.length === 0 && !caller) return { args: before, kwargs: none };
    return { args: before, kwargs: evaluateKeywords(state, { keywords, caller, site }) };
  };
}

interface Keywords {
  readonly keywords: readonly { readonly name: string | undefined; readonly of: Evaluate }[];
  readonly caller: Evaluate | undefined;
  readonly site: Site;
}

function evaluateKeywords(state: State, { keywords, caller, site }: Keywords): Kwargs {
  const kwargs: Record<string, Value> = Object.create(null) as Record<string, Value>;
  for (const { name, of } of keywords) {
    const value = of(state);
    state.site = site;
    if (name === undefined) spread(kwargs, value);
    else kwargs[name] = value;
  }
  if (caller) kwargs.caller = caller(state);
  return kwargs;
}

function spread(kwargs: Record<string, Value>, value: Value): void {
  if (kindOf(value) !== "map") {
    throw invalid(`attempted to apply keyword arguments from non map (got ${kindOf(value)})`);
  }
  for (const [key, item] of entriesOf(value)) {
    const name = textOf(key);
    if (name === undefined) throw invalid("non string keys passed to kwargs");
    kwargs[name] = item;
  }
}
