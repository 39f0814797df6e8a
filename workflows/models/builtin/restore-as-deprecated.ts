import type { Place } from "../../errors.ts";
import type { Proposal, ProposalRequest } from "../proposer.ts";
import { successorOf } from "./known-names.ts";
import { itemAt, linesOf } from "./yaml-lines.ts";

/** Something that was removed without deprecation comes back where it stood, with `deprecated` on it. */
export function restoreAsDeprecated(request: ProposalRequest): Proposal | undefined {
  const removed = removedItem(request);
  if (!removed) return undefined;
  const before = linesOf(request.baseFiles.read(removed.at.file) ?? "");
  const item = itemAt(before, removed.at.line);
  const after = request.files.read(removed.at.file);
  if (!item || after === undefined) return undefined;
  const line = insertionLine({ before, after: linesOf(after), start: item.start });
  if (line === undefined) return undefined;
  const successor = removed.attribute ? successorOf(removed.name, request) : undefined;
  const restored = withDeprecation({ lines: before.slice(item.start - 1, item.end), indent: item.indent, successor });
  return {
    proposer: "builtin",
    edits: [{ file: removed.at.file, startLine: line, endLine: line - 1, replacement: restored.join("\n") }],
    explanation: successor
      ? `Users of \`${removed.name}\` need its successor: it comes back, deprecated in favour of \`${successor}\`.`
      : `Users of \`${removed.name}\` must be told: it comes back as deprecated instead of vanishing.`,
    confidence: successor ? 0.85 : 0.7,
  };
}

function removedItem(request: ProposalRequest): { name: string; attribute: boolean; at: Place } | undefined {
  const name = request.finding.subject;
  if (name === undefined || !request.base) return undefined;
  const attribute = request.base.attributes.get(name);
  if (attribute) return { name, attribute: true, at: attribute.at };
  const signal = request.base.signals.find((candidate) => candidate.name === name);
  return signal && { name, attribute: false, at: signal.at };
}

/** The line of the head that now follows what stood before the item: its text above is the anchor. */
function insertionLine(options: {
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly start: number;
}): number | undefined {
  for (let at = options.start - 1; at >= 1; at--) {
    const anchor = options.before[at - 1] ?? "";
    if (!/^\s*(?:-\s+)?(?:id|key|attributes|groups|metrics|spans|events|entities):/.test(anchor)) continue;
    const line = options.after.indexOf(anchor) + 1;
    if (line === 0 || options.after.indexOf(anchor, line) !== -1) continue;
    const item = anchor.trimStart().startsWith("-") ? itemAt(options.after, line) : undefined;
    return (item?.end ?? line) + 1;
  }
  return undefined;
}

function withDeprecation(options: {
  readonly lines: readonly string[];
  readonly indent: number;
  readonly successor: string | undefined;
}): string[] {
  const pad = " ".repeat(options.indent);
  const reason = options.successor
    ? [`${pad}  reason: renamed`, `${pad}  renamed_to: ${options.successor}`]
    : [`${pad}  reason: obsoleted`];
  const [first = "", ...rest] = options.lines;
  return [first, `${pad}deprecated:`, ...reason, ...rest];
}
