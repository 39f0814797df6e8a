import type { Edit } from "../models/proposer.ts";
import type { ChangedFile } from "../workspace/workspace.ts";
import { editLines } from "./line-edits.ts";

/** Lines of the head that a suggestion replaces; at least one, as GitHub wants an anchor. */
export interface Anchored {
  readonly file: string;
  readonly startLine: number;
  readonly endLine: number;
  /** New text without the last line break; empty deletes the lines. */
  readonly replacement: string;
}

interface Block {
  readonly start: number;
  readonly end: number;
  readonly edits: readonly Edit[];
}

/**
 * Edits of one file as suggestions that GitHub can show and apply: each inside one hunk of the diff, none overlapping.
 * @param facts `text` is the file in the head
 * @returns undefined where one of the edits does not fit: half of a file's edits would leave it wrong
 */
export function anchorEdits({
  edits,
  changed,
  text,
}: {
  readonly edits: readonly Edit[];
  readonly changed: ChangedFile | undefined;
  readonly text: string | undefined;
}): Anchored[] | undefined {
  if (!changed || changed.binary || changed.status === "removed") return undefined;
  // A suggestion cannot hold carriage returns as they are.
  if (text === undefined || text.includes("\r")) return undefined;
  const head = linesOf(text);
  const blocks = merged(edits.map((edit) => withNeighbour({ edit, head, changed })));
  const anchored = blocks.map((block) => ({ block, lines: newLines(block, head) }));
  if (!anchored.every(({ block, lines }) => isInsideOneHunk(block, changed) && !isOneEmptyLine(lines)))
    return undefined;
  return anchored.map(({ block, lines }) => ({
    file: changed.path,
    startLine: block.start,
    endLine: block.end,
    replacement: lines.join("\n"),
  }));
}

function linesOf(text: string): string[] {
  const lines = text.split("\n");
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}

function isInsideOneHunk({ start, end }: { start: number; end: number }, { hunks }: ChangedFile): boolean {
  return end >= start && hunks.some((hunk) => start >= hunk.newStart && end < hunk.newStart + hunk.newLines);
}

/** As a suggestion, one empty line is the same as no line. */
function isOneEmptyLine(lines: readonly string[]): boolean {
  return lines.length === 1 && lines[0] === "";
}

/** An insertion takes a neighbouring line along as its anchor, and so does an edit that leaves one empty line. */
function withNeighbour({ edit, head, changed }: { edit: Edit; head: readonly string[]; changed: ChangedFile }): Block {
  const block = { start: edit.startLine, end: edit.endLine, edits: [edit] };
  if (edit.endLine >= edit.startLine && edit.replacement !== "") return block;
  const below = { ...block, end: block.end + 1 };
  if (below.end <= head.length && isInsideOneHunk(below, changed)) return below;
  return block.start > 1 ? { ...block, start: block.start - 1 } : block;
}

/** Blocks that share a line become one. */
function merged(blocks: readonly Block[]): Block[] {
  const result: Block[] = [];
  for (const block of blocks.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (!last || last.end < block.start) result.push(block);
    else {
      const edits = [...last.edits, ...block.edits];
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, block.end), edits };
    }
  }
  return result;
}

function newLines({ start, end, edits }: Block, head: readonly string[]): string[] {
  const moved = edits.map((edit) => ({
    ...edit,
    startLine: edit.startLine - start + 1,
    endLine: edit.endLine - start + 1,
  }));
  return editLines(head.slice(start - 1, end), moved);
}
