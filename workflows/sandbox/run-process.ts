import { spawn, type ChildProcess } from "node:child_process";
import { killTree } from "./kill-tree.ts";

export interface ProcessRequest {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd?: string | undefined;
  /** The whole environment of the child: nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
  readonly input?: string | Buffer | undefined;
  readonly timeoutMs: number;
  /** For each of stdout and stderr; what comes after it is read and dropped. */
  readonly maxOutputBytes: number;
  readonly signal?: AbortSignal | undefined;
}

export interface ProcessResult {
  /** Undefined where a signal ended it. */
  readonly exitCode: number | undefined;
  readonly signal: NodeJS.Signals | undefined;
  readonly stdout: Buffer;
  readonly stderr: Buffer;
  readonly timedOut: boolean;
  readonly truncated: boolean;
}

/**
 * Runs a program without a shell, in a process group of its own that is killed as a whole on timeout and on abort.
 * @throws the signal's reason where it aborts; the system's error where the program cannot be started
 */
export async function runProcess(request: ProcessRequest): Promise<ProcessResult> {
  request.signal?.throwIfAborted();
  const child = spawn(request.command, request.args, {
    cwd: request.cwd,
    env: { ...request.env },
    stdio: ["pipe", "pipe", "pipe"],
    detached: true,
    windowsHide: true,
  });
  const stdout = collect(child.stdout, request.maxOutputBytes);
  const stderr = collect(child.stderr, request.maxOutputBytes);
  // A child that ends before it has read everything breaks the pipe; its exit code tells the rest.
  child.stdin.on("error", () => {});
  child.stdin.end(request.input ?? "");
  const end = await ended(child, request);
  request.signal?.throwIfAborted();
  return {
    ...end,
    stdout: stdout.bytes(),
    stderr: stderr.bytes(),
    truncated: stdout.truncated() || stderr.truncated(),
  };
}

function collect(stream: NodeJS.ReadableStream, limit: number) {
  const chunks: Buffer[] = [];
  let size = 0;
  stream.on("data", (chunk: Buffer) => {
    if (size < limit) chunks.push(chunk.subarray(0, limit - size));
    size += chunk.length;
  });
  return { bytes: () => Buffer.concat(chunks), truncated: () => size > limit };
}

function ended(child: ChildProcess, { timeoutMs, signal }: ProcessRequest) {
  return new Promise<Pick<ProcessResult, "exitCode" | "signal" | "timedOut">>((resolve, reject) => {
    let timedOut = false;
    const stop = () => killTree(child);
    const timer = setTimeout(() => {
      timedOut = true;
      stop();
    }, timeoutMs);
    const settle = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", stop);
      stop();
    };
    signal?.addEventListener("abort", stop, { once: true });
    child.once("error", (error) => {
      settle();
      reject(error);
    });
    // After "exit" a grandchild may still hold the pipes open: it is killed, so that "close" follows.
    child.once("exit", stop);
    child.once("close", (code, killedBy) => {
      settle();
      resolve({ exitCode: code ?? undefined, signal: killedBy ?? undefined, timedOut });
    });
  });
}
