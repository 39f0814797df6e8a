import {
  existsSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
  chmodSync,
  mkdirSync,
} from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { openLocalWorkspace, openMergeBase } from "./local-workspace.ts";
import { scratchRepository } from "./scratch-repository.ts";

test("the working folder is the head, with uncommitted and untracked files and without ignored ones", async () => {
  using repository = scratchRepository();
  repository.commit({ "model/a.yaml": "a: 1\n", "model/b.yaml": "b: 1\n", ".gitignore": "build/\n" });
  repository.git("checkout", "--quiet", "-b", "feature");
  repository.write({
    "model/a.yaml": "a: 2\n",
    "model/b.yaml": undefined,
    "model/new.yaml": "n: 1\n",
    "build/x.yaml": "x",
  });
  const index = readFileSync(join(repository.folder, ".git/index"));
  await using workspace = await openLocalWorkspace({ folder: join(repository.folder, "model") });

  expect(workspace.folder).toBe(repository.folder);
  expect(workspace.head.files.list("")).toEqual([".gitignore", "model/a.yaml", "model/new.yaml"]);
  expect(workspace.head.files.read("model/a.yaml")).toBe("a: 2\n");
  expect(workspace.base.files.read("model/a.yaml")).toBe("a: 1\n");
  expect(workspace.head.ref).toBe("feature");
  expect(workspace.changed.map(({ path, status }) => `${status} ${path}`)).toEqual([
    "modified model/a.yaml",
    "removed model/b.yaml",
    "added model/new.yaml",
  ]);
  expect(readFileSync(join(repository.folder, ".git/index"))).toEqual(index);
});

test("head is compared with the merge base while the trusted tree is the tip of the base", async () => {
  using repository = scratchRepository();
  const fork = repository.commit({ "a.yaml": "1\n", "weavergen.yml": "old\n" });
  repository.git("checkout", "--quiet", "-b", "feature");
  const head = repository.commit({ "a.yaml": "2\n" });
  repository.git("checkout", "--quiet", "main");
  const tip = repository.commit({ "weavergen.yml": "new\n", "other.yaml": "o\n" });
  await using workspace = await openLocalWorkspace({ folder: repository.folder, base: "main", head: "feature" });

  expect(workspace.base.commit).toBe(fork);
  expect(workspace.head).toMatchObject({ commit: head, ref: "feature" });
  expect(workspace.trusted).toMatchObject({ commit: tip, ref: "main" });
  expect(workspace.trusted.files.read("weavergen.yml")).toBe("new\n");
  expect(workspace.changed.map((file) => file.path)).toEqual(["a.yaml"]);
});

test("the merge base alone is what the branch began with, whatever its commits and the working folder hold", async () => {
  using repository = scratchRepository();
  const fork = repository.commit({ "a.yaml": "1\n" });
  repository.git("checkout", "--quiet", "-b", "feature");
  repository.commit({ "a.yaml": "2\n" });
  repository.git("checkout", "--quiet", "main");
  repository.commit({ "other.yaml": "o\n" });
  repository.git("checkout", "--quiet", "feature");
  repository.write({ "a.yaml": "3\n", "new.yaml": "n\n" });
  const base = await openMergeBase({ folder: repository.folder });
  expect(base).toMatchObject({ commit: fork, ref: "main" });
  expect(base.files.list("")).toEqual(["a.yaml"]);
  expect(base.files.read("a.yaml")).toBe("1\n");
});

test("without a base branch the error names what to pass", async () => {
  using repository = scratchRepository();
  repository.git("checkout", "--quiet", "-b", "trunk");
  repository.commit({ "a.yaml": "1\n" });
  await expect(openLocalWorkspace({ folder: repository.folder })).rejects.toMatchObject({
    code: "base-not-found",
    actor: "user",
    hint: expect.stringContaining("--base"),
  });
});

test.each(["--upload-pack=touch x", "nowhere", "HEAD^{tree}", ""])("a base %j is refused as unknown", async (base) => {
  using repository = scratchRepository();
  repository.commit({ "a.yaml": "1\n" });
  await expect(openLocalWorkspace({ folder: repository.folder, base })).rejects.toMatchObject({
    code: "ref-not-found",
  });
});

