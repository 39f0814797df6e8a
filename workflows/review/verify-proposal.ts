import { messageOf } from "../errors.ts";
import type { Proposal, Verdict } from "../models/proposer.ts";
import type { Finding } from "../report/report.ts";
import type { FileTree } from "../workspace/workspace.ts";
import { applyEdits } from "../workspace/apply-edits.ts";
import { markNewFindings } from "./new-findings.ts";

interface VerifyFacts {
  readonly proposal: Proposal;
  /** The finding that the proposal is to remove. */
  readonly finding: Finding;
  /** Everything found in the head as it is. */
  readonly before: readonly Finding[];
  /** What the base has too; it becomes visible again where a mended head resolves for the first time. */
  readonly inBase: readonly Finding[];
  /** False where the head did not resolve, so that our own rules could not look at it before the edit. */
  readonly resolvedBefore: boolean;
  readonly files: FileTree;
  /** The checks that found the problem, on a scratch copy. */
  readonly check: (files: FileTree) => readonly Finding[];
}

/**
 * Applies a proposal to a scratch copy and runs the same checks: it holds when its finding is gone and nothing new came.
 * Old findings of the same rule on other lines stay as they are.
 */
export function verifyProposal(facts: VerifyFacts): Verdict {
  const scratch = applied(facts);
  if (!scratch.files) return refused([scratch.problem]);
  const after = facts.check(scratch.files);
  const known = [...facts.before, ...facts.inBase];
  const came = markNewFindings({ head: after, base: known }).filter(
    (finding) => finding.new && (facts.resolvedBefore || finding.level === "violation"),
  );
  const found = facts.before.find((other) => isSame(other, facts.finding)) ?? facts.finding;
  const stays = countOf(found, after) >= countOf(found, facts.before);
  const problems = [
    ...(stays ? [`The finding is still there: ${facts.finding.message}`] : []),
    ...came.map((finding) => `The edit brings a new finding (${finding.rule}): ${finding.message}`),
  ];
  if (problems.length > 0) return refused(problems);
  return {
    accepted: true,
    checks: [{ check: "registry check on a scratch copy", result: "the finding is gone and nothing new was found" }],
    problems: [],
  };
}

function applied({ files, proposal }: VerifyFacts): { files: FileTree } | { files?: never; problem: string } {
  try {
    return { files: applyEdits(files, proposal.edits) };
  } catch (error) {
    return { problem: `The edit does not apply: ${messageOf(error)}` };
  }
}

function refused(problems: readonly string[]): Verdict {
  return { accepted: false, checks: [{ check: "registry check on a scratch copy", result: "refused" }], problems };
}

/** The finding as the check words it; another engine may have found it in other words. */
function isSame(one: Finding, other: Finding): boolean {
  return one.rule === other.rule && one.file === other.file && one.line === other.line;
}

function countOf(finding: Finding, findings: readonly Finding[]): number {
  return findings.filter(
    (other) => other.rule === finding.rule && other.file === finding.file && other.message === finding.message,
  ).length;
}
