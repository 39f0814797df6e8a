import { expect, test } from "vitest";
import type { Edit } from "../models/proposer.ts";
import { applyEdits } from "./apply-edits.ts";
import { memoryTree } from "./memory-tree.ts";

const edit = (startLine: number, endLine: number, replacement: string | undefined): Edit => ({
  file: "a.yaml",
  startLine,
  endLine,
  replacement,
});

const edited = (text: string, ...edits: Edit[]) => applyEdits(memoryTree({ "a.yaml": text }), edits).read("a.yaml");

test("line numbers are those of the original, whatever the order of the edits", () => {
  expect(edited("1\n2\n3\n4\n", edit(4, 4, "four"), edit(1, 1, "a\nb"), edit(3, 3, undefined))).toBe("a\nb\n2\nfour\n");
});

test("an edit whose end is one before its start inserts, also before a replaced line and after the last", () => {
  expect(edited("1\n2\n", edit(2, 1, "x"), edit(2, 2, "y"), edit(3, 2, "z"))).toBe("1\nx\ny\nz\n");
  expect(edited("", edit(1, 0, "first"))).toBe("first\n");
});

test("CRLF stays CRLF, also for new lines", () => {
  expect(edited("1\r\n2\r\n", edit(2, 2, "a\nb"))).toBe("1\r\na\r\nb\r\n");
});

test("a missing final line break stays missing", () => {
  expect(edited("1\n2", edit(2, 2, "two"))).toBe("1\ntwo");
  expect(edited("1\r\n2", edit(3, 2, "3"))).toBe("1\r\n2\r\n3");
  expect(edited("1\n2", edit(2, 2, undefined))).toBe("1");
});

test("an empty replacement is an empty line; undefined deletes", () => {
  expect(edited("1\n2\n3\n", edit(2, 2, ""))).toBe("1\n\n3\n");
  expect(edited("1\n", edit(1, 1, undefined))).toBe("");
});

test.each([
  ["edit-out-of-range", [edit(3, 3, "x")]],
  ["edit-out-of-range", [edit(0, 0, "x")]],
  ["edit-out-of-range", [edit(2, 0, "x")]],
  ["edit-out-of-range", [edit(Number.NaN, 1, "x")]],
  ["edits-overlap", [edit(1, 2, "x"), edit(2, 2, "y")]],
  ["edits-overlap", [edit(1, 2, "x"), edit(2, 1, "y")]],
  ["edit-file-missing", [{ ...edit(1, 1, "x"), file: "none.yaml" }]],
])("%s is refused", (code, edits) => {
  const tree = memoryTree({ "a.yaml": "1\n2\n" });
  expect(() => applyEdits(tree, edits)).toThrow(expect.objectContaining({ code, actor: "user" }));
});
