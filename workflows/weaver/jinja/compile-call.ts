import { callSuper, captureBlock } from "./blocks.ts";
import { costOf } from "./cost.ts";
import { compileArguments, type Given } from "./compile-arguments.ts";
import type { Compiler } from "./compiler.ts";
import { invalid, JinjaError } from "./error.ts";
import { LoopObject } from "./loop.ts";
import { hasKey, lookUpKey } from "./order.ts";
import { callPythonMethod } from "./python-methods.ts";
import { absent, type Evaluate, type State } from "./state.ts";
import type { Call } from "./syntax-tree.ts";
import { callValue, JinjaObject, kindOf, type Value } from "./value.ts";

export function compileCall(compiler: Compiler, call: Call, caller?: () => Evaluate): Evaluate {
  compiler.line = call.line;
  const { of } = call;
  if (of.is === "variable") return compileFunctionCall(compiler, call, of.name, caller);
  if (of.is !== "attribute") return compileObjectCall(compiler, call, caller);
  if (of.of.is === "variable" && of.of.name === "self") return compileBlockCall(compiler, of.name);
  const target = compiler.expression(of.of);
  const args = compileArguments(compiler, call.args, caller);
  const site = compiler.site();
  const { name } = of;
  return (state) => {
    const value = target(state);
    const given = args(state, []);
    state.site = site;
    state.burn(costOf(value));
    return callMethod(state, value, name, given);
  };
}

function compileBlockCall(compiler: Compiler, name: string): Evaluate {
  const site = compiler.site();
  return (state) => {
    state.site = site;
    return captureBlock(state, name);
  };
}

function compileObjectCall(compiler: Compiler, call: Call, caller: (() => Evaluate) | undefined): Evaluate {
  const target = compiler.expression(call.of);
  const args = compileArguments(compiler, call.args, caller);
  const site = compiler.site();
  return (state) => {
    const value = target(state);
    const given = args(state, []);
    state.site = site;
    state.burn();
    return callValue(value, given.args, given.kwargs, state);
  };
}

function compileFunctionCall(
  compiler: Compiler,
  call: Call,
  name: string,
  caller: (() => Evaluate) | undefined,
): Evaluate {
  const args = compileArguments(compiler, call.args, caller);
  const site = compiler.site();
  return (state) => {
    const given = args(state, []);
    state.site = site;
    state.burn();
    return callFunction(state, name, given);
  };
}

function callFunction(state: State, name: string, given: Given): Value {
  if (name === "super") {
    if (given.args.length > 0) throw invalid("super() takes no arguments");
    return callSuper(state, "capture");
  }
  const value = state.find(name);
  if (value === absent) throw new JinjaError("unknown function", `${name} is unknown`);
  if (value instanceof LoopObject) return recurse(state, value, given);
  return callValue(value, given.args, given.kwargs, state);
}

function recurse(state: State, loop: LoopObject, given: Given): Value {
  if (given.args.length !== 1) throw invalid("loop() takes one argument");
  if (!loop.recurse) throw invalid("cannot recurse outside of recursive loop");
  state.out.capture();
  loop.recurse(state, given.args[0]);
  return state.release();
}

/** An object's own method, else the method that Python gives to values of its kind. */
function callMethod(state: State, value: Value, name: string, { args, kwargs }: Given): Value {
  try {
    if (value instanceof JinjaObject) return value.callMethod(name, args, kwargs, state);
    if (hasKey(value, name)) return callValue(lookUpKey(value, name), args, kwargs, state);
  } catch (error) {
    if (!(error instanceof JinjaError) || error.kind !== "unknown method" || error.detail !== undefined) throw error;
  }
  const result = callPythonMethod({ value, name, args, kwargs });
  if (result === absent) throw new JinjaError("unknown method", `${kindOf(value)} has no method named ${name}`);
  return result;
}
