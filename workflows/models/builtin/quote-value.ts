import type { Proposal, ProposalRequest } from "../proposer.ts";
import { editLine } from "./edit-line.ts";
import { itemAt, linesOf } from "./yaml-lines.ts";

const bare = String.raw`(?:true|false|null|[-+]?[\d][\w.+-]*)`;
const memberValue = new RegExp(String.raw`(\bvalue:\s*)(${bare})(?=\s*(?:[,}#]|$))`);
const exampleList = new RegExp(String.raw`^(\s*(?:-\s+)?examples:\s*\[)(\s*${bare}(?:\s*,\s*${bare})*\s*)(\].*)$`);
const singleExample = new RegExp(String.raw`^(\s*(?:-\s+)?examples:\s*)(${bare})(\s*(?:#.*)?)$`);

/** An enum whose other values are text: the value that YAML reads as a number or boolean is put in quotes. */
export function quoteMemberValue(request: ProposalRequest): Proposal | undefined {
  const { head, finding, files } = request;
  const type = head?.attributes.get(finding.subject ?? "")?.type;
  const others = type?.kind === "enum" ? type.members.filter(({ at }) => at.line !== finding.line) : [];
  if (others.length === 0 || others.some(({ value }) => typeof value !== "string")) return undefined;
  const lines = linesOf(files.read(finding.file) ?? "");
  const item = itemAt(lines, finding.line);
  const end = item?.start === finding.line ? item.end : finding.line;
  const line = lines.findIndex((text, index) => index + 1 >= finding.line && index < end && memberValue.test(text)) + 1;
  if (line === 0) return undefined;
  return editLine({
    request: { ...request, finding: { ...finding, line } },
    change: (text) => text.replace(memberValue, '$1"$2"'),
    explanation: "Without quotes YAML reads this value as a number or boolean; the other values are text.",
    confidence: 0.9,
  });
}

/** Examples of a string attribute that YAML reads as numbers or booleans are put in quotes. */
export function quoteExamples(request: ProposalRequest): Proposal | undefined {
  const type = request.head?.attributes.get(request.finding.subject ?? "")?.type;
  if (type?.kind !== "primitive" || type.name !== "string" || type.list) return undefined;
  const quoted = (list: string): string => list.replaceAll(new RegExp(bare, "g"), '"$&"');
  return editLine({
    request,
    change: (text) =>
      text
        .replace(exampleList, (_, before: string, list: string, after: string) => `${before}${quoted(list)}${after}`)
        .replace(singleExample, '$1"$2"$3'),
    explanation: "The attribute is a string: without quotes YAML reads these examples as numbers or booleans.",
    confidence: 0.9,
  });
}

const ambiguousValue = /(\bvalue:\s*)(y|n|yes|no|on|off)(?=\s*(?:[,}#]|$))/i;

/** A value that YAML 1.1 reads as a boolean is put in quotes, where it stands on the line of its member. */
export function quoteWord(request: ProposalRequest): Proposal | undefined {
  const { finding, files } = request;
  const lines = linesOf(files.read(finding.file) ?? "");
  const end = finding.endLine ?? finding.line;
  const line = lines.findIndex((text, at) => at + 1 >= finding.line && at < end && ambiguousValue.test(text)) + 1;
  if (line === 0) return undefined;
  return editLine({
    request: { ...request, finding: { ...finding, line } },
    change: (text) => text.replace(ambiguousValue, '$1"$2"'),
    explanation: "In quotes it is text for every tool.",
    confidence: 0.9,
  });
}
