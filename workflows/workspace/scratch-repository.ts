import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

export interface ScratchRepository extends Disposable {
  readonly folder: string;
  /** Runs git; its output without the last line break. */
  readonly git: (...args: string[]) => string;
  /** Writes files (`undefined` removes one) and commits everything; the commit's id. */
  readonly commit: (files: Readonly<Record<string, string | Buffer | undefined>>) => string;
  /** Adds commits that change nothing to the current branch, in one go. */
  readonly grow: (count: number) => void;
  readonly write: (files: Readonly<Record<string, string | Buffer | undefined>>) => void;
}

/** A real git repository in a temporary folder, for tests and the demo; `from` clones, with the given arguments. */
export function scratchRepository(clone?: {
  readonly from: string;
  readonly args: readonly string[];
}): ScratchRepository {
  const folder = mkdtempSync(join(tmpdir(), "weavergen-scratch-"));
  const run = (...args: string[]) => gitIn(folder, args);
  if (clone === undefined) run("init", "--quiet", "--initial-branch=main");
  else run("clone", "--quiet", ...clone.args, clone.from, ".");
  const write: ScratchRepository["write"] = (files) => {
    for (const [path, text] of Object.entries(files)) writeOne(join(folder, path), text);
  };
  return {
    folder,
    git: run,
    write,
    commit(files) {
      write(files);
      run("add", "--all");
      run("commit", "--quiet", "--allow-empty", "--message=change");
      return run("rev-parse", "HEAD");
    },
    grow: (count) => void gitIn(folder, ["fast-import", "--quiet"], emptyCommits(run("symbolic-ref", "HEAD"), count)),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function writeOne(path: string, text: string | Buffer | undefined): void {
  if (text === undefined) return rmSync(path, { force: true });
  mkdirSync(dirname(path), { recursive: true });
  return writeFileSync(path, text);
}

function emptyCommits(branch: string, count: number): string {
  const commits = Array.from({ length: count }, (_, index) => {
    const message = `${branch} ${index}`;
    const from = index === 0 ? `from ${branch}^0\n` : "";
    return `commit ${branch}\ncommitter A <a@b.c> ${1_700_000_000 + index} +0000\ndata ${message.length}\n${message}\n${from}\n`;
  });
  return commits.join("");
}

function gitIn(folder: string, args: readonly string[], input = ""): string {
  const author = {
    GIT_AUTHOR_NAME: "A",
    GIT_AUTHOR_EMAIL: "a@b.c",
    GIT_COMMITTER_NAME: "A",
    GIT_COMMITTER_EMAIL: "a@b.c",
  };
  const isolated = { PATH: "/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin", HOME: folder, GIT_CONFIG_NOSYSTEM: "1" };
  const result = spawnSync("git", args, { cwd: folder, env: { ...isolated, ...author }, encoding: "utf8", input });
  if (result.status !== 0) throw new Error(`git ${args.join(" ")}: ${result.stderr}`);
  return result.stdout.replace(/\n$/, "");
}