test("a folder outside any checkout and a checkout without a commit are the user's to mend", async () => {
  using repository = scratchRepository();
  await expect(openLocalWorkspace({ folder: "/", base: "main" })).rejects.toMatchObject({ code: "not-a-repository" });
  await expect(openLocalWorkspace({ folder: repository.folder })).rejects.toMatchObject({ code: "base-not-found" });
});

test("nothing that a repository names is run: filters of commits, hooks, diff drivers, file-system monitors", async () => {
  using repository = scratchRepository();
  const canary = join(repository.folder, "..", `ran-${Date.now()}`);
  const trap = join(repository.folder, ".git", "trap");
  writeFileSync(trap, `#!/bin/sh\ntouch ${canary}\ncat\n`);
  chmodSync(trap, 0o755);
  repository.commit({ "a.yaml": "1\n", ".gitattributes": "* filter=evil diff=evil\n" });
  repository.git("checkout", "--quiet", "-b", "feature");
  repository.commit({ "a.yaml": "2\n" });
  for (const key of [
    "filter.evil.smudge",
    "diff.evil.command",
    "diff.evil.textconv",
    "diff.external",
    "core.fsmonitor",
  ]) {
    repository.git("config", key, trap);
  }
  mkdirSync(join(repository.folder, ".git/hooks"), { recursive: true });
  writeFileSync(join(repository.folder, ".git/hooks/post-index-change"), `#!/bin/sh\ntouch ${canary}\n`, {
    mode: 0o755,
  });
  await using workspace = await openLocalWorkspace({ folder: repository.folder });
  expect(workspace.head.files.read("a.yaml")).toBe("2\n");
  expect(workspace.changed.find(({ path }) => path === "a.yaml")?.hunks).toHaveLength(1);
  expect(existsSync(canary)).toBe(false);
});

test("symbolic links and submodules are in neither tree nor change list", async () => {
  using repository = scratchRepository();
  repository.commit({ "a.yaml": "1\n", "was-file.yaml": "1\n" });
  repository.git("checkout", "--quiet", "-b", "feature");
  symlinkSync("/etc/passwd", join(repository.folder, "link.yaml"));
  repository.write({ "was-file.yaml": undefined });
  symlinkSync("a.yaml", join(repository.folder, "was-file.yaml"));
  repository.git("update-index", "--add", "--cacheinfo", `160000,${"1".repeat(40)},sub`);
  mkdirSync(join(repository.folder, "sub"));
  await using workspace = await openLocalWorkspace({ folder: repository.folder });
  expect(workspace.head.files.list("")).toEqual(["a.yaml"]);
  expect(workspace.head.files.read("link.yaml")).toBeUndefined();
  expect(workspace.changed.map(({ path, status }) => `${status} ${path}`)).toEqual(["removed was-file.yaml"]);
});

test("a shallow checkout is deepened until the merge base is there", async () => {
  using origin = scratchRepository();
  const fork = origin.commit({ "a.yaml": "0\n" });
  origin.git("checkout", "--quiet", "-b", "feature");
  origin.grow(70);
  const head = origin.commit({ "a.yaml": "1\n" });
  origin.git("checkout", "--quiet", "main");
  origin.grow(60);
  const args = ["--depth=1", "--branch=feature"];
  using checkout = scratchRepository({ from: `file://${origin.folder}`, args });
  expect(checkout.git("rev-list", "--count", "HEAD")).toBe("1");
  await using workspace = await openLocalWorkspace({ folder: checkout.folder, base: "main", head });
  expect(workspace.base.commit).toBe(fork);
  expect(workspace.changed.map(({ path }) => path)).toEqual(["a.yaml"]);
});

test("a shallow checkout without a reachable remote asks for the whole history", async () => {
  using origin = scratchRepository();
  origin.commit({ "a.yaml": "0\n" });
  const fork = origin.git("rev-parse", "HEAD");
  origin.git("checkout", "--quiet", "-b", "feature");
  origin.commit({ "a.yaml": "1\n" });
  origin.git("checkout", "--quiet", "main");
  origin.commit({ "b.yaml": "1\n" });
  using checkout = scratchRepository({ from: `file://${origin.folder}`, args: ["--depth=1", "--no-single-branch"] });
  checkout.git("remote", "set-url", "origin", "file:///nowhere/at/all");
  const opening = openLocalWorkspace({ folder: checkout.folder, base: "main", head: "feature" });
  await expect(opening).rejects.toMatchObject({
    code: "merge-base-missing",
    hint: expect.stringContaining("fetch-depth: 0"),
  });
  expect(fork).toHaveLength(40);
});

