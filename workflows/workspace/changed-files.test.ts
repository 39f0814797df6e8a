import { expect, test } from "vitest";
import { changedFiles } from "./changed-files.ts";
import { scratchRepository } from "./scratch-repository.ts";

type Files = Record<string, string | Buffer | undefined>;

async function changes(before: Files, after: Files) {
  using repository = scratchRepository();
  const base = repository.commit(before);
  const head = repository.commit(after);
  return await changedFiles({ folder: repository.folder }, base, head);
}

const lines = (count: number) => Array.from({ length: count }, (_, index) => `line ${index + 1}\n`).join("");

test("a hunk has three lines of context and names the lines that the head adds", async () => {
  const after = lines(20).replace("line 10\n", "line ten\nline ten and a half\n");
  expect(await changes({ "a.yaml": lines(20) }, { "a.yaml": after })).toEqual([
    {
      path: "a.yaml",
      oldPath: undefined,
      status: "modified",
      binary: false,
      hunks: [{ oldStart: 7, oldLines: 7, newStart: 7, newLines: 8, added: [10, 11] }],
    },
  ]);
});

test("content that looks like a diff is content", async () => {
  const tricky = "--- a/other.yaml\n+++ b/other.yaml\n@@ -1,9 +1,9 @@\ndiff --git a/x b/x\n";
  const result = await changes({ "a.yaml": "-- x\n++ y\n" }, { "a.yaml": tricky, "other.yaml": "z\n" });
  expect(result.map(({ path, hunks }) => [path, hunks.flatMap((hunk) => hunk.added)])).toEqual([
    ["a.yaml", [1, 2, 3, 4]],
    ["other.yaml", [1]],
  ]);
});

test.each(["with space.yaml", 'quo"te.yaml', "tab\there.yaml", "new\nline.yaml", "Übergröße 日本.yaml", "a b\t"])(
  "hunks reach the file named %j",
  async (name) => {
    const [file] = await changes({ [name]: "1\n" }, { [name]: "2\n" });
    expect(file).toMatchObject({ path: name, hunks: [{ added: [1] }] });
  },
);

test("a rename keeps its old path and the lines that changed with it", async () => {
  const after = lines(30).replace("line 30\n", "line thirty\n");
  const result = await changes({ "old/a.yaml": lines(30) }, { "old/a.yaml": undefined, "new/a b.yaml": after });
  expect(result).toMatchObject([
    { path: "new/a b.yaml", oldPath: "old/a.yaml", status: "renamed", hunks: [{ added: [30] }] },
  ]);
});

test("binary and empty files have no hunks; a binary one says so", async () => {
  const binary = Buffer.from([0, 1, 2, 3, 0]);
  const result = await changes(
    { "was.bin": binary },
    { "was.bin": undefined, "b.bin": Buffer.from("\0x"), "e.yaml": "" },
  );
  expect(result).toMatchObject([
    { path: "b.bin", status: "added", binary: true, hunks: [] },
    { path: "e.yaml", status: "added", binary: false, hunks: [] },
    { path: "was.bin", status: "removed", binary: true, hunks: [] },
  ]);
});

test("line ends and a missing final line break do not shift line numbers", async () => {
  const [file] = await changes({ "a.yaml": "a\r\nb\r\nc" }, { "a.yaml": "a\r\nB\r\nc\r\nd" });
  expect(file?.hunks).toEqual([{ oldStart: 1, oldLines: 3, newStart: 1, newLines: 4, added: [2, 3, 4] }]);
});

test("a removed file has a hunk that adds nothing", async () => {
  const [file] = await changes({ "a.yaml": "a\nb\n", "z.yaml": "z\n" }, { "a.yaml": undefined });
  expect(file).toMatchObject({ status: "removed", hunks: [{ oldStart: 1, oldLines: 2, newLines: 0, added: [] }] });
});

test("a repository's own settings for diffs change nothing", async () => {
  using repository = scratchRepository();
  const base = repository.commit({ "a.yaml": lines(9) });
  const head = repository.commit({ "a.yaml": `${lines(9)}more\n` });
  for (const [key, value] of Object.entries({
    "diff.noprefix": "true",
    "diff.mnemonicPrefix": "true",
    "color.diff": "always",
    "diff.context": "0",
    "diff.interHunkContext": "9",
  })) {
    repository.git("config", key, value);
  }
  const [file] = await changedFiles({ folder: repository.folder }, base, head);
  expect(file?.hunks).toEqual([{ oldStart: 7, oldLines: 3, newStart: 7, newLines: 4, added: [10] }]);
});
