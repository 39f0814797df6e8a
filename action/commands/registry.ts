import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { OperatorError, UserError } from "../../workflows/errors.ts";
import { findWeaver } from "../../workflows/weaver/binary/find-weaver.ts";
import { type WeaverCommand, weaverCommands } from "../../workflows/weaver/command-tasks.ts";
import { runCommand } from "../../workflows/weaver/run-command.ts";
import type { CommandResult } from "../../workflows/weaver/weaver.ts";
import { readConfiguration } from "../configuration.ts";
import { embeddedCommand } from "../embedded-command.ts";
import { findRoot } from "../find-root.ts";
import { keepSpans } from "../keep-spans.ts";
import { engineOf, readRegistryArguments, withoutEngine } from "../registry-arguments.ts";
import { runProgram } from "../run-program.ts";
import type { CommandContext } from "../terminal.ts";

/**
 * `weavergen registry <command>`: what `weaver registry <command>` does, by Weaver's own program in the user's place, or
 * by the embedded engine. Gives Weaver's exit code.
 */
export async function registry(context: CommandContext): Promise<number> {
  const { args, print, say } = context.terminal;
  const command = args.slice(args.indexOf("registry") + 1).find(isWeaverCommand);
  const asksForHelp = command === undefined || args.includes("--help") || args.includes("-h");
  const program = asksForHelp ? undefined : await findProgram(context);
  if (command !== undefined && program !== undefined) return byProgram({ context, command, program });
  if (command !== undefined && !asksForHelp) refuseWithoutProgram(command);
  const parsed = readRegistryArguments(args, { print, say });
  noteConfiguration(context);
  const { result, traceId } = await runCommand({
    command: parsed.command,
    engine: "embedded",
    perform: (signal) => embeddedCommand(parsed, { terminal: context.terminal, signal }),
    tracer: context.telemetry.tracer,
    signal: context.terminal.signal,
  });
  await keep(context, traceId);
  return result.exitCode;
}

function isWeaverCommand(word: string): word is WeaverCommand {
  return (weaverCommands as readonly string[]).includes(word);
}

async function findProgram({ terminal }: CommandContext): Promise<string | undefined> {
  const engine = engineOf(terminal.args);
  if (engine === "embedded") return undefined;
  const explicit = readConfiguration(terminal.variables).WEAVER_BIN;
  const found = await findWeaver({ explicit, path: terminal.variables["PATH"] });
  if (found !== undefined || engine === "auto") return found;
  throw new OperatorError("weaver-missing", {
    message: "--engine binary was asked for, but there is no `weaver` on the PATH.",
    hint: "Install Weaver 0.25.1 or later, name it with WEAVER_BIN, or pass --engine embedded.",
  });
}

interface ByProgram {
  readonly context: CommandContext;
  readonly command: WeaverCommand;
  readonly program: string;
}

async function byProgram({ context, command, program }: ByProgram): Promise<number> {
  const { folder, variables, args, signal } = context.terminal;
  const perform = async (aborted: AbortSignal): Promise<CommandResult> => {
    const run = { path: program, args: withoutEngine(args), folder, variables, signal: aborted };
    return { exitCode: await runProgram(run), stdout: "", stderr: "", diagnostics: [] };
  };
  const { tracer } = context.telemetry;
  const { result, traceId } = await runCommand({ command, engine: "binary", perform, tracer, signal });
  await keep(context, traceId);
  return result.exitCode;
}

function refuseWithoutProgram(command: WeaverCommand): void {
  if (["check", "generate", "resolve", "diff", "stats"].includes(command)) return;
  throw new UserError("needs-weaver-binary", {
    message: `\`registry ${command}\` is not part of the embedded engine, and there is no Weaver program.`,
    hint: "Install Weaver 0.25.1 or later, or name it with WEAVER_BIN.",
  });
}

/** Weaver looks for this file in every folder above; the embedded engine does not read it, and says so. */
function noteConfiguration({ terminal, quiet }: CommandContext): void {
  for (let folder = terminal.folder; !quiet; folder = dirname(folder)) {
    const file = join(folder, ".weaver.toml");
    if (existsSync(file)) terminal.say(`note: ${file} is not read by the embedded engine.\n`);
    if (existsSync(file) || dirname(folder) === folder) return;
  }
}

async function keep({ terminal, telemetry }: CommandContext, traceId: string): Promise<void> {
  const root = findRoot(terminal.folder);
  if (existsSync(join(root, ".git"))) await keepSpans(root, traceId, telemetry.spansOfRun(traceId));
}
