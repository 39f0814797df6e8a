import { OutsideError, WeaverGenError } from "../workflows/errors.ts";

interface Deadline {
  readonly ms: number;
  /** What is being waited for, as it stands in the error. */
  readonly doing: string;
}

/**
 * Waits for the queue's store no longer than a deadline.
 * @param work gets a signal that is aborted at the deadline, so that it begins nothing more
 * @throws OutsideError `queue-unavailable` when the work fails or takes longer; the work itself goes on, because a store cannot take back a command
 *   that is on its way
 */
export async function within<T>({ ms, doing }: Deadline, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const givenUp = new AbortController();
  const timer = setTimeout(() => {
    const reason = new Error(`no answer within ${ms} ms`);
    givenUp.abort(reason);
    late.reject(reason);
  }, ms);
  try {
    return await Promise.race([work(givenUp.signal), late.promise]);
  } catch (cause) {
    if (cause instanceof WeaverGenError) throw cause;
    throw unavailable(doing, cause);
  } finally {
    clearTimeout(timer);
  }
}

/** The error of a queue whose store cannot be reached; the cause's text holds no credentials, since drivers name only host and port. */
function unavailable(doing: string, cause: unknown): OutsideError {
  return new OutsideError("queue-unavailable", {
    message: `The job queue is not available while ${doing}: ${reasonOf(cause)}.`,
    hint: "Check that the store named by REDIS_URL or DATABASE_URL runs and can be reached.",
    cause,
  });
}

function reasonOf(cause: unknown): string {
  if (cause instanceof AggregateError && cause.message === "") return cause.errors.map(reasonOf).join("; ");
  return cause instanceof Error ? cause.message : String(cause);
}
