import type { DiffFile, DiffHunk, DiffLine } from "../git/diff.ts";
import type { Anchor, Side } from "../records.ts";

export interface Place {
  readonly anchor: Anchor;
  readonly diffHunk: string;
}

export interface PlaceProblem {
  readonly field: "path" | "line" | "start_line" | "diff_hunk";
  readonly words: string;
}

export interface PlaceWish {
  readonly path: string;
  readonly line: number;
  readonly side?: Side | undefined;
  readonly start_line?: number | null | undefined;
  readonly start_side?: Side | null | undefined;
}

/** Finds the lines of a review comment in the diff, or says in GitHub's words why they are not part of it. */
export function placeComment(files: readonly DiffFile[], wish: PlaceWish): Place | readonly PlaceProblem[] {
  const side = wish.side ?? "RIGHT";
  const startSide = wish.start_side ?? side;
  const blank: PlaceProblem = { field: "diff_hunk", words: "can't be blank" };
  const file = files.find((one) => one.path === wish.path || (side === "LEFT" && one.previous === wish.path));
  if (!file) return [{ field: "path", words: "is invalid" }, blank];
  const hunk = file.hunks.find((one) => lineIn(one, side, wish.line));
  const start = wish.start_line ?? undefined;
  const problems: PlaceProblem[] = [];
  if (!hunk) problems.push({ field: "line", words: "must be part of the diff" });
  if (start !== undefined) {
    if (!hunk || !lineIn(hunk, startSide, start)) {
      problems.push({ field: "start_line", words: "must be part of the same hunk as the line." });
    } else if (startSide === side && start >= wish.line) {
      problems.push({ field: "start_line", words: "must precede the end line." });
    }
  }
  if (!hunk) problems.push(blank);
  if (!hunk || problems.length > 0) return problems;
  return {
    anchor: {
      path: wish.path,
      side,
      line: wish.line,
      startLine: start,
      startSide: start === undefined ? undefined : startSide,
    },
    diffHunk: shownHunk(hunk, side, wish.line),
  };
}

function lineIn(hunk: DiffHunk, side: Side, number: number): boolean {
  return hunk.lines.some((line) => (side === "LEFT" ? line.old : line.new) === number);
}

const marks: Readonly<Record<DiffLine["kind"], string>> = { added: "+", deleted: "-", context: " " };

function shownHunk(hunk: DiffHunk, side: Side, number: number): string {
  const last = hunk.lines.findIndex((line) => (side === "LEFT" ? line.old : line.new) === number);
  const lines = hunk.lines.slice(0, last + 1).map((line) => marks[line.kind] + line.text);
  return [hunk.header, ...lines].join("\n");
}

/** "Pull request review thread line must be part of the diff and Pull request review thread ..." */
export function problemWords(problems: readonly PlaceProblem[]): string {
  const each = problems.map(({ field, words }) => `Pull request review thread ${field.replaceAll("_", " ")} ${words}`);
  if (each.length < 3) return each.join(" and ");
  return `${each.slice(0, -1).join(", ")}, and ${each.at(-1)}`;
}
