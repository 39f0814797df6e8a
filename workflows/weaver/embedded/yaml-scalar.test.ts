import { expect, test } from "vitest";
import { resolvePlain } from "./yaml-scalar.ts";

test.each([
  ["yes", "yes"],
  ["no", "no"],
  ["True", true],
  ["~", null],
  ["", null],
  ["012", "012"],
  ["0", 0],
  ["-17", -17],
  ["+5", 5],
  ["0x1F", 31],
  ["0o17", 15],
  ["0b101", 5],
  ["1_000", "1_000"],
  ["1e3", 1000],
  [".5", 0.5],
  ["1.", 1],
  ["1.2.3", "1.2.3"],
  ["-", "-"],
  ["2024-01-01", "2024-01-01"],
])("the plain scalar %j is read as %j", (source, value) => {
  expect(resolvePlain(source).value).toBe(value);
});

test("1.0 is a float and 1 is not: Weaver's checks of examples depend on it", () => {
  expect([resolvePlain("1.0").float, resolvePlain("1").float]).toEqual([true, false]);
});
