import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { treeSegments } from "../../workspace/tree-path.ts";
import type { FileTree } from "../../workspace/workspace.ts";

/**
 * What Weaver is given: `head` is its working folder and holds the registry under its own path, as ids are made from it;
 * other trees stand beside it, so that no file of one can hide a file of another.
 */
export interface WorkingFolder extends AsyncDisposable {
  readonly root: string;
  readonly head: string;
}

export async function openWorkingFolder(): Promise<WorkingFolder> {
  const root = await mkdtemp(join(tmpdir(), "weavergen-weaver-"));
  const head = join(root, "head");
  for (const part of ["head", "baseline", "templates", "documents", "out"]) {
    // oxlint-disable-next-line no-await-in-loop -- five folders
    await mkdir(join(root, part));
  }
  // Weaver looks upward for this file, and may run programs that it names: its search ends here.
  await writeFile(join(head, ".weaver.toml"), "");
  return { root, head, [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true }) };
}

/** Writes some files of a tree; paths that are not in plain form are left out. */
export async function writeFiles(folder: string, files: FileTree, paths: readonly string[]): Promise<void> {
  const known = paths.filter((path) => treeSegments(path) !== undefined);
  const folders = new Set(known.map((path) => dirname(join(folder, path))));
  await Promise.all([...folders].map((path) => mkdir(path, { recursive: true })));
  await Promise.all(known.map(async (path) => writeFile(join(folder, path), files.read(path) ?? "")));
}
