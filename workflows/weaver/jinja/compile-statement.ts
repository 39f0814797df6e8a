import { callSuper, extend, runBlock } from "./blocks.ts";
import { assign, compileTarget } from "./compile-target.ts";
import { compileCall } from "./compile-call.ts";
import { compileExpression } from "./compile-expression.ts";
import { compileFor, recurseHere } from "./compile-for.ts";
import { compileMacro } from "./compile-macro.ts";
import type { Compiler } from "./compiler.ts";
import { modeOf, write } from "./escape.ts";
import { include } from "./include.ts";
import { ModuleObject } from "./module.ts";
import { Scope } from "./scope.ts";
import type { Evaluate, Execute, State } from "./state.ts";
import type { Expression, Statement } from "./syntax-tree.ts";
import { isTrue, type Value } from "./value.ts";

export function compileBody(compiler: Compiler, statements: readonly Statement[]): Execute {
  const steps = statements.map((statement) => compileStatement(compiler, statement));
  const [first = () => "next" as const, second] = steps;
  if (steps.length <= 1) return first;
  if (second && steps.length === 2) {
    return (state) => {
      const signal = first(state);
      return signal === "next" ? second(state) : signal;
    };
  }
  return (state) => {
    for (const step of steps) {
      const signal = step(state);
      if (signal !== "next") return signal;
    }
    return "next";
  };
}

/** A statement that no loop control leaves. */
function plain(step: (state: State) => void): Execute {
  return (state) => {
    step(state);
    return "next";
  };
}

function compileStatement(compiler: Compiler, statement: Statement): Execute {
  compiler.line = statement.line;
  switch (statement.is) {
    case "text": {
      const { text } = statement;
      return plain((state) => state.out.write(text));
    }
    case "print":
      return compilePrint(compiler, statement.of);
    case "for":
      return compileFor(compiler, statement);
    case "if":
      return compileIf(compiler, statement);
    case "with":
      return compileWith(compiler, statement);
    case "set": {
      const of = compileExpression(compiler, statement.of);
      return plain(compileTarget(compiler, statement.target, of));
    }
    case "set block":
      return compileSetBlock(compiler, statement);
    case "filter block":
      return compileFilterBlock(compiler, statement);
    case "autoescape":
      return compileAutoEscape(compiler, statement);
    case "block":
      return compileBlock(compiler, statement);
    case "extends":
      return compileNamed(compiler, statement, extend);
    case "include": {
      const { ignoreMissing } = statement;
      return compileNamed(compiler, statement, (state, name) => include(state, name, ignoreMissing));
    }
    case "import":
      return compileImport(compiler, statement);
    case "from import":
      return compileFromImport(compiler, statement);
    case "macro": {
      const make = compileMacro(compiler, statement.macro);
      const { name } = statement.macro;
      return plain((state) => state.scope.store(name, make(state)));
    }
    case "call block":
      return compileCallBlock(compiler, statement);
    case "do": {
      const call = compileCall(compiler, statement.call);
      return plain((state) => void call(state));
    }
    case "break":
    case "continue": {
      const { is } = statement;
      return () => is;
    }
  }
}

function compilePrint(compiler: Compiler, of: Expression): Execute {
  const direct = of.is === "call" && compileDirect(compiler, of);
  if (direct) return direct;
  const evaluate = compileExpression(compiler, of);
  const site = compiler.site();
  return plain((state) => print(state, evaluate(state), site));
}

function print(state: State, value: Value, site: State["site"]): void {
  if (typeof value === "string" && state.autoEscape === "none") return state.out.write(value);
  state.site = site;
  write(state, value);
}

/** `super()`, `loop(…)` and `self.name()` print without a capture. */
function compileDirect(compiler: Compiler, call: Expression & { readonly is: "call" }): Execute | undefined {
  const { of, args } = call;
  compiler.line = call.line;
  const site = compiler.site();
  if (of.is === "attribute" && of.of.is === "variable" && of.of.name === "self") {
    return located(site, (state) => runBlock(state, of.name));
  }
  if (of.is !== "variable") return undefined;
  if (of.name === "super" && args.length === 0) return located(site, (state) => void callSuper(state, "print"));
  const [arg] = args;
  if (of.name !== "loop" || args.length !== 1 || arg?.is !== "positional") return undefined;
  const items = compileExpression(compiler, arg.of);
  return plain((state) => {
    const value = items(state);
    state.site = site;
    recurseHere(state, value);
  });
}

function located(site: State["site"], step: (state: State) => void): Execute {
  return plain((state) => {
    state.site = site;
    step(state);
  });
}

