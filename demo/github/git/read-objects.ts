import { gitText, runGit } from "./run-git.ts";

export interface TreeEntry {
  readonly mode: string;
  readonly type: "blob" | "tree" | "commit";
  readonly sha: string;
  readonly size: number | undefined;
  readonly path: string;
}

export interface CommitFacts {
  readonly sha: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Signature;
  readonly committer: Signature;
  readonly message: string;
}

interface Signature {
  readonly name: string;
  readonly email: string;
  readonly date: string;
}

/** Entries of a tree; `recursive` lists blobs and trees below it. Undefined where the tree does not exist. */
export async function readTree(
  folder: string,
  treeish: string,
  options: { recursive?: boolean } = {},
): Promise<TreeEntry[] | undefined> {
  const args = ["ls-tree", "-z", "--long", "--full-tree", ...(options.recursive ? ["-r", "-t"] : []), treeish];
  const { out, code } = await runGit(folder, args, { ok: [0, 128] });
  if (code !== 0) return undefined;
  const rows = out.toString().split("\0");
  return rows.filter((row) => row !== "").map(treeEntry);
}

function treeEntry(row: string): TreeEntry {
  const [, mode = "", type = "blob", sha = "", size = "", path = ""] =
    /^(\d+) (\w+) ([0-9a-f]+) +(\d+|-)\t([^]*)$/.exec(row) ?? [];
  return { mode, type: type as TreeEntry["type"], sha, size: size === "-" ? undefined : Number(size), path };
}

/** The entry that a path names in a commit; undefined where there is none. */
export async function entryAt(folder: string, commit: string, path: string): Promise<TreeEntry | undefined> {
  const args = ["ls-tree", "-z", "--long", "--full-tree", commit, "--", path];
  const { out, code } = await runGit(folder, args, { ok: [0, 128], env: { GIT_LITERAL_PATHSPECS: "1" } });
  const row = code === 0 ? out.toString().split("\0")[0] : undefined;
  return row ? treeEntry(row) : undefined;
}

export async function readBlob(folder: string, sha: string): Promise<Buffer | undefined> {
  const { out, code } = await runGit(folder, ["cat-file", "blob", sha], { ok: [0, 128] });
  return code === 0 ? out : undefined;
}

/** Bytes of a file of a commit; undefined where there is none. */
export async function readFileAt(folder: string, commit: string, path: string): Promise<Buffer | undefined> {
  const entry = await entryAt(folder, commit, path);
  return entry?.type === "blob" ? await readBlob(folder, entry.sha) : undefined;
}

const fields = ["%H", "%T", "%P", "%an", "%ae", "%aI", "%cn", "%ce", "%cI", "%B"].join("%x1f");

/** Commits that `range` names (`a..b`, `sha`), newest first. */
export async function readCommits(folder: string, range: readonly string[]): Promise<CommitFacts[]> {
  const text = await gitText(folder, ["log", "-z", `--format=${fields}`, ...range, "--"]);
  const rows = text.split("\0");
  return rows.filter((row) => row !== "").map(commitFacts);
}

export async function readCommit(folder: string, sha: string): Promise<CommitFacts | undefined> {
  const { code } = await runGit(folder, ["cat-file", "-e", `${sha}^{commit}`], { ok: [0, 1, 128] });
  return code === 0 ? (await readCommits(folder, ["-1", sha]))[0] : undefined;
}

function commitFacts(row: string): CommitFacts {
  const [sha = "", tree = "", parents = "", an = "", ae = "", ad = "", cn = "", ce = "", cd = "", message = ""] =
    row.split("\x1f");
  return {
    sha,
    tree,
    parents: parents.split(" ").filter((parent) => parent !== ""),
    author: { name: an, email: ae, date: utc(ad) },
    committer: { name: cn, email: ce, date: utc(cd) },
    message: message.trimEnd(),
  };
}

function utc(date: string): string {
  return new Date(date).toISOString().replace(/\.\d+Z$/, "Z");
}
