import { type Context, context, type Span, trace, type Tracer } from "@opentelemetry/api";
import { UserError } from "../errors.ts";
import type { TraceStep } from "../report/report.ts";
import { attemptTask, endSpan } from "./attempt-task.ts";
import { type EngineOutcome, executeOnEngine, type WorkNode } from "./execute-on-engine.ts";
import type { ProcessDefinition } from "./process-definition.ts";
import { StepLog } from "./step-log.ts";
import type { Catalogue, TaskContext } from "./task.ts";
import { TaskStopped } from "./task-stopped.ts";

/** How a run ended. `error` is what the failing task threw, or why the run was cancelled; it is missing on success. */
export interface ProcessOutcome {
  readonly status: "completed" | "failed" | "cancelled";
  readonly error?: unknown;
  /** Trace that the run's spans belong to. */
  readonly traceId: string;
  /** Each attempt of each task, of child processes too, in the order in which they began. */
  readonly steps: TraceStep[];
}

/** Catalogues of other processes; `never`, because each has its own kind of run. */
export type Catalogues = Readonly<Record<string, Catalogue<never>>>;

interface Surroundings {
  /** Finds a process that a task calls or a call activity names. */
  readonly processes?: ((name: string) => ProcessDefinition) | undefined;
  /** The catalogue of each process that may be called, by the process's name. */
  readonly catalogues?: Catalogues | undefined;
  readonly tracer: Tracer;
}

interface ProcessRun<Run> extends Surroundings {
  readonly process: ProcessDefinition;
  readonly catalogue: Catalogue<Run>;
  readonly run: Run;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds of a monotonic clock. */
  readonly now?: () => number;
}

interface Frame<Run> extends Surroundings {
  readonly process: ProcessDefinition;
  readonly catalogue: Catalogue<Run>;
  readonly run: Run;
  readonly signal: AbortSignal | undefined;
  readonly parent: Context;
  readonly log: StepLog;
  readonly depth: number;
  /** The task that called this process. */
  readonly caller?: string;
}

const deepest = 8;
const callTimeoutMs = 3_600_000;

/**
 * Runs a process to its end. Each attempt of a task is a span named after it, a child of the process's span; a failed
 * branch aborts the others. Never rejects: failure and cancellation are outcomes.
 */
export async function runProcess<Run>(options: ProcessRun<Run>): Promise<ProcessOutcome> {
  const log = new StepLog(options.now ?? (() => performance.now()));
  const { signal } = options;
  const span = startProcessSpan(options, context.active());
  const parent = trace.setSpan(context.active(), span);
  const outcome = await runFrame({ ...options, signal, parent, log, depth: 0 }, span);
  return { ...outcome, traceId: span.spanContext().traceId, steps: log.steps() };
}

function startProcessSpan({ process, tracer }: Pick<Frame<never>, "process" | "tracer">, parent: Context): Span {
  return tracer.startSpan(process.name, { attributes: { "weavergen.process": process.name } }, parent);
}

async function runFrame<Run>(frame: Frame<Run>, span: Span): Promise<EngineOutcome> {
  const outcome = await executeOnEngine({
    process: frame.process,
    signal: frame.signal,
    work: (node, stopped) => workOn(frame, node, stopped),
    decide: (name) => decide(frame, name),
  });
  if (frame.depth === 0) await frame.log.quiet();
  endSpan(span, spanOutcome(outcome), outcome.status === "completed" ? undefined : outcome.error);
  return outcome;
}

function spanOutcome(outcome: EngineOutcome): "ok" | "error" | "cancelled" {
  if (outcome.status === "completed") return "ok";
  return outcome.status === "cancelled" ? "cancelled" : "error";
}

async function workOn<Run>(frame: Frame<Run>, node: WorkNode, signal: AbortSignal): Promise<void> {
  const { process, run, tracer, parent, log, caller } = frame;
  const name = node.kind === "task" ? node.task : node.process;
  const kind = node.kind === "task" ? taskOf(frame, node.task) : callOf<Run>(node.process);
  const call = (here: Context, aborted: AbortSignal): TaskContext["call"] =>
    callFrom({ ...frame, parent: here, signal: aborted }, name);
  await attemptTask({ process: process.name, caller, name, kind, run, signal, tracer, parent, log, call });
}

function taskOf<Run>({ catalogue, process }: Frame<Run>, name: string): Catalogue<Run>["tasks"][string] {
  if (Object.hasOwn(catalogue.tasks, name)) return catalogue.tasks[name] ?? missing(process, `task ${name}`);
  return missing(process, `task ${name}`);
}

/** A call activity runs another process on the same run data. */
function callOf<Run>(process: string): Pick<Catalogue<Run>["tasks"][string], "timeoutMs" | "run"> {
  return { timeoutMs: callTimeoutMs, run: (run, { call }) => call(process, run) };
}

function decide<Run>({ catalogue, process, run }: Frame<Run>, name: string): boolean {
  const decision = Object.hasOwn(catalogue.decisions, name) ? catalogue.decisions[name] : undefined;
  return decision ? decision(run) : missing(process, `decision ${name}`);
}

function callFrom<Run>(frame: Frame<Run>, caller: string): TaskContext["call"] {
  return async (name, child) => {
    const { processes, catalogues, tracer, log, parent, signal } = frame;
    const catalogue = catalogues && Object.hasOwn(catalogues, name) ? catalogues[name] : undefined;
    if (!processes || !catalogue) return missing(frame.process, `process ${name}`);
    const depth = frame.depth + 1;
    if (depth > deepest) throw tooDeep(frame.process, name);
    const called = { process: processes(name), processes, catalogues, catalogue, tracer, log, signal, depth, caller };
    const span = startProcessSpan(called, parent);
    // The catalogue of this name was written for this kind of child; its caller vouches for it.
    const outcome = await runFrame({ ...called, run: child as never, parent: trace.setSpan(parent, span) }, span);
    if (outcome.status === "completed") return;
    if (outcome.status === "failed") throw outcome.error;
    throw signal?.aborted ? signal.reason : new TaskStopped("cancelled", `Process ${name} was cancelled.`);
  };
}

function missing(process: ProcessDefinition, what: string): never {
  const message = `${process.file} needs ${what}, which the catalogue does not hold.`;
  throw new UserError("process-function-missing", { message, hint: "Name one of the catalogue's functions." });
}

function tooDeep(process: ProcessDefinition, name: string): UserError {
  const message = `${process.file} calls ${name} more than ${deepest} processes deep.`;
  return new UserError("process-too-deep", { message, hint: "Remove the circle of calls." });
}
