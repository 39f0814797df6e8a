import { Environment } from "minijinja-js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createEnvironment } from "./environment.ts";

// minijinja-js is MiniJinja itself, without some features, and prints 1.0 as 1: so no integral floats from the context.
const context = {
  a: 1,
  half: 0.5,
  s: "Hello wörld",
  list: [3, 1, 2],
  map: { z: 1, a: { b: [1, { c: "x" }] } },
  rows: [{ k: "b", v: 1 }, { k: "A", v: 2 }, { v: 3 }],
  none: null,
  yes: true,
  html: "<b>&'\"/",
};

function ours(source: string): string {
  try {
    return createEnvironment({ load: () => undefined })
      .compile(source, "<string>")
      .render(context);
  } catch (error) {
    return failure(error);
  }
}

function theirs(source: string): string {
  const environment = new Environment();
  environment.enablePyCompat();
  try {
    return environment.renderStr(source, context);
  } catch (error) {
    return failure(error);
  } finally {
    environment.free();
  }
}

/** Both fail with the same kind of error; the bindings add a report to the message. */
function failure(error: unknown): string {
  const [line = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
  return `failed: ${line.replace(/ \(in .*$/, "")}`;
}

const atoms = [
  "a",
  "half",
  "s",
  "list",
  "map",
  "rows",
  "none",
  "yes",
  "html",
  "nope",
  "2",
  "1.5",
  "'x'",
  "[]",
  "map.a.b",
];
const binary = ["+", "-", "/", "//", "%", "~", "==", "!=", "<", ">=", "in", "not in", "and", "or"];
const filters = [
  "upper",
  "title",
  "length",
  "reverse",
  "join('-')",
  "default('d', true)",
  "first",
  "last",
  "sort",
  "sort(attribute='k')",
  "unique",
  "list",
  "string",
  "int",
  "abs",
  "round",
  "batch(2)",
  "slice(2, 'f')",
  "indent(2, true)",
  "selectattr('k', 'defined')",
  "map(attribute='v')",
  "groupby('k')",
  "dictsort",
  "items",
  "tojson",
  "replace('l', 'L')",
  "trim",
  "escape",
  "pprint",
];
const tests = [
  "defined",
  "none",
  "string",
  "number",
  "odd",
  "sequence",
  "mapping",
  "iterable",
  "divisibleby(2)",
  "in list",
];

/** minijinja-js is wrong in rare corners: with a fixed seed a new difference is a change of ours, not of the dice. */
const seed = 4711;

const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom(...atoms),
    fc.tuple(tie("expression"), fc.constantFrom(...binary), tie("expression")).map((parts) => `(${parts.join(" ")})`),
    fc.tuple(tie("expression"), fc.constantFrom(...filters)).map(([of, filter]) => `(${of}) | ${filter}`),
    fc.tuple(tie("expression"), fc.constantFrom(...tests)).map(([of, name]) => `(${of}) is ${name}`),
    fc.tuple(tie("expression"), tie("expression")).map(([of, key]) => `(${of})[${key}]`),
    fc.tuple(tie("expression"), tie("expression")).map(([one, two]) => `[${one}, ${two}]`),
    tie("expression").map((of) => `{"key": ${of}}`),
  ),
}));

test("expressions give what MiniJinja gives", () => {
  fc.assert(
    fc.property(expression, (text) => {
      const source = `{{ ${text} }}`;
      expect(ours(source)).toBe(theirs(source));
    }),
    { numRuns: 1500, seed },
  );
});

const statement = fc.constantFrom(
  "{% if a %}",
  "{%- if nope -%}",
  "{% else %}",
  "{% endif %}",
  "{% for x in list %}",
  "{% for x in list if x > 1 %}",
  "{%- endfor -%}",
  "{% set x = loop.index %}",
  "{% set x %}",
  "{% endset %}",
  "{% macro m(x, y=2) %}",
  "{% endmacro %}",
  "{{ m(1) }}",
  "{% call m(1) %}",
  "{% endcall %}",
  "{{ x }}",
  "{{- caller() -}}",
  "{% with x = 5 %}",
  "{% endwith %}",
  "{% filter upper %}",
  "{% endfilter %}",
  "{% block b %}",
  "{% endblock %}",
  "{% raw %}",
  "{%- endraw %}",
  "{# note -#}",
  " text\n",
);

test("statements and white space give what MiniJinja gives", () => {
  fc.assert(
    fc.property(
      fc.array(statement, { maxLength: 12 }).map((parts) => parts.join("")),
      (source) => {
        expect(ours(source)).toBe(theirs(source));
      },
    ),
    { numRuns: 1500, seed },
  );
});
