import { constants } from "node:os";
import { join } from "node:path";
import { messageOf, OperatorError, UserError } from "../../errors.ts";
import { runSandboxed, type SandboxKind, type SandboxResult } from "../../sandbox/run-sandboxed.ts";
import type { WorkingFolder } from "./working-folder.ts";

export interface BinaryWeaverOptions {
  /** The `weaver` program. */
  readonly path: string;
  /** Left out: the strongest sandbox that works here. */
  readonly sandbox?: SandboxKind | undefined;
  /** Let Weaver fetch dependencies, and reach an OTLP endpoint; false where left out. */
  readonly network?: boolean | undefined;
  /** Added to Weaver's otherwise empty environment. */
  readonly env?: Readonly<Record<string, string>> | undefined;
  readonly timeoutMs?: number | undefined;
  readonly maxOutputBytes?: number | undefined;
  readonly memoryMb?: number | undefined;
}

export interface WeaverRun {
  readonly args: readonly string[];
  readonly folder: WorkingFolder;
  /** Folders below the working folder's root that Weaver writes to. */
  readonly writes: readonly string[];
  readonly network?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface WeaverOutcome {
  /** 128 and the signal's number where a signal ended it, as a shell says it. */
  readonly exitCode: number;
  readonly signal: NodeJS.Signals | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** Port 9 discards: where the sandbox does not keep Weaver from the network, its own clients ask in vain. */
const nowhere = "http://127.0.0.1:9";
const noNetwork: Readonly<Record<string, string>> = Object.fromEntries(
  ["ALL_PROXY", "HTTP_PROXY", "HTTPS_PROXY"].flatMap((name) => [
    [name, nowhere],
    [name.toLowerCase(), nowhere],
  ]),
);

/**
 * Runs Weaver in its working folder.
 * @throws OperatorError `weaver-missing`; UserError `weaver-timeout`, `weaver-output-too-large`
 */
export async function runWeaver(options: BinaryWeaverOptions, run: WeaverRun): Promise<WeaverOutcome> {
  const { timeoutMs = 60_000, maxOutputBytes = 64 * 1024 * 1024, memoryMb = 2048 } = options;
  const { root, head } = run.folder;
  const network = run.network === true || options.network === true;
  const result = await runSandboxed({
    command: options.path,
    args: run.args,
    cwd: head,
    readOnly: [options.path, root],
    writable: run.writes.map((name) => join(root, name)),
    env: { ...(network ? {} : noNetwork), ...options.env },
    kind: options.sandbox,
    network,
    signal: run.signal,
    timeoutMs,
    maxOutputBytes,
    memoryMb,
  }).catch((error: unknown) => {
    run.signal?.throwIfAborted();
    throw weaverMissing(options.path, error);
  });
  const command = run.args.find((argument) => !argument.startsWith("-") && argument !== "registry") ?? "";
  if (result.timedOut) throw limitMet("weaver-timeout", `weaver ${command} did not end within ${timeoutMs} ms.`);
  if (result.truncated) throw limitMet("weaver-output-too-large", `weaver ${command} printed more than is read.`);
  return outcome(result, root);
}

function outcome({ exitCode, signal, stdout, stderr }: SandboxResult, root: string): WeaverOutcome {
  const number = signal === undefined ? 1 : 128 + constants.signals[signal];
  return { exitCode: exitCode ?? number, signal, stdout: plainPaths(stdout, root), stderr: plainPaths(stderr, root) };
}

/** Paths as the repository has them; the baseline's are marked, so that they are not taken for the head's. */
function plainPaths(text: string, root: string): string {
  return text
    .replaceAll(`${root}/head/`, "")
    .replaceAll(`${root}/`, "../")
    .replaceAll("../baseline/", "baseline:")
    .replaceAll(/\.\.\/(templates|documents|out)\//g, "");
}

function weaverMissing(path: string, cause: unknown): OperatorError {
  return new OperatorError("weaver-missing", {
    message: `Weaver at ${path} could not be started: ${messageOf(cause)}.`,
    hint: "Install Weaver 0.25.1 or later, or use the embedded engine.",
    cause,
  });
}

function limitMet(code: string, message: string): UserError {
  return new UserError(code, {
    message,
    hint: "A template, policy or filter of the registry does not end or prints without end; simplify it.",
  });
}
