import { Environment } from "minijinja-js";
import { createEnvironment } from "../../workflows/weaver/jinja/environment.ts";
import { JinjaError } from "../../workflows/weaver/jinja/error.ts";
import { fromJson } from "../../workflows/weaver/jinja/json.ts";
import { allNames } from "./any-case.ts";
import { anyExpression, VARIABLES, type Names } from "./any-expression.ts";
import { anyTemplate } from "./any-template.ts";
import { Dice } from "./dice.ts";
import type { Tree } from "./mutate.ts";
import { CONTEXT_JSON } from "./odd-values.ts";

/** Too much work there, where nothing ends it; and what prints names of Rust. */
const NOT_SHARED = /00000|99999|set_file_name|debug|\\ud800|indent(?!\()|indent\(\)/;
/** Whole floats of the context become integers there, and only Weaver has `template`. */
const NOT_SHARED_VARIABLES = ["ctx.odd.numbers", "ctx.odd", "ctx", "template"];

const LIBRARY = "{% macro m(x, y=1) %}[{{ x }}{{ y }}{{ caller() if caller }}]{% endmacro %}{% set x = 5 %}";
const FILES: Tree = {
  "lib.j2": LIBRARY,
  "base.j2": "<{% block b %}b{% endblock %}{% block c %}c{% endblock %}>",
  "sub/part.j2": "{{ x }}{% set y = 2 %}",
};

function knows(source: string): boolean {
  const environment = new Environment();
  environment.enablePyCompat();
  try {
    environment.renderStr(source, {});
    return true;
  } catch (error) {
    return !/^unknown (?:filter|test|function|method)/.test(messageOf(error));
  } finally {
    environment.free();
  }
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "";
}

/** The names that both engines have. */
export function sharedNames(): Names {
  return {
    filters: allNames.filters.filter((name) => knows(`{{ 'x' | ${name} }}`)),
    tests: allNames.tests.filter((name) => /^\w+$/.test(name) && knows(`{{ 'x' is ${name} }}`)),
    functions: allNames.functions.filter((name) => knows(`{{ ${name}() }}`)),
    methods: allNames.methods,
    variables: VARIABLES.filter((name) => !NOT_SHARED_VARIABLES.includes(name)),
  };
}

function ours(tree: Tree): string {
  try {
    return createEnvironment({ load: (name) => tree[name], fuel: 1_000_000 })
      .template("main.j2")
      .render(fromJson(CONTEXT_JSON_OF));
  } catch (error) {
    if (error instanceof JinjaError) return `failed: ${error.kind}`;
    throw error;
  }
}

const CONTEXT_JSON_OF = JSON.stringify({
  ctx: JSON.parse(CONTEXT_JSON) as unknown,
  params: { a: [1, "b"] },
}).replaceAll("\\ud800", "");

/** Output of MiniJinja itself; undefined where it crashes. */
function theirs(tree: Tree): string | undefined {
  const environment = new Environment();
  environment.enablePyCompat();
  try {
    for (const [name, source] of Object.entries(tree)) environment.addTemplate(name, source);
    return environment.renderTemplate("main.j2", JSON.parse(CONTEXT_JSON_OF) as Record<string, unknown>);
  } catch (error) {
    if (error instanceof Error && error.name === "RuntimeError") return undefined;
    return `failed: ${messageOf(error)}`;
  } finally {
    try {
      environment.free();
    } catch {
      // It crashed before.
    }
  }
}

/** A tree that both engines can render, or undefined. */
export function sharedTree(number: { readonly seed: number; readonly index: number }, names: Names): Tree | undefined {
  const dice = new Dice(Math.imul(number.seed, 0x27d4eb2f) ^ number.index);
  const main = dice.chance(0.6) ? `{{ ${anyExpression(dice, names, 3)} }}` : anyTemplate(dice, names, 2);
  return NOT_SHARED.test(main) || !main.isWellFormed() ? undefined : { ...FILES, "main.j2": main };
}

/** What differs; undefined where both give the same or both refuse. */
export function differenceOf(tree: Tree): string | undefined {
  const their = theirs(tree);
  if (their === undefined) return undefined;
  const own = ours(tree);
  const bothFail = own.startsWith("failed: ") && their.startsWith("failed: ");
  return own === their || bothFail
    ? undefined
    : `ours   ${JSON.stringify(own.slice(0, 300))}\n  theirs ${JSON.stringify(their.slice(0, 300))}`;
}
