import { CommanderError } from "commander";
import { createProgram, type Run, type RunApp } from "./program.ts";
import type { Terminal } from "./terminal/terminal.ts";
import { version } from "./version.ts";

/** Runs one command line. Undefined: what ran has set the process's exit code itself. */
export async function runCli(terminal: Terminal): Promise<number | undefined> {
  const debug = terminal.args.filter((arg) => arg === "--debug").length;
  let exitCode: number | undefined = 0;
  const run: Run = async (load) => {
    exitCode = await runCommand(terminal, load);
  };
  const runApp: RunApp = async (load) => {
    exitCode = await load(terminal);
  };
  const { print, say, color } = terminal;
  const program = createProgram({ run, runApp, version, print, say, color: color.out });
  try {
    await program.parseAsync([...terminal.args], { from: "user" });
    return exitCode;
  } catch (error) {
    // Commander has printed the help, the version or what is wrong with the arguments.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const { describeError, exitCodeOf } = await import("./terminal/show-error.ts");
    if (terminal.signal.aborted) {
      say("stopped\n");
      return 3;
    }
    say(describeError(error, { color: color.err, debug }));
    return exitCodeOf(error);
  }
}

async function runCommand(terminal: Terminal, load: Parameters<Run>[0]): Promise<number | undefined> {
  const { startTelemetry } = await import("../workflows/telemetry/start-telemetry.ts");
  const telemetry = await startTelemetry({
    serviceName: "weavergen",
    serviceVersion: version,
    environment: terminal.variables,
  });
  try {
    return await load({ terminal, telemetry, quiet: terminal.args.includes("--quiet") });
  } finally {
    await telemetry.shutdown();
  }
}
