import { expect, test } from "vitest";
import { Glob } from "./glob.ts";

test.each([
  ["*", "a/b.c", true],
  ["http.*", "http.server.duration", true],
  ["http.*", "https.x", false],
  ["a?c", "abc", true],
  ["[a-c]x", "bx", true],
  ["[!a-c]x", "bx", false],
  ["{http,rpc}.*", "rpc.x", true],
  ["{http,rpc}.*", "db.x", false],
  ["*.b.*.d", "a.b.b.c.d", true],
])("the pattern %s on %s is %s", (pattern, text, expected) => {
  expect(new Glob(pattern).matches(text)).toBe(expected);
});

test.each(["{a", "a}", "[a", "{".repeat(20)])("the pattern %s is refused", (pattern) => {
  expect(() => new Glob(pattern)).toThrow(SyntaxError);
});

test("a pattern of many stars ends soon on a text that does not match", () => {
  expect(new Glob(`${"*a".repeat(40)}b`).matches("a".repeat(2_000))).toBe(false);
});
