import { anyExpression, type Names } from "./any-expression.ts";
import type { Dice } from "./dice.ts";
import { oddText } from "./odd-values.ts";

export const TEMPLATE_FILES = ["main.j2", "lib.j2", "base.j2", "sub/part.j2"] as const;

/** A template of statements that fit into each other, a part of which is wrong on purpose. */
export function anyTemplate(dice: Dice, names: Names, depth = 3): string {
  const parts = Array.from({ length: 1 + dice.below(4) }, () => anyPart(dice, names, depth));
  if (dice.chance(0.05)) parts.splice(dice.below(parts.length + 1), 0, dice.pick(STRAYS));
  return parts.join(dice.pick(["", "", "\n", " "]));
}

const STRAYS = [
  "{% endfor %}",
  "{% endif %}",
  "{% else %}",
  "{{",
  "{%",
  "{#",
  "}}",
  "{% raw %}",
  "{% nope %}",
  "{{ ( }}",
  "{{ 'a }}",
  "{{ 1..2 }}",
  "{{ [ }}",
  "{% constructor %}",
  "{% for x in %}",
  "{% set %}",
  "{{ 0x }}",
  "{{ '\\u{zz}' }}",
  "{{ '\\ud800' }}",
];

function anyPart(dice: Dice, names: Names, depth: number): string {
  const value = (levels = 2): string => anyExpression(dice, names, levels);
  const print = (): string => `{{ ${value(3)} }}`;
  const tag = (text: string): string => `{%${dice.pick(["", "-", "+"])} ${text} ${dice.pick(["", "-"])}%}`;
  if (depth <= 0) return print();
  const body = (): string => anyTemplate(dice, names, depth - 1);
  const variable = (): string => dice.pick(["x", "y", "ns", "x, y", "ns.k", "(x, y)", "ctx"]);
  const file = (): string => (dice.chance(0.8) ? `'${dice.pick(TEMPLATE_FILES)}'` : value());
  return dice.one(
    print,
    print,
    print,
    print,
    () => oddText(dice),
    () => dice.pick(["text\n", "  ", "\r\n", "{# note #}", "{% raw %}{{ x }}{% endraw %}"]),
    () => `${tag(`if ${value()}`)}${body()}${dice.chance(0.4) ? tag("else") + body() : ""}${tag("endif")}`,
    () => anyLoop(dice, { tag, value, body, variable }),
    () => anyLoop(dice, { tag, value, body, variable }),
    () => tag(`set ${variable()} = ${value()}`),
    () => tag("set x = x ~ x"),
    () => tag("set ns = namespace(k=[])") + tag("set ns.k = ns.k + [ns.k, x]"),
    () => `${tag(`set x${dice.chance(0.3) ? ` | ${dice.pick(names.filters)}` : ""}`)}${body()}${tag("endset")}`,
    () => `${tag(`with x = ${value()}, y = x`)}${body()}${tag("endwith")}`,
    () => `${tag(`filter ${dice.pick(names.filters)}`)}${body()}${tag("endfilter")}`,
    () => `${tag(`macro m(x${dice.chance(0.5) ? `, y=${value(1)}` : ""})`)}${body()}${tag("endmacro")}`,
    () => `${tag(`call${dice.chance(0.3) ? "(x)" : ""} m(${value(1)})`)}${body()}${tag("endcall")}`,
    () => `${tag(`block ${dice.pick(["b", "c"])}${dice.chance(0.1) ? " required" : ""}`)}${body()}${tag("endblock")}`,
    () => tag(`include ${file()}${dice.chance(0.3) ? " ignore missing" : ""}`),
    () => tag(`import ${file()} as lib`) + (dice.chance(0.5) ? "{{ lib.m(x) }}" : ""),
    () => tag(`from ${file()} import m${dice.chance(0.3) ? " as y" : ", x"}`),
    () => tag(`extends ${file()}`),
    () => tag(`do ${dice.pick(["m(1)", "lib.m(1)", "template.set_file_name(x)", "caller()", "loop(x)"])}`),
    () => `{{ template.set_file_name(${value(1)}) }}`,
    () =>
      `${tag(`autoescape ${dice.pick(["true", "false", "'html'", "'json'", "x"])}`)}${body()}${tag("endautoescape")}`,
  );
}

interface Makers {
  readonly tag: (text: string) => string;
  readonly value: (levels?: number) => string;
  readonly body: () => string;
  readonly variable: () => string;
}

function anyLoop(dice: Dice, { tag, value, body, variable }: Makers): string {
  const condition = dice.chance(0.3) ? ` if ${value(1)}` : "";
  const head = `for ${variable()} in ${value()}${condition}${dice.chance(0.2) ? " recursive" : ""}`;
  const extra = dice.pick(["", "", tag("break"), tag("continue"), "{{ loop(x) }}", "{{ loop.cycle(x, y) }}"]);
  return `${tag(head)}${body()}${extra}${dice.chance(0.2) ? tag("else") + body() : ""}${tag("endfor")}`;
}
