import { versions } from "node:process";
import { setFlagsFromString } from "node:v8";

/** Calls of a function before V8's best compiler takes it up; 3,000 where nothing is said. */
const CALLS_BEFORE_TURBOFAN = 60_000;

/** The engine whose options are known here; another one may print an error about them. */
const KNOWN_V8 = /^13\./;

/**
 * For a process that is over in seconds: the best compiler (not the one before it) works for what is called very often alone.
 * It takes a third of the processor time of a first generation, on threads that those which render compete with, and much of
 * what it makes is never used. What runs for long is compiled as ever, somewhat later.
 */
export function expectShortRun(): void {
  for (const flag of flagsOfShortRun(versions.v8)) setFlagsFromString(flag);
}

export function flagsOfShortRun(v8: string): readonly string[] {
  return KNOWN_V8.test(v8) ? [`--invocation-count-for-turbofan=${CALLS_BEFORE_TURBOFAN}`] : [];
}

/**
 * Threads that render. Each has to compile anew what it runs, and the compilers' own threads want a processor, too: with two
 * of them, often one core, a second thread makes nothing faster and takes 80 MB.
 */
export function renderersOfShortRun(processors: number): number {
  return processors > 2 ? 2 : 1;
}
