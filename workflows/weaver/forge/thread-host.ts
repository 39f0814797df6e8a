import { setFlagsFromString } from "node:v8";
import { Worker } from "node:worker_threads";
import { hostEntry, STACK_MB, type HostEnd, type HostStart, type RenderHost } from "./render-host.ts";

/** Fewer and longer scavenges: code that renders makes much that soon is garbage. */
const YOUNG_MB = 64;

/**
 * How far the heap grows before all of it is looked through for garbage. V8 begins with so little that it would do so three
 * times while 8 targets are rendered for the first time: 40 ms of a thread's 1.3 s, and thrice that of V8's own threads. It can
 * only be said for all threads that start from then on.
 */
const FIRST_COLLECTION_MB = 192;

/** A worker thread: starts fast, but an allocation inside V8 that finds no room ends this process with it. */
export function startThread({ memoryMb, onMessage, onEnd }: HostStart): RenderHost {
  setFlagsFromString(`--initial-old-space-size=${Math.min(FIRST_COLLECTION_MB, memoryMb)}`);
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
