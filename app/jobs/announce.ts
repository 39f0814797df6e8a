import type { JobContext } from "../../queue/start-worker.ts";
import type { JobData } from "../../queue/jobs.ts";
import { openPullRequest } from "../github/pull-request.ts";
import { showProgress } from "../publish/check-run.ts";
import type { JobServices } from "./job-services.ts";

const queued = {
  status: "queued",
  title: "Queued",
  summary: "The review starts as soon as a worker is free.",
} as const;

/** Posts the queued check run, ahead of any review, so that a required check never looks forgotten. */
export async function announce(
  data: JobData<"announce">,
  { signal }: JobContext,
  services: JobServices,
): Promise<void> {
  const opened = await openPullRequest({ ids: data, services, signal });
  if (opened.open) await showProgress({ ...opened, name: "weavergen", progress: queued, restart: data.again ?? false });
}
