import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeFiles, writeWhole } from "./write-files.ts";

function temporary(): Disposable & { readonly path: string; at(name: string): string } {
  const path = mkdtempSync(join(tmpdir(), "weavergen-write-"));
  return {
    path,
    at: (name) => join(path, name),
    [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }),
  };
}

test("files are written with their folders, keep their mode, and undefined removes", async () => {
  using folder = temporary();
  writeFileSync(folder.at("tool.sh"), "old");
  chmodSync(folder.at("tool.sh"), 0o755);
  writeFileSync(folder.at("stale.ts"), "old");
  const files = [
    { path: "a/b/new.ts", content: "new\n" },
    { path: "tool.sh", content: "new\n" },
    { path: "stale.ts", content: undefined },
    { path: "never-was.ts", content: undefined },
  ];
  await writeFiles(folder.path, files);
  expect(readFileSync(folder.at("a/b/new.ts"), "utf8")).toBe("new\n");
  expect(statSync(folder.at("tool.sh")).mode & 0o777).toBe(0o755);
  expect(readdirSync(folder.path).toSorted()).toEqual(["a", "tool.sh"]);
});

test.each(["../out.ts", "/etc/out.ts", "a/../../out.ts", ".git/hooks/pre-commit", "a//b", "a\\b", ""])(
  "one path that leads out of the folder or into git's files keeps all files from being written: %j",
  async (path) => {
    using folder = temporary();
    const files = [
      { path: "good.ts", content: "good" },
      { path, content: "bad" },
    ];
    await expect(writeFiles(folder.path, files)).rejects.toMatchObject({ code: "path-outside" });
    expect(readdirSync(folder.path)).toEqual([]);
  },
);

test("a link at any step of a path is refused, one that names nothing too", async () => {
  using folder = temporary();
  using outside = temporary();
  symlinkSync(outside.path, folder.at("link"));
  symlinkSync(outside.at("nothing"), folder.at("file.ts"));
  for (const path of ["link/a.ts", "link", "file.ts"]) {
    // oxlint-disable-next-line no-await-in-loop -- one after another in the same folder
    await expect(writeFiles(folder.path, [{ path, content: "x" }])).rejects.toMatchObject({ code: "path-is-link" });
  }
  expect(readdirSync(outside.path)).toEqual([]);
});

test("a folder in place of a file, or a file in place of a folder, is refused", async () => {
  using folder = temporary();
  mkdirSync(folder.at("taken"));
  writeFileSync(folder.at("file"), "");
  for (const path of ["taken", "file/below.ts"]) {
    // oxlint-disable-next-line no-await-in-loop -- one after another in the same folder
    await expect(writeFiles(folder.path, [{ path, content: "x" }])).rejects.toMatchObject({ code: "path-taken" });
  }
});

test("a named file replaces a link instead of writing through it, and leaves nothing unfinished", () => {
  using folder = temporary();
  writeFileSync(folder.at("target"), "untouched");
  symlinkSync(folder.at("target"), folder.at("report.json"));
  writeWhole(folder.at("report.json"), "{}");
  expect(readFileSync(folder.at("target"), "utf8")).toBe("untouched");
  expect(lstatSync(folder.at("report.json")).isFile()).toBe(true);
  mkdirSync(folder.at("folder"));
  const notWritten: unknown = expect.objectContaining({ code: "file-not-written" });
  expect(() => writeWhole(folder.at("folder"), "x")).toThrow(notWritten as Error);
  expect(readdirSync(folder.path).toSorted()).toEqual(["folder", "report.json", "target"]);
});

test("a place where no folder can be made is told, not waited for", () => {
  const notWritten: unknown = expect.objectContaining({ code: "file-not-written" });
  expect(() => writeWhole("/proc/nothing/here/report.json", "x")).toThrow(notWritten as Error);
});

test("an output folder that cannot be made is told as such", async () => {
  using folder = temporary();
  writeFileSync(folder.at("file"), "");
  const files = [{ path: "a.ts", content: "" }];
  await expect(writeFiles(folder.at("file/out"), files)).rejects.toMatchObject({ code: "file-not-written" });
});
