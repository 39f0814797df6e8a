import { expect, test } from "vitest";
import { OutsideError, UserError } from "../workflows/errors.ts";
import type { Job } from "./jobs.ts";
import { base, forever, onEveryStore, record, review, until } from "./jobs-for-tests.ts";

onEveryStore("jobs that fail", ({ open, start }) => {
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
});
