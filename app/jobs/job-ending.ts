import { outcomeOf } from "../../queue/outcome-of.ts";
import type { JobContext } from "../../queue/start-worker.ts";
import { OutsideError } from "../../workflows/errors.ts";

/** GitHub as a whole is away, which no number of attempts outlasts. */
const githubAway: ReadonlySet<string> = new Set(["github-unreachable", "github-unavailable"]);
const patienceMs = 5 * 60_000;

/** What a job's run really ends with: the reason of its interruption, or the error itself. */
export function endingOf(error: unknown, { signal }: JobContext): unknown {
  return signal.aborted ? signal.reason : error;
}

/** Whether nothing is tried again after this error, so that somebody should read of it. */
export function isFinal(error: unknown, context: JobContext): boolean {
  const ending = endingOf(error, context);
  if (isAway(ending)) return false;
  const { attempt, attemptsLeft } = context;
  const outcome = outcomeOf(ending, { attempt, attempts: attempt + attemptsLeft, now: 0 });
  return outcome.do === "give-up" && outcome.because !== "cancelled";
}

type Handler<Data> = (data: Data, context: JobContext) => Promise<void>;

/** A job whose attempts are used up waits on where GitHub is away, as long as the queue begins it again. */
export function waitingForGithub<Data>(handler: Handler<Data>): Handler<Data> {
  return async (data, context) => {
    try {
      await handler(data, context);
    } catch (error) {
      const ending = endingOf(error, context);
      if (context.attemptsLeft > 0 || !isAway(ending)) throw error;
      throw new OutsideError(ending.code, { message: ending.message, retryAfterMs: patienceMs, cause: ending });
    }
  };
}

function isAway(error: unknown): error is OutsideError {
  return error instanceof OutsideError && githubAway.has(error.code);
}
