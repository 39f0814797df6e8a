import { invalid, JinjaError } from "./error.ts";
import { Scope } from "./scope.ts";
import { type BlockStack, type CompiledBlock, type CompiledTemplate, run, type State } from "./state.ts";
import { quote } from "./display.ts";
import { textOf, type Value } from "./value.ts";

/** Makes the running template extend another: its blocks count, its text is dropped. */
export function extend(state: State, value: Value): void {
  if (state.extending) throw invalid("tried to extend a second time in a template");
  const name = textOf(value);
  if (name === undefined) throw invalid("template name was not a string");
  if (state.loaded.has(name)) {
    throw invalid(`cycle in template inheritance. ${quote(name)} was referenced more than once`);
  }
  const parent = state.engine.load(name);
  state.loaded = new Set([...state.loaded, parent.name]);
  for (const [block, layer] of parent.blocks) {
    state.blocks.set(block, { layers: [...(state.blocks.get(block)?.layers ?? []), layer], at: 0 });
  }
  state.extending = parent;
  state.out.capture("discard");
}

export function blockStacks(template: CompiledTemplate): Map<string, BlockStack> {
  return new Map([...template.blocks].map(([name, layer]) => [name, { layers: [layer], at: 0 }]));
}

/** Runs a block where it stands, unless a parent template will. */
export function runBlock(state: State, name: string): void {
  if (state.extending || state.out.discards) return;
  const stack = state.blocks.get(name);
  const layer = stack?.layers[stack.at];
  if (!stack || !layer) throw new JinjaError("unknown block", `block '${name}' not found`);
  if (stack.layers.length === 1 && layer.required) throw invalid(`Required block '${name}' not found`);
  const outer = state.currentBlock;
  state.currentBlock = name;
  runLayer(state, layer);
  state.currentBlock = outer;
}

export function captureBlock(state: State, name: string): Value {
  state.out.capture();
  runBlock(state, name);
  return state.release();
}

function runLayer(state: State, layer: CompiledBlock): void {
  const { scope } = state;
  state.push(new Scope(scope));
  run(state, layer.run);
  state.pop(scope);
}

/** Runs the block that the running block overrides. */
export function callSuper(state: State, mode: "print" | "capture"): Value {
  const name = state.currentBlock;
  const stack = name === undefined ? undefined : state.blocks.get(name);
  if (name === undefined || !stack) throw invalid("cannot super outside of block");
  const layer = stack.layers[stack.at + 1];
  if (!layer) throw invalid("no parent block exists");
  const { site } = state;
  state.blocks.set(name, { ...stack, at: stack.at + 1 });
  if (mode === "capture") state.out.capture();
  try {
    runLayer(state, layer);
  } catch (error) {
    if (!(error instanceof JinjaError)) throw error;
    error.locate(state.site);
    throw new JinjaError("could not render block", "error in super block", { cause: error, ...(site && { site }) });
  }
  state.blocks.set(name, stack);
  return mode === "capture" ? state.release() : undefined;
}
