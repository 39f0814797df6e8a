import { randomUUID } from "node:crypto";
import type { JobsOptions } from "bullmq";
import { BugError } from "../workflows/errors.ts";
import { jobs } from "./jobs.ts";
import type { Job, JobName } from "./jobs.ts";

/** What BullMQ's `addBulk` takes. */
export interface StoredJob {
  readonly name: JobName;
  readonly data: Job["data"];
  readonly opts: JobsOptions & { readonly jobId: string };
}

const day = 86_400;

/**
 * Turns a job of the catalogue into what the store keeps.
 * @throws BugError `job-invalid` when the data does not fit the catalogue's schema
 */
export function storedJob({ name, data }: Job): StoredJob {
  const kind = jobs[name];
  const { error } = kind.schema.safeParse(data);
  if (error)
    throw new BugError("job-invalid", {
      message: `A job "${name}" does not fit its schema: ${error.message}`,
      cause: error,
    });
  const opts = {
    priority: kind.priority,
    attempts: kind.attempts,
    backoff: { type: "custom" },
    stackTraceLimit: 1,
    removeOnComplete: { age: day, count: 1_000 },
    removeOnFail: { age: 7 * day, count: 5_000 },
  };
  return { name, data, opts: { ...opts, ...identity({ name, data } as Job) } };
}

function identity(job: Job): { jobId: string; deduplication?: { id: string; keepLastIfActive: true; replace: true } } {
  if (jobs[job.name].unique === "each") return { jobId: onceKey(job) };
  // A fresh id tells whether the job was stored or joined to one that is there.
  const jobId = `${job.name}-${randomUUID()}`;
  return { jobId, deduplication: { id: latestKey(job.name, job.data), keepLastIfActive: true, replace: true } };
}

/** Names the one running and one waiting job of a pull request; `replace` lets a new push overtake a retry that waits. */
export function latestKey(name: JobName, data: Job["data"]): string {
  return `${name}-${data.installation}-${data.repository}-${subjectOf(data)}`;
}

/**
 * A command that arrives twice runs once: BullMQ drops a job whose id exists. What a comment asked for goes by the comment, because a delivery's id
 * is not signed and a replayed delivery could bear another one.
 */
function onceKey({ name, data }: Job): string {
  return `${latestKey(name, data)}-${causeOf(data).replace(/[^A-Za-z0-9-]/g, "_")}`;
}

function causeOf(data: Job["data"]): string {
  if ("comment" in data && data.comment !== undefined) return `comment-${data.comment}`;
  // What is said of a commit is said once, however often it is reviewed.
  return "pullRequest" in data && "head" in data ? `head-${data.head}` : data.delivery;
}

function subjectOf(data: Job["data"]): string {
  return "pullRequest" in data ? `${data.pullRequest}` : data.head;
}
