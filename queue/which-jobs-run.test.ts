import { expect, test } from "vitest";
import { OperatorError, OutsideError, UserError } from "../workflows/errors.ts";
import type { Job } from "./jobs.ts";
import { base, help, onEveryStore, record, review, until } from "./jobs-for-tests.ts";

onEveryStore("which jobs run", ({ open, start }) => {
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

  test("the engines are compared once on a head, whoever reviews it again, and behind everything else", async () => {
    const queue = await open();
    const parity = (head: string, delivery: string): Job => ({
      name: "parity",
      data: { ...base, head: head.repeat(40), delivery },
    });
    expect(await queue.add(parity("a", "first"))).toHaveProperty("id");
    expect(await queue.add(parity("a", "again"))).toEqual({ deduplicated: true });
    expect(await queue.add(parity("b", "pushed"))).toHaveProperty("id");
    await queue.add(review("review"));
    const recorded = record();
    start(queue, recorded);
    await until(() => recorded.seen.length === 3);
    expect(recorded.deliveries()).toEqual(["review", "first", "pushed"]);
    expect(await queue.add(parity("a", "later"))).toEqual({ deduplicated: true });
  });
});
