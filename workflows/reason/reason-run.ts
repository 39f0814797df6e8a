import type { Proposal, ProposalRequest, Proposer, Verdict, Verify } from "../models/proposer.ts";
import type { ReasoningStep } from "../report/report.ts";

/** A proposal that the same checks accepted on a scratch copy. */
export interface VerifiedProposal {
  readonly proposal: Proposal;
  readonly verdict: Verdict;
  /** Names of all proposers that made the same edit. */
  readonly agreed: readonly string[];
}

/** Data of one run of the reasoning loop: one finding, several proposers, up to `iterations` turns. */
export interface ReasonRun {
  readonly findingIndex: number;
  readonly proposers: readonly Proposer[];
  readonly ask: Omit<ProposalRequest, "refused">;
  readonly verify: Verify;
  readonly iterations: number;
  /** Limit for each call of a proposer, in milliseconds. */
  readonly timeoutMs: number;
  readonly now: () => number;

  iteration: number;
  candidates: { readonly proposal: Proposal; readonly ms: number }[];
  refused: { readonly proposal: Proposal; readonly problems: readonly string[] }[];
  verified: VerifiedProposal[];
  readonly steps: ReasoningStep[];
  best: VerifiedProposal | undefined;
}

/** A fresh run about one finding. */
export function startReasoning(
  facts: Pick<ReasonRun, "findingIndex" | "proposers" | "ask" | "verify" | "iterations" | "timeoutMs" | "now">,
): ReasonRun {
  return { ...facts, iteration: 0, candidates: [], refused: [], verified: [], steps: [], best: undefined };
}
