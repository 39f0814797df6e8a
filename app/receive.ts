import type { JobQueue } from "../queue/open-queue.ts";
import { messageOf, OutsideError } from "../workflows/errors.ts";
import type { Decide } from "./decide.ts";
import type { Decision } from "./events/decision.ts";
import type { Log } from "./log.ts";
import type { Metrics } from "./metrics.ts";

export interface Delivery {
  readonly id: string;
  readonly event: string;
  readonly payload: unknown;
}

interface ReceiveOptions {
  readonly appId: number;
  readonly queue: Pick<JobQueue, "addAll">;
  readonly decide: Decide;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Milliseconds of a steady clock. */
  readonly now: () => number;
}

/** GitHub reads the status: with 503 a delivery shows as failed there, and can be sent again. */
class NotStored extends Error {
  readonly status = 503;
}

/**
 * Takes a verified webhook: decides, and settles when its jobs are stored.
 * @throws NotStored when the queue is away
 */
export function createReceiver({
  appId,
  queue,
  decide,
  log,
  metrics,
  now,
}: ReceiveOptions): (delivery: Delivery) => Promise<void> {
  return async function receive({ id, event, payload }) {
    const started = now();
    const delivery = /^[\w-]{1,64}$/.test(id) ? id : "unnamed";
    const done = (outcome: "enqueued" | "ignored" | "failed", reason: string): void => {
      metrics.webhook({ event, outcome, reason }, (now() - started) / 1_000);
      log[outcome === "failed" ? "error" : "info"]("Webhook received", { delivery, event, outcome, reason });
    };
    const decision = decide({ name: event, payload }, { delivery, appId });
    if (decision.do === "ignore") return done("ignored", decision.because);
    try {
      await queue.addAll(decision.jobs);
    } catch (error) {
      done("failed", error instanceof OutsideError ? error.code : "error");
      log.error("Jobs not stored", { delivery, error });
      if (error instanceof OutsideError) throw new NotStored(messageOf(error), { cause: error });
      throw error;
    }
    done("enqueued", namesOf(decision));
  };
}

function namesOf(decision: Extract<Decision, { do: "enqueue" }>): string {
  return [...new Set(decision.jobs.map(({ name }) => name))].join("+");
}
