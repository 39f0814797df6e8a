import type { ReasonRun, VerifiedProposal } from "./reason-run.ts";

/** Verified proposals, best first: agreement of proposers before confidence, the smaller edit where both are equal. */
export function rank(verified: readonly VerifiedProposal[]): VerifiedProposal[] {
  return verified.toSorted(
    (a, b) =>
      b.agreed.length - a.agreed.length ||
      b.proposal.confidence - a.proposal.confidence ||
      a.proposal.edits.length - b.proposal.edits.length,
  );
}

/** True when the loop has something that holds, or when another turn cannot help. */
export function settled(run: ReasonRun): boolean {
  return run.verified.length > 0 || run.candidates.length === 0 || run.iteration >= run.iterations;
}
