import type { Hunk } from "./workspace.ts";

/**
 * Hunks of a unified diff by the path of the new side (of the old side where the file is removed). Lines are counted
 * by the hunk headers, so that content which looks like a header is content.
 */
export function parseHunks(diff: string): ReadonlyMap<string, readonly Hunk[]> {
  const hunks = new Map<string, Hunk[]>();
  const lines = diff.split("\n");
  let oldPath: string | undefined;
  let path: string | undefined;
  let index = 0;
  while (index < lines.length) {
    const line = lines[index] ?? "";
    index += 1;
    if (line.startsWith("--- ")) oldPath = diffPath(line.slice(4));
    if (line.startsWith("+++ ")) path = diffPath(line.slice(4)) ?? oldPath;
    const header = hunkHeader(line);
    if (header === undefined || path === undefined) continue;
    const body = hunkBody(lines, index, header);
    index = body.end;
    hunks.set(path, [...(hunks.get(path) ?? []), { ...header, added: body.added }]);
  }
  return hunks;
}

type Header = Omit<Hunk, "added">;

function hunkHeader(line: string): Header | undefined {
  const match = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line);
  if (match === null) return undefined;
  const [, oldStart, oldLines = "1", newStart, newLines = "1"] = match;
  return {
    oldStart: Number(oldStart),
    oldLines: Number(oldLines),
    newStart: Number(newStart),
    newLines: Number(newLines),
  };
}

function hunkBody(lines: readonly string[], start: number, header: Header) {
  const added: number[] = [];
  let oldLeft = header.oldLines;
  let newLeft = header.newLines;
  let newLine = header.newStart;
  let index = start;
  while (index < lines.length && (oldLeft > 0 || newLeft > 0)) {
    const mark = lines[index]?.[0];
    index += 1;
    // "\ No newline at end of file" belongs to neither side.
    if (mark === "\\") continue;
    if (mark === "+") added.push(newLine);
    if (mark !== "+") oldLeft -= 1;
    if (mark === "-") continue;
    newLeft -= 1;
    newLine += 1;
  }
  return { added, end: index };
}

/** The path of a `---` or `+++` line; undefined for `/dev/null`. */
function diffPath(text: string): string | undefined {
  // git ends a path that holds a space with a tab.
  const name = text.startsWith('"') ? unquote(text) : text.replace(/\t$/, "");
  return name === "/dev/null" ? undefined : name.slice(2);
}

const escapes: Readonly<Record<string, number>> = { a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13, '"': 34, "\\": 92 };

/** git's C-style quoting: escapes stand for bytes of UTF-8. */
function unquote(text: string): string {
  const quoted = text.slice(1, text.lastIndexOf('"'));
  const pieces = quoted.match(/\\[0-7]{3}|\\.|[^\\]+/gs) ?? [];
  return Buffer.concat(pieces.map(bytesOf)).toString("utf8");
}

function bytesOf(piece: string): Buffer {
  if (!piece.startsWith("\\")) return Buffer.from(piece, "utf8");
  const escape = piece.slice(1);
  return Buffer.of(escapes[escape] ?? Number.parseInt(escape, 8));
}
