import { OutsideError } from "../workflows/errors.ts";
import { JobCancelled } from "./interruptions.ts";
import type { JobName } from "./jobs.ts";

interface Interruptible {
  readonly name: JobName;
  readonly timeoutMs: number;
  /** How long the work may go on after its signal was aborted. */
  readonly tidyMs: number;
  readonly stop: AbortSignal;
  /** Asked once a second; undefined where nobody can cancel. */
  readonly cancelled: (() => Promise<boolean>) | undefined;
  readonly work: (signal: AbortSignal) => Promise<void>;
}

/**
 * Runs work that may be interrupted by its time limit, by a cancellation or by the worker's end.
 * @throws the reason of the interruption, whatever the work made of it; else what the work throws
 */
export async function runInterruptibly({
  name,
  timeoutMs,
  tidyMs,
  stop,
  cancelled,
  work,
}: Interruptible): Promise<void> {
  const controller = new AbortController();
  const { signal } = controller;
  const interrupt = (reason: unknown): void => controller.abort(reason);
  const onStop = (): void => interrupt(stop.reason);
  stop.addEventListener("abort", onStop);
  const limit = setTimeout(() => interrupt(timedOut(name, timeoutMs)), timeoutMs);
  const watch = cancelled && watchFor(cancelled, interrupt);
  if (stop.aborted) onStop();
  try {
    await Promise.race([work(signal), overdue(signal, tidyMs)]);
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  } finally {
    clearTimeout(limit);
    clearInterval(watch);
    stop.removeEventListener("abort", onStop);
  }
}

function timedOut(name: JobName, timeoutMs: number): OutsideError {
  return new OutsideError("job-timeout", {
    message: `The job "${name}" took longer than its ${timeoutMs / 1_000} s and was stopped.`,
  });
}

function watchFor(cancelled: () => Promise<boolean>, interrupt: (reason: unknown) => void): NodeJS.Timeout {
  return setInterval(() => {
    // A store that is away for a moment does not decide about a job.
    cancelled().then(
      (yes) => yes && interrupt(new JobCancelled("The job was cancelled.")),
      () => {},
    );
  }, 1_000);
}

/** Work that ignores its signal must not keep its place for ever. */
function overdue(signal: AbortSignal, tidyMs: number): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener("abort", () => setTimeout(() => reject(signal.reason as Error), tidyMs).unref(), {
      once: true,
    });
  });
}
