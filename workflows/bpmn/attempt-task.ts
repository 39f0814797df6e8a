import { type Context, context, type Span, SpanStatusCode, trace, type Tracer } from "@opentelemetry/api";
import { messageOf, OutsideError, WeaverGenError } from "../errors.ts";
import { orAborted } from "./or-aborted.ts";
import type { TaskContext, TaskKind } from "./task.ts";
import { TaskStopped } from "./task-stopped.ts";
import type { StepLog } from "./step-log.ts";

interface Task<Run> {
  readonly process: string;
  /** The task that called the process. */
  readonly caller: string | undefined;
  readonly name: string;
  readonly kind: Pick<TaskKind<Run>, "timeoutMs" | "attempts" | "run">;
  readonly run: Run;
  /** Aborted with TaskStopped where the run no longer needs the task. */
  readonly signal: AbortSignal;
  readonly tracer: Tracer;
  readonly parent: Context;
  readonly log: StepLog;
  readonly call: (context: Context, signal: AbortSignal) => TaskContext["call"];
}

type Outcome = "ok" | "error" | "timeout" | "cancelled";

const firstDelayMs = 250;
const longestDelayMs = 5_000;

/**
 * Runs a task within its time limit, which covers all its attempts; tries again after an OutsideError while attempts
 * are left. A function that ignores its signal is not waited for.
 * @throws what the last attempt threw; OutsideError `task-timeout`; TaskStopped
 */
export async function attemptTask<Run>(task: Task<Run>): Promise<void> {
  const limit = new AbortController();
  const { timeoutMs, attempts = 1 } = task.kind;
  const message = `${task.name} took longer than ${timeoutMs / 1_000} s.`;
  const hint = "Run it again; if it happens often, the input is too large or a service it needs is slow.";
  const timer = setTimeout(() => limit.abort(new OutsideError("task-timeout", { message, hint })), timeoutMs);
  const signal = AbortSignal.any([task.signal, limit.signal]);
  try {
    for (let attempt = 1; ; attempt += 1) {
      const failure = await attemptOnce(task, { attempt, signal });
      if (!failure) return;
      if (signal.aborted || attempt >= attempts || !(failure.error instanceof OutsideError)) throw failure.error;
      await pause(delayOf(failure.error, attempt), signal);
    }
  } finally {
    clearTimeout(timer);
  }
}

async function attemptOnce<Run>(
  task: Task<Run>,
  { attempt, signal }: { attempt: number; signal: AbortSignal },
): Promise<{ error: unknown } | undefined> {
  const attributes = { "weavergen.process": task.process, "weavergen.task": task.name, "weavergen.attempt": attempt };
  const span = task.tracer.startSpan(task.name, { attributes }, task.parent);
  const here = trace.setSpan(task.parent, span);
  const start = task.log.elapsed();
  const finish = (outcome: Outcome, error?: unknown): void => {
    endSpan(span, outcome, error);
    const { process, caller, name } = task;
    const detail = error === undefined ? {} : { detail: messageOf(error) };
    const called = caller === undefined ? {} : { caller };
    task.log.add({
      process,
      task: name,
      start,
      ms: task.log.elapsed() - start,
      outcome,
      attempt,
      ...detail,
      ...called,
    });
  };
  try {
    const taskContext: TaskContext = { signal, span, attempt, call: task.call(here, signal) };
    const working = context.with(here, async () => task.kind.run(task.run, taskContext));
    task.log.keep(working);
    await orAborted(working, signal);
    finish("ok");
    return undefined;
  } catch (error) {
    const reason: unknown = signal.aborted ? signal.reason : error;
    finish(outcomeOf(reason), reason);
    return { error: reason };
  }
}

function outcomeOf(error: unknown): Outcome {
  if (error instanceof TaskStopped) return error.outcome;
  return error instanceof OutsideError && error.code === "task-timeout" ? "timeout" : "error";
}

/** Ends a span with its outcome; a failure sets the error status and leaves an exception event. */
export function endSpan(span: Span, outcome: Outcome, error?: unknown): void {
  span.setAttribute("weavergen.outcome", outcome);
  if (outcome === "error" || outcome === "timeout") {
    const thrown = error instanceof Error ? error : new Error(messageOf(error));
    span.setAttribute("error.type", error instanceof WeaverGenError ? error.code : thrown.name);
    span.recordException(thrown);
    span.setStatus({ code: SpanStatusCode.ERROR, message: thrown.message });
  }
  span.end();
}

function delayOf(error: OutsideError, attempt: number): number {
  return error.retryAfterMs ?? Math.min(longestDelayMs, firstDelayMs * 2 ** (attempt - 1));
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  try {
    await orAborted(promise, signal);
  } finally {
    clearTimeout(timer);
  }
}
