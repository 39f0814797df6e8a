import fc from "fast-check";
import { expect, test } from "vitest";
import { createEnvironment, type EnvironmentOptions } from "./environment.ts";
import { JinjaError } from "./error.ts";
import type { Value } from "./value.ts";

const limits = { fuel: 20_000, maxOutput: 100_000 } as const;
const context: Value = { a: 1, s: "x y", list: [3, 1, 2], map: { k: "v", __proto__: 1 }, none: null };

/** Renders a template that may be anything; whatever happens must be an output or a JinjaError. */
function outcome(source: string, options: Partial<EnvironmentOptions> = {}): string | JinjaError {
  const load = (name: string): string | undefined => (name === "self" ? source : undefined);
  try {
    return createEnvironment({ load, ...limits, ...options })
      .template("self")
      .render(context);
  } catch (error) {
    if (error instanceof JinjaError) return error;
    throw error;
  }
}

const pieces = [
  "{% if a %}",
  "{% endif %}",
  "{% for x in list %}",
  "{% for x in list recursive %}",
  "{% endfor %}",
  "{{ loop(list) }}",
  "{% break %}",
  "{% macro m(x) %}",
  "{% endmacro %}",
  "{{ m(1) }}",
  "{% call m(1) %}",
  "{% endcall %}",
  "{% block b %}",
  "{% endblock %}",
  "{{ self.b() }}",
  "{{ super() }}",
  "{% include 'self' %}",
  "{% import 'self' as lib %}",
  "{% from 'self' import m %}",
  "{% extends 'self' %}",
  "{% set s = s ~ s %}",
  "{% set list = list + list %}",
  "{{ s * 1000000000 }}",
  "{{ list * 1000000000 }}",
  "{% set s %}",
  "{% endset %}",
  "{% filter indent(99999999) %}",
  "{% endfilter %}",
  "{{ map.__proto__ }}{{ map.constructor }}{{ map['hasOwnProperty'] }}",
  "{{ '%099999999d' | format(1) }}",
  "{{ '{:>999999999}'.format(s) }}",
  "{{ 2 ** 99999999 }}",
  "{{ range(100000) | list }}",
  "{{ [1] | batch(999999999, 0) }}{{ [1] | slice(999999999) }}",
  "{{ s | replace('', s) }}",
  "{% raw %}",
  "{% endraw %}",
  "{{ (",
  "[",
  "'",
  "}}",
  "%}",
  "\n",
];

test("any text is a template that renders or fails with a JinjaError", () => {
  const property = fc.property(fc.string({ unit: "grapheme" }), (text) => {
    for (const source of [text, `{{ ${text} }}`, `{% ${text} %}`]) outcome(source);
  });
  expect(fc.check(property, { numRuns: 300 })).toMatchObject({ failed: false });
});

test("any mixture of statements ends within its limits", () => {
  const source = fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((parts) => parts.join(""));
  const property = fc.property(source, (text) => {
    const rendered = outcome(text);
    return rendered instanceof JinjaError || rendered.length <= limits.maxOutput;
  });
  expect(fc.check(property, { numRuns: 600 })).toMatchObject({ failed: false });
});

test.for([
  ["a macro that calls itself", "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}"],
  ["a template that includes itself", "{% include 'self' %}"],
  ["a template that imports itself", "{% import 'self' as x %}"],
  ["a loop over its own items", "{% for x in [1] recursive %}{{ loop([1]) }}{% endfor %}"],
  ["a block that prints itself", "{% block b %}{{ self.b() }}{% endblock %}"],
])("%s reaches the depth limit", ([, source = ""]) => {
  const error = outcome(source);
  const messages: string[] = [];
  for (let cause: unknown = error; cause instanceof JinjaError; cause = cause.cause) messages.push(cause.message);
  expect(messages.join("\n")).toContain("recursion limit exceeded");
});

test("a template that extends itself is a cycle", () => {
  expect(outcome("{% extends 'self' %}")).toMatchObject({ kind: "invalid operation" });
});

test("nested loops run out of fuel", () => {
  const source = "{% for a in range(1000) %}{% for b in range(1000) %}{% endfor %}{% endfor %}";
  expect(outcome(source)).toMatchObject({ kind: "engine ran out of fuel" });
});

test("captured text counts like written text", () => {
  const source = "{% set s %}{% for a in range(2000) %}{{ 'x' * 100 }}{% endfor %}{% endset %}";
  expect(outcome(source)).toMatchObject({ kind: "engine ran out of fuel" });
});

