import { mergeBase } from "./refs.ts";
import { gitText, runGit } from "./run-git.ts";

/** One hunk of a patch; the line lists hold every line that the hunk shows on that side, 1-based. */
export interface DiffHunk {
  readonly header: string;
  readonly lines: readonly DiffLine[];
}

export interface DiffLine {
  readonly kind: "context" | "added" | "deleted";
  readonly text: string;
  readonly old: number | undefined;
  readonly new: number | undefined;
  /** True where the file ends here without a newline. */
  readonly noNewline: boolean;
}

export interface DiffFile {
  readonly path: string;
  readonly previous: string | undefined;
  readonly status: "added" | "modified" | "removed" | "renamed" | "changed";
  readonly sha: string;
  readonly additions: number;
  readonly deletions: number;
  /** Undefined for binary and for oversized files, as GitHub leaves it out. */
  readonly patch: string | undefined;
  readonly hunks: readonly DiffHunk[];
}

const maxPatch = { bytes: 1_000_000, lines: 20_000 };
const cache = new Map<string, Promise<readonly DiffFile[]>>();

/** Files that differ between two commits, with patches of three context lines. Commits never change: cached. */
export async function diffCommits(folder: string, from: string, to: string): Promise<readonly DiffFile[]> {
  const key = `${folder} ${from} ${to}`;
  const known = cache.get(key);
  if (known) return await known;
  const fresh = readDiff(folder, from, to);
  cache.set(key, fresh);
  if (cache.size > 500) cache.delete(cache.keys().next().value ?? key);
  return await fresh;
}

/** What a pull request shows: its head against the merge base with the base branch ("three dots"). */
export async function diffFromMergeBase(folder: string, base: string, head: string): Promise<readonly DiffFile[]> {
  const from = (await mergeBase(folder, base, head)) ?? emptyTree;
  return await diffCommits(folder, from, head);
}

/** Git's name for a tree without files; unrelated histories are compared with it. */
export const emptyTree = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

export async function rawDiff(folder: string, base: string, head: string): Promise<string> {
  const from = (await mergeBase(folder, base, head)) ?? emptyTree;
  return (await runGit(folder, ["diff", "--no-color", "-M", "--full-index", from, head])).out.toString();
}

async function readDiff(folder: string, from: string, to: string): Promise<readonly DiffFile[]> {
  const common = ["diff", "--no-color", "--no-ext-diff", "-M", "--full-index"];
  const [raw, patches] = await Promise.all([
    gitText(folder, [...common, "--raw", "-z", "--abbrev=40", from, to]),
    runGit(folder, [...common, "-p", from, to]),
  ]);
  const bodies = patches.out
    .toString()
    .split(/^(?=diff --git )/m)
    .filter((body) => body !== "");
  return parseRaw(raw).map((entry, index) => fileOf(entry, bodies[index] ?? ""));
}

interface RawEntry {
  readonly letter: string;
  readonly sha: string;
  readonly oldSha: string;
  readonly path: string;
  readonly previous: string | undefined;
}

function parseRaw(text: string): RawEntry[] {
  const fields = text.split("\0");
  const entries: RawEntry[] = [];
  for (let at = 0; at < fields.length;) {
    const meta = (fields[at++] ?? "").split(" ");
    if (meta.length < 5) break;
    const letter = (meta[4] ?? "M").charAt(0);
    const first = fields[at++] ?? "";
    const path = letter === "R" || letter === "C" ? (fields[at++] ?? "") : first;
    const previous = path === first ? undefined : first;
    entries.push({ letter, oldSha: meta[2] ?? "", sha: meta[3] ?? "", path, previous });
  }
  return entries;
}

const statuses = { A: "added", D: "removed", R: "renamed", T: "changed" } as const;

function fileOf(entry: RawEntry, body: string): DiffFile {
  const start = body.search(/^@@ /m);
  const patch = start < 0 ? "" : body.slice(start).replace(/\n$/, "");
  const hunks = parsePatch(patch);
  const lines = hunks.flatMap((hunk) => hunk.lines);
  const shown = patch !== "" && patch.length <= maxPatch.bytes && lines.length <= maxPatch.lines;
  return {
    path: entry.path,
    previous: entry.previous,
    status: Object.hasOwn(statuses, entry.letter) ? statuses[entry.letter as keyof typeof statuses] : "modified",
    sha: entry.letter === "D" ? entry.oldSha : entry.sha,
    additions: lines.filter((line) => line.kind === "added").length,
    deletions: lines.filter((line) => line.kind === "deleted").length,
    patch: shown ? patch : undefined,
    hunks: shown ? hunks : [],
  };
}

/** Reads hunks out of a unified diff without file headers. */
export function parsePatch(patch: string): DiffHunk[] {
  const hunks: { header: string; lines: DiffLine[] }[] = [];
  let old = 0;
  let fresh = 0;
  for (const row of patch === "" ? [] : patch.split("\n")) {
    const head = /^@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@/.exec(row);
    if (head) {
      [old, fresh] = [Number(head[1]), Number(head[2])];
      hunks.push({ header: row, lines: [] });
      continue;
    }
    const lines = hunks.at(-1)?.lines;
    if (!lines) continue;
    const text = row.slice(1);
    if (row.startsWith("+")) lines.push({ kind: "added", text, old: undefined, new: fresh++, noNewline: false });
    if (row.startsWith("-")) lines.push({ kind: "deleted", text, old: old++, new: undefined, noNewline: false });
    if (row.startsWith(" ")) lines.push({ kind: "context", text, old: old++, new: fresh++, noNewline: false });
    const last = lines.at(-1);
    if (row.startsWith("\\") && last) lines[lines.length - 1] = { ...last, noNewline: true };
  }
  return hunks;
}
