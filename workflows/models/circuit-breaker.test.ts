import { expect, test } from "vitest";
import { OutsideError } from "../errors.ts";
import { withCircuitBreaker } from "./circuit-breaker.ts";
import type { ProposalRequest, Proposer } from "./proposer.ts";

const request = {} as ProposalRequest;
const signal = new AbortController().signal;

function failingProposer(): Proposer & { asked: number; works: boolean } {
  return {
    name: "claude",
    asked: 0,
    works: false,
    propose() {
      this.asked += 1;
      return this.works
        ? Promise.resolve(undefined)
        : Promise.reject(new OutsideError("model-failed", { message: "down" }));
    },
  };
}

test("a provider that failed repeatedly is not asked again until the cool-down is over", async () => {
  let now = 0;
  const provider = failingProposer();
  const guarded = withCircuitBreaker(provider, { failures: 2, coolDownMs: 1_000, now: () => now });
  await expect(guarded.propose(request, signal)).rejects.toMatchObject({ code: "model-failed" });
  await expect(guarded.propose(request, signal)).rejects.toMatchObject({ code: "model-failed" });
  await expect(guarded.propose(request, signal)).rejects.toMatchObject({
    code: "model-circuit-open",
    retryAfterMs: 1_000,
  });
  expect(provider.asked).toBe(2);
  now = 1_000;
  provider.works = true;
  await expect(guarded.propose(request, signal)).resolves.toBeUndefined();
});

test("one success forgets earlier failures", async () => {
  const provider = failingProposer();
  const guarded = withCircuitBreaker(provider, { failures: 2, coolDownMs: 1_000, now: () => 0 });
  await guarded.propose(request, signal).catch(() => undefined);
  provider.works = true;
  await guarded.propose(request, signal);
  provider.works = false;
  await guarded.propose(request, signal).catch(() => undefined);
  await expect(guarded.propose(request, signal)).rejects.toMatchObject({ code: "model-failed" });
});
