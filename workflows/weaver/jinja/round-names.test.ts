import { expect, test } from "vitest";
import { parseTemplate } from "./parse-template.ts";
import { roundNames } from "./round-names.ts";
import { defaultSyntax } from "./tokens.ts";

function namesOf(body: string): readonly string[] | undefined {
  const whitespace = { trimBlocks: true, lstripBlocks: true, keepTrailingNewline: false };
  const source = `{% for item in items %}${body}{% endfor %}`;
  const [loop] = parseTemplate({ source, name: "t", syntax: defaultSyntax, whitespace });
  if (loop?.is !== "for") throw new Error("no loop");
  return roundNames(loop);
}

test.each([
  ["{{ item.name }}", []],
  ["{{ item.name[a:b] }}{{ params.x | default(c) }}", ["a", "b", "params", "c"]],
  ["{% set x = item.a %}{{ x }}", []],
  ["{% set x = x %}{{ x }}", undefined],
  ["{% if item.a %}{% set x = 1 %}{% endif %}{{ x }}", undefined],
  ["{% set x %}{{ x }}{% endset %}", undefined],
  ["{% with x = y %}{{ x }}{% endwith %}", ["y"]],
  ["{% with x = x %}{{ x }}{% endwith %}", ["x"]],
  ["{% for x in item.list %}{{ loop.index }}{{ x }}{% break %}{% endfor %}", []],
  ["{% for x in item.list if loop.first %}{{ x }}{% endfor %}", undefined],
  ["{% for x in x %}{{ x }}{% endfor %}", ["x"]],
  ["{{ concat_if(item.a) }}", ["concat_if"]],
  ["{% set ns.a = 1 %}", ["ns"]],
])("a round that only prints may be kept, by what it reads around it: %s", (body, names) => {
  expect(namesOf(body)).toEqual(names && [...names, "TRUNCATE_LEEWAY"]);
});

test.each([
  "{{ loop.index }}",
  "{{ self.block() }}",
  "{{ super() }}",
  "{{ debug() }}",
  "{% break %}",
  "{% if item %}{% continue %}{% endif %}",
  "{% include 'a' %}",
  "{% import 'a' as a %}",
  "{% from 'a' import b %}",
  "{% macro m() %}{% endmacro %}",
  "{% call m() %}{% endcall %}",
  "{% do m() %}",
  "{% block b %}{% endblock %}",
  "{% for x in item recursive %}{{ loop(x) }}{% endfor %}",
])("a round that does more than print is always run: %s", (body) => {
  expect(namesOf(body)).toBeUndefined();
});
