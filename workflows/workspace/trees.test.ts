import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { commitTree } from "./commit-tree.ts";
import { folderTree } from "./folder-tree.ts";
import { linkedTree } from "./linked-tree.ts";
import { memoryTree } from "./memory-tree.ts";
import { overlayTree } from "./overlay-tree.ts";
import { scratchRepository } from "./scratch-repository.ts";

function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "weavergen-tree-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test("a folder's tree holds regular files only, sorted, without .git", () => {
  const folder = scratchFolder();
  mkdirSync(join(folder, "model/.git"), { recursive: true });
  mkdirSync(join(folder, ".git"));
  for (const path of ["model/b.yaml", "model/a.yaml", ".git/config", "model/.git/config", "model-2.yaml"]) {
    writeFileSync(join(folder, path), path);
  }
  symlinkSync("/etc/passwd", join(folder, "model/passwd.yaml"));
  execFileSync("/usr/bin/mkfifo", [join(folder, "model/pipe.yaml")]);
  const tree = folderTree(folder);
  expect(tree.list("")).toEqual(["model-2.yaml", "model/a.yaml", "model/b.yaml"]);
  expect(tree.list("model/")).toEqual(["model/a.yaml", "model/b.yaml"]);
  expect(tree.read("model/pipe.yaml")).toBeUndefined();
  expect(tree.read("model/passwd.yaml")).toBeUndefined();
});

test("a folder with nothing in it is there, what is missing, a file, a link or .git is no folder", () => {
  const folder = scratchFolder();
  for (const path of ["empty/.git", ".git", "full"]) mkdirSync(join(folder, path), { recursive: true });
  writeFileSync(join(folder, "full/a.yaml"), "");
  symlinkSync("full", join(folder, "linked"));
  const tree = folderTree(folder);
  const overlay = overlayTree(tree, new Map([["full/a.yaml", undefined]]));
  const followed = linkedTree(folder, { named: "linked", folders: false, mayRead: () => true, isWanted: () => true });
  for (const [path, expected] of [
    ["./empty/", true],
    ["full", true],
    ["gone", false],
    ["full/a.yaml", false],
    ["linked", false],
    [".git", false],
    ["../", false],
  ] as const) {
    expect([path, tree.hasFolder?.(path), overlay.hasFolder?.(path)]).toEqual([path, expected, expected]);
    expect([path, followed.hasFolder?.(path)]).toEqual([path, path === "linked" || expected]);
  }
});

test.each([
  "../secret",
  "model/../../secret",
  "/etc/passwd",
  "linked/secret",
  "model//a.yaml",
  "",
  ".git/config",
  "a\0b",
])("reading %j never leaves the tree", (path) => {
  const outer = scratchFolder();
  mkdirSync(join(outer, "tree/model"), { recursive: true });
  mkdirSync(join(outer, "tree/.git"));
  mkdirSync(join(outer, "tree-2"));
  writeFileSync(join(outer, "tree/.git/config"), "x");
  writeFileSync(join(outer, "tree/model/a.yaml"), "x");
  for (const name of ["secret", "tree-2/secret"]) writeFileSync(join(outer, name), "secret");
  symlinkSync("../tree-2", join(outer, "tree/linked"));
  expect(folderTree(join(outer, "tree")).read(path)).toBeUndefined();
  expect(folderTree(join(outer, "tree")).list("linked")).toEqual([]);
  expect(folderTree(join(outer, "tree")).list("../tree-2")).toEqual([]);
});

test("a file above the size limit is refused with its name, from a folder and from a commit", async () => {
  using repository = scratchRepository();
  writeFileSync(join(repository.folder, "big.yaml"), "");
  truncateSync(join(repository.folder, "big.yaml"), 21 * 1024 * 1024);
  const commit = repository.commit({ "small.yaml": "ok\n" });
  for (const tree of [folderTree(repository.folder), await commitTree({ folder: repository.folder }, commit)]) {
    expect(() => tree.read("big.yaml")).toThrow(expect.objectContaining({ code: "file-too-large", actor: "user" }));
    expect(() => tree.bytes?.("big.yaml")).toThrow(expect.objectContaining({ code: "file-too-large" }));
    expect(tree.read("small.yaml")).toBe("ok\n");
  }
});

test("a folder that is not there is the user's to mend", () => {
  expect(() => folderTree("/nowhere/at/all")).toThrow(expect.objectContaining({ code: "folder-missing" }));
});

test("a commit's tree gives the bytes that were committed, whatever the attributes ask for", async () => {
  using repository = scratchRepository();
  const texts = {
    "a.yaml": "a\r\nb",
    "b.yaml": "ümläut $Id$\n",
    "empty.yaml": "",
    "dir/deep/c.yaml": "c\n",
    "no-ending": "x",
  };
  const commit = repository.commit({ ...texts, ".gitattributes": "*.yaml -text ident export-ignore\n" });
  const tree = await commitTree({ folder: repository.folder }, commit);
  expect(tree.list("dir")).toEqual(["dir/deep/c.yaml"]);
  expect(Object.fromEntries(Object.keys(texts).map((path) => [path, tree.read(path)]))).toEqual(texts);
  expect(tree.read("dir")).toBeUndefined();
  expect(tree.read("../a.yaml")).toBeUndefined();
});

test("what is no text is given byte by byte, from a folder and from a commit", async () => {
  using repository = scratchRepository();
  const bytes = Buffer.from([0, 255, 254, 80, 75, 13, 10]);
  writeFileSync(join(repository.folder, "a.zip"), bytes);
  const commit = repository.commit({ "small.yaml": "ok\n" });
  for (const tree of [folderTree(repository.folder), await commitTree({ folder: repository.folder }, commit)]) {
    expect(tree.bytes?.("a.zip")).toEqual(bytes);
    expect(tree.bytes?.("../a.zip")).toBeUndefined();
    expect(overlayTree(tree, new Map()).bytes?.("a.zip")).toEqual(bytes);
  }
});

test("an overlay adds, changes and removes without touching what lies below", () => {
  const base = memoryTree({ "m/a": "1", "m/b": "2", "n/c": "3" });
  const tree = overlayTree(
    base,
    new Map([
      ["m/a", "9"],
      ["m/b", undefined],
      ["m/z", "8"],
    ]),
  );
  expect(tree.list("m")).toEqual(["m/a", "m/z"]);
  expect(tree.list("")).toEqual(["m/a", "m/z", "n/c"]);
  expect([tree.read("m/a"), tree.read("m/b"), tree.read("n/c")]).toEqual(["9", undefined, "3"]);
  expect(base.list("m")).toEqual(["m/a", "m/b"]);
});
