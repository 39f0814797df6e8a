import { existsSync } from "node:fs";
import { access, constants as modes, mkdtemp, rm } from "node:fs/promises";
import { constants, tmpdir } from "node:os";
import { isAbsolute, join } from "node:path";
import { bubblewrapArguments, bubblewrapPath } from "./bubblewrap.ts";
import { runProcess } from "./run-process.ts";

/** `process` limits time, memory and output only: a child can read files and its parent's environment. */
export type SandboxKind = "bubblewrap" | "process";

export interface SandboxRequest {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** Absolute paths that are seen, besides the system's programs and libraries. */
  readonly readOnly: readonly string[];
  /** Absolute paths that may be written. */
  readonly writable: readonly string[];
  /** Added to `PATH` and `HOME` (an empty folder of its own); nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
  readonly input?: string | undefined;
  readonly timeoutMs: number;
  /** For each of stdout and stderr. */
  readonly maxOutputBytes: number;
  readonly memoryMb: number;
  /** Reach the network; false where left out. */
  readonly network?: boolean | undefined;
  /** Left out: the best that works here. */
  readonly kind?: SandboxKind | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface SandboxResult {
  /** Undefined where a signal ended it. */
  readonly exitCode: number | undefined;
  readonly signal: NodeJS.Signals | undefined;
  readonly stdout: string;
  readonly stderr: string;
  readonly timedOut: boolean;
  readonly truncated: boolean;
}

let probed: Promise<SandboxKind> | undefined;

/** The strongest sandbox that works on this machine; found out once. */
export function sandboxKind(): Promise<SandboxKind> {
  probed ??= probe();
  return probed;
}

/**
 * Runs a program on hostile input: no shell, no inherited environment, limits on time, memory, file size and output; with
 * bubblewrap also no network, no other processes, and no files but those that are named.
 * @throws the signal's reason where it aborts; the system's error where the program cannot be started
 */
export async function runSandboxed(request: SandboxRequest): Promise<SandboxResult> {
  // The programs around it would only tell a missing one by their exit codes.
  if (isAbsolute(request.command)) await access(request.command, modes.X_OK);
  const kind = request.kind ?? (await sandboxKind());
  const home = await mkdtemp(join(tmpdir(), "weavergen-home-"));
  try {
    const [command = request.command, ...args] = commandLine(request, { kind, home });
    const result = await runProcess({
      command,
      args,
      cwd: kind === "bubblewrap" ? "/" : request.cwd,
      env: { PATH: "/usr/local/bin:/usr/bin:/bin", HOME: home, TMPDIR: home, LANG: "C.UTF-8", ...request.env },
      input: request.input,
      timeoutMs: request.timeoutMs,
      maxOutputBytes: request.maxOutputBytes,
      signal: request.signal,
    });
    return { ...result, ...ending(result, kind), stdout: result.stdout.toString(), stderr: result.stderr.toString() };
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

function commandLine(request: SandboxRequest, { kind, home }: { kind: SandboxKind; home: string }): string[] {
  const program = [request.command, ...request.args];
  if (kind === "process") return [...limits(request.memoryMb), ...program];
  const writable = [...request.writable, home];
  return [...limits(request.memoryMb), ...bubblewrapArguments({ ...request, writable }), ...program];
}

const prlimitPath = "/usr/bin/prlimit";

/** `data` and not the address space: engines such as V8 reserve far more addresses than they use. */
function limits(memoryMb: number): string[] {
  if (!existsSync(prlimitPath)) return [];
  const bytes = memoryMb * 1024 * 1024;
  return [prlimitPath, `--data=${bytes}`, `--fsize=${bytes}`, "--nofile=4096", "--core=0", "--"];
}

interface Ending {
  readonly exitCode: number | undefined;
  readonly signal: NodeJS.Signals | undefined;
}

/** bubblewrap reports a program that a signal ended as a shell does: 128 and the signal's number. */
function ending({ exitCode, signal }: Ending, kind: SandboxKind): Ending {
  if (kind === "process" || exitCode === undefined || exitCode <= 128) return { exitCode, signal };
  const found = Object.entries(constants.signals).find(([, number]) => number === exitCode - 128);
  return found === undefined ? { exitCode, signal } : { exitCode: undefined, signal: found[0] as NodeJS.Signals };
}

async function probe(): Promise<SandboxKind> {
  if (bubblewrapPath === undefined) return "process";
  const [command = bubblewrapPath, ...args] = bubblewrapArguments({
    cwd: "/",
    readOnly: [],
    writable: [],
    memoryMb: 16,
  }).concat("/bin/sh", "-c", "exit 42");
  const request = { command, args, env: {}, timeoutMs: 5000, maxOutputBytes: 1024 };
  const result = await runProcess(request).catch(() => undefined);
  return result?.exitCode === 42 ? "bubblewrap" : "process";
}
