import { UserError } from "../errors.ts";
import type { Edit } from "../models/proposer.ts";
import { overlayTree } from "./overlay-tree.ts";
import type { FileTree } from "./workspace.ts";

interface Line {
  readonly text: string;
  readonly end: string;
}

/**
 * The tree with the edits made. Line numbers are those of `files`, whatever the order of the edits; line ends and a
 * missing final line break stay as they are.
 * @throws UserError `edit-file-missing`, `edit-out-of-range`, `edits-overlap`
 */
export function applyEdits(files: FileTree, edits: readonly Edit[]): FileTree {
  const byFile = Map.groupBy(edits, (edit) => edit.file);
  const changes = new Map<string, string>();
  for (const [file, own] of byFile) {
    const text = files.read(file);
    if (text === undefined)
      throw refuse("edit-file-missing", own[0], `${file} does not exist, so it cannot be edited.`);
    changes.set(file, editText(text, own));
  }
  return overlayTree(files, changes);
}

function editText(text: string, edits: readonly Edit[]): string {
  const lines = splitLines(text);
  const ordered = edits.toSorted((a, b) => a.startLine - b.startLine || a.endLine - b.endLine);
  checkRanges(ordered, lines.length);
  const result: Line[] = [];
  let next = 1;
  for (const edit of ordered) {
    result.push(...lines.slice(next - 1, edit.startLine - 1), ...newLines(edit, lines));
    next = Math.max(next, edit.endLine + 1);
  }
  result.push(...lines.slice(next - 1));
  return joinLines(result, text === "" || text.endsWith("\n"));
}

function checkRanges(ordered: readonly Edit[], count: number): void {
  let free = 1;
  for (const edit of ordered) {
    const { file, startLine, endLine } = edit;
    if (!(startLine >= 1 && endLine >= startLine - 1 && endLine <= count)) {
      const lines = `lines ${startLine} to ${endLine}`;
      throw refuse("edit-out-of-range", edit, `${file} has ${count} lines; the edit names ${lines}.`);
    }
    if (startLine < free) throw refuse("edits-overlap", edit, `Two edits of ${file} change line ${startLine}.`);
    free = Math.max(free, endLine + 1);
  }
}

function newLines(edit: Edit, lines: readonly Line[]): Line[] {
  if (edit.replacement === undefined) return [];
  const neighbour = lines[edit.startLine - 1]?.end || lines[edit.startLine - 2]?.end || lines[0]?.end;
  const end = neighbour === undefined || neighbour === "" ? "\n" : neighbour;
  return edit.replacement.split(/\r?\n/).map((text) => ({ text, end }));
}

function splitLines(text: string): Line[] {
  if (text === "") return [];
  return text.split(/(?<=\n)/).map((line) => {
    const end = /\r?\n$/.exec(line)?.[0] ?? "";
    return { text: line.slice(0, line.length - end.length), end };
  });
}

function joinLines(lines: readonly Line[], finalBreak: boolean): string {
  const last = lines.length - 1;
  return lines
    .map(({ text, end }, index) => text + (index === last && !finalBreak ? "" : end || lines[0]?.end || "\n"))
    .join("");
}

function refuse(code: string, edit: Edit | undefined, message: string): UserError {
  return new UserError(code, {
    message,
    hint: "Edit lines that exist at the head, each at most once.",
    ...(edit && { at: { file: edit.file, line: Math.max(1, edit.startLine) } }),
  });
}
