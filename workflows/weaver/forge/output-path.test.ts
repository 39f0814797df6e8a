import fc from "fast-check";
import { expect, test } from "vitest";
import { outputPath } from "./output-path.ts";

test.each([
  ["../x", "leads out"],
  ["a/../../x", "leads out"],
  ["a/..", "leads out"],
  ["/etc/passwd", "not relative"],
  ["C:/x", "not relative"],
  ["a\\..\\x", "not relative"],
  [".git/config", ".git folder"],
  ["a/.GIT/hooks/pre-commit", ".git folder"],
  [".git./config", ".git folder"],
  [".g\u200cit/config", ".git folder"],
  ["git~1/config", ".git folder"],
  [".git::$INDEX_ALLOCATION/x", ".git folder"],
  ["a\u0000b", "control characters"],
  ["a\nb", "control characters"],
  ["", "names no file"],
  ["a/", "names no file"],
  ["./.", "names no file"],
  ["a/".repeat(600), "too long"],
  ["x".repeat(256), "too long"],
])("a template must not write to %j", (name, reason) => {
  expect(outputPath(name)).toEqual({ refused: expect.stringContaining(reason) });
});

test.each([
  ["a.txt", "a.txt"],
  ["./a//b.txt", "a/b.txt"],
  [".github/workflows/x.yml", ".github/workflows/x.yml"],
  ["..a/b..c", "..a/b..c"],
  [".gitignore", ".gitignore"],
  ["日本/é.md", "日本/é.md"],
])("a template may write to %j", (name, path) => {
  expect(outputPath(name)).toEqual({ path });
});

test("no path leaves the output folder, whatever a template says", () => {
  const names = fc.array(fc.constantFrom("..", ".", "/", "\\", "a", "", ".git", "~", "\0", "C:"), { maxLength: 8 });
  fc.assert(
    fc.property(names, (parts) => {
      const checked = outputPath(parts.join("/"));
      if ("refused" in checked) return;
      const segments = checked.path.split("/");
      expect(segments.every((part) => part !== "" && part !== "." && part !== ".." && part !== ".git")).toBe(true);
    }),
  );
});
