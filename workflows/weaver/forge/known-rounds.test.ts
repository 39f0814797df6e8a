import fc from "fast-check";
import { expect, test } from "vitest";
import { memoryTree } from "../../workspace/memory-tree.ts";
import { createEnvironment } from "../jinja/environment.ts";
import { fromJson } from "../jinja/json.ts";
import type { Value } from "../jinja/value.ts";
import { sharedData } from "../shared-data.ts";
import { ForgeCache } from "./forge-cache.ts";
import { generate } from "./generate.ts";
import { KnownRounds } from "./known-rounds.ts";
import { ValueIds } from "./value-ids.ts";

/** A template that counts how often its filter runs. */
function counting(source: string) {
  const rounds = new KnownRounds(new ValueIds());
  rounds.isOpen = true;
  let count = 0;
  const seen = ([value]: readonly Value[]): Value => {
    count++;
    return value;
  };
  const template = createEnvironment({ filters: { seen }, rounds, load: () => undefined }).compile(source, "t");
  const run = (context: Value): string => `${template.render(context)} ${count}`;
  return { rounds, run };
}

test("a round runs again where its item or what it reads around it has another content, and only there", () => {
  const { run } = counting("{% for item in items %}{{ item | seen }}{{ more }};{% endfor %}");
  expect(run({ items: ["a", "b"], more: 1, other: 1 })).toBe("a1;b1; 2");
  expect(run({ items: ["b", "c", "b"], more: 1, other: 2 })).toBe("b1;c1;b1; 3");
  expect(run({ items: ["b"], more: 2 })).toBe("b2; 4");
  expect(run({ items: ["b"], more: 1 })).toBe("b1; 4");
});

test("of loops within each other the outermost is kept", () => {
  const { run, rounds } = counting("{% for a in items %}{% for b in a %}{{ b | seen }}{% endfor %}{% endfor %}");
  expect(run({ items: [["x", "y"], ["x"]] })).toBe("xyx 3");
  expect(rounds.characters).toBe(3);
});

test("a round that is known pays what it paid, so that a limit holds wherever the text comes from", () => {
  const source = "{% for item in items %}{% for i in range(100) %}{{ i }}{% endfor %}{% endfor %}";
  for (const limit of [{ fuel: 350 }, { maxOutput: 400 }]) {
    const rounds = new KnownRounds(new ValueIds());
    rounds.isOpen = true;
    const template = createEnvironment({ ...limit, rounds, load: () => undefined }).compile(source, "t");
    template.render({ items: [1, 2] });
    expect(() => template.render({ items: [1, 2, 1, 2] })).toThrow("ran out of fuel");
  }
});

test("JSON that is known pays what it paid", () => {
  const rounds = new KnownRounds(new ValueIds());
  rounds.isOpen = true;
  const large = "a".repeat(2 ** 24);
  const template = createEnvironment({ rounds, load: () => undefined }).compile("{{ items | tojson | length }}", "t");
  const item = { large };
  expect(template.render({ items: [item] })).toBe(String(2 ** 24 + 14));
  expect(() => template.render({ items: [item, item, item, item, item] })).toThrow("cannot serialize to JSON");
});

const fragments = [
  "{{ item.id }};",
  "{{ item | tojson }}",
  "{{ ctx | tojson }}{{ [[ctx], item.list] | tojson(2) }}",
  "{{ [item, {'<': ctx}] | tojson(true) }}",
  "{{ loop.index }}{{ loop.last }}",
  "{% set x = item.note %}",
  "{{ x }}",
  "{% if item.note == 1 %}{% set y = item.id %}{% endif %}",
  "{{ y }}",
  "{% set item = 'other' %}",
  "{% for n in item.list %}{{ loop.first }}{{ n }}{% set x = n %}{% else %}none{% endfor %}",
  "{% for n in item.list if loop.first %}{{ n }}{% endfor %}",
  "{% set ns.count = ns.count + 1 %}",
  "{{ ns.count }}",
  "{{ count(item.id) }}",
  "{{ shout(item.id) }}",
  "{% if item.note == 1.5 %}{% break %}{% endif %}",
  "{% if item.id == 'b' %}{% continue %}{% endif %}",
  "{% include 'part.j2' %}",
  "{{ 'a & b' }}{% autoescape true %}{{ '<&>' }}{{ item.id }}{% endautoescape %}",
  "{{ item.id | truncate(2) }}",
  "{% with z = x %}{{ z }}{% endwith %}",
  "{% set w %}{{ item.id }}{{ w }}{% endset %}{{ w }}",
  "{% if item.note == 2 %}{{ item.none.none }}{% endif %}",
  "{{ template.set_file_name(item.id) }}",
  "{{ ctx | length }}{{ params.p }}",
  "{% filter upper %}{{ item.id }}{% endfilter %}",
  "{{ changing.next() }}",
];
const before = `{%- set ns = namespace(count=0) %}{% set changing = cycler(['a', 'b']) %}{% set x = 'outer' %}
{%- macro shout(text) %}{{ text | upper }}{% endmacro %}
{%- macro count(text) %}{% set ns.count = ns.count + 1 %}{{ ns.count }}{{ text }}{% endmacro %}`;
const body = fc.array(fc.constantFrom(...fragments), { minLength: 1, maxLength: 5 }).map((parts) => parts.join(""));
const item = fc.record({
  id: fc.constantFrom("a", "b", "abcd"),
  note: fc.constantFrom("1", "1.0", "1.5", "2", "null"),
  list: fc.constantFrom("[]", "[1, 2]"),
});
const items = fc
  .array(item, { maxLength: 4 })
  .map((all) => `[${all.map(({ id, note, list }) => `{"id":"${id}","note":${note},"list":${list}}`).join(",")}]`);

test("whatever a loop does, after any edits a warm run writes and reports what a cold one does", () => {
  fc.assert(
    fc.property(body, body, fc.array(items, { minLength: 3, maxLength: 5 }), (one, two, edits) => {
      const files = memoryTree({
        "templates/t/weaver.yaml":
          "templates: [{ template: all.j2, filter: ., application_mode: single, params: { p: 1 } }]\n",
        "templates/t/all.j2": `${before}{% for item in ctx %}${one}{% endfor %}|{% for item in ctx %}${two}{% endfor %}{{ ns.count }}`,
        "templates/t/part.j2": "{{ item.id }}{{ loop.index }}",
      });
      const cache = new ForgeCache();
      let known: unknown;
      for (const json of edits) {
        const context = sharedData(known, fromJson(json)) as Value;
        known = context;
        const request = { templates: { folder: "templates", files }, target: "t" };
        expect(generate({ ...request, context, templatesKey: "t" }, cache)).toEqual(
          generate({ ...request, context: fromJson(json) }),
        );
      }
    }),
    { numRuns: 300 },
  );
});
