import { expect, test } from "vitest";
import { Memo } from "./memo.ts";

test("a result is made once, memory is bounded, and what fails is tried again", () => {
  const memo = new Memo<number>(2);
  let made = 0;
  const make = () => ++made;
  expect([memo.of("a", make), memo.of("a", make), memo.of("b", make)]).toEqual([1, 1, 2]);
  memo.of("c", make);
  expect(memo.of("a", make), "forgotten with the others").toBe(4);
  expect(() =>
    memo.of("d", () => {
      throw new Error("no");
    }),
  ).toThrow("no");
  expect(memo.of("d", make)).toBe(5);
  const long = "x".repeat(100_000);
  expect([memo.of(long, make), memo.of(long, make)]).toEqual([6, 7]);
});
