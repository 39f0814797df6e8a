import { createHash } from "node:crypto";
import { OutsideError, WeaverGenError } from "../workflows/errors.ts";
import type { RanParity } from "../workflows/parity/run-parity.ts";
import type { Engines } from "../workflows/weaver/parity/compare-engines.ts";
import type { Log } from "./log.ts";
import type { Metrics } from "./metrics.ts";

/** Which reviews are run by the other engine, too, and where it is told what came of it. */
export interface ParityCanary {
  readonly engines: Engines;
  /** The same answer for the same head, whoever asks and however often. */
  readonly isChosen: (head: string) => boolean;
  /**
   * Runs one comparison at a time, so that a worker with two slots always has one for reviews.
   * @throws OutsideError `parity-busy` while another one runs
   */
  readonly alone: <Result>(work: () => Promise<Result>) => Promise<Result>;
  compared(where: ReviewedHead, run: RanParity): void;
  failed(where: ReviewedHead, error: unknown): void;
}

/** Names of things alone: what a registry says stays out of logs and metrics. */
interface ReviewedHead {
  readonly repository: string | number;
  readonly pullRequest: number;
  readonly head: string;
}

interface CanaryOptions {
  readonly engines: Engines;
  /** Share of the heads that are chosen, 0 to 1. */
  readonly rate: number;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly versions: Readonly<Record<string, string>>;
}

const busyMs = 15_000;

export function createParityCanary({ engines, rate, log, metrics, versions }: CanaryOptions): ParityCanary {
  let running = false;
  return {
    engines,
    isChosen: (head) => shareOf(head) < rate,
    alone: async (work) => {
      if (running) throw busy();
      running = true;
      try {
        return await work();
      } finally {
        running = false;
      }
    },
    compared: (where, { result, leftOut, traceId }) => {
      if (leftOut.length > 0) log.info("Registries not compared by the engines", { ...where, leftOut });
      if (!result) return;
      metrics.parity(result);
      if (result.outcome === "equal") return log.info("Engines agree", { ...where, traceId });
      log.warn("Engines disagree", { ...where, disagreements: result.disagreements, versions, traceId });
    },
    failed: (where, error) => {
      metrics.parity({ outcome: "failed", disagreements: [] });
      log.warn("Engines could not be compared", { ...where, code: codeOf(error) });
    },
  };
}

/** Evenly between 0 and 1; of a hash, because whoever makes a commit may choose its id. */
function shareOf(head: string): number {
  return createHash("sha256").update(head).digest().readUInt32BE() / 2 ** 32;
}

function busy(): OutsideError {
  const message = "Another comparison of the engines runs in this process.";
  return new OutsideError("parity-busy", { message, retryAfterMs: busyMs });
}

function codeOf(error: unknown): string {
  return error instanceof WeaverGenError ? error.code : "unknown";
}
