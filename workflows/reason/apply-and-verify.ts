import type { Proposal, Verdict } from "../models/proposer.ts";
import type { ReasonRun } from "./reason-run.ts";

interface Candidate {
  readonly proposal: Proposal;
  readonly agreed: readonly string[];
  readonly ms: number;
}

/** Verifies each different edit once, on a scratch copy, by the checks that found the problem. */
export async function applyAndVerify(run: ReasonRun, signal: AbortSignal): Promise<void> {
  for (const candidate of differentEdits(run.candidates)) {
    const verdict = await run.verify(candidate.proposal, signal);
    record({ run, candidate, verdict });
    if (verdict.accepted) run.verified.push({ proposal: candidate.proposal, verdict, agreed: candidate.agreed });
    else run.refused.push({ proposal: candidate.proposal, problems: verdict.problems });
  }
}

/** Proposals compared by the edit that they make: the same edit by several proposers is one candidate. */
export function differentEdits(candidates: ReasonRun["candidates"]): Candidate[] {
  const byEdit = new Map<string, Candidate>();
  for (const { proposal, ms } of candidates) {
    const key = JSON.stringify(
      proposal.edits.map((edit) => [edit.file, edit.startLine, edit.endLine, edit.replacement ?? null]),
    );
    const same = byEdit.get(key);
    byEdit.set(
      key,
      same ? { ...same, agreed: [...same.agreed, proposal.proposer] } : { proposal, agreed: [proposal.proposer], ms },
    );
  }
  return [...byEdit.values()];
}

function record({ run, candidate, verdict }: { run: ReasonRun; candidate: Candidate; verdict: Verdict }): void {
  for (const proposer of candidate.agreed) {
    run.steps.push({
      finding: run.findingIndex,
      iteration: run.iteration,
      proposer,
      outcome: verdict.accepted ? "verified" : "refused",
      explanation: candidate.proposal.explanation,
      problems: [...verdict.problems],
      ms: candidate.ms,
    });
  }
}
