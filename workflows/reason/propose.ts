import { messageOf } from "../errors.ts";
import type { Proposal, Proposer } from "../models/proposer.ts";
import type { ReasonRun } from "./reason-run.ts";

/** Asks every proposer at once, each within its own limit; one that fails or is late is a step of the chain, no more. */
export async function propose(run: ReasonRun, signal: AbortSignal): Promise<void> {
  run.iteration += 1;
  const answers = await Promise.all(run.proposers.map((proposer) => ask({ run, proposer, signal })));
  run.candidates = answers.filter((answer) => answer !== undefined);
}

interface Asking {
  readonly run: ReasonRun;
  readonly proposer: Proposer;
  readonly signal: AbortSignal;
}

async function ask({ run, proposer, signal }: Asking): Promise<{ proposal: Proposal; ms: number } | undefined> {
  const started = run.now();
  const limit = AbortSignal.timeout(run.timeoutMs);
  try {
    const request = { ...run.ask, refused: run.refused };
    const proposal = await within(proposer.propose(request, AbortSignal.any([signal, limit])), limit);
    const ms = run.now() - started;
    if (proposal) return { proposal, ms };
    record({ run, proposer, ms, outcome: "no-proposal", explanation: "Nothing to propose.", problems: [] });
  } catch (error) {
    const outcome = limit.aborted ? "timeout" : "error";
    const explanation = limit.aborted ? `No answer within ${run.timeoutMs} ms.` : messageOf(error);
    record({ run, proposer, ms: run.now() - started, outcome, explanation, problems: [] });
  }
  return undefined;
}

/** Settles when the limit is over even if the provider ignores its signal. */
function within<T>(work: Promise<T>, limit: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    limit.addEventListener("abort", () => reject(new Error("time limit")), { once: true });
    work.then(resolve, reject);
  });
}

function record(
  step: Omit<ReasonRun["steps"][number], "finding" | "iteration" | "proposer"> & {
    readonly run: ReasonRun;
    readonly proposer: Proposer;
  },
): void {
  const { run, proposer, ...rest } = step;
  run.steps.push({ finding: run.findingIndex, iteration: run.iteration, proposer: proposer.name, ...rest });
}
