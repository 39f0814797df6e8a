import type { JobContext } from "../../queue/start-worker.ts";
import type { JobData } from "../../queue/jobs.ts";
import { WeaverGenError } from "../../workflows/errors.ts";
import { headNow, openPullRequest, type OpenedPullRequest } from "../github/pull-request.ts";
import { showProgress } from "../publish/check-run.ts";
import { linksTo } from "../publish/links.ts";
import { planFailure } from "../publish/plan-failure.ts";
import { planWrites } from "../publish/plan-writes.ts";
import { publish } from "../publish/publish.ts";
import type { CheckRunWrite, Write } from "../publish/writes.ts";
import type { JobServices } from "./job-services.ts";
import { reviewOpened } from "./review-pull-request.ts";

/** Reviews the head that the pull request has now and publishes; what became stale meanwhile is dropped unposted. */
export async function review(data: JobData<"review">, context: JobContext, services: JobServices): Promise<void> {
  const { signal } = context;
  const opened = await openPullRequest({ ids: data, services, signal });
  if (!opened.open) return;
  await showProgress({ ...opened, name: "weavergen", progress: working, restart: false });
  const writes = await reviewWrites({ data, opened, context, services });
  if ((await headNow(opened)) !== opened.head.sha) return;
  await publish({ ...opened, writes, signal });
}

const working = { status: "in_progress", title: "Reviewing", summary: "The registry is being checked." } as const;

async function reviewWrites(options: {
  readonly data: JobData<"review">;
  readonly opened: OpenedPullRequest;
  readonly context: JobContext;
  readonly services: JobServices;
}): Promise<Write[]> {
  const { data, opened, context, services } = options;
  const { signal } = context;
  try {
    const reviewed = await reviewOpened({ opened, installation: data.installation, services, signal });
    if (reviewed.kind === "draft") return draftWrites;
    const { report } = reviewed.review;
    return planWrites({ report, links: linksTo({ ...opened, sha: opened.head.sha, pullRequest: opened.number }) });
  } catch (error) {
    signal.throwIfAborted();
    const final = error instanceof WeaverGenError && error.actor === "user";
    if (!final && context.attemptsLeft > 0) throw error;
    await publish({ ...opened, writes: planFailure({ error, delivery: data.delivery, triesAgain: false }), signal });
    throw error;
  }
}

const draft: CheckRunWrite = {
  do: "check-run",
  name: "weavergen",
  conclusion: "neutral",
  title: "Draft: not reviewed yet",
  summary:
    "WeaverGen reviews this pull request when it is ready for review. Set `review.draft: review` to have drafts reviewed too.",
  text: "",
  annotations: [],
  actions: [],
};
const draftWrites: Write[] = [draft, { ...draft, name: "weavergen / spans" }, { ...draft, name: "weavergen / trace" }];
