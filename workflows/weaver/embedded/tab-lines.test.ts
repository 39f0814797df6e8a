import { expect, test } from "vitest";
import { readYaml } from "./read-yaml.ts";

const placeOfTab = (text: string): number | undefined => {
  const read = readYaml(text);
  return read.ok ? undefined : read.problem.start;
};

test.each([
  ["a blank line below a quoted text", "a: 'b'\n   \t\nc: d\n"],
  ["a blank line at the end", "a: b\n\n\t"],
  ["a blank line at the start", "\t\na: b\n"],
  ["a blank line between a key and its list", "a:\n\t\n  - b\n"],
  ["a line with a comment", "a: b\n\t# c\nc: d\n"],
  ["a line below a comment", "a: b # c\n  \t\n"],
  ["a line below a list in brackets", "a: []\n\t\nc: d\n"],
])("no line may begin with a tab: %s", (_, text) => {
  expect(placeOfTab(text)).toBe(text.indexOf("\t"));
});

test("below a plain text a tab may stand where that could go on", () => {
  expect(placeOfTab("a:\n  b: c\n   \t\n  d: e\n")).toBeUndefined();
  expect(placeOfTab("a:\n  b: c\n   \t\n")).toBeUndefined();
  expect(placeOfTab("a:\n  b: c\n  \t\n  d: e\n")).toBe(12);
});

test.each([
  ["in a block of text", "a: |\n  b\n  \tc\n  \t\n"],
  ["behind the first word", "a:\tb\t\nc: d\t# e\n"],
])("a tab is allowed %s", (_, text) => {
  expect(placeOfTab(text)).toBeUndefined();
});

test("lines that begin with tabs take time in step with their number", () => {
  const text = `a: b\n${" \t\n".repeat(150_000)}`;
  const started = performance.now();
  expect(placeOfTab(text)).toBeUndefined();
  expect(performance.now() - started).toBeLessThan(5_000);
});
