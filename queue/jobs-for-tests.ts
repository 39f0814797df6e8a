import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, onTestFinished } from "vitest";
import type { Backend } from "./backends/backend.ts";
import { embeddedBackend } from "./backends/embedded.ts";
import { type Job, jobs, type JobName } from "./jobs.ts";
import { type JobQueue, openQueue, queueOn } from "./open-queue.ts";
import {
  type Handlers,
  type JobContext,
  type RunningWorker,
  type RunReport,
  startWorker,
  type WorkerOptions,
} from "./start-worker.ts";
import { type StoreKind, storeKinds, type TestStore } from "./stores-for-tests.ts";

export const base = { installation: 1, repository: 2, pullRequest: 3 };

export const review = (delivery: string, pullRequest = 3): Job => ({
  name: "review",
  data: { ...base, pullRequest, delivery },
});

export const help = (delivery: string, comment = 9): Job => ({
  name: "help",
  data: { ...base, askedBy: "ada", comment, delivery },
});

interface Seen {
  readonly name: JobName;
  readonly delivery: string;
  readonly context: JobContext;
}

/** Records what runs, in order; `during` says what a run does. */
export function record(during: (seen: Seen) => Promise<void> | void = () => {}) {
  const seen: Seen[] = [];
  const reports: RunReport[] = [];
  const handle = (name: JobName) => async (data: { delivery: string }, context: JobContext) => {
    seen.push({ name, delivery: data.delivery, context });
    await during({ name, delivery: data.delivery, context });
  };
  const names = Object.keys(jobs) as JobName[];
  return {
    seen,
    reports,
    handlers: Object.fromEntries(names.map((name) => [name, handle(name)])) as unknown as Handlers,
    onOutcome: (report: RunReport) => reports.push(report),
    deliveries: () => seen.map(({ delivery }) => delivery),
  };
}

/** Waits for something that other tasks bring about; the test's own time limit ends it. */
export async function until(what: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await what())) await new Promise((resolve) => setTimeout(resolve, 20));
}

export const forever = (signal: AbortSignal): Promise<void> =>
  new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(new Error("aborted"))));

interface OnStore {
  readonly kind: StoreKind;
  /** A queue of the test's own; several of one prefix are like several processes on one store. */
  readonly open: (prefix?: string) => Promise<JobQueue>;
  readonly start: (
    queue: JobQueue,
    recorded: ReturnType<typeof record>,
    more?: Partial<WorkerOptions>,
  ) => RunningWorker;
  readonly server: () => TestStore["server"];
}

/** The contract of the queue: the same tests on every kind of store. */
export function onEveryStore(subject: string, tests: (on: OnStore) => void): void {
  const missing = storeKinds.filter((kind) => kind.missing !== undefined);
  for (const { name, missing: why } of missing)
    process.stderr.write(`Skipped: ${subject} on ${name}, because ${why}.\n`);
  describe.each(storeKinds.filter((kind) => !missing.includes(kind)))(`${subject}, in $name`, (kind: StoreKind) => {
    let store: TestStore;
    let shared: Backend | undefined;

    beforeAll(async () => {
      store = await kind.open();
      // An embedded store starts slowly and is open once, so its tests share it and have names of their own in it.
      if (store.options.dataDir) shared = await embeddedBackend(store.options.dataDir);
    });
    afterAll(async () => {
      await shared?.close();
      await store[Symbol.asyncDispose]();
    });

    async function open(prefix = `test-${randomUUID()}`): Promise<JobQueue> {
      const backend = shared && { ...shared, close: async () => {} };
      const queue = backend ? queueOn(backend, { prefix }) : await openQueue({ ...store.options, prefix });
      onTestFinished(() => queue.close());
      return queue;
    }

    tests({ kind, open, start, server: () => store.server });
  });
}

const start: OnStore["start"] = (queue, recorded, more = {}) => {
  const usual = { concurrency: 1, graceMs: 0, firstRetryMs: 50, lockMs: 1_000 };
  const worker = startWorker({ queue, ...usual, ...recorded, ...more });
  onTestFinished(() => worker.stop());
  return worker;
};
