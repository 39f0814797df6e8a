import { expect, test } from "vitest";
import { parseVirtualPath, virtualPathText } from "./virtual-path.ts";

test.each([
  ["model", { kind: "folder", path: "model" }],
  ["./a b/model/", { kind: "folder", path: "./a b/model/" }],
  ["deps/a.zip", { kind: "archive", path: "deps/a.zip" }],
  ["deps/a.tar.gz[model]", { kind: "archive", path: "deps/a.tar.gz", subFolder: "model" }],
  ["deps/a.tgz", { kind: "folder", path: "deps/a.tgz" }],
  ["https://a.example/a.zip[m/n]", { kind: "remote-archive", url: "https://a.example/a.zip", subFolder: "m/n" }],
  ["https://a.example/o/r.git", { kind: "git", url: "https://a.example/o/r.git" }],
  ["https://a.example/o/r@v1.0", { kind: "git", url: "https://a.example/o/r", refspec: "v1.0" }],
  ["https://a.example/r.git@x[a/b]", { kind: "git", url: "https://a.example/r.git", refspec: "x", subFolder: "a/b" }],
  ["https://a.example/r[a]", { kind: "git", url: "https://a.example/r", subFolder: "a" }],
  ["https://a.example/v1/manifest.yaml", { kind: "remote-file", url: "https://a.example/v1/manifest.yaml" }],
])("%s is read as Weaver reads it, and printed the same", (text, expected) => {
  const path = parseVirtualPath(text);
  expect(path).toEqual(expected);
  expect(path && virtualPathText(path)).toBe(text);
});

test("what a folder cannot have is dropped, and nothing is no path", () => {
  const path = parseVirtualPath("model@v1[sub]");
  expect(path && virtualPathText(path)).toBe("model");
  expect(parseVirtualPath("")).toBeUndefined();
});
