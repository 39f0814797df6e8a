import { structuredPatch } from "diff";
import type { DriftedFile } from "./drift.ts";

const mostEdits = 2000;

/** One unified diff that brings every file up to date; `git apply` takes it. Empty where nothing drifted. */
export function patchOf(files: readonly DriftedFile[]): string {
  return files.map(patchOfFile).join("");
}

function patchOfFile({ path, from, to }: DriftedFile): string {
  if (from === to) return "";
  const lines = [`diff --git ${quoted(`a/${path}`)} ${quoted(`b/${path}`)}`];
  if (from === undefined) lines.push("new file mode 100644");
  if (to === undefined) lines.push("deleted file mode 100644");
  const hunks = hunksOf(from ?? "", to ?? "");
  // Git takes a file without content by its index line alone.
  if (hunks.length === 0) lines.push(from === undefined ? "index 0000000..e69de29" : "index e69de29..0000000");
  else {
    lines.push(`--- ${from === undefined ? "/dev/null" : headerPath(`a/${path}`)}`);
    lines.push(`+++ ${to === undefined ? "/dev/null" : headerPath(`b/${path}`)}`, ...hunks);
  }
  return `${lines.join("\n")}\n`;
}

function hunksOf(from: string, to: string): string[] {
  const patch = structuredPatch("a", "b", from, to, "", "", { context: 3, maxEditLength: mostEdits });
  if (!patch) return wholeFile(from, to);
  return patch.hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines }) => [
    `@@ -${span(oldStart, oldLines)} +${span(newStart, newLines)} @@`,
    ...lines,
  ]);
}

/** Where the texts share too little to compare them in bounded time, all lines are replaced. */
function wholeFile(from: string, to: string): string[] {
  const [before, after] = [linesOf(from), linesOf(to)];
  return [
    `@@ -${span(1, before.count)} +${span(1, after.count)} @@`,
    ...before.lines.map((line) => (line.startsWith("\\") ? line : `-${line.slice(1)}`)),
    ...after.lines.map((line) => (line.startsWith("\\") ? line : `+${line.slice(1)}`)),
  ];
}

function linesOf(text: string): { count: number; lines: string[] } {
  if (text === "") return { count: 0, lines: [] };
  const lines = text.split("\n");
  if (lines.at(-1) === "") return { count: lines.length - 1, lines: lines.slice(0, -1).map((line) => ` ${line}`) };
  return { count: lines.length, lines: [...lines.map((line) => ` ${line}`), "\\ No newline at end of file"] };
}

/** An empty side starts at line 0. */
function span(start: number, count: number): string {
  return `${count === 0 ? Math.max(0, start - 1) : start},${count}`;
}

/** Git's quoting: control characters, quotes, backslashes and bytes above ASCII as C escapes. */
function quoted(path: string): string {
  if (/^[\x20-\x7E]*$/.test(path) && !/["\\]/.test(path)) return path;
  const bytes = [...Buffer.from(path)].map((byte) => {
    if (byte === 0x22 || byte === 0x5c) return `\\${String.fromCodePoint(byte)}`;
    if (byte >= 0x20 && byte < 0x7f) return String.fromCodePoint(byte);
    return `\\${byte.toString(8).padStart(3, "0")}`;
  });
  return `"${bytes.join("")}"`;
}

/** A tab ends a name with spaces, so that a date cannot be meant. */
function headerPath(path: string): string {
  const name = quoted(path);
  return name.includes(" ") && !name.startsWith('"') ? `${name}\t` : name;
}
