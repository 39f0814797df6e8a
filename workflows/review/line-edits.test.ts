import fc from "fast-check";
import { expect, test } from "vitest";
import { applyLineEdits, lineEdits } from "./line-edits.ts";

const file = "f";

test("a changed, an added and a removed line are one edit each", () => {
  expect(lineEdits({ file, from: "a\nb\nc\n", to: "a\nB\nc\n" })).toEqual([
    { file, startLine: 2, endLine: 2, replacement: "B" },
  ]);
  expect(lineEdits({ file, from: "a\nc\n", to: "a\nb\nc\n" })).toEqual([
    { file, startLine: 2, endLine: 1, replacement: "b" },
  ]);
  expect(lineEdits({ file, from: "a\nb\nc\n", to: "a\nc\n" })).toEqual([
    { file, startLine: 2, endLine: 2, replacement: undefined },
  ]);
});

test("what lines cannot say is no list of edits", () => {
  expect(lineEdits({ file, from: "a\nb", to: "a\nb\n" })).toBeUndefined();
  expect(lineEdits({ file, from: "a\r\nb\r\n", to: "a\nb\n" })).toBeUndefined();
});

const anyText = fc
  .array(fc.constantFrom("", "a", "b", "c"), { maxLength: 12 })
  .map((lines) => lines.map((line) => `${line}\n`).join(""));

test("edits, where there are any, give the new text", () => {
  const wrong = fc.check(
    fc.property(anyText, anyText, (from, to) => {
      const edits = lineEdits({ file, from, to });
      return edits === undefined || applyLineEdits(from, edits) === to;
    }),
  );
  expect(wrong.counterexample).toBeNull();
});

test("edits stand in order and share no line", () => {
  const wrong = fc.check(
    fc.property(anyText, anyText, (from, to) => {
      const edits = lineEdits({ file, from, to }) ?? [];
      return edits.slice(1).every((edit, index) => edit.startLine > (edits[index]?.endLine ?? 0));
    }),
  );
  expect(wrong.counterexample).toBeNull();
});
