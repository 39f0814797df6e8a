import { expect, test } from "vitest";
import { BugError, OperatorError, OutsideError, UserError } from "../workflows/errors.ts";
import { JobCancelled, WorkerStopping } from "./interruptions.ts";
import { outcomeOf } from "./outcome-of.ts";

const now = 1_000_000;
const first = { attempt: 1, attempts: 5, now };
const details = { message: "It failed." };

test("UserError: the author must mend it, so the job is given up", () => {
  expect(outcomeOf(new UserError("x", details), first)).toEqual({ do: "give-up", because: "user" });
});

test("OperatorError: whoever runs WeaverGen must mend it, so the job is given up", () => {
  expect(outcomeOf(new OperatorError("x", details), first)).toEqual({ do: "give-up", because: "operator" });
});

test("BugError: running it again would fail again, so the job is given up", () => {
  expect(outcomeOf(new BugError("x", details), first)).toEqual({ do: "give-up", because: "bug" });
});

test("OutsideError: retried, each pause longer than the one before", () => {
  const pauses = [1, 2, 3, 4].map((attempt) => outcomeOf(new OutsideError("x", details), { ...first, attempt }));
  expect(pauses).toEqual([5_000, 20_000, 80_000, 320_000].map((delayMs) => ({ do: "retry", delayMs })));
});

test("OutsideError that names a time (a rate limit): delayed until then, without using up an attempt", () => {
  const limited = new OutsideError("rate-limited", { ...details, retryAfterMs: 90_000 });
  expect(outcomeOf(limited, { ...first, attempt: 5 })).toEqual({ do: "delay", untilMs: now + 90_000 });
});

test("a rate limit that names an absurd or negative time is kept within bounds", () => {
  const year = new OutsideError("rate-limited", { ...details, retryAfterMs: 365 * 86_400_000 });
  const past = new OutsideError("rate-limited", { ...details, retryAfterMs: -5 });
  expect(outcomeOf(year, first)).toEqual({ do: "delay", untilMs: now + 6 * 3_600_000 });
  expect(outcomeOf(past, first)).toEqual({ do: "delay", untilMs: now });
});

test("the last attempt is not followed by another", () => {
  const last = { ...first, attempt: 5 };
  expect(outcomeOf(new OutsideError("x", details), last)).toEqual({ do: "give-up", because: "attempts-used-up" });
  expect(outcomeOf(new TypeError("x"), last)).toEqual({ do: "give-up", because: "attempts-used-up" });
});

test("an error of no known class is retried, whatever was thrown", () => {
  for (const thrown of [new TypeError("x"), "text", undefined, null, 7]) {
    expect(outcomeOf(thrown, first)).toEqual({ do: "retry", delayMs: 5_000 });
  }
});

test("JobCancelled: given up at once", () => {
  expect(outcomeOf(new JobCancelled("closed"), first)).toEqual({ do: "give-up", because: "cancelled" });
});

test("WorkerStopping: due again at once for another worker, even on the last attempt", () => {
  expect(outcomeOf(new WorkerStopping("stop"), { ...first, attempt: 5 })).toEqual({ do: "delay", untilMs: now });
});
