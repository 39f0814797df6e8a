import { expect, test } from "vitest";
import { UserError } from "../../../errors.ts";
import { FilterError, JqEngine } from "./evaluate.ts";
import type { JqValue } from "./value.ts";

const engine = new JqEngine();
const maxSteps = 100_000;

function jq(program: string, input: JqValue = null): JqValue {
  return engine.evaluate({ program, input, variables: {}, maxSteps });
}

function codeOf(program: string): string {
  try {
    jq(program);
  } catch (error) {
    if (error instanceof UserError) return error.code;
    throw error;
  }
  return "ended";
}

const shared = "(reduce range(60) as $i (1; [., .]))";

test.for([
  ["calls that pass every result through all calls around them", 'def f: ., f | (try ((("a" * 3000))?))?; f'],
  ["calls whose results are cut short", "def f: ., f | first(3); f"],
  ["results that double with each pipe", `last(${Array.from({ length: 40 }, () => "(1, 1)").join(" | ")})`],
  ["nested iteration", `[range(300)] as $r | last($r[] | $r[] | $r[] | $r[])`],
  ["a result that holds itself twice on every level", `[${shared}, nan]`],
  ["its comparison", `${shared} == ${shared}`],
  ["its search", `${shared} | contains(${shared})`],
  ["its order", `[${shared}, ${shared}] | sort`],
  ["its walk", `last(${shared} | ..)`],
  ["its merge", "(reduce range(60) as $i ({}; {a: ., b: .})) as $o | $o * $o"],
  ["its message", `try (${shared} | has("a")) catch .`],
  ["the difference of long lists", "[range(90000)] as $a | $a - ($a | map(-.))"],
  ["a long text in a long text", '("a" * 900000) | indices("a" * 450000)'],
  ["failures without end", 'repeat(1 | index("a"))'],
  ["messages without end", "repeat(try error([range(1000)]) catch empty)"],
  ["indices without end", ".[repeat(1)]?"],
  ["a number that doubles its digits", "reduce range(100) as $i (7; . * .)"],
  ["an object that grows field by field", 'reduce range(90000) as $i ({}; . + {"k\\($i)": 1})'],
  ["more parts than a list may have", '("a," * 1500000) | split(",")'],
])("a filter is stopped by its cost, not by a clock: %s", ([, program = ""]) => {
  expect(codeOf(program)).toBe("jq-limit");
});

test("a number beyond 2^53 is no entry", () => {
  expect(() => jq("[9007199254740993] | from_entries")).toThrow(FilterError);
});

test("@sh takes no object and no list in a list, as in Weaver", () => {
  expect(jq('"it\'s" | @sh')).toBe("'it'\\''s'");
  expect(jq('["a b", 1, null] | @sh')).toBe("'a b' 1 null");
  for (const program of ["{} | @sh", "[[1]] | @sh"]) expect(() => jq(program)).toThrow(FilterError);
});

test("positions count characters, overlaps included", () => {
  expect(jq('"aaa" | indices("aa")')).toEqual([0, 1]);
  expect(jq('"a😀b😀b" | indices("b")')).toEqual([2, 4]);
  expect(jq("[1, 2, 1, 2, 1] | indices([1, 2, 1])")).toEqual([0, 2]);
  expect(jq('[match("b"; "g").offset]', "a😀b😀b")).toEqual([2, 4]);
});

test("texts of many small pieces are written as JSON", () => {
  const text = '[1,[],{},{"a":[{}],"b":null},"x\\u007f",1.0]';
  expect(jq("tojson", [1, [], {}, { a: [{}], b: null }, "x\u007f"])).toBe(`${text.slice(0, -5)}]`);
});

test("a position that 64 bits cannot hold is no integer", () => {
  expect(() => jq("[1, 2] | .[9223372036854775808:]")).toThrow(/as integer/);
  expect(jq("[1, 2] | .[-9223372036854775808:9223372036854775807]")).toEqual([1, 2]);
  expect(jq("[[1, 2] | .[9223372036854775808]?]")).toEqual([null]);
});

test("a float is no entry", () => {
  for (const program of ["[1.0] | from_entries", "1 | with_entries(1.5)"])
    expect(() => jq(program)).toThrow(FilterError);
});
