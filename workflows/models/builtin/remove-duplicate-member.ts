import type { EnumMember } from "../../weaver/registry.ts";
import type { Proposal, ProposalRequest } from "../proposer.ts";
import { itemAt, linesOf } from "./yaml-lines.ts";

/** A member that is written a second time with the same id and value goes; any other pair is the author's to tell apart. */
export function removeDuplicateMember(request: ProposalRequest): Proposal | undefined {
  const { finding, head, files } = request;
  const type = head?.attributes.get(finding.subject ?? "")?.type;
  if (type?.kind !== "enum") return undefined;
  const member = type.members.find(({ at }) => at.file === finding.file && at.line === finding.line);
  const isRepeated = type.members.some((other) => other !== member && isEqual(other, member));
  const written = member && isRepeated ? linesOfMember(linesOf(files.read(finding.file) ?? ""), member) : undefined;
  if (!member || !written) return undefined;
  return {
    proposer: "builtin",
    edits: [{ file: finding.file, startLine: written.start, endLine: written.end, replacement: undefined }],
    explanation: `The member \`${member.id}\` is already there with the same value.`,
    confidence: 0.9,
  };
}

function isEqual(a: EnumMember, b: EnumMember | undefined): boolean {
  return a.id === b?.id && a.value === b.value;
}

function linesOfMember(lines: readonly string[], { at }: EnumMember): { start: number; end: number } | undefined {
  const text = lines[at.line - 1] ?? "";
  const isOneLine = /^\s*-\s+\{.*\}\s*(?:#.*)?$/.test(text) && at.endLine === at.line;
  return isOneLine ? { start: at.line, end: at.line } : itemAt(lines, at.line);
}
