import type { Job as BullJob, Queue } from "bullmq";
import { latestKey } from "./job-options.ts";
import { jobs } from "./jobs.ts";
import type { JobName } from "./jobs.ts";

export interface PullRequestKey {
  readonly installation: number;
  readonly repository: number;
  readonly pullRequest: number;
}

export interface Cancelled {
  readonly removed: number;
  readonly aborted: number;
}

/** Kept as the job's progress, the one field of a running job that another process may write. */
const wish = { cancelled: true } as const;

/** Cancels the jobs of which a pull request has one: workers see the wish within a second. */
export async function cancelJobs(queue: Queue, key: PullRequestKey): Promise<Cancelled> {
  const found = await Promise.all(cancellable.map((name) => find(queue, name, key)));
  const ends = await Promise.all(found.filter((job) => job !== undefined).map(end));
  return {
    removed: ends.filter((how) => how === "removed").length,
    aborted: ends.filter((how) => how === "aborted").length,
  };
}

const cancellable = (Object.keys(jobs) as JobName[]).filter((name) => jobs[name].unique === "latest");

export function isCancellable(name: JobName): boolean {
  return cancellable.includes(name);
}

export async function isCancelled(queue: Queue, id: string): Promise<boolean> {
  const job: BullJob | undefined = await queue.getJob(id);
  const progress = job?.progress;
  return typeof progress === "object" && "cancelled" in progress && progress.cancelled === true;
}

async function find(queue: Queue, name: JobName, key: PullRequestKey): Promise<BullJob | undefined> {
  const id = await queue.getDeduplicationJobId(latestKey(name, { ...key, delivery: "" }));
  return id === null ? undefined : queue.getJob(id);
}

async function end(job: BullJob): Promise<"removed" | "aborted" | "gone"> {
  const state = await job.getState();
  if (state === "completed" || state === "failed" || state === "unknown") return "gone";
  if (state !== "active" && (await removed(job))) return "removed";
  await job.updateProgress(wish);
  return "aborted";
}

/** A job that a worker took in the meantime cannot be removed. */
async function removed(job: BullJob): Promise<boolean> {
  return job.remove().then(
    () => true,
    () => false,
  );
}
