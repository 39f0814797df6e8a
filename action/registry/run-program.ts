import { spawn } from "node:child_process";
import { once } from "node:events";
import { constants } from "node:os";
import { OutsideError } from "../../workflows/errors.ts";

interface ProgramRun {
  readonly path: string;
  readonly args: readonly string[];
  readonly folder: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** Runs a program in the user's place: its terminal, its folder, its environment. Gives the exit code as a shell does. */
export async function runProgram({ path, args, folder, variables, signal }: ProgramRun): Promise<number> {
  const child = spawn(path, args, { cwd: folder, env: variables, stdio: "inherit" });
  // A terminal sends its signals to the child too; from elsewhere they are passed on.
  const stop = (): void => void child.kill("SIGTERM");
  signal.addEventListener("abort", stop, { once: true });
  try {
    const [code, endedBy] = (await once(child, "close")) as [number | null, NodeJS.Signals | null];
    return code ?? 128 + (endedBy === null ? 0 : constants.signals[endedBy]);
  } catch (cause) {
    throw new OutsideError("weaver-not-started", { message: `${path} could not be started.`, cause });
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
