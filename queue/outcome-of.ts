import { assertNever, OutsideError, WeaverGenError } from "../workflows/errors.ts";
import { JobCancelled, WorkerStopping } from "./interruptions.ts";

export type Outcome =
  /** Runs again after a pause and uses up an attempt. */
  | { readonly do: "retry"; readonly delayMs: number }
  /** Runs again at a known time (epoch, milliseconds) without using up an attempt. */
  | { readonly do: "delay"; readonly untilMs: number }
  | { readonly do: "give-up"; readonly because: GiveUpReason };

export type GiveUpReason = "user" | "operator" | "bug" | "cancelled" | "attempts-used-up";

interface Attempt {
  /** 1 for the first run. */
  readonly attempt: number;
  readonly attempts: number;
  readonly now: number;
  /** Pause before the second attempt; each later pause is four times as long. */
  readonly firstRetryMs?: number;
}

const longestRetryMs = 10 * 60_000;
const longestDelayMs = 6 * 3_600_000;

/**
 * Decides what happens to a job that ended with an error: the only place that maps errors to retries.
 * Errors of no known class are retried: a fault of a library may be passing, and the attempts end it.
 */
export function outcomeOf(error: unknown, context: Attempt): Outcome {
  if (error instanceof JobCancelled) return { do: "give-up", because: "cancelled" };
  if (error instanceof WorkerStopping) return { do: "delay", untilMs: context.now };
  if (!(error instanceof WeaverGenError)) return retry(context);
  switch (error.actor) {
    case "user":
    case "operator":
    case "bug":
      return { do: "give-up", because: error.actor };
    case "outside":
      return outside(error, context);
    default:
      return assertNever(error.actor);
  }
}

function outside(error: WeaverGenError, context: Attempt): Outcome {
  const wait = error instanceof OutsideError ? error.retryAfterMs : undefined;
  if (wait === undefined) return retry(context);
  return { do: "delay", untilMs: context.now + Math.min(Math.max(wait, 0), longestDelayMs) };
}

function retry({ attempt, attempts, firstRetryMs = 5_000 }: Attempt): Outcome {
  if (attempt >= attempts) return { do: "give-up", because: "attempts-used-up" };
  return { do: "retry", delayMs: Math.min(firstRetryMs * 4 ** (attempt - 1), longestRetryMs) };
}
