import type { JobData } from "../../queue/jobs.ts";
import type { JobQueue } from "../../queue/open-queue.ts";
import type { JobContext } from "../../queue/start-worker.ts";
import { WeaverGenError } from "../../workflows/errors.ts";
import { runParity } from "../../workflows/parity/run-parity.ts";
import type { Report } from "../../workflows/report/report.ts";
import { openPullRequest } from "../github/pull-request.ts";
import { isFinal } from "./job-ending.ts";
import type { JobServices } from "./job-services.ts";
import { fetchOpened } from "./review-pull-request.ts";

interface Reviewed {
  readonly data: JobData<"review">;
  readonly head: string;
  readonly report: Report;
  readonly services: JobServices;
  readonly queue: JobQueue;
}

/**
 * Asks for the comparison of the engines where the canary chooses this head. It is a job of its own, behind all others:
 * the review has been published, and nothing of what follows can change or delay it. Never throws.
 */
export async function askForParity({ data, head, report, services, queue }: Reviewed): Promise<void> {
  const { canary } = services;
  const { installation, repository, pullRequest, delivery } = data;
  const touchesRegistry = report.registries.length > 0 || report.findings.length > 0;
  if (!canary?.isChosen(head) || !touchesRegistry) return;
  try {
    await queue.add({ name: "parity", data: { installation, repository, pullRequest, head, delivery } });
  } catch (error) {
    canary.failed({ repository, pullRequest, head }, error);
  }
}

/** Runs both engines on a head that was reviewed; one that is no longer the pull request's is left alone. */
export async function parity(data: JobData<"parity">, context: JobContext, services: JobServices): Promise<void> {
  const { canary } = services;
  // Another worker of the same queue may be set up otherwise.
  if (!canary) return;
  const { repository, pullRequest, head } = data;
  try {
    await canary.alone(() => compare(data, context, services));
  } catch (error) {
    if (isGone(error)) return;
    if (isFinal(error, context)) canary.failed({ repository, pullRequest, head }, error);
    throw error;
  }
}

async function compare(data: JobData<"parity">, { signal }: JobContext, services: JobServices): Promise<void> {
  const { canary, review } = services;
  const { head, ...ids } = data;
  const opened = await openPullRequest({ ids, services, signal });
  if (!canary || !opened.open || opened.head.sha !== head) return;
  await using workspace = await fetchOpened({ opened, services, signal });
  const { engines } = canary;
  const run = await runParity({
    workspace,
    engines,
    parseCache: review.parseCache,
    fetching: review.dependencies,
    tracer: review.tracer,
    signal,
  });
  canary.compared({ repository: `${opened.owner}/${opened.repo}`, pullRequest: data.pullRequest, head }, run);
}

/** A head that was replaced meanwhile. */
function isGone(error: unknown): boolean {
  return error instanceof WeaverGenError && ["head-gone", "head-moved"].includes(error.code);
}
