import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { OperatorError, OutsideError, UserError } from "../workflows/errors.ts";
import type { Backend } from "./backends/backend.ts";
import { embeddedBackend } from "./backends/embedded.ts";
import { WorkerStopping } from "./interruptions.ts";
import type { Job, JobName } from "./jobs.ts";
import { openQueue, queueOn } from "./open-queue.ts";
import type { JobQueue } from "./open-queue.ts";
import { startWorker } from "./start-worker.ts";
import type { Handlers, JobContext, RunningWorker, RunReport } from "./start-worker.ts";
import { storeKinds } from "./stores-for-tests.ts";
import type { StoreKind, TestStore } from "./stores-for-tests.ts";

const base = { installation: 1, repository: 2, pullRequest: 3 };
const review = (delivery: string, pullRequest = 3): Job => ({
  name: "review",
  data: { ...base, pullRequest, delivery },
});
const help = (delivery: string, comment = 9): Job => ({
  name: "help",
  data: { ...base, askedBy: "ada", comment, delivery },
});

interface Seen {
  readonly name: JobName;
  readonly delivery: string;
  readonly context: JobContext;
}

/** Records what runs, in order; `during` says what a run does. */
function record(during: (seen: Seen) => Promise<void> | void = () => {}) {
  const seen: Seen[] = [];
  const reports: RunReport[] = [];
  const handle = (name: JobName) => async (data: { delivery: string }, context: JobContext) => {
    seen.push({ name, delivery: data.delivery, context });
    await during({ name, delivery: data.delivery, context });
  };
  const handlers: Handlers = {
    announce: handle("announce"),
    cancel: handle("cancel"),
    help: handle("help"),
    regenerate: handle("regenerate"),
    mergeGroup: handle("mergeGroup"),
    parity: handle("parity"),
    review: handle("review"),
  };
  return {
    seen,
    reports,
    handlers,
    onOutcome: (report: RunReport) => reports.push(report),
    deliveries: () => seen.map(({ delivery }) => delivery),
  };
}

/** Waits for something that other tasks bring about; the test's own time limit ends it. */
async function until(what: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await what())) await new Promise((resolve) => setTimeout(resolve, 20));
}

const forever = (signal: AbortSignal): Promise<void> =>
  new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(new Error("aborted"))));

const missing = storeKinds.filter((kind) => kind.missing !== undefined);
for (const { name, missing: why } of missing) process.stderr.write(`Skipped: the queue on ${name}, because ${why}.\n`);

