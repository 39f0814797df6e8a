import type { TraceStep } from "../report/report.ts";

const graceMs = 500;

/** What a run and its child processes did, in one list; milliseconds count from the start of the outermost run. */
export class StepLog {
  readonly #now: () => number;
  readonly #began: number;
  readonly #steps: TraceStep[] = [];
  readonly #working = new Set<Promise<unknown>>();

  constructor(now: () => number) {
    this.#now = now;
    this.#began = now();
  }

  elapsed(): number {
    return Math.max(0, this.#now() - this.#began);
  }

  add(step: TraceStep): void {
    this.#steps.push({ ...step, start: round(step.start), ms: round(step.ms) });
  }

  /** Remembers a function that may go on after its attempt was given up. */
  keep(working: Promise<unknown>): void {
    this.#working.add(working);
    const forget = (): void => void this.#working.delete(working);
    working.then(forget, forget);
  }

  /** Gives stopped functions a moment to leave the run's files and children alone before the run is reported. */
  async quiet(): Promise<void> {
    if (this.#working.size === 0) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, graceMs);
    await Promise.race([Promise.allSettled(this.#working), promise]);
    clearTimeout(timer);
  }

  steps(): TraceStep[] {
    return this.#steps.toSorted((a, b) => a.start - b.start);
  }
}

function round(ms: number): number {
  return Math.round(ms * 1_000) / 1_000;
}