test.for([
  ["parentheses", `{{ ${"(".repeat(100_000)}`],
  ["negations", `{{ ${"not ".repeat(100_000)}1 }}`],
  ["operators", `{{ 1${" + a".repeat(100_000)} }}`],
  ["attributes", `{{ a${".b".repeat(100_000)} }}`],
  ["statements", "{% if a %}".repeat(100_000)],
])("sources that nest %s without end are refused", ([, source = ""]) => {
  expect(outcome(source)).toBeInstanceOf(JinjaError);
});

test("an aborted signal ends the rendering", () => {
  const source = "{% for a in range(10000) %}{% for b in range(10000) %}{% endfor %}{% endfor %}";
  const failed = outcome(source, { fuel: 2 ** 30, signal: AbortSignal.abort() });
  expect(failed).toMatchObject({ kind: "engine ran out of fuel", detail: "cancelled" });
});

test("names that every JavaScript object inherits are no variables, attributes, filters or methods", () => {
  expect(outcome("{{ constructor is defined }}{{ toString is defined }}{{ map.constructor is defined }}")).toBe(
    "falsefalsefalse",
  );
  expect(outcome("{{ a | constructor }}")).toMatchObject({ kind: "unknown filter" });
  expect(outcome("{{ s.constructor() }}")).toMatchObject({ kind: "unknown method" });
  expect(outcome("{% constructor %}")).toMatchObject({ kind: "syntax error" });
});

test("a value that holds itself twice is too large to print, to compare and to write as JSON", () => {
  const doubled = (name: string): string =>
    `{% set ${name} = [1] %}${`{% set ${name} = [${name}, ${name}] %}`.repeat(40)}`;
  for (const use of ["{{ p }}", "{{ p | pprint }}", "{{ p | tojson }}", "{{ p == q }}", "{{ p < q }}"]) {
    expect(outcome(doubled("p") + doubled("q") + use)).toMatchObject({ kind: "invalid operation" });
  }
});

test("macros draw on the same output as their template", () => {
  const source = "{% macro m() %}{{ 'x' * 60000 }}{% endmacro %}{% do m() %}{% do m() %}";
  expect(outcome(source)).toMatchObject({ kind: "engine ran out of fuel" });
});

test.for([
  ["letters", "{{ ('x' * 16000000) | reverse }}"],
  ["parts", "{{ ('a.' * 8000000).split('.') }}"],
  ["lines", "{{ ('\\n' * 8000000).splitlines() }}"],
  ["words", "{{ ('a ' * 8000000) | split }}"],
  ["characters that are cut off", "{{ ('x' * 16000000).strip('x') }}"],
])("no list of too many %s is made of a text", ([, source = ""]) => {
  expect(outcome(source, { fuel: 2 ** 24 })).toMatchObject({ detail: "text is too long to take apart" });
});

test("long texts in a long list are too large to print and to write as JSON", () => {
  for (const use of ["p | tojson", "p | pprint", "p", "p | urlencode"]) {
    const source = `{% set p = ['x' * 1000000] * 1000 %}{{ ${use} }}`;
    expect(outcome(source, { fuel: 2 ** 24 })).toMatchObject({ kind: "invalid operation" });
  }
});

test("the first and the last character of a long text need no list of all", () => {
  const source = "{{ ('x' * 9000000 ~ '😀') | last }}{{ ('😀' ~ 'x' * 9000000) | first }}{{ '' | first }}";
  expect(outcome(source, { fuel: 2 ** 24 })).toBe("😀😀");
});

test("keywords count as one more argument of functions without keywords", () => {
  for (const call of ["namespace(nope, by=1)", "namespace({}, by=1)", "cycler((1, 2), by=1)", "cycler([1], [2])"]) {
    expect(outcome(`{{ ${call} }}`)).toMatchObject({ kind: "too many arguments" });
  }
  expect(outcome("{{ namespace(by=1).by }}{{ cycler([1]).next() }}")).toBe("11");
});

test("the smallest whole number of 64 bits is an index", () => {
  expect(outcome("{{ 'abc'[-9223372036854775808:] }}{{ range(5, -9223372036854775808) | list }}")).toBe("abc[]");
});

test("an object that names no templates includes nothing", () => {
  expect(outcome("{% include joiner() %}{% from dict import x %}{{ x is defined }}")).toBe("false");
});

test("what fails before anything has a place fails in the first line", () => {
  expect(outcome("{{ 'ab' * 400000 }}")).toMatchObject({ template: "self", line: 1 });
});

test("striptags looks at each character of a long text once", () => {
  const source = "{{ ('x  <b> y&amp; ' * 600000) | striptags | length }}{{ ' <b> a &lt;  b &nope;  c' | striptags }}";
  expect(outcome(source, { fuel: 2 ** 24 })).toBe("2999999a < b &nope; c");
});
