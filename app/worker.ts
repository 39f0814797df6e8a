import { join } from "node:path";
import type { JobQueue } from "../queue/open-queue.ts";
import { startWorker, type RunningWorker } from "../queue/start-worker.ts";
import { WeaverGenError } from "../workflows/errors.ts";
import type { ReviewServices } from "../workflows/review/review-services.ts";
import { checkCatalogues } from "../workflows/bpmn/check-catalogue.ts";
import { catalogues } from "../workflows/catalogues.ts";
import { processNames, readProcess } from "../workflows/processes/process-files.ts";
import { sandboxKind } from "../workflows/sandbox/run-sandboxed.ts";
import type { Telemetry } from "../workflows/telemetry/start-telemetry.ts";
import { chooseWeaver } from "../workflows/weaver/choose-weaver.ts";
import { createParseCache } from "../workflows/weaver/embedded/read-registry.ts";
import { createEmbeddedWeaver } from "../workflows/weaver/embedded-weaver.ts";
import { startProcess } from "../workflows/weaver/forge/process-host.ts";
import type { AppConfig } from "./config.ts";
import { createTokenMint } from "./github/tokens.ts";
import { handlersFor } from "./jobs/handlers.ts";
import type { JobServices } from "./jobs/job-services.ts";
import type { Log } from "./log.ts";
import type { Tempo } from "./main.ts";
import type { Metrics } from "./metrics.ts";
import { createParityCanary, type ParityCanary } from "./parity-canary.ts";
import { proposersOf } from "./proposers.ts";

interface WorkerFacts {
  readonly config: AppConfig;
  readonly queue: JobQueue;
  readonly telemetry: Telemetry;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly version: string;
  /** The environment's `PATH` and proxies, for git and for finding Weaver. */
  readonly programs: Readonly<Record<string, string>>;
  readonly tempo: Tempo;
}

/** How long a stopping worker lets its jobs go on; orchestrators kill after 30 s. */
const graceMs = 20_000;

/**
 * Composes the worker: the engine, the proposers, the key, and a handler for each job.
 * @throws BugError `catalogue-mismatch` where a process names a function that is not there
 */
export async function composeWorker(facts: WorkerFacts): Promise<RunningWorker> {
  const { config, queue, log, metrics } = facts;
  checkCatalogues({ processes: processNames().map(readProcess), catalogues });
  const services = await jobServices(facts);
  log.info("Worker started", { engine: services.review.weaver.engine, concurrency: config.concurrency });
  const worker = startWorker({
    queue,
    handlers: handlersFor(services, queue),
    concurrency: config.concurrency,
    graceMs,
    ...facts.tempo,
    onOutcome: (report) => {
      metrics.jobRun({ job: report.name, outcome: report.outcome }, report.ms / 1_000);
      const level = report.error === undefined ? "info" : "warn";
      const hint = report.error instanceof WeaverGenError ? report.error.hint : undefined;
      log[level]("Job ended", { ...report, hint });
    },
  });
  return {
    stop: async () => {
      await worker.stop();
      await Promise.all([services.review.weaver.close(), services.canary?.engines.embedded.close()]);
    },
  };
}

async function jobServices(facts: WorkerFacts): Promise<JobServices> {
  const { config, telemetry, version, programs } = facts;
  const parseCache = createParseCache();
  const weaver = await chooseWeaver({
    engine: "auto",
    explicit: config.weaverBin,
    path: programs["PATH"],
    parseCache,
    startHost: startProcess,
    mayRunPrograms: (await sandboxKind()) === "bubblewrap",
  });
  const now = (): number => performance.now();
  const review: ReviewServices = {
    weaver,
    parseCache,
    dependencies: {
      allow: config.dependencies,
      cacheFolder: join(config.dataDir, "dependencies"),
      env: programs,
    },
    proposers: proposersOf(config.models, now),
    tracer: telemetry.tracer,
    spansOf: telemetry.spansOfRun,
    now,
    versions: { WeaverGen: version, Weaver: await weaver.version() },
  };
  const { appId, privateKey, githubApiUrl, dataDir } = config;
  return {
    review,
    mint: createTokenMint({ appId, privateKey, apiUrl: githubApiUrl, now: Date.now }),
    apiUrl: githubApiUrl,
    repositoriesFolder: join(dataDir, "repositories"),
    runsFolder: join(dataDir, "runs"),
    gitEnvironment: programs,
    inTurn: facts.queue.inTurn,
    canary: canaryOf(facts, review),
    wallClock: Date.now,
  };
}

/** Both engines are there only where Weaver's program was found and may run. */
function canaryOf({ config, log, metrics }: WorkerFacts, review: ReviewServices): ParityCanary | undefined {
  const { weaver: binary, parseCache, versions } = review;
  if (config.parityRate === 0) return undefined;
  if (binary.engine !== "binary") {
    log.warn("No parity canary: there is no Weaver program, or no sandbox to run it in");
    return undefined;
  }
  const embedded = createEmbeddedWeaver({ parseCache, startHost: startProcess });
  return createParityCanary({ engines: { embedded, binary }, rate: config.parityRate, log, metrics, versions });
}
