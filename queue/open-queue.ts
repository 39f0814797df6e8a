import { setTimeout as pause } from "node:timers/promises";
import { Queue } from "bullmq";
import type { Telemetry } from "bullmq";
import { OperatorError } from "../workflows/errors.ts";
import type { Backend } from "./backends/backend.ts";
import { embeddedBackend } from "./backends/embedded.ts";
import { postgresBackend } from "./backends/postgres.ts";
import { redisBackend } from "./backends/redis.ts";
import { createBatcher } from "./batch.ts";
import { cancelJobs } from "./cancel.ts";
import type { Cancelled, PullRequestKey } from "./cancel.ts";
import { createInTurn } from "./in-turn.ts";
import type { InTurn } from "./in-turn.ts";
import { storedJob } from "./job-options.ts";
import type { StoredJob } from "./job-options.ts";
import { jobs } from "./jobs.ts";
import type { Job } from "./jobs.ts";
import { within } from "./within.ts";

export interface QueueOptions {
  readonly backend: "redis" | "postgres" | "embedded";
  /** Needed by `redis`. */
  readonly redisUrl?: string | undefined;
  /** Needed by `postgres`. */
  readonly databaseUrl?: string | undefined;
  /** Needed by `embedded`; the jobs are in its folder `queue`. */
  readonly dataDir?: string | undefined;
  /** Keeps several WeaverGens on one store apart. */
  readonly prefix?: string | undefined;
  /** Jobs that run at a time in this process; sizes the connection pool of `postgres`. */
  readonly concurrency?: number | undefined;
  /** BullMQ's own spans and metrics. */
  readonly telemetry?: Telemetry | undefined;
  /** Hears of faults of the connection, which mend themselves. */
  readonly onError?: ((error: Error) => void) | undefined;
}

/** `deduplicated`: the work is covered by a job that is there already. */
type Added = { readonly id: string } | { readonly deduplicated: true };
type JobState = "waiting" | "active" | "delayed" | "completed" | "failed";
export type JobCounts = Readonly<Record<JobState, number>>;
export type BullQueue = Queue;

export interface JobQueue {
  /**
   * Stores a job.
   * @throws OutsideError `queue-unavailable` within 3 s when the store is away; BugError `job-invalid`
   */
  add(job: Job): Promise<Added>;
  /** Stores all jobs or none. Throws as `add` does. */
  addAll(jobs: readonly Job[]): Promise<Added[]>;
  /** Removes the waiting work on a pull request and aborts what runs; work stored behind a running job still runs, to find the pull request closed. */
  cancel(key: PullRequestKey): Promise<Cancelled>;
  /** How many jobs are in each state; throws `queue-unavailable` as `add` does. */
  counts(): Promise<JobCounts>;
  /** Settles within 3 s: whether the store answers. Throws `queue-unavailable`. */
  ping(): Promise<void>;
  /** Runs work under one name one after another, among all processes on the store. */
  readonly inTurn: InTurn;
  close(): Promise<void>;
  /** For queue/start-worker.ts only. */
  readonly internals: QueueInternals;
}

interface QueueInternals {
  readonly name: string;
  readonly backend: Backend;
  readonly telemetry: Telemetry | undefined;
  readonly onError: (error: Error) => void;
  /** The queue when its store is ready; rejects while the store is away, and may be asked again. */
  ready(): Promise<BullQueue>;
}

const deadlineMs = 3_000;

/**
 * Opens the queue of jobs. A server that is away (redis, postgres) is no error here: `add` reports it until it is back.
 * @throws OperatorError `data-folder-in-use` (embedded), `queue-address-missing`
 */
export async function openQueue(options: QueueOptions): Promise<JobQueue> {
  return queueOn(await backendOf(options), options);
}

