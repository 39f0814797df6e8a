import { existsSync } from "node:fs";
import { join } from "node:path";
import { OperatorError, UserError } from "../../workflows/errors.ts";
import { findWeaver } from "../../workflows/weaver/binary/find-weaver.ts";
import { type WeaverCommand, weaverCommands } from "../../workflows/weaver/command-tasks.ts";
import { runCommand } from "../../workflows/weaver/run-command.ts";
import type { CommandResult } from "../../workflows/weaver/weaver.ts";
import { findRoot } from "../checkout/find-root.ts";
import { keepSpans } from "../checkout/keep-spans.ts";
import { readConfiguration } from "../configuration/configuration.ts";
import { engineOf, readRegistryArguments, type RegistryArguments, withoutEngine } from "../registry/arguments.ts";
import { embeddedCommand } from "../registry/embedded-command.ts";
import { handOver } from "../registry/hand-over.ts";
import { runProgram } from "../registry/run-program.ts";
import { credentialsOf } from "../registry/token-credentials.ts";
import { readWeaverSettings, type WeaverSettings } from "../registry/weaver-settings.ts";
import type { CommandContext } from "../terminal/terminal.ts";

/** Commands that only Weaver's own program has. */
const ofTheProgram = ["mcp", "infer"];
/** Flags that Weaver's own program does not know. */
const onlyEmbedded: readonly string[] = ["--prune", "--rules", "--rules=true"];

/**
 * `weavergen registry <command>`: what `weaver registry <command>` does, by Weaver's own program in the user's place, or
 * by the embedded engine. Gives Weaver's exit code.
 */
export async function registry(context: CommandContext): Promise<number> {
  const { args, print, say } = context.terminal;
  const words = args.slice(args.indexOf("registry") + 1);
  const command = words.find((word) => isWeaverCommand(word) || ofTheProgram.includes(word));
  const asksForHelp = command === undefined || args.includes("--help") || args.includes("-h");
  const program = asksForHelp ? undefined : await findProgram(context);
  if (command !== undefined && program !== undefined) return byProgram({ context, command, program });
  if (command !== undefined && !isWeaverCommand(command)) throw needsProgram(command);
  return byEngine(context, readRegistryArguments(args, { print, say }));
}

function isWeaverCommand(word: string): word is WeaverCommand {
  return (weaverCommands as readonly string[]).includes(word);
}

async function byEngine(context: CommandContext, typed: RegistryArguments): Promise<number> {
  const { terminal, telemetry } = context;
  const { command } = typed;
  const settings = readWeaverSettings(command, { folder: terminal.folder, config: typed.options.config });
  if (settings !== undefined && !context.quiet) terminal.say(`note: settings are taken from ${settings.file}.\n`);
  const parsed = withSettings(typed, settings);
  const credentialOf = credentialsOf(settings, { terminal, typed: typed.options });
  const fetching = { ...overridesOf(settings), ...(credentialOf === undefined ? {} : { credentialOf }) };
  const { signal: stop, takeOver } = handOver(terminal.signal);
  const { result, traceId } = await runCommand({
    command,
    engine: "embedded",
    perform: (signal) => embeddedCommand({ parsed, settings, terminal, signal, takeOver, ...fetching }),
    tracer: telemetry.tracer,
    signal: stop,
  });
  await keep(context, traceId);
  return result.exitCode;
}

function overridesOf(settings: WeaverSettings | undefined) {
  return settings === undefined ? {} : { schemaUrlOverrides: settings.schemaUrlOverrides };
}

/** Weaver's layers: its defaults, `.weaver.toml`, and what was typed. */
function withSettings(typed: RegistryArguments, settings: WeaverSettings | undefined): RegistryArguments {
  if (settings === undefined) return typed;
  const linksInside = typed.options.followSymlinks === undefined;
  const count = Math.max(typed.positionals.length, settings.positionals.length);
  const positionals = Array.from(
    { length: count },
    (_, index) => typed.positionals[index] ?? settings.positionals[index],
  );
  const end = positionals.findIndex((value) => value === undefined);
  const known = (end < 0 ? positionals : positionals.slice(0, end)).filter((value) => value !== undefined);
  return { ...typed, options: { ...settings.options, ...typed.options, linksInside }, positionals: known };
}

async function findProgram({ terminal }: CommandContext): Promise<string | undefined> {
  const engine = engineOf(terminal.args);
  const ours = terminal.args.find((arg) => onlyEmbedded.includes(arg));
  if (engine === "binary" && ours !== undefined) throw needsEmbedded(ours);
  if (engine === "embedded" || ours !== undefined) return undefined;
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
  readonly command: string;
  readonly program: string;
}

async function byProgram({ context, command, program }: ByProgram): Promise<number> {
  const { folder, variables, args, signal } = context.terminal;
  const perform = async (aborted: AbortSignal): Promise<CommandResult> => {
    const run = { path: program, args: withoutEngine(args), folder, variables, signal: aborted };
    return { exitCode: await runProgram(run), stdout: "", stderr: "", diagnostics: [] };
  };
  if (!isWeaverCommand(command)) return (await perform(signal)).exitCode;
  const { tracer } = context.telemetry;
  const { result, traceId } = await runCommand({ command, engine: "binary", perform, tracer, signal });
  await keep(context, traceId);
  return result.exitCode;
}

function needsProgram(command: string): UserError {
  return new UserError("needs-weaver-binary", {
    message: `\`registry ${command}\` is not part of the embedded engine, and there is no Weaver program.`,
    hint: "Install Weaver 0.25.1 or later, or name it with WEAVER_BIN.",
  });
}

function needsEmbedded(flag: string): UserError {
  return new UserError("needs-embedded-engine", {
    message: `Weaver's own program does not know ${flag}.`,
    hint: `Leave out --engine binary, or ${flag}.`,
  });
}

async function keep({ terminal, telemetry }: CommandContext, traceId: string): Promise<void> {
  const root = findRoot(terminal.folder);
  if (existsSync(join(root, ".git"))) await keepSpans(root, traceId, telemetry.spansOfRun(traceId));
}
