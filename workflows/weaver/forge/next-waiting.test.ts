import { expect, test } from "vitest";
import { Durations, nextWaiting } from "./next-waiting.ts";

const renderer = (...runs: string[]) => ({
  hasRun: (run: string | undefined) => run !== undefined && runs.includes(run),
});
const waiting = (...runs: string[]) => runs.map((run) => ({ run }));

test("a free one takes what it did before, then what no other did, then any", () => {
  const durations = new Durations();
  const others = [renderer("b")];
  expect(nextWaiting(waiting("b", "new", "a"), { free: renderer("a"), others, durations })?.run).toBe("a");
  expect(nextWaiting(waiting("b", "new"), { free: renderer("a"), others, durations })?.run).toBe("new");
  expect(nextWaiting(waiting("b"), { free: renderer("a"), others, durations })?.run).toBe("b");
  expect(nextWaiting([], { free: renderer("a"), others, durations })).toBeUndefined();
});

test("of several the one that took longest the last time goes first, and else the one that waits longest", () => {
  const durations = new Durations();
  durations.keep("b", 20);
  durations.keep("c", 5);
  const free = { free: renderer("a", "b", "c", "d"), others: [], durations };
  expect(nextWaiting(waiting("a", "c", "b", "d"), free)?.run).toBe("b");
  expect(nextWaiting(waiting("a", "d"), free)?.run).toBe("a");
});

test("what is remembered of durations is bounded", () => {
  const durations = new Durations();
  for (let run = 0; run < 1_000; run++) durations.keep(String(run), 1);
  expect(durations.of("999")).toBe(1);
  expect(durations.of("0")).toBe(0);
});
