import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createEnvironment, type EnvironmentOptions } from "./environment.ts";
import { JinjaError } from "./error.ts";
import { fromJson } from "./json.ts";
import type { Value } from "./value.ts";

const data = join(import.meta.dirname, "../../../../shared/conformance/forge");
const isHere = existsSync(data);
// oxlint-disable-next-line no-console -- a skipped suite must say why
if (!isHere) console.warn("Weaver's conformance cases skipped: there is no ../shared/conformance beside the checkout");

/** Names that Weaver registers and that some templates only ask about. */
const weaverNames = { filters: { snake_case: first }, tests: { stable: first }, functions: { concat_if: first } };

function first(args: readonly Value[]): Value {
  return args[0];
}

function read(...path: readonly string[]): string {
  return readFileSync(join(data, ...path), "utf8");
}

function environmentOf(
  target: string,
  options: Partial<EnvironmentOptions> = {},
): ReturnType<typeof createEnvironment> {
  const folder = join(data, "templates/registry", target);
  const load = (name: string): string | undefined => {
    const path = join(folder, name);
    return existsSync(path) ? readFileSync(path, "utf8") : undefined;
  };
  return createEnvironment({ ...weaverNames, load, ...options });
}

function templatesOf(target: string): readonly string[] {
  const written = new Set(readdirSync(join(data, "expected", target, "files"), { recursive: true, encoding: "utf8" }));
  const templates = readdirSync(join(data, "templates/registry", target), { recursive: true, encoding: "utf8" });
  return templates.filter((name) => name.endsWith(".j2") && written.has(name.slice(0, -".j2".length)));
}

const blocks = { trimBlocks: true, lstripBlocks: true };
const targets: readonly (readonly [string, Partial<EnvironmentOptions>])[] = [
  ["builtin-strings", {}],
  ["builtin-numbers", {}],
  ["builtin-seqs", {}],
  ["builtin-tests", {}],
  ["contrib", {}],
  ["pycompat", {}],
  ["debug-fn", {}],
  ["statements", blocks],
  ["whitespace-crlf", blocks],
  ...[0, 1, 2, 3, 4, 5, 6, 7].map((bits) => whitespaceTarget(bits)),
];

function whitespaceTarget(bits: number): readonly [string, Partial<EnvironmentOptions>] {
  const [t, l, k] = [bits >> 2, (bits >> 1) & 1, bits & 1];
  const options = { trimBlocks: t === 1, lstripBlocks: l === 1, keepTrailingNewline: k === 1 };
  return [`whitespace-t${t}-l${l}-k${k}`, options];
}

describe.runIf(isHere)("Weaver's own outputs", () => {
  test.for(targets)("target %s is written byte for byte", ([target, options]) => {
    const environment = environmentOf(target, options);
    const context = { ctx: fromJson(read("expected/ctx-v1/files/ctx.json")), params: { p: 1 } };
    // The one template that needs a filter of Weaver's belongs to the forge.
    const templates = templatesOf(target).filter((name) => !name.startsWith("filterblock"));
    expect(templates.length).toBeGreaterThan(0);
    for (const name of templates) {
      const expected = read("expected", target, "files", name.slice(0, -".j2".length));
      expect({ name, text: environment.template(name).render(context) }).toEqual({ name, text: expected });
    }
  });

  test("custom delimiters leave the usual ones alone", () => {
    const syntax = {
      blockStart: "[%",
      blockEnd: "%]",
      variableStart: "<<",
      variableEnd: ">>",
      commentStart: "/*",
      commentEnd: "*/",
    };
    const rendered = environmentOf("template-syntax", { syntax }).template("t.txt.j2").render({});
    expect(rendered).toBe(read("expected/template-syntax/files/t.txt"));
  });
});

/** The message of the error that the engine raises; undefined where it renders or where Weaver's own filters are missing. */
function failureOf(target: string, name: string): string | undefined {
  try {
    environmentOf(target).template(name).render({ ctx: {}, params: {} });
    return undefined;
  } catch (error) {
    if (error instanceof JinjaError) return error.message;
    throw error;
  }
}

interface Diagnostic {
  readonly error: { readonly TemplateEvaluationFailed?: { readonly error_id: string } };
}

describe.runIf(isHere)("Weaver's own errors", () => {
  const cases = isHere ? readdirSync(join(data, "expected/expr-errors")) : [];

  test("an engine error has Weaver's kind, words, template and line", () => {
    let compared = 0;
    for (const name of cases) {
      const diagnostics = JSON.parse(read("expected/expr-errors", name, "diagnostics.json")) as readonly Diagnostic[];
      const expected = diagnostics[0]?.error.TemplateEvaluationFailed?.error_id;
      const actual = failureOf("expr-errors", `${name}.txt.j2`);
      // A filter of Weaver's that this engine does not have.
      if (actual?.startsWith("unknown filter") && actual !== expected) continue;
      expect({ name, message: actual }).toEqual({ name, message: expected });
      compared++;
    }
    expect(compared).toBeGreaterThan(30);
  });
});
