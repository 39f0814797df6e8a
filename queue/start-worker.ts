import { DelayedError, UnrecoverableError, Worker } from "bullmq";
import type { Job as BullJob } from "bullmq";
import { assertNever, BugError, messageOf } from "../workflows/errors.ts";
import { isCancellable, isCancelled } from "./cancel.ts";
import { WorkerStopping } from "./interruptions.ts";
import { jobs } from "./jobs.ts";
import type { JobData, JobName } from "./jobs.ts";
import type { BullQueue, JobQueue } from "./open-queue.ts";
import { outcomeOf } from "./outcome-of.ts";
import type { GiveUpReason } from "./outcome-of.ts";
import { runInterruptibly } from "./run-interruptibly.ts";

export interface JobContext {
  /** Aborted when the job takes too long, is cancelled, or the worker stops; its reason says which. */
  readonly signal: AbortSignal;
  /** 1 for the first run. */
  readonly attempt: number;
  readonly attemptsLeft: number;
  readonly id: string;
}

export type Handlers = { readonly [Name in JobName]: (data: JobData<Name>, context: JobContext) => Promise<void> };

/** How one run of a job ended, for logs and metrics. */
export interface RunReport {
  readonly name: JobName;
  readonly id: string;
  readonly outcome: "done" | "retry" | "delay" | GiveUpReason;
  readonly attempt: number;
  readonly ms: number;
  readonly error?: unknown;
}

export interface WorkerOptions {
  readonly queue: JobQueue;
  readonly handlers: Handlers;
  readonly concurrency: number;
  /** How long `stop` lets running jobs go on before it aborts them. */
  readonly graceMs: number;
  readonly onOutcome?: (report: RunReport) => void;
  /** A job whose worker was not heard of for this long is given to another worker. */
  readonly lockMs?: number;
  readonly firstRetryMs?: number;
  /** Instead of each job's own time limit. */
  readonly timeoutMs?: number;
}

export interface RunningWorker {
  /** Takes no more jobs, lets the running ones end, aborts those that need longer than `graceMs` and leaves them to another worker. */
  stop(): Promise<void>;
}

/** How long an aborted handler may tidy up before its slot is taken from it. */
const tidyMs = 5_000;

/** Runs the queue's jobs. Returns at once: while the store is away it waits for it. A job runs at least once, so handlers must bear a repetition. */
export function startWorker(options: WorkerOptions): RunningWorker {
  const stopping = new AbortController();
  const starting = open(options, stopping.signal);
  const running = starting.then((opened) => opened?.run);
  running.catch((error: unknown) =>
    options.queue.internals.onError(error instanceof Error ? error : new Error(messageOf(error))),
  );
  return { stop: async () => (stopping.abort(), (await starting)?.stop()) };
}

async function open(options: WorkerOptions, stopped: AbortSignal) {
  const queue = await waitForStore(options.queue, stopped);
  if (!queue) return undefined;
  const stopJobs = new AbortController();
  const worker = bullWorker(options, (job, token) => runJob({ job, token, queue, options, stop: stopJobs.signal }));
  return { run: worker.run(), stop: () => stop({ worker, stopJobs, graceMs: options.graceMs }) };
}

async function waitForStore({ internals }: JobQueue, stopped: AbortSignal): Promise<BullQueue | undefined> {
  while (!stopped.aborted) {
    try {
      return await internals.ready();
    } catch (error) {
      internals.onError(error instanceof Error ? error : new Error(messageOf(error)));
      await pause(1_000, stopped);
    }
  }
  return undefined;
}

function bullWorker(options: WorkerOptions, run: (job: BullJob, token: string) => Promise<void>) {
  const { queue, concurrency, lockMs = 30_000 } = options;
  const { name, backend, telemetry, onError } = queue.internals;
  const worker = new Worker(
    name,
    async (job: BullJob, token) => run(job, token ?? ""),
    {
      connection: backend.kind,
      autorun: false,
      concurrency,
      lockDuration: lockMs,
      stalledInterval: lockMs,
      // A job that was running in three workers as they died is more likely their cause than their victim.
      maxStalledCount: 3,
      maxStartedAttempts: 50,
      // BullMQ's 15 s between two attempts to fetch a job is long for a store that restarts.
      runRetryDelay: 1_000,
      settings: { backoffStrategy: (_made, _type, error) => (error instanceof RetryLater ? error.delayMs : 0) },
      ...(telemetry && { telemetry }),
    },
    backend.consumer,
  );
  worker.on("error", onError);
  worker.on("failed", (job, error) => {
    if (job && !(error instanceof RetryLater || error instanceof GivenUp)) reportWornOut({ job, error, options });
  });
  return worker;
}

