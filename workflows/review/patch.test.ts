import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, existsSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { DriftedFile } from "./drift.ts";
import { patchOf } from "./patch.ts";

/** Applies the patch with the real git in a folder of its own. */
function applyWithGit(files: readonly DriftedFile[]): (path: string) => string | undefined {
  const folder = mkdtempSync(join(tmpdir(), "patch-"));
  for (const { path, from } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    if (from !== undefined) writeFileSync(join(folder, path), from);
  }
  const patch = patchOf(files);
  if (patch !== "")
    execFileSync("git", ["apply", "--whitespace=nowarn"], {
      cwd: folder,
      input: patch,
      stdio: ["pipe", "pipe", "pipe"],
    });
  const after = new Map(
    files.map(({ path }) => [
      path,
      existsSync(join(folder, path)) ? readFileSync(join(folder, path), "utf8") : undefined,
    ]),
  );
  rmSync(folder, { recursive: true });
  return (path) => after.get(path);
}

/** The files as git leaves them, and as they should be. */
function applied(files: readonly DriftedFile[]): { is: unknown; should: unknown } {
  const read = applyWithGit(files);
  return { is: files.map(({ path }) => [path, read(path)]), should: files.map(({ path, to }) => [path, to]) };
}

test("git applies what is modified, added and removed", () => {
  const { is, should } = applied([
    { path: "src/a.ts", from: "one\ntwo\nthree\n", to: "one\n2\nthree\nfour\n" },
    { path: "src/new.ts", from: undefined, to: "hello\n" },
    { path: "src/old.ts", from: "gone\n", to: undefined },
  ]);
  expect(is).toEqual(should);
});

test("git applies files without a last line break, with other line breaks, and empty ones", () => {
  const { is, should } = applied([
    { path: "a", from: "one\ntwo", to: "one\nthree" },
    { path: "b", from: "one\ntwo", to: "one\ntwo\n" },
    { path: "c", from: "one\r\ntwo\r\n", to: "one\r\n2\r\n" },
    { path: "d", from: undefined, to: "" },
    { path: "e", from: "", to: undefined },
    { path: "f", from: "", to: "text\n" },
    { path: "g", from: "text\n", to: "" },
  ]);
  expect(is).toEqual(should);
});

test("git applies files whose names need quoting", () => {
  const { is, should } = applied([
    { path: "with space.txt", from: "a\n", to: "b\n" },
    { path: "ümlaut/日本.txt", from: "a\n", to: "b\n" },
    { path: 'quote"back.txt', from: undefined, to: "b\n" },
    { path: "tab\tname.txt", from: "a\n", to: undefined },
  ]);
  expect(is).toEqual(should);
});

test("texts that share nothing are replaced as a whole in bounded time", () => {
  const lines = (prefix: string): string =>
    Array.from({ length: 12_000 }, (_, index) => `${prefix}${index}\n`).join("");
  const { is, should } = applied([{ path: "big", from: lines("a"), to: lines("b") }]);
  expect(is).toEqual(should);
});

test("any two texts come out of git as they should", { timeout: 60_000 }, () => {
  const line = fc.constantFrom("", "a", "b", "+a", "-b", " c", "\\ x", "@@ -1 +1 @@", "--- a", "x\r");
  const text = fc
    .tuple(fc.array(line, { maxLength: 12 }), fc.constantFrom("", "\n"))
    .map(([lines, end]) => lines.join("\n") + end);
  const wrong = fc.check(
    fc.property(fc.array(fc.tuple(text, text), { minLength: 8, maxLength: 8 }), (pairs) => {
      const { is, should } = applied(pairs.map(([from, to], index) => ({ path: `f${index}`, from, to })));
      return JSON.stringify(is) === JSON.stringify(should);
    }),
    { numRuns: 40 },
  );
  expect(wrong).toMatchObject({ counterexample: null });
});
