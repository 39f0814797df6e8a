import type { Proposal, ProposalRequest } from "../proposer.ts";
import { linesOf } from "./yaml-lines.ts";

interface LineEdit {
  readonly request: ProposalRequest;
  /** The line's new text, or undefined where this line is not of the form that can be mended without doubt. */
  readonly change: (text: string) => string | undefined;
  readonly explanation: string;
  readonly confidence: number;
}

/** A proposal that changes the line of the finding alone. */
export function editLine({ request, change, explanation, confidence }: LineEdit): Proposal | undefined {
  const { file, line } = request.finding;
  const text = linesOf(request.files.read(file) ?? "")[line - 1];
  const replacement = text === undefined ? undefined : change(text);
  if (replacement === undefined || replacement === text) return undefined;
  return {
    proposer: "builtin",
    edits: [{ file, startLine: line, endLine: line, replacement }],
    explanation,
    confidence,
  };
}
