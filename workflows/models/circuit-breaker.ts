import { OutsideError } from "../errors.ts";
import type { Proposer } from "./proposer.ts";

interface BreakerOptions {
  /** Failures in a row after which the provider is left alone. */
  readonly failures: number;
  readonly coolDownMs: number;
  readonly now: () => number;
}

/** Leaves a provider alone after repeated failures; one call is let through when the cool-down is over. */
export function withCircuitBreaker(proposer: Proposer, options: BreakerOptions): Proposer {
  let failed = 0;
  let openUntil = 0;
  return {
    name: proposer.name,
    propose: async (request, signal) => {
      if (options.now() < openUntil) {
        throw new OutsideError("model-circuit-open", {
          message: `The model "${proposer.name}" failed ${failed} times in a row and is not asked for now.`,
          retryAfterMs: openUntil - options.now(),
        });
      }
      try {
        const proposal = await proposer.propose(request, signal);
        failed = 0;
        return proposal;
      } catch (error) {
        failed += 1;
        if (failed >= options.failures) openUntil = options.now() + options.coolDownMs;
        throw error;
      }
    },
  };
}
