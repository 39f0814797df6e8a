import type { Catalogue } from "../bpmn/task.ts";
import { applyAndVerify } from "./apply-and-verify.ts";
import { propose } from "./propose.ts";
import { rank, settled } from "./rank.ts";
import type { ReasonRun } from "./reason-run.ts";

const rule = "weavergen.finding.rule";
const proposed = "weavergen.reason.candidates";
const verified = "weavergen.reason.verified";

/** Tasks of `reason.bpmn`: propose, apply to a scratch copy, verify, critique, again. */
export const reasonCatalogue: Catalogue<ReasonRun> = {
  tasks: {
    "reason.gather": {
      summary: "Gather what a proposer may know of the finding",
      timeoutMs: 1_000,
      attributes: [rule],
      run: (run, { span }) => void span.setAttribute(rule, run.ask.finding.rule),
    },
    "reason.propose": {
      summary: "Ask every proposer in parallel, each within its limit",
      timeoutMs: 60_000,
      attributes: [proposed],
      run: async (run, { span, signal }) => {
        await propose(run, signal);
        span.setAttribute(proposed, run.candidates.length);
      },
    },
    "reason.apply-and-verify": {
      summary: "Apply each proposal to a scratch copy and run the checks that found the problem",
      timeoutMs: 60_000,
      attributes: [verified],
      run: async (run, { span, signal }) => {
        await applyAndVerify(run, signal);
        span.setAttribute(verified, run.verified.length);
      },
    },
    "reason.critique": {
      summary: "Hand the checks' output back to the proposers",
      timeoutMs: 1_000,
      attributes: ["weavergen.reason.refused"],
      run: (run, { span }) => void span.setAttribute("weavergen.reason.refused", run.refused.length),
    },
    "reason.rank": {
      summary: "Choose the verified proposal that most proposers agree on",
      timeoutMs: 1_000,
      attributes: [verified],
      run: (run, { span }) => {
        run.best = rank(run.verified)[0];
        span.setAttribute(verified, run.verified.length);
      },
    },
  },
  decisions: { "reason.settled": settled },
};
