import { existsSync } from "node:fs";
import { copyFile, mkdir, mkdtemp, rm, stat, utimes } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { git, tryGit, type Repository } from "./git.ts";

export interface Snapshot extends AsyncDisposable {
  /** Id of a tree object that holds the folder as it is. */
  readonly tree: string;
  /** The repository, seen together with the snapshot's objects. */
  readonly repository: Repository;
}

/**
 * Writes the working folder (uncommitted and untracked files too, ignored ones not) as a tree into an object store of
 * its own, so that it can be read and compared like a commit. The repository and its index stay untouched.
 */
export async function snapshotFolder(repository: Repository): Promise<Snapshot> {
  const scratch = await mkdtemp(join(tmpdir(), "weavergen-snapshot-"));
  const dispose = () => rm(scratch, { recursive: true, force: true });
  try {
    const env = await scratchEnvironment(repository, scratch);
    const seen: Repository = { ...repository, env: { ...repository.env, ...env } };
    // Exit code 1 tells of unreadable files, which are then not in the snapshot.
    await tryGit(seen, ["add", "--all", "--ignore-errors", "--", "."]);
    const tree = (await git(seen, ["write-tree"])).toString("utf8").trim();
    return { tree, repository: seen, [Symbol.asyncDispose]: dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

async function scratchEnvironment(repository: Repository, scratch: string) {
  const paths = await git(repository, ["rev-parse", "--git-path", "index", "--git-path", "objects"]);
  const [index = "", objects = ""] = paths.toString("utf8").trimEnd().split("\n");
  const folder = repository.folder;
  await mkdir(join(scratch, "objects"));
  await copyIndex(resolve(folder, index), join(scratch, "index"));
  return {
    GIT_INDEX_FILE: join(scratch, "index"),
    GIT_OBJECT_DIRECTORY: join(scratch, "objects"),
    GIT_ALTERNATE_OBJECT_DIRECTORIES: quotePath(resolve(folder, objects)),
  };
}

/** With its age (rounded down): git compares files that are not older than the index by content, not by time. */
async function copyIndex(from: string, to: string): Promise<void> {
  // A repository without a single `git add` has no index yet.
  if (!existsSync(from)) return;
  const { mtimeMs } = await stat(from);
  await copyFile(from, to);
  const seconds = Math.floor(mtimeMs / 1000);
  await utimes(to, seconds, seconds);
}

/** The variable is a list: a path with a separator or a quote in it must stand in quotes. */
function quotePath(path: string): string {
  return /[:";\\]/.test(path) ? `"${path.replaceAll(/["\\]/g, String.raw`\$&`)}"` : path;
}
