import type { Tracer } from "@opentelemetry/api";
import { runProcess } from "../bpmn/run-process.ts";
import { readProcess } from "../processes/process-files.ts";
import type { ParityFacts, ParityRun } from "./parity-run.ts";
import { parityCatalogue } from "./tasks.ts";

interface Run extends ParityFacts {
  readonly tracer: Tracer;
  readonly signal?: AbortSignal | undefined;
}

export interface RanParity extends Pick<ParityRun, "result" | "leftOut"> {
  /** Trace that the run's spans belong to. */
  readonly traceId: string;
}

/**
 * Runs `parity.bpmn`: both engines on every registry that a pull request touches.
 * @throws what an engine threw; the signal's reason when cancelled
 */
export async function runParity({ tracer, signal, ...facts }: Run): Promise<RanParity> {
  const run: ParityRun = { ...facts, touched: [], registries: [], leftOut: [], compared: [], result: undefined };
  const process = { process: readProcess("parity"), catalogue: parityCatalogue };
  const outcome = await runProcess({ ...process, run, tracer, signal });
  if (outcome.status !== "completed") throw outcome.error;
  return { result: run.result, leftOut: run.leftOut, traceId: outcome.traceId };
}
