import { git, type Repository } from "./git.ts";
import { parseHunks } from "./parse-diff.ts";
import { treeSegments } from "./tree-path.ts";
import type { ChangedFile } from "./workspace.ts";

/** Explicit where a repository's configuration could change the form of the output. */
const plainDiff = ["-r", "-M", "--no-ext-diff", "--no-textconv", "--no-color", "--no-relative", "--full-index"];

/** What changed from one commit (or tree) to another, computed by git; submodules and symbolic links are left out. */
export async function changedFiles(repository: Repository, base: string, head: string): Promise<ChangedFile[]> {
  const [summary, patch] = await Promise.all([
    git(repository, ["diff-tree", ...plainDiff, "--raw", "--numstat", "-z", base, head]),
    git(repository, ["diff-tree", ...plainDiff, "-p", "-U3", "--src-prefix=a/", "--dst-prefix=b/", base, head]),
  ]);
  const entries = summary.toString("utf8").split("\0");
  const { files, rest } = rawEntries(entries);
  const binary = binaryPaths(rest);
  const hunks = parseHunks(patch.toString("utf8"));
  return files.map((file) => ({ ...file, binary: binary.has(file.path), hunks: hunks.get(file.path) ?? [] }));
}

type RawFile = Omit<ChangedFile, "binary" | "hunks">;

/** `:100644 100644 <id> <id> R086`, NUL, path, NUL, and for renames the new path, NUL. */
function rawEntries(entries: readonly string[]): { files: RawFile[]; rest: readonly string[] } {
  const files: RawFile[] = [];
  let index = 0;
  while (entries[index]?.startsWith(":")) {
    const [oldMode = "", newMode = "", , , status = ""] = (entries[index] ?? "").slice(1).split(" ");
    const renamed = status.startsWith("R") || status.startsWith("C");
    const first = entries[index + 1] ?? "";
    const second = renamed ? entries[index + 2] : undefined;
    index += renamed ? 3 : 2;
    const file = rawFile({ oldFile: isFile(oldMode), newFile: isFile(newMode), first, second });
    if (file !== undefined && treeSegments(file.path) !== undefined) files.push(file);
  }
  return { files, rest: entries.slice(index) };
}

const isFile = (mode: string) => mode.startsWith("100");

interface RawEntry {
  readonly oldFile: boolean;
  readonly newFile: boolean;
  readonly first: string;
  readonly second: string | undefined;
}

/** A file that becomes a symbolic link is removed for us, and the reverse is added. */
function rawFile({ oldFile, newFile, first, second }: RawEntry): RawFile | undefined {
  if (oldFile && newFile && second !== undefined) return { path: second, oldPath: first, status: "renamed" };
  const path = second ?? first;
  if (oldFile && newFile) return { path, oldPath: undefined, status: "modified" };
  if (newFile) return { path, oldPath: undefined, status: "added" };
  if (oldFile) return { path: first, oldPath: undefined, status: "removed" };
  return undefined;
}

/** `-`, tab, `-`, tab, path, NUL for a binary file; an empty path means that old and new path follow. */
function binaryPaths(entries: readonly string[]): Set<string> {
  const paths = new Set<string>();
  for (let index = 0; index < entries.length; index += 1) {
    const match = /^(\d+|-)\t(\d+|-)\t(.*)$/s.exec(entries[index] ?? "");
    if (match === null) continue;
    const renamed = match[3] === "";
    const path = renamed ? entries[index + 2] : match[3];
    if (renamed) index += 2;
    if (match[1] === "-" && path !== undefined) paths.add(path);
  }
  return paths;
}
