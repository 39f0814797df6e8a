import type { Span } from "@opentelemetry/api";

/** What a task is given besides the run's own data. */
export interface TaskContext {
  /** Aborted on timeout, cancellation, or failure of the run. */
  readonly signal: AbortSignal;
  /** The span of this attempt, named after the task. */
  readonly span: Span;
  readonly attempt: number;
  /** Starts another process inside this task; its steps join the trace. */
  readonly call: <Child>(process: string, child: Child) => Promise<void>;
}

/**
 * One task of the catalogue. `Run` is the typed data of one run: facts go in when it starts, each task reads what it
 * needs and writes its result, so that the process file alone says in which order they run.
 */
export interface TaskKind<Run> {
  /** One line for people: what the task does. */
  readonly summary: string;
  /** Limit for the task with all its attempts; over it the signal is aborted and the task fails with `task-timeout`. */
  readonly timeoutMs: number;
  /** Attempts where an OutsideError is thrown; 1 where left out. */
  readonly attempts?: number;
  /** Attributes that the span must carry when the task ends well (checked by the span report). */
  readonly attributes?: readonly string[];
  readonly run: (run: Run, context: TaskContext) => Promise<void> | void;
}

/** Conditions of exclusive gateways name one of these; they are pure. */
export type Decision<Run> = (run: Run) => boolean;

export interface Catalogue<Run> {
  readonly tasks: Readonly<Record<string, TaskKind<Run>>>;
  readonly decisions: Readonly<Record<string, Decision<Run>>>;
}
