import { renamedTo } from "../../review/stability.ts";
import type { Proposal, ProposalRequest } from "../proposer.ts";
import { linesOf } from "./yaml-lines.ts";

/** A brief or note that mentions a renamed attribute gets the new name. */
export function followRenameInText(request: ProposalRequest): Proposal | undefined {
  const { finding, head, files } = request;
  const old = /mentions `([\w.]+)`/.exec(finding.message)?.[1];
  const to = renamedTo(head?.attributes.get(old ?? "")?.deprecated);
  if (old === undefined || to === undefined) return undefined;
  const last = finding.endLine ?? finding.line;
  const edits = linesOf(files.read(finding.file) ?? "").flatMap((text, index) => {
    const line = index + 1;
    if (line < finding.line || line > last || !text.includes(`\`${old}\``)) return [];
    const replacement = text.replaceAll(`\`${old}\``, `\`${to}\``);
    return [{ file: finding.file, startLine: line, endLine: line, replacement }];
  });
  if (edits.length === 0) return undefined;
  const explanation = `\`${old}\` is renamed to \`${to}\`; the text still had the old name.`;
  return { proposer: "builtin", edits, explanation, confidence: 0.85 };
}