/** As `openQueue`, on a store that is open already; it is closed with the queue. */
export function queueOn(backend: Backend, options: Omit<QueueOptions, "backend">): JobQueue {
  const { prefix = "weavergen", telemetry, onError = () => {} } = options;
  const { ready, close } = lazily(() => connect({ name: prefix, backend, telemetry, onError }));
  const batch = createBatcher({
    run: async (stored: StoredJob[]) => store(await ready(), stored),
    patienceMs: deadlineMs,
    lanes: backend.lanes,
  });

  function soon<T>(doing: string, work: (queue: BullQueue) => Promise<T>): Promise<T> {
    return within({ ms: deadlineMs, doing }, async (signal) => {
      const queue = await ready();
      signal.throwIfAborted();
      return work(queue);
    });
  }

  async function addAll(wanted: readonly Job[]): Promise<Added[]> {
    const stored = wanted.map(storedJob);
    return soon("storing jobs", () => batch(stored));
  }

  return {
    add: async (job) => only(await addAll([job])),
    addAll,
    cancel: (key) => soon("cancelling jobs", (queue) => cancelJobs(queue, key)),
    counts: () => soon("counting jobs", countsOf),
    ping: () => soon("asking whether it answers", async (queue) => void (await countsOf(queue))),
    inTurn: createInTurn({ backend, prefix, onError }),
    close: async () => {
      await close();
      await backend.close();
    },
    internals: { name: prefix, backend, telemetry, onError, ready },
  };
}

async function backendOf(options: QueueOptions): Promise<Backend> {
  const { backend, redisUrl, databaseUrl, dataDir, concurrency = 2 } = options;
  if (backend === "redis" && redisUrl) return redisBackend(redisUrl);
  if (backend === "postgres" && databaseUrl) return postgresBackend({ databaseUrl, concurrency });
  if (backend === "embedded" && dataDir) return embeddedBackend(dataDir);
  const needed = { redis: "REDIS_URL", postgres: "DATABASE_URL", embedded: "WEAVERGEN_DATA_DIR" }[backend];
  throw new OperatorError("queue-address-missing", {
    message: `The queue "${backend}" has no address.`,
    hint: `Set ${needed}, or choose another queue by WEAVERGEN_QUEUE.`,
  });
}

async function connect({ name, backend, telemetry, onError }: Omit<QueueInternals, "ready">): Promise<BullQueue> {
  await backend.prepare();
  const queue = new Queue(name, { connection: backend.kind, ...(telemetry && { telemetry }) }, backend.producer);
  queue.on("error", onError);
  try {
    await queue.waitUntilReady();
  } catch (error) {
    await queue.close().catch(() => {});
    throw error;
  }
  return queue as unknown as BullQueue;
}

/** Remembers what was opened, but not a failure: BullMQ itself would remember the failure for ever. */
function lazily(open: () => Promise<BullQueue>) {
  let opened: Promise<BullQueue> | undefined;
  async function ready(): Promise<BullQueue> {
    const opening = (opened ??= open());
    try {
      return await opening;
    } catch (error) {
      if (opened === opening) opened = undefined;
      throw error;
    }
  }
  async function close(): Promise<void> {
    const unreachable = pause(500, undefined, { ref: false });
    const queue = await Promise.race([opened?.catch(() => undefined), unreachable]);
    await queue?.close();
  }
  return { ready, close };
}

async function store(queue: BullQueue, wanted: readonly StoredJob[]): Promise<Added[]> {
  const repeated = await findRepeated(queue, wanted);
  const added = await queue.addBulk(wanted.filter(({ opts }) => !repeated.has(opts.jobId)));
  const stored = new Set(added.map(({ id }) => id));
  return wanted.map(({ opts }) => (stored.has(opts.jobId) ? { id: opts.jobId } : { deduplicated: true }));
}

/** Jobs of a delivery that came before. One that failed for good gets its attempts again: whoever redelivers wants that. */
async function findRepeated(queue: BullQueue, wanted: readonly StoredJob[]): Promise<Set<string>> {
  const repeated = new Set<string>();
  for (const { name, opts } of wanted) {
    if (jobs[name].unique === "latest") continue;
    const before = await queue.getJob(opts.jobId);
    if (!before) continue;
    repeated.add(opts.jobId);
    if (await before.isFailed()) await before.retry("failed", { resetAttemptsMade: true });
  }
  return repeated;
}

async function countsOf(queue: BullQueue): Promise<JobCounts> {
  const counts = await queue.getJobCounts("waiting", "prioritized", "active", "delayed", "completed", "failed");
  const { waiting = 0, prioritized = 0, active = 0, delayed = 0, completed = 0, failed = 0 } = counts;
  return { waiting: waiting + prioritized, active, delayed, completed, failed };
}

function only<T>(items: readonly T[]): T {
  const [item] = items;
  if (item === undefined) throw new Error("The store gave no answer for a job.");
  return item;
}
