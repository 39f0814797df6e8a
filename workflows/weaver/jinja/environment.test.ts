import { expect, test } from "vitest";
import { toText } from "./display.ts";
import { createEnvironment, type EnvironmentOptions } from "./environment.ts";
import { JinjaError } from "./error.ts";
import { fromJson, toJson } from "./json.ts";
import { Float, type JinjaFunction, JinjaObject, type Value } from "./value.ts";

interface Rendering extends Partial<EnvironmentOptions> {
  readonly others?: Readonly<Record<string, string>>;
  readonly context?: Value;
}

function render(source: string, { others = {}, context = {}, ...options }: Rendering = {}): string {
  const templates = new Map(Object.entries({ ...others, main: source }));
  return createEnvironment({ load: (name) => templates.get(name), ...options })
    .template("main")
    .render(context);
}

function failure(source: string, rendering: Rendering = {}): JinjaError {
  try {
    render(source, rendering);
  } catch (error) {
    if (error instanceof JinjaError) return error;
    throw error;
  }
  throw new Error("the template rendered");
}

test("a set in a loop body lasts into later iterations, but not beyond the loop", () => {
  const source = "{% set y = 0 %}{% for x in [1, 2] %}{{ y }}{% set y = y + x %}{% endfor %}{{ y }}";
  expect(render(source)).toBe("010");
});

test("an included template assigns in the scope of the including one", () => {
  expect(render("{% include 'part' %}{{ x }}", { others: { part: "{% set x = 1 %}" } })).toBe("1");
});

test("each import has a namespace of its own", () => {
  const lib = "{% set ns = namespace(n=0) %}{% macro inc() %}{% set ns.n = ns.n + 1 %}{{ ns.n }}{% endmacro %}";
  const source = "{% import 'lib' as a %}{% import 'lib' as b %}{{ a.inc() }}{{ a.inc() }}{{ b.inc() }}";
  expect(render(source, { others: { lib } })).toBe("121");
});

test("a macro sees a variable as it is when the macro runs, if it was assigned next to it", () => {
  expect(render("{% set q = 1 %}{% macro m() %}{{ q }}{% endmacro %}{% set q = 2 %}{{ m() }}")).toBe("2");
});

test("a default of a macro sees the parameters after its own", () => {
  expect(render("{% macro m(a=b, b=2) %}{{ a }}{{ b }}{% endmacro %}{{ m() }}")).toBe("22");
});

test("a break in the first iteration counts as no iteration for else", () => {
  expect(render("{% for x in [1] %}{% break %}{% else %}else{% endfor %}")).toBe("else");
});

test("constants are folded, so and gives false where variables give the operand", () => {
  expect(render("{{ 1 and 0 }} {{ one and zero }}", { context: { one: 1, zero: 0 } })).toBe("false 0");
});

test("~ binds tighter than + and not as tight as *", () => {
  expect(failure("{{ 'a' ~ 1 + 2 }}").detail).toBe("tried to use + operator on unsupported types string and number");
  expect(render("{{ 1 ~ 2 * 3 }}")).toBe("16");
});

test("floats stay floats and integers of 128 bits stay exact", () => {
  const context = fromJson('{"whole": 1.0, "big": 18446744073709551615, "half": 0.5, "huge": 1e300}');
  expect(
    render("{{ whole }} {{ 4 / 2 }} {{ big + 1 }} {{ half + half }} {{ 7 // 2 }} {{ -7 // 2 }}", { context }),
  ).toBe("1.0 2.0 18446744073709551616 1.0 3 -4");
  expect(render("{{ [whole, huge] }} {{ huge | tojson }}", { context })).toBe("[1.0, 1e300] 1e+300");
  expect(failure("{{ 2 ** 127 }}").detail).toBe("unable to calculate 2 ** 127");
});

test("maps print sorted by key, with none and quoted strings", () => {
  const context = { map: { b: null, a: ["x\n", true], "10": 1, "9": 2 } };
  expect(render("{{ map }}", { context })).toBe('{"10": 1, "9": 2, "a": ["x\\n", true], "b": none}');
});

test("JSON is written with sorted keys and escapes that are safe in HTML", () => {
  expect(render("{{ {'b': '<&>', 'a': [1.0, none]} | tojson }}")).toBe('{"a":[1.0,null],"b":"\\u003c\\u0026\\u003e"}');
});

test("JSON is read without loss and refuses what JSON.parse refuses", () => {
  const text = '{"__proto__":{"a":1},"e":"\\"\\\\","f":1.0,"i":9007199254740993,"l":[-0.5,1e2]}';
  const value = fromJson(text);
  expect(toJson(value)).toBe('{"__proto__":{"a":1},"e":"\\"\\\\","f":1.0,"i":9007199254740993,"l":[-0.5,100.0]}');
  for (const wrong of ["", "{", "[1,]", '{"a" 1}', "01", "1.", '"a', '"\n"', "nul", "1 2", "'a'"]) {
    expect(() => fromJson(wrong)).toThrow(SyntaxError);
  }
  expect(() => fromJson("[".repeat(100_000))).toThrow(SyntaxError);
});

test("sorting ignores case and puts numbers before strings", () => {
  expect(render("{{ ['b', 'A', 2, 'a', 1.5] | sort }}")).toBe('[1.5, 2, "A", "a", "b"]');
  const context = { rows: [{ k: "b" }, { k: 2 }, { k: "A" }] };
  expect(render("{{ rows | sort(attribute='k') | map(attribute='k') | join(',') }}", { context })).toBe("2,A,b");
});

