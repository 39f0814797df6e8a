import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { linkedTree, type LinkRules } from "./linked-tree.ts";

const all = (): boolean => true;
const isWanted = (path: string): boolean => path.endsWith(".yaml");

/** A folder of files, and of links where the text begins with `->`. */
function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "weavergen-links-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    if (text.startsWith("->")) symlinkSync(text.slice(2), join(folder, path));
    else writeFileSync(join(folder, path), text);
  }
  return folder;
}

function treeOf(files: Readonly<Record<string, string>>, rules: Partial<LinkRules> = {}) {
  return linkedTree(folderOf(files), { named: "model", folders: false, mayRead: all, isWanted, ...rules });
}

const linked = {
  "model/a.yaml": "a",
  "model/b.yaml": "->../real/b.yaml",
  "model/sub": "->../real/sub",
  "real/b.yaml": "b",
  "real/sub/c.yaml": "c",
  "real/sub/d.yaml": "->../b.yaml",
};

test("links to files are followed, links to folders only where that is asked for", () => {
  const plain = treeOf(linked);
  expect(plain.list("model")).toEqual(["model/a.yaml", "model/b.yaml"]);
  expect([plain.read("model/b.yaml"), plain.read("model/sub/c.yaml")]).toEqual(["b", undefined]);
  const whole = treeOf(linked, { folders: true });
  expect(whole.list("model")).toEqual(["model/a.yaml", "model/b.yaml", "model/sub/c.yaml", "model/sub/d.yaml"]);
  expect(whole.list("model/sub")).toEqual(["model/sub/c.yaml", "model/sub/d.yaml"]);
  expect([whole.read("model/sub/c.yaml"), whole.read("model/sub/d.yaml")]).toEqual(["c", "b"]);
  expect(String(Buffer.from(whole.bytes?.("model/sub/d.yaml") ?? []))).toBe("b");
});

test("the folder that the user named may be a link itself", () => {
  const tree = treeOf({ model: "->real", "real/a.yaml": "a", "real/deep/b.yaml": "b" });
  expect(tree.list("model")).toEqual(["model/a.yaml", "model/deep/b.yaml"]);
  expect([tree.read("model/a.yaml"), tree.read("model/deep/b.yaml")]).toEqual(["a", "b"]);
  const below = treeOf({ "t/new": "->old", "t/old/a.yaml": "a", "t/other": "->old" }, { named: "t/new" });
  expect(below.list("t")).toEqual(["t/new/a.yaml", "t/old/a.yaml"]);
});

test("a link that leads to what may not be read is refused where it is a definition, and left out where not", () => {
  const outside = folderOf({ "x.yaml": "x" });
  const rules = { mayRead: (real: string) => !real.startsWith(outside) };
  const files = { "model/a.yaml": "a", "model/README": `->${outside}/x.yaml` };
  expect(treeOf(files, rules).list("model")).toEqual(["model/a.yaml"]);
  const out = treeOf({ ...files, "model/x.yaml": `->${outside}/x.yaml` }, rules);
  expect(() => out.list("model")).toThrow("leads out of its bounds");
  expect(() => out.read("model/x.yaml")).toThrow("leads out of its bounds");
});

test("with links to folders, one that leads nowhere or in a circle is an error, and nothing without them", () => {
  for (const [target, told] of [
    ["nowhere.yaml", "IO error for operation on model/l.yaml: No such file or directory (os error 2)"],
    ["l.yaml", "IO error for operation on model/l.yaml: Too many levels of symbolic links (os error 40)"],
    ["..", "File system loop found: model/l.yaml/model/l.yaml points to an ancestor model/l.yaml"],
    [".", "File system loop found: model/l.yaml points to an ancestor model"],
  ]) {
    const files = { "model/a.yaml": "a", "model/l.yaml": `->${target}` };
    expect(treeOf(files).list("model")).toEqual(["model/a.yaml"]);
    expect(() => treeOf(files, { folders: true }).list("model")).toThrow(told);
  }
});

test("links that multiply the files end at a limit", () => {
  const files: Record<string, string> = { "model/a.yaml": "a" };
  const depth = 20;
  for (let at = 0; at < depth; at++) {
    for (const name of ["x", "y"]) files[`d${at}/${name}`] = `->../d${at + 1}`;
  }
  files[`d${depth}/f.yaml`] = "f";
  files["model/start"] = "->../d0";
  expect(() => treeOf(files, { folders: true }).list("model")).toThrow("leads to more than");
});

test("nothing is read from .git through a link", () => {
  const files = { "model/g.yaml": "->../.git/config.yaml", "model/git": "->../.git", ".git/config.yaml": "secret" };
  const tree = treeOf(files, { folders: true });
  expect([tree.list("model"), tree.read("model/g.yaml"), tree.read("model/git/config.yaml")]).toEqual([
    [],
    undefined,
    undefined,
  ]);
});
