import type { DiffFile } from "../git/diff.ts";
import { diffCommits } from "../git/diff.ts";
import type { Anchor, PullRecord } from "../records.ts";

/** Moves the review comments of a pull request along with a push; those whose lines changed become outdated. */
export async function carryComments(pull: PullRecord, push: { from: string; to: string }): Promise<void> {
  const standing = pull.reviewComments.filter((comment) => comment.current?.side === "RIGHT");
  if (standing.length === 0) return;
  const files = await diffCommits(pull.repository.folder, push.from, push.to);
  for (const comment of standing) {
    const { current } = comment;
    const file = files.find((one) => (one.previous ?? one.path) === current?.path);
    if (current && file) comment.current = carry(current, file);
  }
}

function carry(anchor: Anchor, file: DiffFile): Anchor | undefined {
  if (file.status === "removed" || file.patch === undefined) return undefined;
  const first = anchor.startLine ?? anchor.line;
  const start = newLine(file, first);
  if (start === undefined) return undefined;
  for (let at = first; at <= anchor.line; at += 1) {
    if (newLine(file, at) !== start + at - first) return undefined;
  }
  const line = start + anchor.line - first;
  return { ...anchor, path: file.path, line, startLine: anchor.startLine === undefined ? undefined : start };
}

/** Where an old line stands now; undefined when it was deleted or replaced. */
function newLine(file: DiffFile, old: number): number | undefined {
  let shift = 0;
  for (const { lines } of file.hunks) {
    for (const line of lines) {
      if (line.old === old) return line.kind === "context" ? line.new : undefined;
      if (line.old !== undefined && line.old > old) return old + shift;
      if (line.kind === "added") shift += 1;
      if (line.kind === "deleted") shift -= 1;
    }
  }
  return old + shift;
}
