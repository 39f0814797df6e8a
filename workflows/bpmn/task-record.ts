import type { TraceStep } from "../report/report.ts";
import { readableDuration } from "../report/mermaid-text.ts";

/** What one task did in a run, over all attempts and turns of a loop. */
export interface TaskRecord {
  readonly outcome: TraceStep["outcome"];
  readonly ms: number;
  /** How often the flow reached the task. */
  readonly turns: number;
  /** Attempts beyond the first of each turn. */
  readonly retries: number;
  readonly detail: string | undefined;
}

/** Sums up the steps of one task. */
export function recordOf(steps: readonly TraceStep[]): TaskRecord | undefined {
  const last = steps.at(-1);
  if (!last) return undefined;
  const turns = steps.filter((step) => step.attempt === 1).length;
  const ms = steps.reduce((sum, step) => sum + step.ms, 0);
  return { outcome: last.outcome, ms, turns, retries: steps.length - turns, detail: last.detail };
}

/** `1.2 s`, `failed after 1.2 s, 2 retries`, `3 times, 4.0 s`. */
export function describeRecord({ outcome, ms, turns, retries }: TaskRecord): string {
  const times = turns > 1 ? `${turns} times, ` : "";
  const again = retries === 0 ? "" : `, ${retries} ${retries === 1 ? "retry" : "retries"}`;
  return `${times}${describeOutcome(outcome, readableDuration(ms))}${again}`;
}

function describeOutcome(outcome: TraceStep["outcome"], duration: string): string {
  switch (outcome) {
    case "ok":
      return duration;
    case "error":
      return `failed after ${duration}`;
    case "timeout":
      return `timed out after ${duration}`;
    case "cancelled":
      return `cancelled after ${duration}`;
    case "skipped":
      return "skipped";
  }
}