interface Run {
  readonly job: BullJob;
  readonly token: string;
  readonly queue: BullQueue;
  readonly options: WorkerOptions;
  readonly stop: AbortSignal;
}

async function runJob(run: Run): Promise<void> {
  const { job, options } = run;
  const started = performance.now();
  const attempt = job.attemptsMade + 1;
  const report = (outcome: RunReport["outcome"], error?: unknown): void =>
    options.onOutcome?.({
      name: job.name as JobName,
      id: job.id ?? "",
      outcome,
      attempt,
      ms: performance.now() - started,
      error,
    });
  try {
    await handle(run, attempt);
  } catch (error) {
    return settle(run, { attempt, error, report });
  }
  report("done");
}

async function handle({ job, queue, options, stop }: Run, attempt: number): Promise<void> {
  const { name, data } = checked(job);
  const id = job.id ?? "";
  const attemptsLeft = Math.max((job.opts.attempts ?? 1) - attempt, 0);
  await runInterruptibly({
    name,
    timeoutMs: options.timeoutMs ?? jobs[name].timeoutMs,
    tidyMs,
    stop,
    cancelled: isCancellable(name) ? () => isCancelled(queue, id) : undefined,
    work: (signal) => call(options.handlers, { name, data }, { signal, attempt, attemptsLeft, id }),
  });
}

/** The name picks handler and schema alike, which TypeScript cannot follow through two lookups. */
function call(
  handlers: Handlers,
  { name, data }: { name: JobName; data: unknown },
  context: JobContext,
): Promise<void> {
  const handler = handlers[name] as (data: unknown, context: JobContext) => Promise<void>;
  return handler(data, context);
}

/** A job may have been stored by an older or newer version. */
function checked(job: BullJob): { name: JobName; data: unknown } {
  if (!Object.hasOwn(jobs, job.name)) throw new BugError("job-unknown", { message: `There is no job "${job.name}".` });
  const name = job.name as JobName;
  const { data, error } = jobs[name].schema.safeParse(job.data);
  if (error)
    throw new BugError("job-invalid", {
      message: `A stored job "${name}" does not fit its schema: ${error.message}`,
      cause: error,
    });
  return { name, data };
}

class RetryLater extends Error {
  readonly delayMs: number;

  constructor(delayMs: number, cause: unknown) {
    super(messageOf(cause), { cause });
    this.delayMs = delayMs;
  }
}

class GivenUp extends UnrecoverableError {}

/** BullMQ itself ends a job that was begun too often: its workers died under it, or it was delayed again and again. */
function reportWornOut({ job, error, options }: { job: BullJob; error: Error; options: WorkerOptions }): void {
  options.onOutcome?.({
    name: job.name as JobName,
    id: job.id ?? "",
    outcome: "attempts-used-up",
    attempt: job.attemptsMade,
    ms: 0,
    error,
  });
}

interface Ending {
  readonly attempt: number;
  readonly error: unknown;
  readonly report: (outcome: RunReport["outcome"], error?: unknown) => void;
}

async function settle({ job, token, options }: Run, { attempt, error, report }: Ending): Promise<void> {
  const { firstRetryMs } = options;
  const limits = { attempt, attempts: job.opts.attempts ?? 1, now: Date.now(), ...(firstRetryMs && { firstRetryMs }) };
  const outcome = outcomeOf(error, limits);
  report(outcome.do === "give-up" ? outcome.because : outcome.do, error);
  switch (outcome.do) {
    case "retry":
      throw new RetryLater(outcome.delayMs, error);
    case "delay":
      await job.moveToDelayed(outcome.untilMs, token);
      throw new DelayedError();
    case "give-up":
      throw new GivenUp(messageOf(error));
    default:
      return assertNever(outcome);
  }
}

interface Stop {
  readonly worker: ReturnType<typeof bullWorker>;
  readonly stopJobs: AbortController;
  readonly graceMs: number;
}

async function stop({ worker, stopJobs, graceMs }: Stop): Promise<void> {
  const done = new AbortController();
  const closing = worker.close().finally(() => done.abort());
  await pause(graceMs, done.signal);
  if (done.signal.aborted) return closing;
  stopJobs.abort(new WorkerStopping("The worker stops."));
  // With the store away BullMQ cannot close; the jobs' locks then end by themselves.
  await Promise.race([closing, pause(tidyMs + 3_000, done.signal)]);
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => (clearTimeout(timer), resolve()), { once: true });
  });
}
