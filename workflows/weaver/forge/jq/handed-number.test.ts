import fc from "fast-check";
import { expect, test } from "vitest";
import { JqEngine } from "./evaluate.ts";
import { handedOver, survives } from "./handed-number.ts";
import { floatText } from "./value.ts";

/** A number that leaves jq, and what a template of Weaver's got. */
test.each([
  ["0.9677209258079529", 0.9677209258079528],
  ["0.19843629002571106", 0.19843629002571103],
  ["9007199254740993.0", 9007199254740994],
  ["2.2250738585072011e-308", 2.2250738585072014e-308],
  ["3.871925010578695e+269", 3.8719250105786947e269],
  ["7.99024917280263900000e20", 7.990249172802639e20],
  ["1.0", 1],
  ["1e-400", 0],
  ["-1e-99999", -0],
  ["0e400", 0],
  ["1e400", undefined],
  ["-1.8e308", undefined],
])("%s is read as Weaver reads it", (text, expected) => {
  expect(handedOver(text)).toBe(expected);
});

test("the quick look at a float agrees with reading its text", () => {
  const float = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  );
  fc.assert(
    fc.property(float, (value) => {
      expect(survives(value)).toBe(handedOver(floatText(value)) === value);
    }),
    { numRuns: 5_000 },
  );
});

test("every result of a filter is handed over, also where it is the input or a part of it", () => {
  const input = { a: 0.9677209258079529, b: [0.25] };
  const jq = (program: string) => new JqEngine().evaluate({ program, input, variables: {} });
  expect(jq(".")).toEqual({ a: 0.9677209258079528, b: [0.25] });
  expect(jq("[.a], .b")).toEqual([[0.9677209258079528], [0.25]]);
  expect(jq(".a == 0.9677209258079529")).toBe(true);
});
