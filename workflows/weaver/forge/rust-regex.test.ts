import { expect, test } from "vitest";
import { compileRegex, RegexError, replaceMatches } from "./rust-regex.ts";

function replace(text: string, pattern: string, by: string): string {
  return replaceMatches(compileRegex(pattern), text, by);
}

test("a replacement takes the longest group name after a dollar", () => {
  expect(replace("abc123", "([a-z]+)", "$1x")).toBe("123");
  expect(replace("abc123", "([a-z]+)", "${1}x")).toBe("abcx123");
});

test("an empty match right after another match does not count", () => {
  expect(replace("baaac", "a*", "-")).toBe("-b-c-");
});

test("word characters and boundaries are those of Unicode", () => {
  expect(replace("naïve café", "\\w+", "W")).toBe("W W");
  expect(replace("één", "\\bn", "X")).toBe("één");
});

test("a point stops at line feeds only", () => {
  expect(replace("a\r\nb", ".", "*")).toBe("**\n*");
});

test.each(["(?=a)", "(?<!a)b", "(a)\\1", "(", "[a", "*a", "a)", "\\8"])("%s is no pattern of Rust's", (pattern) => {
  expect(() => compileRegex(pattern)).toThrow(RegexError);
});

test("a pattern that is too large is refused", () => {
  expect(() => compileRegex("ab".repeat(400_000))).toThrow(RegexError);
});
