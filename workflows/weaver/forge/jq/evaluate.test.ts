import fc from "fast-check";
import { expect, test } from "vitest";
import { UserError } from "../../../errors.ts";
import { Float } from "../../jinja/value.ts";
import { FilterError, JqEngine } from "./evaluate.ts";
import type { JqObject, JqValue } from "./value.ts";

const engine = new JqEngine();

function jq(program: string, input: JqValue = null, variables: JqObject = {}): JqValue {
  return engine.evaluate({ program, input, variables });
}

function failureOf(program: string): FilterError {
  try {
    jq(program);
  } catch (error) {
    if (error instanceof FilterError) return error;
    throw error;
  }
  throw new Error(`${program} does not fail`);
}

test("one result is given as it is, none or several as a list", () => {
  expect(jq("1")).toBe(1);
  expect(jq("empty")).toEqual([]);
  expect(jq("1, 2")).toEqual([1, 2]);
});

test("whole numbers stay whole, floats stay floats, large integers keep their digits", () => {
  expect(jq("4 / 2")).toEqual(new Float(2));
  expect(jq("2 + 2")).toBe(4);
  expect(jq("9007199254740993")).toBe(9007199254740993n);
  expect(jq(". + 1", 9007199254740993n)).toBe(9007199254740994n);
});

test("every undefined name of a program is reported with its place", () => {
  const { details } = failureOf("nope |\n  [nada, $gone]");
  expect(details.map(({ error, source }) => [error, source?.start])).toEqual([
    ["undefined filter", { line: 1, col: 1 }],
    ["undefined filter", { line: 2, col: 4 }],
    ["undefined variable", { line: 2, col: 10 }],
  ]);
});

test("every failed result is reported, and one failure takes all results away", () => {
  expect(failureOf('1, error("a"), ("b" | error)').details).toEqual([{ error: '"a"' }, { error: '"b"' }]);
});

test("a program that never ends is stopped", () => {
  for (const program of ["repeat(1)", "[recurse(.)]", "0 | until(false; . + 1)", "def f: f; f", "[range(0; 1; 0)]"]) {
    expect(() => engine.evaluate({ program, input: null, variables: {}, maxSteps: 100_000 })).toThrow(/stopped|deeper/);
  }
});

test("an endless source may be left early", () => {
  expect(jq("[limit(3; repeat(7))]")).toEqual([7, 7, 7]);
  expect(jq("first(repeat(1))")).toBe(1);
  expect(jq("label $out | foreach repeat(1) as $x (0; . + $x; if . > 2 then ., break $out else empty end)")).toBe(3);
});

test("a program sees no environment and loads no module", () => {
  expect(jq("env")).toEqual({});
  expect(() => jq("$ENV")).toThrow(/undefined variable/);
  expect(() => jq('include "x"; 1')).toThrow(/module loading not supported/);
});

test("parameters are variables of the program", () => {
  expect(jq("$name + $params.name", null, { name: "a", params: { name: "b" } })).toBe("ab");
});

test("what JSON cannot say becomes null", () => {
  expect(jq("[nan, 1]")).toBeNull();
  expect(jq("{(1): 2}")).toBeNull();
});

test("definitions of one program are unknown to the next", () => {
  expect(jq("def mine: 5; mine")).toBe(5);
  expect(() => jq("mine")).toThrow(/undefined filter/);
});

test("attributes are grouped by namespace, without what the options exclude", () => {
  const attribute = (name: string, more: JqObject = {}): JqObject => ({
    name,
    type: "string",
    stability: "stable",
    ...more,
  });
  const attributes = [
    attribute("b.x"),
    attribute("a.z"),
    attribute("a.y", { stability: "development" }),
    attribute("c.o", { deprecated: {} }),
  ];
  const input = {
    groups: [
      { id: "registry.all", type: "attribute_group", attributes },
      { id: "other", type: "span" },
    ],
  };
  const grouped = jq("semconv_grouped_attributes($params)", input, {
    params: { stable_only: true, exclude_deprecated: true },
  });
  expect(grouped).toMatchObject([
    { root_namespace: "a", attributes: [{ name: "a.z" }] },
    { root_namespace: "b", attributes: [{ name: "b.x" }] },
  ]);
});

const PIECES = [
  ...Array.from('.[](){}|,:;?+-*/%=<>"$@#\\ \n019'),
  ...'and or not if then elif else end try catch reduce foreach as def label break . .. .a .[] [] {} $x $params |= //= // null true 1.5 "s" "\\(1)" map select add first limit path paths del to_entries range recurse test sub @json @sh ?'.split(
    " ",
  ),
];

function faultOf(program: string): unknown {
  try {
    engine.evaluate({ program, input: { a: [1, { b: "x" }] }, variables: { x: 1 }, maxSteps: 10_000 });
    return undefined;
  } catch (error) {
    return error;
  }
}

test("whatever a program looks like, it gives results or an error for its author", () => {
  const programs = fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((parts) => parts.join(" "));
  const checked = fc.check(
    fc.property(programs, (program) => {
      const fault = faultOf(program);
      return fault === undefined || fault instanceof FilterError || fault instanceof UserError;
    }),
    { numRuns: 3_000 },
  );
  expect(checked.counterexample).toBeNull();
});

test("not a number sorts below every number, itself included, and is equal to none", () => {
  expect(jq("nan as $x | [$x == $x, $x != $x, $x < $x, $x > $x, nan < -infinite, 1 > nan]")).toEqual([
    false,
    true,
    true,
    false,
    true,
    true,
  ]);
  expect(jq("[nan, 1, nan | isnan]")).toEqual([true, false, true]);
  expect(jq("[nan, nan] | unique | length")).toBe(2);
});

test.each([
  [
    '{"a": 1, "b": 2} | key_values',
    [
      ["a", 1],
      ["b", 2],
    ],
  ],
  [
    "[5, 6] | key_values",
    [
      [0, 5],
      [1, 6],
    ],
  ],
  ["[3, 1, 1] | min_by_or_empty(.)", 1],
  ["[[] | max_by_or_empty(.)]", []],
  ['"1", "x" | try totype(isnumber; "no") catch "fails"', [1, "fails"]],
  ["[1 | debug_empty, stderr_empty]", []],
  ['try ("abc" | error_empty) catch .', "abc"],
  ['[{name: "x", string: "s"}, {string: "t"}] | capture_of_match', { x: "s" }],
] as const)("%s: what Weaver's jq is made of can be called as well", (program, result) => {
  expect(jq(program)).toEqual(result);
});

test.each(["named_groups", "text_length"])("%s, a name of our own, is none for a filter", (name) => {
  expect(failureOf(name).details).toMatchObject([{ error: "undefined filter" }]);
});
