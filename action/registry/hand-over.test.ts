import { expect, test } from "vitest";
import { handOver } from "./hand-over.ts";

test("a signal ends the command until it is taken over, and then only who took it", () => {
  const early = new AbortController();
  const before = handOver(early.signal);
  early.abort(new Error("early"));
  expect(before.signal.reason).toMatchObject({ message: "early" });
  const late = new AbortController();
  const after = handOver(late.signal);
  const taken = after.takeOver();
  late.abort(new Error("late"));
  expect([after.signal.aborted, taken.aborted]).toEqual([false, true]);
  expect(handOver(AbortSignal.abort()).signal.aborted).toBe(true);
});
