import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { WorkerStopping } from "./interruptions.ts";
import { openQueue } from "./open-queue.ts";
import { base, forever, onEveryStore, record, review, until } from "./jobs-for-tests.ts";

onEveryStore("jobs that are interrupted", ({ kind, open, start }) => {
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
});
