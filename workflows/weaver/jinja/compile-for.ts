import { compileStore } from "./compile-target.ts";
import type { Compiler } from "./compiler.ts";
import { invalid, JinjaError, type Site } from "./error.ts";
import { openRounds, runRound } from "./kept-rounds.ts";
import { LoopObject } from "./loop.ts";
import { roundNames } from "./round-names.ts";
import { Scope } from "./scope.ts";
import type { Evaluate, Execute, Signal, State } from "./state.ts";
import type { Statement } from "./syntax-tree.ts";
import { isSized, isTrue, iterate, type Value } from "./value.ts";

interface Loop {
  readonly store: (state: State, value: Value) => void;
  readonly body: Execute;
  readonly recursive: boolean;
  readonly site: Site;
  /** See `roundNames`. */
  readonly names: readonly string[] | undefined;
}

export function compileFor(compiler: Compiler, statement: Statement & { readonly is: "for" }): Execute {
  const of = compiler.expression(statement.of);
  const site = compiler.site();
  const store = compileStore(compiler, statement.target);
  const filter = statement.filter && compiler.expression(statement.filter);
  const { recursive } = statement;
  const names = compiler.engine.rounds && roundNames(statement);
  const loop: Loop = { store, recursive, site, names, body: compiler.body(statement.body) };
  const otherwise = statement.otherwise.length > 0 ? compiler.body(statement.otherwise) : undefined;
  return (state) => {
    const value = of(state);
    state.site = site;
    const items = filter ? select(state, value, loop, filter) : value;
    state.site = site;
    const ran = runLoop(state, loop, items);
    return ran || !otherwise ? "next" : otherwise(state);
  };
}

/** Runs the filter of a loop over all items first, in a frame of its own without `loop`. */
function select(state: State, value: Value, loop: Loop, filter: Evaluate): readonly Value[] {
  const items = iterate(value);
  const object = openLoop(state, items, true, { isNamed: false });
  const { scope } = state;
  state.push(new Scope(scope, { loop: object }));
  const kept: Value[] = [];
  for (const item of items) {
    state.burn();
    loop.store(state, item);
    if (isTrue(filter(state))) kept.push(item);
  }
  state.pop(scope);
  return kept;
}

function openLoop(
  state: State,
  items: readonly Value[],
  sized: boolean,
  options: { readonly isNamed: boolean; readonly recurse?: LoopObject["recurse"] },
): LoopObject {
  const around = state.currentLoop();
  const depth = around?.recurse ? around.depth + 1 : 0;
  return new LoopObject({ items, sized, depth, isNamed: options.isNamed, recurse: options.recurse });
}

/** @returns whether an item was done; a break in the first one counts as none, as in MiniJinja */
function runLoop(state: State, loop: Loop, value: Value): boolean {
  const items = iterate(value);
  const recurse = loop.recursive ? (inner: State, again: Value) => runAgain(inner, loop, again) : undefined;
  const object = openLoop(state, items, isSized(value), { isNamed: true, recurse });
  const { scope } = state;
  const rounds = loop.names && openRounds(state, loop, loop.names);
  state.push(new Scope(scope, { loop: object }));
  for (const item of items) {
    state.burn();
    object.index++;
    loop.store(state, item);
    const signal: Signal = rounds ? runRound(state, rounds, item, loop.body) : loop.body(state);
    if (signal !== "break") continue;
    state.pop(scope);
    return object.index > 0;
  }
  state.pop(scope);
  return items.length > 0;
}

function runAgain(state: State, loop: Loop, value: Value): void {
  const { site } = state;
  try {
    iterate(value);
  } catch (error) {
    if (!(error instanceof JinjaError)) throw error;
    const cause = error.locate(loop.site);
    throw new JinjaError("invalid operation", "cannot recurse because of non-iterable value", {
      cause,
      ...(site && { site }),
    });
  }
  runLoop(state, loop, value);
}

/** `{{ loop(items) }}`: runs the loop around it again, over other items. */
export function recurseHere(state: State, items: Value): void {
  const loop = state.currentLoop();
  if (!loop) throw new JinjaError("unknown function", "loop is unknown");
  if (!loop.recurse) throw invalid("cannot recurse outside of recursive loop");
  loop.recurse(state, items);
}
