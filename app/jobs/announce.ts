import type { JobData } from "../../queue/jobs.ts";
import type { JobQueue } from "../../queue/open-queue.ts";
import type { JobContext } from "../../queue/start-worker.ts";
import { headNow, openPullRequest } from "../github/pull-request.ts";
import { announceRun, dropRuns } from "../publish/show-progress.ts";
import { turnOf } from "../publish/turn-of.ts";
import { superseded } from "./cancel.ts";
import type { JobServices } from "./job-services.ts";

/** Posts the queued check run, ahead of any review, so that a required check never looks forgotten. */
export async function announce(
  data: JobData<"announce">,
  { signal }: JobContext,
  services: JobServices,
  queue: JobQueue,
): Promise<void> {
  const { again = false, ...ids } = data;
  const opened = await openPullRequest({ ids, services, signal });
  if (!opened.open) return;
  const run = { ...opened, name: "weavergen" } as const;
  const posted = await services.inTurn({ name: turnOf(opened.target), signal }, () => announceRun(run, { again }));
  // Announced behind the back of the review that left this head, it would stay open for ever.
  if (posted && (await headNow(opened)) !== opened.head.sha) await dropRuns(run, superseded);
  // Only a review that begins after the new run was posted is sure to complete it.
  if (again) await queue.add({ name: "review", data: ids });
}
