import { expect, test } from "vitest";
import { createBatcher } from "./batch.ts";

test("what is asked for during a command goes into the next one, and everyone gets their own results", async () => {
  const batches: number[][] = [];
  const gate = Promise.withResolvers<void>();
  const ask = createBatcher<number, number>({
    patienceMs: 60_000,
    lanes: 1,
    run: async (items) => {
      batches.push(items);
      await gate.promise;
      return items.map((item) => item * 10);
    },
  });
  const answers = [ask([1])];
  await expect.poll(() => batches).toEqual([[1]]);
  answers.push(ask([2, 3]), ask([4]));
  gate.resolve();
  expect(await Promise.all(answers)).toEqual([[10], [20, 30], [40]]);
  expect(batches).toEqual([[1], [2, 3, 4]]);
});

test("what arrives at one moment goes into one command", async () => {
  const batches: number[][] = [];
  const ask = createBatcher<number, number>({
    patienceMs: 60_000,
    lanes: 1,
    run: async (items) => {
      batches.push(items);
      return items;
    },
  });
  await Promise.all([ask([1]), ask([2]), new Promise((resolve) => setImmediate(resolve)).then(() => ask([3]))]);
  expect(batches).toEqual([[1, 2, 3]]);
});

test("a failure reaches everyone in the batch, and the next batch runs", async () => {
  let fail = true;
  const ask = createBatcher<number, number>({
    patienceMs: 60_000,
    lanes: 1,
    run: async (items) => {
      if (fail) throw new Error("away");
      return items;
    },
  });
  await expect(ask([1])).rejects.toThrow("away");
  fail = false;
  expect(await ask([2])).toEqual([2]);
});

test("what was given up while it waited is never begun", async () => {
  const gate = Promise.withResolvers<void>();
  const begun: number[] = [];
  const ask = createBatcher<number, number>({
    patienceMs: 40,
    lanes: 1,
    run: async (items) => {
      begun.push(...items);
      await gate.promise;
      return items;
    },
  });
  const first = ask([1]);
  await expect.poll(() => begun).toEqual([1]);
  void ask([2]);
  await new Promise((resolve) => setTimeout(resolve, 100));
  gate.resolve();
  await first;
  expect(await ask([3])).toEqual([3]);
  expect(begun).toEqual([1, 3]);
});