test("an undefined variable prints nothing, but its attributes fail with the line", () => {
  expect(render("[{{ nope }}]")).toBe("[]");
  const error = failure("one\n{{ nope.x }}");
  expect(error).toMatchObject({ kind: "undefined value", template: "main", line: 2 });
  expect(error.message).toBe("undefined value (in main:2)");
});

test("an error in an included template keeps its own place as the cause", () => {
  const error = failure("\n{% include 'part' %}", { others: { part: "\n\n{{ nope.x }}" } });
  expect(error.message).toBe('could not render include: error in "part" (in main:2)');
  expect(error.cause).toMatchObject({ message: "undefined value (in part:3)" });
});

test("a syntax error names the token and the line", () => {
  expect(failure("a\n{% if x %}").message).toBe(
    "syntax error: unexpected end of input, expected end of block (in main:2)",
  );
});

test("inherited blocks render the youngest layer, and super the one below", () => {
  const others = {
    base: "<{% block a %}base{% endblock %}|{% block b %}{{ self.a() }}{% endblock %}>",
    middle: "{% extends 'base' %}{% block a %}middle {{ super() }}{% endblock %}",
  };
  expect(render("{% extends 'middle' %}{% block a %}top {{ super() }}{% endblock %}ignored", { others })).toBe(
    "<top middle base|top middle base>",
  );
});

test("escaping applies to printed values, not to safe text or template text", () => {
  const context = { html: "<b>" };
  const source = "<i>{{ html }}{{ html | safe }}{% macro m() %}<u>{{ html }}{% endmacro %}{{ m() }}";
  expect(render(source, { context, autoEscape: "html" })).toBe("<i>&lt;b&gt;<b><u>&lt;b&gt;");
  expect(render("{{ html }}{{ [1] }}", { context, autoEscape: "json" })).toBe('"<b>"[1]');
});

test("white space control cuts lines, and marks override it", () => {
  const source = "a\n  {% if true %}\n  b\n  {%+ if true +%}\n c{% endif %}\n{%- endif %}\n";
  expect(render(source, { trimBlocks: true, lstripBlocks: true })).toBe("a\n  b\n  \n c");
});

test("delimiters must differ", () => {
  const syntax = { blockStart: "{{" };
  expect(() => createEnvironment({ load: () => undefined, syntax })).toThrow("invalid custom delimiters");
});

test("own filters, tests and functions receive arguments, keywords and the state", () => {
  const wrap: JinjaFunction = ([value, ...rest], kwargs, state) =>
    [value, rest.map(toText).join(), kwargs.end, state.lookUp("name")].map(toText).join(":");
  const options = { filters: { wrap }, tests: { big: ([value]: readonly Value[]) => value === 10 } };
  expect(render("{{ 'x' | wrap(1, 2, end='!') }} {{ 10 is big }}", { ...options, context: { name: "n" } })).toBe(
    "x:1,2:!:n true",
  );
});

test("objects of the host offer methods and attributes", () => {
  class Output extends JinjaObject {
    names: string[] = [];
    override callMethod(name: string, args: readonly Value[]): Value {
      if (name !== "set_file_name") throw new JinjaError("unknown method", `no method named ${name}`);
      this.names.push(toText(args[0]));
      return "";
    }
  }
  const template = new Output();
  const context = { template };
  expect(render("{{ template.set_file_name('a.rs') }}ok", { context })).toBe("ok");
  expect(template.names).toEqual(["a.rs"]);
  expect(failure("{{ template.nope() }}", { context }).message).toBe(
    "unknown method: no method named nope (in main:1)",
  );
});

test("an expression is evaluated to its value", () => {
  const environment = createEnvironment({ load: () => undefined });
  expect(environment.evaluateExpression("a + 1 if a else none", { a: 1 })).toBe(2);
  expect(environment.evaluateExpression("4 / 2", {})).toEqual(new Float(2));
  expect(() => environment.evaluateExpression("1 1", {})).toThrow("unexpected input after expression");
});

test("a template is loaded and compiled once", () => {
  const loaded: string[] = [];
  const load = (name: string): string => (loaded.push(name), "{{ x }}");
  const environment = createEnvironment({ load });
  expect([1, 2].map((x) => environment.template("t").render({ x }))).toEqual(["1", "2"]);
  expect(loaded).toEqual(["t"]);
});

test("formats follow Python's two notations", () => {
  expect(render("{{ '%05.2f|%-4s|%x|%+d|%%' | format(3.14159, 'ab', 255, 7) }}")).toBe("03.14|ab  |ff|+7|%");
  expect(render("{{ '{:>5}|{:08,}|{x[k]}|{:.3e}|{{}}'.format('a', 1234, 12345.678, x={'k': 1}) }}")).toBe(
    "    a|0,001,234|1|1.235e+04|{}",
  );
  // Exact halves go to the even neighbour.
  expect(render("{{ '{:.0f} {:.0f} {:.1f}'.format(0.5, 1.5, 0.25) }}")).toBe("0 2 0.2");
});

test("splits are iterators without a length, ranges and slices have one", () => {
  expect(render("{{ 'a b' | split }} {{ range(2) }} {{ [1, 2, 3][1:] }} {{ 'a b' | split | list }}")).toBe(
    '<iterator> [0, 1] [2, 3] ["a", "b"]',
  );
  expect(render("{% for x in 'a b' | split %}{{ loop.length }}{{ loop.last }}{% endfor %}")).toBe("falsefalse");
});