describe.each(storeKinds.filter((kind) => !missing.includes(kind)))("jobs in $name", (kind: StoreKind) => {
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

  async function open(): Promise<JobQueue> {
    const prefix = `test-${randomUUID()}`;
    const backend = shared && { ...shared, close: async () => {} };
    const queue = backend ? queueOn(backend, { prefix }) : await openQueue({ ...store.options, prefix });
    onTestFinished(() => queue.close());
    return queue;
  }

  function start(
    queue: JobQueue,
    recorded: ReturnType<typeof record>,
    more: Partial<Parameters<typeof startWorker>[0]> = {},
  ): RunningWorker {
    const worker = startWorker({
      queue,
      concurrency: 1,
      graceMs: 0,
      firstRetryMs: 50,
      lockMs: 1_000,
      ...recorded,
      ...more,
    });
    onTestFinished(() => worker.stop());
    return worker;
  }

  test("a burst of pushes gives one running and one waiting job, and the newest wins", async () => {
    const queue = await open();
    const first = Promise.withResolvers<void>();
    const recorded = record(({ delivery }) => (delivery === "a" ? first.promise : undefined));
    start(queue, recorded, { concurrency: 4 });
    expect(await queue.add(review("a"))).toHaveProperty("id");
    await until(() => recorded.seen.length === 1);
    for (const delivery of ["b", "c", "d"]) expect(await queue.add(review(delivery))).toEqual({ deduplicated: true });
    first.resolve();
    await until(async () => (await queue.counts()).completed === 2);
    expect(recorded.deliveries()).toEqual(["a", "d"]);
    expect(await queue.counts()).toMatchObject({ waiting: 0, active: 0, delayed: 0 });
  });

  test("a push while the job waits for its retry does not wait for it", async () => {
    const queue = await open();
    const recorded = record(({ delivery }) => {
      if (delivery === "a") throw new OutsideError("github-down", { message: "GitHub is away." });
    });
    start(queue, recorded, { firstRetryMs: 3_600_000 });
    await queue.add(review("a"));
    await until(async () => (await queue.counts()).delayed === 1);
    expect(await queue.add(review("b"))).toHaveProperty("id");
    await until(async () => (await queue.counts()).completed === 1);
    expect(recorded.deliveries()).toEqual(["a", "b"]);
    expect(await queue.counts()).toMatchObject({ delayed: 0, waiting: 0 });
  });

  test("jobs of other pull requests are not deduplicated", async () => {
    const queue = await open();
    const added = await queue.addAll([review("a", 1), review("b", 2), review("c", 1)]);
    expect(added).toEqual([{ id: expect.any(String) }, { id: expect.any(String) }, { deduplicated: true }]);
    expect(await queue.counts()).toMatchObject({ waiting: 2 });
  });

  test("announcements go ahead of the reviews that were there before them", async () => {
    const queue = await open();
    for (const number of [1, 2, 3]) await queue.add(review(`review-${number}`, number));
    await queue.add({ name: "announce", data: { ...base, delivery: "announce" } });
    const recorded = record();
    start(queue, recorded);
    await until(() => recorded.seen.length === 4);
    expect(recorded.deliveries()).toEqual(["announce", "review-1", "review-2", "review-3"]);
  });

  test("a command that is delivered twice, even under another delivery id, runs once", async () => {
    const queue = await open();
    const recorded = record();
    expect(await queue.add(help("delivery-1"))).toHaveProperty("id");
    expect(await queue.add(help("delivery-1"))).toEqual({ deduplicated: true });
    start(queue, recorded);
    await until(async () => (await queue.counts()).completed === 1);
    expect(await queue.add(help("replayed"))).toEqual({ deduplicated: true });
    expect(await queue.add(help("delivery-2", 10))).toHaveProperty("id");
    await until(() => recorded.seen.length === 2);
    expect(recorded.deliveries()).toEqual(["delivery-1", "delivery-2"]);
  });

  test("a redelivery gives a command that failed for good another chance", async () => {
    const queue = await open();
    let broken = true;
    const recorded = record(() => {
      if (broken) throw new OperatorError("no-permission", { message: "Not allowed." });
    });
    start(queue, recorded);
    await queue.add(help("delivery-1"));
    await until(async () => (await queue.counts()).failed === 1);
    broken = false;
    await queue.add(help("delivery-1"));
    await until(async () => (await queue.counts()).completed === 1);
    expect(await queue.counts()).toMatchObject({ failed: 0 });
  });

  test("an OutsideError is retried after a pause, and the run knows its attempt", async () => {
    const queue = await open();
    const recorded = record(({ context }) => {
      if (context.attempt < 3) throw new OutsideError("github-down", { message: "GitHub is away." });
    });
    start(queue, recorded);
    await queue.add(review("a"));
    await until(async () => (await queue.counts()).completed === 1);
    expect(recorded.seen.map(({ context }) => [context.attempt, context.attemptsLeft])).toEqual([
      [1, 4],
      [2, 3],
      [3, 2],
    ]);
    expect(recorded.reports.map(({ outcome }) => outcome)).toEqual(["retry", "retry", "done"]);
  });

  test("a UserError is not retried", async () => {
    const queue = await open();
    const recorded = record(() => {
      throw new UserError("bad-configuration", { message: "It is wrong." });
    });
    start(queue, recorded);
    await queue.add(review("a"));
    await until(async () => (await queue.counts()).failed === 1);
    expect(recorded.reports).toMatchObject([
      { name: "review", outcome: "user", attempt: 1, error: { code: "bad-configuration" } },
    ]);
    expect(await queue.counts()).toMatchObject({ waiting: 0, delayed: 0 });
  });

  test("after a failure for good the pull request is reviewed again by the next push", async () => {
    const queue = await open();
    const recorded = record(({ delivery }) => {
      if (delivery === "a") throw new UserError("bad-configuration", { message: "It is wrong." });
    });
    start(queue, recorded);
    await queue.add(review("a"));
    await until(async () => (await queue.counts()).failed === 1);
    expect(await queue.add(review("b"))).toHaveProperty("id");
    await until(async () => (await queue.counts()).completed === 1);
  });

  test("a rate limit delays the job until it ends and uses up no attempt", async () => {
    const queue = await open();
    const recorded = record(() => {
      if (recorded.seen.length < 8)
        throw new OutsideError("rate-limited", { message: "Too many requests.", retryAfterMs: 30 });
    });
    start(queue, recorded);
    await queue.add(review("a"));
    await until(async () => (await queue.counts()).completed === 1);
    expect(recorded.seen.map(({ context }) => context.attempt)).toEqual([1, 1, 1, 1, 1, 1, 1, 1]);
    expect(recorded.reports.at(0)).toMatchObject({ outcome: "delay" });
  });

  test("a job that is delayed again and again is given up in the end, and that is reported", async () => {
    const queue = await open();
    const recorded = record(() => {
      throw new OutsideError("rate-limited", { message: "Too many requests.", retryAfterMs: 0 });
    });
    start(queue, recorded);
    await queue.add(review("a"));
    // The store counts the failure a moment before or after the worker reports it.
    await until(async () => (await queue.counts()).failed === 1 && recorded.reports.at(-1)?.outcome !== "delay");
    expect(recorded.seen).toHaveLength(50);
    expect(recorded.reports.at(-1)).toMatchObject({ name: "review", outcome: "attempts-used-up" });
  });

  test("a job that takes too long is aborted and tried again", async () => {
    const queue = await open();
    const recorded = record(({ context }) => (context.attempt === 1 ? forever(context.signal) : undefined));
    start(queue, recorded, { timeoutMs: 100 });
    await queue.add(review("a"));
    await until(async () => (await queue.counts()).completed === 1);
    expect(recorded.reports).toMatchObject([{ outcome: "retry", error: { code: "job-timeout" } }, { outcome: "done" }]);
  });

  test("cancel removes what waits and aborts what runs, of that pull request alone", async () => {
    const queue = await open();
    const recorded = record(({ delivery, context }) => (delivery === "running" ? forever(context.signal) : undefined));
    start(queue, recorded);
    await queue.add(review("running", 1));
    await until(() => recorded.seen.length === 1);
    await queue.addAll([review("waiting", 2), review("other", 4)]);
    expect(await queue.cancel({ ...base, pullRequest: 2 })).toEqual({ removed: 1, aborted: 0 });
    expect(await queue.cancel({ ...base, pullRequest: 1 })).toEqual({ removed: 0, aborted: 1 });
    await until(async () => (await queue.counts()).completed === 1);
    expect(recorded.deliveries()).toEqual(["running", "other"]);
    expect(recorded.reports).toMatchObject([{ outcome: "cancelled" }, { outcome: "done" }]);
    expect(await queue.add(review("reopened", 1))).toHaveProperty("id");
    await until(() => recorded.seen.length === 3);
  });

  test("a worker that stops lets a running job end within its grace", async () => {
    const queue = await open();
    const finish = Promise.withResolvers<void>();
    const recorded = record(() => finish.promise);
    const worker = start(queue, recorded, { graceMs: 60_000 });
    await queue.addAll([review("a", 1), review("b", 2)]);
    await until(() => recorded.seen.length === 1);
    const stopped = worker.stop();
    finish.resolve();
    await stopped;
    expect(recorded.deliveries()).toEqual(["a"]);
    expect(await queue.counts()).toMatchObject({ completed: 1, waiting: 1, active: 0 });
  });

  test("a worker that stops aborts a job that outlasts its grace, and another worker runs it without losing an attempt", async () => {
    const queue = await open();
    const first = record(({ context }) => forever(context.signal));
    const worker = start(queue, first);
    await queue.add(review("a"));
    await until(() => first.seen.length === 1);
    await worker.stop();
    expect(first.seen[0]?.context.signal.reason).toBeInstanceOf(WorkerStopping);
    const second = record();
    start(queue, second);
    await until(async () => (await queue.counts()).completed === 1);
    expect(second.seen.map(({ delivery, context }) => [delivery, context.attempt])).toEqual([["a", 1]]);
  });

  test("the job of a worker that was killed is done by another one", async () => {
    const own = await kind.open();
    onTestFinished(() => own[Symbol.asyncDispose]());
    const job = review("a");
    const file = join(import.meta.dirname, "fixtures/doomed-worker.ts");
    const doomed = spawn(process.execPath, [file, JSON.stringify({ options: own.options, job })], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(doomed.stdout, "data");
    doomed.kill("SIGKILL");
    await once(doomed, "exit");
    const queue = await openQueue(own.options);
    onTestFinished(() => queue.close());
    const recorded = record();
    start(queue, recorded);
    await until(async () => (await queue.counts()).completed === 1);
    expect(recorded.deliveries()).toEqual(["a"]);
  });

  test("a stored job that this version does not know is given up, not retried", async () => {
    const queue = await open();
    const inside = await queue.internals.ready();
    await inside.add("unknown", {}, { attempts: 5 });
    await inside.add("review", { pullRequest: "3" }, { attempts: 5 });
    const recorded = record();
    start(queue, recorded);
    await until(async () => (await queue.counts()).failed === 2);
    expect(recorded.seen).toEqual([]);
    expect(recorded.reports.map(({ outcome }) => outcome)).toEqual(["bug", "bug"]);
  });

  test("a job that does not fit the catalogue is refused before it is stored", async () => {
    const queue = await open();
    const wrong = { name: "review", data: { ...base, delivery: "a", token: "ghs_secret" } } as unknown as Job;
    await expect(queue.add(wrong)).rejects.toMatchObject({ code: "job-invalid" });
    expect(await queue.counts()).toMatchObject({ waiting: 0 });
  });

  test.skipIf(kind.name === "embedded")(
    "while the server is away add fails soon, and jobs run again when it is back",
    async () => {
      const queue = await open();
      const recorded = record();
      start(queue, recorded);
      await queue.add(review("before"));
      await until(async () => (await queue.counts()).completed === 1);
      await store.server?.stop();
      await expect(queue.add(review("during", 5))).rejects.toMatchObject({
        code: "queue-unavailable",
        actor: "outside",
      });
      await expect(queue.ping()).rejects.toMatchObject({ code: "queue-unavailable" });
      await store.server?.start();
      await until(() =>
        queue.add(review("after", 6)).then(
          () => true,
          () => false,
        ),
      );
      await until(() => recorded.deliveries().includes("after"));
    },
  );

  test.skipIf(kind.name === "embedded")(
    "a queue that opens while the server is away works once it is there",
    async () => {
      await store.server?.stop();
      const queue = await open();
      const recorded = record();
      start(queue, recorded);
      await expect(queue.add(review("early"))).rejects.toMatchObject({ code: "queue-unavailable" });
      await store.server?.start();
      await until(() =>
        queue.add(review("late")).then(
          () => true,
          () => false,
        ),
      );
      await until(() => recorded.deliveries().includes("late"));
    },
  );
});

test("a second process on one embedded folder is told why it cannot have it", async () => {
  const { dataDir, ...store } = await embeddedStore();
  const holder = await openQueue({ backend: "embedded", dataDir });
  onTestFinished(() => holder.close().then(store.dispose));
  const file = join(import.meta.dirname, "open-queue.ts");
  const script = `import { openQueue } from ${JSON.stringify(file)};
    await openQueue({ backend: "embedded", dataDir: ${JSON.stringify(dataDir)} }).catch((error) => console.log(JSON.stringify(error)));`;
  const second = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [answer] = await once(second.stdout, "data");
  expect(JSON.parse(String(answer))).toMatchObject({ code: "data-folder-in-use", actor: "operator" });
  expect(await holder.add(review("a"))).toHaveProperty("id");
});

test("an embedded folder that cannot be opened is reported with what to do, and is free again", async () => {
  const { dataDir, dispose } = await embeddedStore();
  onTestFinished(dispose);
  const data = join(dataDir, "queue", "pgdata");
  await mkdir(data, { recursive: true });
  await writeFile(join(data, "PG_VERSION"), "9.6\n");
  await expect(openQueue({ backend: "embedded", dataDir })).rejects.toMatchObject({ code: "data-folder-unusable" });
  await rm(data, { recursive: true });
  const queue = await openQueue({ backend: "embedded", dataDir });
  await queue.close();
});

test("jobs in an embedded folder are there after a restart", async () => {
  const { dataDir, dispose } = await embeddedStore();
  const before = await openQueue({ backend: "embedded", dataDir });
  await before.add(review("a"));
  await before.close();
  const after = await openQueue({ backend: "embedded", dataDir });
  onTestFinished(() => after.close().then(dispose));
  expect(await after.counts()).toMatchObject({ waiting: 1 });
});

async function embeddedStore(): Promise<{ dataDir: string; dispose: () => Promise<void> }> {
  const store = await storeKinds[0]?.open();
  if (!store?.options.dataDir) throw new Error("The first store is the embedded one.");
  return { dataDir: store.options.dataDir, dispose: async () => store[Symbol.asyncDispose]() };
}
