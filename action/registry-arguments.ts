import { Command, Option } from "commander";
import type { EngineName } from "../workflows/weaver/choose-weaver.ts";

/** Options of Weaver's registry commands, by Weaver's own names. */
export interface RegistryOptions {
  readonly engine: EngineName;
  readonly quiet?: boolean;
  readonly debug?: boolean;
  readonly future?: boolean;
  readonly config?: string;
  readonly registry?: string;
  readonly followSymlinks?: boolean;
  readonly includeUnreferenced?: boolean;
  readonly v2?: boolean;
  readonly policy: readonly string[];
  readonly skipPolicies?: boolean;
  readonly displayPolicyCoverage?: boolean;
  readonly diagnosticFormat: string;
  readonly diagnosticTemplate?: string;
  readonly diagnosticStdout?: boolean;
  readonly baselineRegistry?: string;
  readonly format?: string;
  readonly output?: string;
  readonly templates?: string;
  readonly param: readonly string[];
  readonly params?: string;
  readonly weaverConfig: readonly string[];
}

export const embeddedCommands = ["check", "generate", "resolve", "diff", "stats"] as const;
export type EmbeddedCommand = (typeof embeddedCommands)[number];

export interface RegistryArguments {
  readonly command: EmbeddedCommand;
  readonly options: RegistryOptions;
  /** TARGET and OUTPUT of `generate`. */
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
  return read ?? program.error("error: a command is missing: check, generate, resolve, diff or stats");
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

const booleans =
  /^--(?:v2|follow-symlinks|include-unreferenced|skip-policies|display-policy-coverage|diagnostic-stdout)(?:=(true|false))?$/;

/** Weaver's boolean flags take `=true` and `=false`, and `--diagnostic-stdout` its value as a word of its own too. */
function withPlainFlags(args: readonly string[]): string[] {
  return args.flatMap((arg, index) => {
    const isValue = (arg === "true" || arg === "false") && args[index - 1] === "--diagnostic-stdout";
    if (isValue) return [];
    const flag = booleans.exec(arg);
    if (!flag) return [arg];
    const off = flag[1] === "false" || (arg === "--diagnostic-stdout" && args[index + 1] === "false");
    return off ? [] : [arg.replace(/=.*/, "")];
  });
}

function registryProgram({ print, say }: Output, done: (parsed: RegistryArguments) => void): Command {
  const program = new Command("weavergen")
    .exitOverride()
    .configureOutput({ writeOut: print, writeErr: say })
    .showHelpAfterError("(run with --help for usage and examples)")
    .option("--quiet", "print no log")
    .option("--debug", "print the stack of an error")
    .option("--future", "Weaver's newest rules: every warning is an error")
    .option("--config <file>", "Weaver's .weaver.toml (Weaver's own program only)")
    .option("--allow-git-credentials", "as Weaver's (Weaver's own program only)");
  const registry = program
    .command("registry")
    .description(
      "Runs a command of `weaver registry` with Weaver's own arguments, output and exit codes: by Weaver's own program where\none is found (then all of its commands and flags), or by the embedded engine.",
    )
    .addHelpText(
      "after",
      examples(["weavergen registry check -r model", "weavergen --quiet registry stats -r model --format json"]),
    );
  for (const command of embeddedCommands) addCommand({ registry, command, done });
  return program;
}

const about = {
  check: {
    text: "Checks a registry: exit code 1 where it does not load or resolve.",
    example: ["weavergen registry check -r model --diagnostic-format json --diagnostic-stdout"],
  },
  generate: {
    text: "Generates a target's files into OUTPUT (default: output).",
    example: ["weavergen registry generate typescript src/semconv -r model -t templates -D stability=stable"],
  },
  resolve: { text: "Prints the resolved registry.", example: ["weavergen registry resolve -r model -f json"] },
  diff: {
    text: "Compares two versions of a registry.",
    example: ["weavergen registry diff -r model --baseline-registry ../main/model --format json"],
  },
  stats: { text: "Counts what a registry holds.", example: ["weavergen registry stats -r model --format json"] },
} as const;

const formats = {
  resolve: ["yaml", "json", "jsonl", "mute"],
  diff: ["ansi", "ansi-stats", "json", "markdown", "yaml", "jsonl"],
  stats: ["text", "json", "yaml", "jsonl", "mute"],
} as const;

interface Adding {
  readonly registry: Command;
  readonly command: EmbeddedCommand;
  readonly done: (parsed: RegistryArguments) => void;
}

function addCommand({ registry, command, done }: Adding): void {
  const declared = registry.command(command).description(about[command].text);
  if (command === "generate") {
    declared
      .argument("[target]", "target folder below the templates")
      .argument("[output]", "folder of the generated files")
      .option("-t, --templates <folder>", "folder of the templates", "templates")
      .option("-D, --param <key=value>", "parameter of the templates, its value in YAML", collect, [])
      .option("--params <file>", "parameters in a YAML file")
      .addOption(new Option("-c, --weaver-config <file>").argParser(collect).default([]).hideHelp());
  }
  if (command === "check" || command === "diff") {
    declared.option("--baseline-registry <folder>", "registry to compare with");
  }
  if (command === "resolve" || command === "diff" || command === "stats") {
    const flags = command === "resolve" ? "-f, --format <format>" : "--format <format>";
    declared
      .addOption(new Option(flags, "form of the result").choices(formats[command]).default(formats[command][0]))
      .option("-o, --output <path>", "write the result there");
  }
  addSharedOptions(declared);
  declared.addHelpText("after", examples(about[command].example));
  declared.action(() =>
    done({ command, options: declared.optsWithGlobals<RegistryOptions>(), positionals: declared.args }),
  );
}

function addSharedOptions(command: Command): void {
  command
    .option("-r, --registry <folder>", "folder of the registry")
    .option("-s, --follow-symlinks", "as Weaver's (Weaver's own program only)")
    .option("--include-unreferenced", "include what dependencies define and nothing refers to")
    .option("--v2", "version 2 of the resolved schema")
    .option("-p, --policy <path>", "Rego policy (Weaver's own program only)", collect, [])
    .option("--skip-policies", "run no policy")
    .option("--display-policy-coverage", "as Weaver's (Weaver's own program only)")
    .addOption(
      new Option("--diagnostic-format <format>", "ansi, json, gh_workflow_command, jsonl, yaml or mute").default(
        "ansi",
      ),
    )
    .option("--diagnostic-template <folder>", "own format of diagnostics (Weaver's own program only)")
    .option("--diagnostic-stdout", "diagnostics on stdout instead of stderr")
    .addOption(
      new Option("--engine <engine>", "Weaver's own program, the embedded engine, or the program where one is found")
        .choices(["auto", "embedded", "binary"])
        .default("auto"),
    );
}

function collect(value: string, before: readonly string[] = []): string[] {
  return [...before, value];
}

function examples(lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  $ ${line}`).join("\n")}\n`;
}
