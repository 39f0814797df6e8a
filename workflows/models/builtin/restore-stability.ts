import type { Proposal, ProposalRequest } from "../proposer.ts";
import { editLine } from "./edit-line.ts";

const written = /^(\s*(?:-\s+)?stability:\s*)(["']?)\w+\2(\s*(?:#.*)?)$/;

/** What was stable stays stable; to phase it out is a decision of its own. */
export function restoreStability(request: ProposalRequest): Proposal | undefined {
  return editLine({
    request,
    change: (text) => (written.test(text) ? text.replace(written, "$1$2stable$2$3") : undefined),
    explanation: `\`${request.finding.subject ?? "It"}\` was stable before this change, and others rely on that.`,
    confidence: 0.85,
  });
}
