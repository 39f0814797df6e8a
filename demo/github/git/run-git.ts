import { spawn } from "node:child_process";
import { devNull } from "node:os";

export class GitFailed extends Error {
  readonly code: number | null;
  constructor(args: readonly string[], code: number | null, stderr: string) {
    super(`git ${args.join(" ")} ended with ${code}: ${stderr.trim()}`);
    this.code = code;
  }
}

export interface GitRun {
  readonly input?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
  /** Exit codes that are an answer, not a failure (default: 0). */
  readonly ok?: readonly number[];
}

/** The person's own git configuration must not change what this GitHub does. */
export function gitEnvironment(more: Readonly<Record<string, string>> = {}): Record<string, string> {
  return {
    PATH: process.env["PATH"] ?? "/usr/bin:/bin",
    HOME: devNull,
    LC_ALL: "C.UTF-8",
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_CONFIG_GLOBAL: devNull,
    GIT_TERMINAL_PROMPT: "0",
    ...more,
  };
}

/** Runs git in a bare repository. @returns stdout and the exit code @throws GitFailed on any code outside `ok` */
export async function runGit(
  folder: string,
  args: readonly string[],
  run: GitRun = {},
): Promise<{ out: Buffer; code: number }> {
  const child = spawn("git", ["--git-dir", folder, ...args], { env: gitEnvironment(run.env) });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
  child.stdin.on("error", () => {}); // git may end before it has read everything; its exit code tells
  child.stdin.end(run.input ?? "");
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  if (code === null || !(run.ok ?? [0]).includes(code)) {
    throw new GitFailed(args, code, Buffer.concat(err).toString());
  }
  return { out: Buffer.concat(out), code };
}

/** Like `runGit`, for commands that print one text. */
export async function gitText(folder: string, args: readonly string[], run: GitRun = {}): Promise<string> {
  return (await runGit(folder, args, run)).out.toString().trimEnd();
}
