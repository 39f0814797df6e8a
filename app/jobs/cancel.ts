import type { JobData } from "../../queue/jobs.ts";
import type { JobQueue } from "../../queue/open-queue.ts";
import type { JobContext } from "../../queue/start-worker.ts";
import { openPullRequest } from "../github/pull-request.ts";
import { dropRuns } from "../publish/show-progress.ts";
import type { JobServices } from "./job-services.ts";

/** Stops the work on a closed pull request and closes the check run that waited for it. */
export async function cancel(
  data: JobData<"cancel">,
  { signal }: JobContext,
  services: JobServices,
  queue: JobQueue,
): Promise<void> {
  await queue.cancel(data);
  const opened = await openPullRequest({ ids: data, services, signal });
  if (!opened.open) await dropRuns({ ...opened, name: "weavergen" }, closedMeanwhile);
}

/** What a check run says whose pull request was closed during the review. */
export const closedMeanwhile = {
  title: "Not reviewed: the pull request was closed",
  summary: "Reopen the pull request to have it reviewed.",
} as const;

/** What a check run says whose head was replaced during the review. */
export const superseded = {
  title: "Not reviewed: a newer commit came",
  summary: "The newest commit of the pull request has the review.",
} as const;
