import type { JobContext } from "../../queue/start-worker.ts";
import type { JobData } from "../../queue/jobs.ts";
import type { JobQueue } from "../../queue/open-queue.ts";
import { messageOf } from "../../workflows/errors.ts";
import { quotingMarkdown } from "../../workflows/report/escape-markdown.ts";
import type { Report } from "../../workflows/report/report.ts";
import { headNow, openPullRequest, type OpenedPullRequest } from "../github/pull-request.ts";
import { linksTo } from "../publish/links.ts";
import { planDraft } from "../publish/plan-draft.ts";
import { planFailure } from "../publish/plan-failure.ts";
import { planWrites } from "../publish/plan-writes.ts";
import { publish } from "../publish/publish.ts";
import { dropRuns, explainDelay, startRun } from "../publish/show-progress.ts";
import type { Write } from "../publish/writes.ts";
import { closedMeanwhile, superseded } from "./cancel.ts";
import { endingOf, isFinal } from "./job-ending.ts";
import type { JobServices } from "./job-services.ts";
import { askForParity } from "./parity.ts";
import { reviewOpened } from "./review-pull-request.ts";

interface Reviewing {
  readonly data: JobData<"review">;
  readonly opened: OpenedPullRequest;
  readonly context: JobContext;
  readonly services: JobServices;
}

/** Reviews the head that the pull request has now and publishes; what became stale meanwhile is dropped unposted. */
export async function review(
  data: JobData<"review">,
  context: JobContext,
  services: JobServices,
  queue: JobQueue,
): Promise<void> {
  const { signal } = context;
  const opened = await openPullRequest({ ids: data, services, signal });
  if (!opened.open) return;
  await startRun({ ...opened, name: "weavergen" });
  const { writes, report } = await writesOf({ data, opened, context, services });
  if (await droppedAsStale(opened)) return;
  const isStale = async (): Promise<boolean> => (await headNow(opened)) !== opened.head.sha;
  await publish({ ...opened, writes, isStale, inTurn: services.inTurn, signal });
  if (report) await askForParity({ data, head: opened.head.sha, report, services, queue });
}

interface Planned {
  readonly writes: readonly Write[];
  /** Undefined where nothing was reviewed. */
  readonly report?: Report;
}

async function writesOf(reviewing: Reviewing): Promise<Planned> {
  const { data, opened, context, services } = reviewing;
  try {
    const reviewed = await reviewOpened({
      opened,
      installation: data.installation,
      services,
      mayRetry: context.attemptsLeft > 0,
      signal: context.signal,
    });
    if (reviewed.kind === "draft") return { writes: planDraft() };
    const { report } = reviewed.review;
    const links = linksTo({ ...opened, sha: opened.head.sha, pullRequest: opened.number });
    return { writes: planWrites({ report, links }), report };
  } catch (error) {
    // A head that is gone or replaced fails in many ways; none of them is news to anybody.
    if (!context.signal.aborted && (await droppedAsStale(opened))) return { writes: [] };
    await tellFailure(reviewing, error);
    throw error;
  }
}

/** Closes what is still open on a head that is no longer the pull request's. */
async function droppedAsStale(opened: OpenedPullRequest): Promise<boolean> {
  const now = await headNow(opened);
  if (now === opened.head.sha) return false;
  await dropRuns({ ...opened, name: "weavergen" }, now === undefined ? closedMeanwhile : superseded);
  return true;
}

/** The last words may be the answer to an aborted signal, so that they get a little time of their own. */
const lastWordsMs = 4_000;

async function tellFailure({ data, opened, context, services }: Reviewing, thrown: unknown): Promise<void> {
  const error = endingOf(thrown, context);
  if (!isFinal(thrown, context)) {
    if (!context.signal.aborted) await tellDelay(opened, error);
    return;
  }
  const signal = AbortSignal.timeout(lastWordsMs);
  const github = opened.reconnect(signal);
  const writes = planFailure({ error, delivery: data.delivery });
  await publish({ ...opened, github, writes, isStale: async () => false, inTurn: services.inTurn, signal });
}

/** A word on the check run; that it cannot be said must not hide why the review did not end. */
async function tellDelay(opened: OpenedPullRequest, error: unknown): Promise<void> {
  const summary = `${quotingMarkdown(messageOf(error))}`;
  await explainDelay({ ...opened, name: "weavergen" }, summary).catch(() => {});
}
