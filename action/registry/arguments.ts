import { Command, Option } from "commander";
import type { EngineName } from "../../workflows/weaver/choose-weaver.ts";
import type { WeaverCommand } from "../../workflows/weaver/command-tasks.ts";
import { addCommand, registryCommands } from "./commands.ts";
import { refuseTwice } from "./given-once.ts";

/** Options of Weaver's registry commands, by Weaver's own names; a key is absent where it was not given. */
export interface RegistryOptions {
  readonly engine: EngineName;
  readonly quiet?: boolean;
  readonly debug?: boolean;
  readonly future?: boolean;
  readonly config?: string;
  readonly allowGitCredentials?: boolean;
  readonly registry?: string;
  readonly followSymlinks?: boolean;
  /** `.weaver.toml` alone asks for `followSymlinks`: a file of the repository opens no file outside of it. */
  readonly linksInside?: boolean;
  readonly includeUnreferenced?: boolean;
  readonly v2?: boolean;
  readonly policy?: readonly string[];
  readonly skipPolicies?: boolean;
  readonly displayPolicyCoverage?: boolean;
  readonly diagnosticFormat?: string;
  readonly diagnosticTemplate?: string;
  readonly diagnosticStdout?: boolean;
  readonly baselineRegistry?: string;
  readonly rules?: boolean;
  readonly format?: string;
  readonly output?: string;
  readonly templates?: string;
  readonly target?: string;
  readonly param?: readonly string[];
  readonly params?: string;
  readonly weaverConfig?: readonly string[];
  readonly prune?: boolean;
  readonly dryRun?: boolean;
  readonly attributeRegistryBaseUrl?: string;
  readonly jsonSchema?: string;
  readonly stdout?: boolean;
  readonly endpoint?: string;
  readonly resolvedRegistryUri?: string;
  readonly inputSource?: string;
  readonly inputFormat?: string;
  /** False by `--no-stream`. */
  readonly stream?: boolean;
  /** False by `--no-stats`. */
  readonly stats?: boolean;
  readonly failOn?: string;
  readonly otlpGrpcAddress?: string;
  readonly otlpGrpcPort?: number;
  readonly adminPort?: number;
  readonly inactivityTimeout?: number;
  readonly emitOtlpLogs?: boolean;
  readonly otlpLogsEndpoint?: string;
  readonly otlpLogsStdout?: boolean;
  readonly advicePolicies?: string;
  readonly adviceData?: string;
  readonly advicePreprocessor?: string;
}

export interface RegistryArguments {
  readonly command: WeaverCommand;
  readonly options: RegistryOptions;
  /** Of `generate`: TARGET and OUTPUT; of `search`: the text; of `update-markdown`: the folder. */
  readonly positionals: readonly string[];
}

interface Output {
  readonly print: (text: string) => void;
  readonly say: (text: string) => void;
}

/**
 * Reads `[global flags] registry <command> …` as Weaver reads it.
 * @throws CommanderError after the help or the usage error was printed
 */
export function readRegistryArguments(args: readonly string[], output: Output): RegistryArguments {
  let read: RegistryArguments | undefined;
  const program = registryProgram(output, (parsed) => {
    read = parsed;
  });
  program.parse(withPlainFlags(args), { from: "user" });
  return read ?? program.error(`error: a command is missing: ${Object.keys(registryCommands).join(", ")}`);
}

/** The engine that was asked for, whatever else the arguments hold. */
export function engineOf(args: readonly string[]): EngineName {
  const index = args.findIndex((arg) => arg === "--engine" || arg.startsWith("--engine="));
  const value = args[index] === "--engine" ? args[index + 1] : args[index]?.slice("--engine=".length);
  return value === "embedded" || value === "binary" ? value : "auto";
}

/** The arguments without the one that Weaver does not know. */
export function withoutEngine(args: readonly string[]): string[] {
  return args.filter((arg, index) => !arg.startsWith("--engine") && args[index - 1] !== "--engine");
}

/** Flags whose value, where there is one, stands behind `=`. */
const bare = /^--(?:v2|follow-symlinks|include-unreferenced|skip-policies|display-policy-coverage|dry-run|rules)$/;
/** Flags whose value may be a word of its own too; commander would negate the option that is called `--no-…`. */
const negative = /^--no-(stream|stats)(?:=(true|false))?$/;

/** Weaver's boolean flags take `=true` and `=false`, and some of them their value as a word of its own. */
function withPlainFlags(args: readonly string[]): string[] {
  const plain: string[] = [];
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] ?? "";
    const match = negative.exec(arg);
    if (!match) {
      plain.push(bare.test(arg) ? `${arg}=true` : arg);
      continue;
    }
    const next = args[index + 1];
    const word = match[2] === undefined && (next === "true" || next === "false") ? next : undefined;
    if (word !== undefined) index++;
    plain.push((match[2] ?? word) === "false" ? `--${match[1]}` : `--no-${match[1]}`);
  }
  return plain;
}

function registryProgram({ print, say }: Output, done: (parsed: RegistryArguments) => void): Command {
  const program = new Command("weavergen")
    .exitOverride()
    .configureOutput({ writeOut: print, writeErr: say })
    .showHelpAfterError("(run with --help for usage and examples)")
    .option("--quiet", "print no log")
    .option("--debug", "print the stack of an error; twice: those of its causes too")
    .option("--future", "Weaver's newest rules: every warning is an error")
    .option("--config <file>", "Weaver's .weaver.toml, instead of looking for one in this folder and above")
    .option("--allow-git-credentials", "let git read your configuration and ask your credential helpers");
  refuseTwice(program);
  const registry = program
    .command("registry")
    .description(
      "Runs a command of `weaver registry` with Weaver's own arguments, output and exit codes: by Weaver's own program where\none is found (then all of its commands and flags), or by the embedded engine.",
    )
    .addHelpText(
      "after",
      "\nExamples:\n  $ weavergen registry check -r model\n  $ weavergen --quiet registry stats -r model --format json\n",
    );
  for (const command of Object.keys(registryCommands) as WeaverCommand[]) {
    const declared = addCommand(registry, command).addOption(engineOption());
    declared.action(() =>
      done({ command, options: declared.optsWithGlobals<RegistryOptions>(), positionals: declared.args }),
    );
  }
  return program;
}

function engineOption(): Option {
  return new Option("--engine <engine>", "Weaver's own program, the embedded engine, or the program where one is found")
    .choices(["auto", "embedded", "binary"])
    .default("auto");
}
