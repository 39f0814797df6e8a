import { fork, type ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import { Socket } from "node:net";
import { fileURLToPath } from "node:url";
import { hostEntry, STACK_MB, type HostEnd, type HostStart, type RenderHost, type StartHost } from "./render-host.ts";

/** A process of its own: nothing that happens in it ends this one, and it sees neither files nor the environment. */
export const startProcess: StartHost = (start) => processOf(hostEntry("render-process"), start);

/** @param entry a module that speaks with its parent as `render-process.ts` does */
export function processOf(entry: URL, start: HostStart): RenderHost {
  const child = fork(entry, [String(start.timeoutMs)], {
    env: {},
    execArgv: flags(entry, start.memoryMb),
    serialization: "advanced",
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  const ended = ending(child, start.onEnd);
  child.on("message", start.onMessage);
  const host: Omit<RenderHost, "stop"> = {
    // A process that has just ended cannot be written to; its end is reported by itself.
    post: (work) => child.send(work, () => undefined),
    ref: () => [child, child.channel, pipeOf(child)].forEach((handle) => handle?.ref()),
    unref: () => [child, child.channel, pipeOf(child)].forEach((handle) => handle?.unref()),
  };
  const stop = (): Promise<void> => {
    host.ref();
    child.kill("SIGKILL");
    return ended;
  };
  return { ...host, stop };
}

/** There are three of them. Those that V8 takes for a process, 64 MB each, cost 90 MB more memory and no less time. */
const SEMI_SPACE_MB = 16;

/** Options of Node: what the process may take, and that it may read its own modules, write nothing and start nothing. */
function flags(entry: URL, memoryMb: number): string[] {
  return [
    `--max-old-space-size=${memoryMb}`,
    `--max-semi-space-size=${SEMI_SPACE_MB}`,
    ...(hasRoomForStack() ? [`--stack-size=${STACK_MB * 1024}`] : []),
    "--permission",
    ...readable(entry).map((path) => `--allow-fs-read=${path}`),
  ];
}

/** Where its modules lie: what was built is one folder, the sources are rooms of the checkout. */
function readable(entry: URL): string[] {
  const built = [new URL(".", entry)];
  const root = new URL("../../../", import.meta.url);
  const sources = ["workflows/", "node_modules/", "package.json"].map((path) => new URL(path, root));
  return (entry.pathname.endsWith(".ts") ? sources : built).map((url) => fileURLToPath(url));
}

/** V8 believes what it is told about the stack: where the system gives less, too deep a recursion would end the process. */
function hasRoomForStack(): boolean {
  const soft = /^Max stack size\s+(\S+)/m.exec(limitsOfProcess())?.[1];
  return soft === "unlimited" || Number(soft) >= (STACK_MB + 1) * 2 ** 20;
}

/** Limits are inherited. Nothing is known of them outside Linux. */
function limitsOfProcess(): string {
  try {
    return readFileSync("/proc/self/limits", "utf8");
  } catch {
    return "";
  }
}

const MOST_STDERR = 16_384;

/** V8 writes why it gives up: "FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory" and the like. */
const OUT_OF_MEMORY = /fatal.*(?:out of memory|allocation failed|invalid size)/i;

/** Reports the end, once what the process said before is read; also of a process that could not be started. */
async function ending(child: ChildProcess, onEnd: (end: HostEnd) => void): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<string>();
  let said = "";
  let failure: Error | undefined;
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (said = (said + text).slice(0, MOST_STDERR)));
  child.once("close", (code, signal) => resolve(signal === null ? `with code ${code}` : `by ${signal}`));
  child.on("error", (error) => {
    failure = error;
    if (child.pid === undefined) resolve("before it had started");
  });
  const how = await promise;
  const fatal = OUT_OF_MEMORY.exec(said)?.[0];
  const words = fatal ?? said;
  onEnd({ outOfMemory: fatal !== undefined, how, cause: failure ?? (words === "" ? undefined : new Error(words)) });
}

function pipeOf({ stderr }: ChildProcess): Socket | undefined {
  return stderr instanceof Socket ? stderr : undefined;
}
