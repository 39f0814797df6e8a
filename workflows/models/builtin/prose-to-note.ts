import type { Edit, Proposal, ProposalRequest } from "../proposer.ts";
import { linesOf } from "./yaml-lines.ts";

const renamedTo = /^(\s*)renamed_to:\s*(\S.*)$/;
const reason = /^(\s*reason:\s*)(["']?)renamed\2(\s*(?:#.*)?)$/;

/**
 * Prose in `renamed_to` goes to `note`, with `reason: uncategorized`. Where a note is written already, the name that tools
 * ignore is removed, and prose is left to its author.
 */
export function proseToNote(request: ProposalRequest): Proposal | undefined {
  const { file, line } = request.finding;
  const lines = linesOf(request.files.read(file) ?? "");
  const [, pad = "", value] = renamedTo.exec(lines[line - 1] ?? "") ?? [];
  if (value === undefined || /^[>|&*!]/.test(value)) return undefined;
  const siblings = siblingsOf({ lines, line, pad });
  const hasNote = siblings.some((at) => lines[at - 1]?.startsWith(`${pad}note:`));
  const renamed = siblings.find((at) => reason.test(lines[at - 1] ?? ""));
  if (renamed === undefined)
    return hasNote ? proposal([{ file, startLine: line, endLine: line, replacement: undefined }]) : undefined;
  if (hasNote) return undefined;
  const uncategorized = (lines[renamed - 1] ?? "").replace(reason, "$1$2uncategorized$2$3");
  return proposal([
    { file, startLine: renamed, endLine: renamed, replacement: uncategorized },
    { file, startLine: line, endLine: line, replacement: `${pad}note: ${value.trimEnd()}` },
  ]);
}

function proposal(edits: readonly Edit[]): Proposal {
  return {
    proposer: "builtin",
    edits,
    explanation: "`renamed_to` is read by tools as one name; what only people understand belongs into `note`.",
    confidence: 0.85,
  };
}

/** Lines of the keys beside one, in the same block. */
function siblingsOf(facts: {
  readonly lines: readonly string[];
  readonly line: number;
  readonly pad: string;
}): number[] {
  const { lines, line, pad } = facts;
  const isInside = (at: number): boolean => {
    const text = lines[at - 1];
    return text !== undefined && (text.trim() === "" || text.startsWith(pad));
  };
  let [first, last] = [line, line];
  while (isInside(first - 1)) first -= 1;
  while (isInside(last + 1)) last += 1;
  const all = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return all.filter((at) => at !== line && (lines[at - 1] ?? "").slice(pad.length).search(/\S/) === 0);
}
