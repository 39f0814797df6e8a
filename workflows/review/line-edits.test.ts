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

test("edits, where there are any, give the new text", () => {
  const text = fc
    .array(fc.constantFrom("", "a", "b", "c"), { maxLength: 12 })
    .map((lines) => lines.map((line) => `${line}\n`).join(""));
  fc.assert(
    fc.property(text, text, (from, to) => {
      const edits = lineEdits({ file, from, to });
      if (edits) expect(applyLineEdits(from, edits)).toBe(to);
    }),
  );
});

test("edits stand in order and share no line", () => {
  const text = fc
    .array(fc.constantFrom("", "a", "b", "c"), { maxLength: 12 })
    .map((lines) => lines.map((line) => `${line}\n`).join(""));
  fc.assert(
    fc.property(text, text, (from, to) => {
      const edits = lineEdits({ file, from, to }) ?? [];
      edits.slice(1).forEach((edit, index) => expect(edit.startLine).toBeGreaterThan(edits[index]?.endLine ?? 0));
    }),
  );
});
