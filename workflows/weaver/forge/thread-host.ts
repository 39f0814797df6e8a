import { Worker } from "node:worker_threads";
import { hostEntry, STACK_MB, type HostEnd, type HostStart, type RenderHost } from "./render-host.ts";

/** Fewer and longer scavenges: code that renders makes much that soon is garbage. */
const YOUNG_MB = 64;

/** A worker thread: starts fast, but an allocation inside V8 that finds no room ends this process with it. */
export function startThread({ memoryMb, onMessage, onEnd }: HostStart): RenderHost {
  const worker = new Worker(hostEntry("render-worker"), {
    env: {},
    execArgv: [],
    resourceLimits: {
      maxOldGenerationSizeMb: memoryMb,
      maxYoungGenerationSizeMb: YOUNG_MB,
      stackSizeMb: STACK_MB,
    },
  });
  let failure: Error | undefined;
  worker.on("message", onMessage);
  worker.on("error", (error: Error) => (failure = error));
  worker.once("exit", (code) => onEnd(endOf(code, failure)));
  return {
    post: (work) => worker.postMessage(work),
    ref: () => worker.ref(),
    unref: () => worker.unref(),
    stop: async () => void (await worker.terminate()),
  };
}

function endOf(code: number, failure: Error | undefined): HostEnd {
  const outOfMemory = failure !== undefined && "code" in failure && failure.code === "ERR_WORKER_OUT_OF_MEMORY";
  return { outOfMemory, how: `with code ${code}`, cause: failure };
}
