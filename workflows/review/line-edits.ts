import { diffArrays } from "diff";
import type { Edit } from "../models/proposer.ts";

const mostEdits = 2000;

/**
 * The fewest line edits that turn one text into the other, from top to bottom.
 * @returns undefined where lines cannot say it (another line ending, a last line break added or removed) and where the
 *   texts share too little
 */
export function lineEdits({ file, from, to }: { file: string; from: string; to: string }): Edit[] | undefined {
  if (from.endsWith("\n") !== to.endsWith("\n")) return undefined;
  const [before, after] = [from.split("\n"), to.split("\n")];
  const parts = diffArrays(before, after, { maxEditLength: mostEdits });
  if (!parts) return undefined;
  const edits: Edit[] = [];
  let line = 1;
  for (const part of parts) {
    if (!part.added && !part.removed) line += part.value.length;
    else if (part.removed) {
      edits.push({ file, startLine: line, endLine: line + part.value.length - 1, replacement: undefined });
      line += part.value.length;
    } else joinInsertion(edits, { file, line, text: part.value.join("\n") });
  }
  return edits.every((edit) => isOfLines(edit, before)) && applyLineEdits(from, edits) === to ? edits : undefined;
}

/** Text that takes the place of the lines just removed, or else stands before `line`. */
function joinInsertion(edits: Edit[], { file, line, text }: { file: string; line: number; text: string }): void {
  const last = edits.at(-1);
  if (last && last.endLine === line - 1 && last.replacement === undefined)
    edits[edits.length - 1] = { ...last, replacement: text };
  else edits.push({ file, startLine: line, endLine: line - 1, replacement: text });
}

/** After the last line break there is no line: an edit of it would add or remove that line break. */
function isOfLines(edit: Edit, before: readonly string[]): boolean {
  const end = before.at(-1) === "" ? before.length - 1 : before.length;
  return (
    edit.endLine <= end && !(edit.replacement ?? "").includes("\r") === !before.some((line) => line.endsWith("\r"))
  );
}

/** Applies edits that do not overlap; lines are those of `text`, before any edit. */
export function applyLineEdits(text: string, edits: readonly Edit[]): string {
  return editLines(text.split("\n"), edits).join("\n");
}

/** The same on a list of lines. */
export function editLines(before: readonly string[], edits: readonly Edit[]): string[] {
  const lines = [...before];
  for (const edit of edits.toSorted((a, b) => b.startLine - a.startLine || b.endLine - a.endLine)) {
    const inserted = edit.replacement === undefined ? [] : edit.replacement.split("\n");
    lines.splice(edit.startLine - 1, edit.endLine - edit.startLine + 1, ...inserted);
  }
  return lines;
}
