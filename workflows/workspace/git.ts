import { spawnSync } from "node:child_process";
import { OperatorError, OutsideError } from "../errors.ts";
import { runProcess } from "../sandbox/run-process.ts";

/** A repository and how git may be run on it. */
export interface Repository {
  /** Working folder, or the bare repository itself. */
  readonly folder: string;
  /** Added to git's otherwise empty environment: `PATH`, proxies. */
  readonly env?: Readonly<Record<string, string>> | undefined;
  /**
   * The environment of the user at whose own wish git reads their configuration and asks their credential helpers, for
   * what they fetch on their machine. Without it git knows of neither.
   */
  readonly asUser?: Readonly<Record<string, string>> | undefined;
  /** Accept a repository that another user owns (a checkout inside a container). */
  readonly ownedByOther?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface GitOptions {
  readonly input?: string | Buffer | undefined;
  readonly env?: Readonly<Record<string, string>> | undefined;
  readonly timeoutMs?: number;
  readonly maxOutputBytes?: number;
  /** Cut from every message. */
  readonly secrets?: readonly string[];
}

export interface GitResult {
  readonly exitCode: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

const megabyte = 1024 * 1024;
const defaults = { timeoutMs: 60_000, maxOutputBytes: 256 * megabyte };
const searchPath = "/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin";

/** Nothing that a repository or its configuration names is run: no hook, no file-system monitor, no helper, no pager. */
const safeConfig = [
  "core.hooksPath=/dev/null",
  "core.fsmonitor=false",
  "core.quotePath=false",
  "protocol.ext.allow=never",
  "submodule.recurse=false",
  "gc.auto=0",
  "maintenance.auto=false",
];

/**
 * Runs git and gives its output whatever its exit code.
 * @throws OutsideError `git-timeout`, `git-output-too-large`; OperatorError `git-missing`, `repository-not-trusted`
 */
export async function tryGit(
  repository: Repository,
  args: readonly string[],
  options: GitOptions = {},
): Promise<GitResult> {
  const result = await runProcess({
    ...invocation(repository, args, options),
    input: options.input,
    timeoutMs: options.timeoutMs ?? defaults.timeoutMs,
    maxOutputBytes: options.maxOutputBytes ?? defaults.maxOutputBytes,
    signal: repository.signal,
  }).catch((error: unknown) => {
    throw gitMissing(error) ?? error;
  });
  const stderr = redact(result.stderr.toString("utf8"), options.secrets);
  if (result.timedOut) throw limitMet("git-timeout", args, "did not end in time");
  if (result.truncated) throw limitMet("git-output-too-large", args, "printed more than is read");
  if (result.exitCode === undefined) throw limitMet("git-killed", args, `was ended by ${result.signal ?? "a signal"}`);
  if (stderr.includes("detected dubious ownership")) throw notTrusted(repository.folder);
  return { exitCode: result.exitCode, stdout: result.stdout, stderr };
}

/** Like `tryGit`, but any exit code except 0 is an OutsideError `git-failed`. */
export async function git(repository: Repository, args: readonly string[], options: GitOptions = {}): Promise<Buffer> {
  const result = await tryGit(repository, args, options);
  if (result.exitCode !== 0) throw gitFailed(args, result.stderr);
  return result.stdout;
}

/** Blocks until git has ended: for trees that are read on demand. Only for commands of a few milliseconds. */
export function gitNow(repository: Repository, args: readonly string[], options: GitOptions = {}): Buffer {
  repository.signal?.throwIfAborted();
  const { command, args: full, cwd, env } = invocation(repository, args, options);
  const result = spawnSync(command, full, {
    cwd,
    env,
    input: options.input ?? "",
    timeout: options.timeoutMs ?? defaults.timeoutMs,
    maxBuffer: options.maxOutputBytes ?? defaults.maxOutputBytes,
    windowsHide: true,
  });
  if (result.error) throw gitMissing(result.error) ?? result.error;
  if (result.status !== 0) throw gitFailed(args, result.stderr.toString("utf8"));
  return result.stdout;
}

function invocation(repository: Repository, args: readonly string[], options: GitOptions) {
  const { asUser, ownedByOther } = repository;
  const trusted = ownedByOther === true ? ["safe.directory=*"] : [];
  // An empty entry ends the list of helpers that git would ask.
  const helpers = asUser === undefined ? ["credential.helper="] : [];
  return {
    command: "git",
    args: ["--no-pager", ...[...safeConfig, ...helpers, ...trusted].flatMap((entry) => ["-c", entry]), ...args],
    cwd: repository.folder,
    env: {
      PATH: searchPath,
      ...(asUser === undefined ? undefined : userVariables(asUser)),
      ...repository.env,
      ...(asUser === undefined ? noConfiguration : undefined),
      LC_ALL: "C",
      GIT_TERMINAL_PROMPT: "0",
      GIT_LITERAL_PATHSPECS: "1",
      GIT_OPTIONAL_LOCKS: "0",
      ...options.env,
    },
  };
}

const noConfiguration = { HOME: "/dev/null", GIT_CONFIG_NOSYSTEM: "1", GIT_CONFIG_GLOBAL: "/dev/null" } as const;

/** Helpers may need any variable; of git's own those that would lead it to another repository are left out. */
function userVariables(variables: Readonly<Record<string, string>>): Record<string, string> {
  const kept = /^GIT_(?:ASKPASS|SSH|SSL|CONFIG_(?:GLOBAL|SYSTEM|NOSYSTEM)$)/;
  return Object.fromEntries(Object.entries(variables).filter(([name]) => !name.startsWith("GIT_") || kept.test(name)));
}

function redact(text: string, secrets: readonly string[] = []): string {
  return secrets.filter((secret) => secret !== "").reduce((cut, secret) => cut.replaceAll(secret, "***"), text);
}

function gitMissing(error: unknown): OperatorError | undefined {
  if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) return undefined;
  return new OperatorError("git-missing", {
    message: "git could not be started: it is not on the PATH, or the folder to run it in does not exist.",
    hint: "Install git 2.39 or later and check the path of the repository.",
    cause: error,
  });
}

function notTrusted(folder: string): OperatorError {
  return new OperatorError("repository-not-trusted", {
    message: `git refuses ${folder}, because another user owns it.`,
    hint: "Run as the owner of the checkout.",
  });
}

function limitMet(code: string, args: readonly string[], what: string): OutsideError {
  return new OutsideError(code, { message: `git ${args[0] ?? ""} ${what}.` });
}

function gitFailed(args: readonly string[], stderr: string): OutsideError {
  const reason = stderr.trim().split("\n").slice(-5).join(" ");
  return new OutsideError("git-failed", { message: `git ${args[0] ?? ""} failed: ${reason}` });
}
