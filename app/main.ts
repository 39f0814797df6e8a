import type { Telemetry } from "../workflows/telemetry/start-telemetry.ts";
import { startTelemetry } from "../workflows/telemetry/start-telemetry.ts";
import { readAppConfig, type AppConfig, type Environment } from "./config.ts";
import type { Log } from "./log.ts";

export type Role = "web" | "worker" | "all";

export interface RunningApp {
  /** Port that the web side listens on. */
  readonly port: number;
  /** True where no job waits or runs. */
  idle(): Promise<boolean>;
  /** Stops taking work, lets what runs end, and closes everything. */
  close(): Promise<void>;
}

/** Milliseconds until the worker turns to work that went wrong; tests shorten them. */
export interface Tempo {
  /** Pause before a failed job's second attempt. */
  readonly firstRetryMs?: number;
  /** A job whose worker was not heard of for this long is taken over. */
  readonly lockMs?: number;
}

interface StartOptions {
  readonly environment: Environment;
  readonly role: Role;
  readonly version: string;
  /** Takes the log, one line at a time. */
  readonly write: (line: string) => void;
  readonly tempo?: Tempo;
}

/**
 * Starts the App. The order matters: telemetry before the modules that it observes, configuration before anything that
 * could fail later with a worse message.
 * @throws OperatorError that lists every problem of the configuration
 */
export async function startApp(options: StartOptions): Promise<RunningApp> {
  const { environment, version } = options;
  const telemetry = await startTelemetry({ serviceName: "weavergen", serviceVersion: version, environment });
  const config = readAppConfig(environment);
  const { createLog } = await import("./log.ts");
  const log = createLog({ level: config.logLevel, now: () => new Date(), write: options.write });
  try {
    return await start({ ...options, telemetry, config, log });
  } catch (error) {
    await telemetry.shutdown();
    throw error;
  }
}

interface Started extends StartOptions {
  readonly telemetry: Telemetry;
  readonly config: AppConfig;
  readonly log: Log;
}

async function start({ environment, role, version, telemetry, config, log, tempo = {} }: Started): Promise<RunningApp> {
  const [{ openQueue }, { createMetrics }, { checkRole }, { createWebServer }, { sandboxKind }, { decide }] =
    await Promise.all([
      import("../queue/open-queue.ts"),
      import("./metrics.ts"),
      import("./check-role.ts"),
      import("./server.ts"),
      import("../workflows/sandbox/run-sandboxed.ts"),
      import("./decide.ts"),
    ]);
  checkRole({ role, backend: config.queue.backend });
  const metrics = createMetrics();
  const queue = await openQueue({
    ...config.queue,
    concurrency: config.concurrency,
    onError: (error) => log.warn("Queue connection failed", { error }),
  });
  const server = await createWebServer({
    config,
    queue,
    decide,
    log,
    metrics,
    now: () => performance.now(),
    sandbox: await sandboxKind(),
    acceptWebhooks: role !== "worker",
  });
  const worker =
    role === "web"
      ? undefined
      : await (
          await import("./worker.ts")
        ).composeWorker({
          config,
          queue,
          telemetry,
          log,
          metrics,
          version,
          programs: programsOf(environment),
          tempo,
        });
  const port = await server.listen();
  log.info("WeaverGen listens", { port, role, queue: config.queue.backend });
  return {
    port,
    idle: async () => {
      const { waiting, active, delayed } = await queue.counts();
      return waiting + active + delayed === 0;
    },
    close: async () => {
      await server.close();
      await worker?.stop();
      await queue.close();
      await telemetry.shutdown();
    },
  };
}

/** What git and Weaver may see of the environment. */
function programsOf(environment: Environment): Record<string, string> {
  const names = [
    "PATH",
    "HTTPS_PROXY",
    "HTTP_PROXY",
    "NO_PROXY",
    "https_proxy",
    "http_proxy",
    "no_proxy",
    "SSL_CERT_FILE",
    "GIT_SSL_CAINFO",
  ];
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = environment[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