function compileIf(compiler: Compiler, statement: Statement & { readonly is: "if" }): Execute {
  const test = compileExpression(compiler, statement.test);
  const whenTrue = compileBody(compiler, statement.whenTrue);
  if (statement.otherwise.length === 0) return (state) => (isTrue(test(state)) ? whenTrue(state) : "next");
  const otherwise = compileBody(compiler, statement.otherwise);
  return (state) => (isTrue(test(state)) ? whenTrue(state) : otherwise(state));
}

function compileWith(compiler: Compiler, statement: Statement & { readonly is: "with" }): Execute {
  const site = compiler.site();
  const assignments = statement.assignments.map(([target, of]) => {
    const value = compileExpression(compiler, of);
    return compileTarget(compiler, target, value);
  });
  const body = compileBody(compiler, statement.body);
  return (state) => {
    const { scope } = state;
    state.site = site;
    state.push(new Scope(scope));
    for (const step of assignments) step(state);
    const signal = body(state);
    state.pop(scope);
    return signal;
  };
}

function compileSetBlock(compiler: Compiler, statement: Statement & { readonly is: "set block" }): Execute {
  const body = compileBody(compiler, statement.body);
  const filter = statement.filter && compileExpression(compiler, statement.filter);
  const store = compileTarget(compiler, statement.target, (state) => state.piped);
  return (state) => {
    state.out.capture();
    const signal = body(state);
    state.piped = state.release();
    if (signal !== "next") return signal;
    if (filter) state.piped = filter(state);
    store(state);
    return "next";
  };
}

function compileFilterBlock(compiler: Compiler, statement: Statement & { readonly is: "filter block" }): Execute {
  const body = compileBody(compiler, statement.body);
  const filter = compileExpression(compiler, statement.filter);
  const site = compiler.site();
  return (state) => {
    state.out.capture();
    const signal = body(state);
    state.piped = state.release();
    if (signal === "next") print(state, filter(state), site);
    return signal;
  };
}

function compileAutoEscape(compiler: Compiler, statement: Statement & { readonly is: "autoescape" }): Execute {
  const mode = compileExpression(compiler, statement.mode);
  const site = compiler.site();
  const body = compileBody(compiler, statement.body);
  return (state) => {
    const { autoEscape } = state;
    const wanted = mode(state);
    state.site = site;
    state.autoEscape = modeOf(wanted, state.initialAutoEscape);
    const signal = body(state);
    state.autoEscape = autoEscape;
    return signal;
  };
}

function compileBlock(compiler: Compiler, statement: Statement & { readonly is: "block" }): Execute {
  const { name, required } = statement;
  const site = compiler.site();
  compiler.blocks.set(name, { required, run: compileBody(compiler, statement.body) });
  return located(site, (state) => runBlock(state, name));
}

function compileNamed(
  compiler: Compiler,
  statement: Statement & { readonly is: "extends" | "include" },
  step: (state: State, name: Value) => void,
): Execute {
  const name = compileExpression(compiler, statement.name);
  const site = compiler.site(statement.line);
  return plain((state) => {
    const value = name(state);
    state.site = site;
    step(state, value);
  });
}

function compileImport(compiler: Compiler, statement: Statement & { readonly is: "import" }): Execute {
  const name = compileExpression(compiler, statement.name);
  const site = compiler.site(statement.line);
  const store = compileTarget(compiler, statement.target, (state) => state.piped);
  return plain((state) => {
    state.piped = importModule(state, name, site);
    store(state);
  });
}

function importModule(state: State, name: Evaluate, site: State["site"]): ModuleObject {
  const { scope } = state;
  const inner = new Scope(scope);
  state.out.capture();
  state.push(inner);
  const value = name(state);
  state.site = site;
  include(state, value, false);
  state.pop(scope);
  return new ModuleObject(inner.variables ?? new Map(), state.out.release() ?? "");
}

function compileFromImport(compiler: Compiler, statement: Statement & { readonly is: "from import" }): Execute {
  const { names } = statement;
  const name = compileExpression(compiler, statement.name);
  const site = compiler.site(statement.line);
  return plain((state) => {
    const { scope } = state;
    state.out.capture("discard");
    state.push(new Scope(scope));
    const value = name(state);
    state.site = site;
    include(state, value, false);
    const values = names.map((each) => state.lookUp(each.name));
    state.pop(scope);
    names.forEach((each, i) => assign(state, each.as, values[i]));
    state.out.release();
  });
}

function compileCallBlock(compiler: Compiler, statement: Statement & { readonly is: "call block" }): Execute {
  const call = compileCall(compiler, statement.call, () => compileMacro(compiler, statement.caller));
  const site = compiler.site();
  return plain((state) => print(state, call(state), site));
}
