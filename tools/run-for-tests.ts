import { spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Ran {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Run {
  readonly args: readonly string[];
  readonly folder: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs node as a stranger's machine would: nothing of this process's environment but the PATH. */
export async function runNode(run: Run): Promise<Ran> {
  const child = start(run);
  let [stdout, stderr] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  const { promise, resolve, reject } = Promise.withResolvers<number | null>();
  child.on("close", resolve).on("error", reject);
  return { exitCode: await promise, stdout, stderr };
}

/** Caches stay out of the folders that tests look at. */
const caches = join(tmpdir(), "weavergen-caches-of-tests");

function start({ args, folder, env = {} }: Run) {
  return spawn(process.execPath, args, {
    cwd: folder,
    env: { PATH: process.env["PATH"] ?? "", HOME: folder, XDG_CACHE_HOME: caches, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

export interface Served extends AsyncDisposable {
  readonly port: number;
  /** Sends the signal; gives the exit code. */
  stop(signal: "SIGTERM" | "SIGINT"): Promise<number | null>;
}

/** Starts `serve` and waits until its log names the port. */
export async function serveNode(run: Run): Promise<Served> {
  const child = start(run);
  const ended = Promise.withResolvers<number | null>();
  const listening = Promise.withResolvers<number>();
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
      const port = /"port":(\d+)/.exec(printed)?.[1];
      if (port !== undefined) listening.resolve(Number(port));
    });
  }
  child.on("close", (code) => {
    ended.resolve(code);
    listening.reject(new Error(`It ended with ${code} before it listened: ${printed}`));
  });
  const port = await listening.promise;
  return {
    port,
    stop: (signal) => {
      child.kill(signal);
      return ended.promise;
    },
    [Symbol.asyncDispose]: async () => {
      child.kill("SIGKILL");
      await ended.promise;
    },
  };
}
