import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import type { Lease } from "./backends/backend.ts";
import { redisBackend } from "./backends/redis.ts";
import { createInTurn } from "./in-turn.ts";
import { onEveryStore, until } from "./jobs-for-tests.ts";
import { storeKinds } from "./stores-for-tests.ts";

const never = new AbortController().signal;
const turn = { name: "publish shop/telemetry 1", signal: never };

onEveryStore("turns", ({ kind, open, server }) => {
  async function twoProcesses() {
    const prefix = `test-${randomUUID()}`;
    return [await open(prefix), await open(prefix)] as const;
  }

  test("of two processes on one store only one is at work under a name, whoever asks and however often", async () => {
    const processes = await twoProcesses();
    let [atWork, most, done] = [0, 0, 0];
    const work = async (): Promise<void> => {
      most = Math.max(most, ++atWork);
      await pause(5);
      atWork -= 1;
      done += 1;
    };
    await Promise.all(Array.from({ length: 12 }, (_, index) => processes[index % 2 ? 1 : 0].inTurn(turn, work)));
    expect({ most, done }).toEqual({ most: 1, done: 12 });
  });

  test("other names do not wait", async () => {
    const [one, two] = await twoProcesses();
    const end = Promise.withResolvers<void>();
    const working = one.inTurn(turn, () => end.promise);
    expect(await two.inTurn({ ...turn, name: "publish shop/telemetry 2" }, async () => "done")).toBe("done");
    end.resolve();
    await working;
  });

  test("work that fails ends its turn, with what it threw", async () => {
    const [one, two] = await twoProcesses();
    await expect(one.inTurn(turn, () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
    expect(await two.inTurn(turn, async () => "done")).toBe("done");
  });

  test("whoever waits gives up with the signal, and never begins", async () => {
    const [one, two] = await twoProcesses();
    const end = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const working = one.inTurn(turn, () => (begun.resolve(), end.promise));
    await begun.promise;
    const stop = new AbortController();
    let ran = false;
    const waiting = two.inTurn({ ...turn, signal: stop.signal }, async () => {
      ran = true;
    });
    stop.abort(new Error("stopped"));
    await expect(waiting).rejects.toThrow("stopped");
    end.resolve();
    await working;
    expect(ran).toBe(false);
  });

  test.skipIf(kind.name === "embedded")("while the server is away the work is done all the same", async () => {
    const queue = await open();
    await server()?.stop();
    onTestFinished(() => server()?.start());
    expect(await queue.inTurn(turn, async () => "done")).toBe("done");
  });
});

const redis = storeKinds.find(({ name }) => name === "redis");

test.skipIf(redis?.missing !== undefined)(
  "in Redis a lease lasts as long as its holder lives, and ends by itself after it",
  async () => {
    const store = await redis?.open();
    const url = store?.options.redisUrl ?? "";
    const [holder, other] = [redisBackend(url, { leaseMs: 300 }), redisBackend(url, { leaseMs: 300 })];
    onTestFinished(async () => {
      await other.close();
      await store?.[Symbol.asyncDispose]();
    });
    expect(await holder.lease("name")).toBeDefined();
    await pause(1_000);
    expect(await other.lease("name")).toBeUndefined();
    // What a killed process leaves behind: nothing is released.
    await holder.close();
    let lease: Lease | undefined;
    await until(async () => (lease = await other.lease("name")) !== undefined);
    await lease?.release();
    expect(await other.lease("name")).toBeDefined();
  },
);

test("a lease that is never had in time is not worked around", async () => {
  const inTurn = createInTurn({ backend: { lease: async () => undefined }, prefix: "test", onError: () => {} });
  const stop = new AbortController();
  const waiting = inTurn({ name: "name", signal: stop.signal }, async () => "done");
  stop.abort(new Error("too late"));
  await expect(waiting).rejects.toThrow("too late");
});