test("a linked worktree below a folder with odd characters is a checkout like any other", async () => {
  using repository = scratchRepository();
  repository.commit({ "a.yaml": "1\n" });
  const odd = join(repository.folder, 'odd: "folder";x');
  repository.git("worktree", "add", "--quiet", "-b", "feature", odd);
  writeFileSync(join(odd, "b.yaml"), "2\n");
  await using workspace = await openLocalWorkspace({ folder: odd });
  expect(workspace.head.files.list("")).toEqual(["a.yaml", "b.yaml"]);
  expect(workspace.base.files.read("a.yaml")).toBe("1\n");
});

test("a repository whose own path has odd characters is read together with its snapshot", async () => {
  using outer = scratchRepository();
  const odd = join(outer.folder, 'odd: "folder"\\;x');
  outer.git("init", "--quiet", "--initial-branch=main", odd);
  outer.git("-C", odd, "commit", "--quiet", "--allow-empty", "--message=first");
  writeFileSync(join(odd, "a.yaml"), "1\n");
  outer.git("-C", odd, "add", "--all");
  outer.git("-C", odd, "commit", "--quiet", "--message=second");
  writeFileSync(join(odd, "b.yaml"), "2\n");
  await using workspace = await openLocalWorkspace({ folder: odd });
  expect(workspace.head.files.read("a.yaml")).toBe("1\n");
  expect(workspace.changed.map(({ path }) => path)).toEqual(["b.yaml"]);
});

test("a repository without a commit inside of the repository do not stop a review", async () => {
  using repository = scratchRepository();
  repository.commit({ "a.yaml": "1\n" });
  repository.git("init", "--quiet", join(repository.folder, "inner"));
  repository.write({ "inner/x.yaml": "x\n", "z.yaml": "2\n" });
  await using workspace = await openLocalWorkspace({ folder: repository.folder });
  expect(workspace.head.files.list("")).toEqual(["a.yaml", "z.yaml"]);
});

test("nothing is left in the temporary folder or in the repository", async () => {
  using repository = scratchRepository();
  using temporary = scratchRepository();
  repository.commit({ "a.yaml": "1\n" });
  repository.write({ "b.yaml": "2\n" });
  vi.stubEnv("TMPDIR", temporary.folder);
  onTestFinished(() => void vi.unstubAllEnvs());
  const objects = repository.git("count-objects");
  const workspace = await openLocalWorkspace({ folder: repository.folder });
  expect(readdirSync(temporary.folder)).toContainEqual(expect.stringContaining("weavergen-snapshot-"));
  await workspace[Symbol.asyncDispose]();
  expect(repository.git("count-objects")).toBe(objects);
  expect(readdirSync(temporary.folder)).toEqual([".git"]);
});

test("an abort is thrown as it was given", async () => {
  using repository = scratchRepository();
  repository.commit({ "a.yaml": "1\n" });
  const signal = AbortSignal.abort(new Error("closed"));
  await expect(openLocalWorkspace({ folder: repository.folder, signal })).rejects.toThrow("closed");
});

test("a change in the same moment as the index was written, to a text of the same length, is seen", async () => {
  using repository = scratchRepository();
  const file = join(repository.folder, "a.yaml");
  const moment = new Date("2020-01-01T00:00:00Z");
  repository.git("config", "core.trustctime", "false");
  repository.write({ "a.yaml": "a: 1\n" });
  utimesSync(file, moment, moment);
  repository.commit({});
  utimesSync(join(repository.folder, ".git/index"), moment, moment);
  writeFileSync(file, "a: 2\n");
  utimesSync(file, moment, moment);
  await using workspace = await openLocalWorkspace({ folder: repository.folder });
  expect(workspace.head.files.read("a.yaml")).toBe("a: 2\n");
});
