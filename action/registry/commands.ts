import { type Command, InvalidArgumentError, Option } from "commander";
import { UserError } from "../../workflows/errors.ts";
import type { WeaverCommand } from "../../workflows/weaver/command-tasks.ts";
import { parseParam } from "../../workflows/weaver/forge/params.ts";
import { jsonSchemas } from "../../workflows/weaver/json-schema/json-schema.ts";
import { OlderName, refuseTwice } from "./given-once.ts";

interface CommandDeclaration {
  readonly text: string;
  readonly example: string;
  /** Groups of options that several commands share. */
  readonly takes: readonly ("registry" | "policies" | "output" | "params")[];
  readonly declare?: (command: Command) => void;
}

/** Weaver's registry commands as its own `--help` declares them; `mcp` and `infer` are Weaver's own program's alone. */
export const registryCommands: Readonly<Record<WeaverCommand, CommandDeclaration>> = {
  check: {
    text: "Checks a registry: exit code 1 where it does not load or resolve.",
    example: "weavergen registry check -r model --diagnostic-format json --diagnostic-stdout",
    takes: ["registry", "policies"],
    declare: (command) =>
      command
        .option("--baseline-registry <folder>", "registry to compare with")
        .option(
          "--rules [boolean]",
          "WeaverGen's own rules too, by .github/weavergen.yml (embedded engine)",
          toBoolean,
        ),
  },
  generate: {
    text: "Generates a target's files into OUTPUT (default: output).",
    example: "weavergen registry generate typescript src/semconv -r model -t templates -D stability=stable",
    takes: ["registry", "policies", "params"],
    declare: (command) =>
      command
        .argument("[target]", "target folder below the templates")
        .argument("[output]", "folder of the generated files")
        .option("-t, --templates <folder>", "folder of the templates (default: templates)")
        .addOption(
          new Option("-c, --weaver-config <file>", "weaver.yaml files in place of the target's own").argParser(collect),
        )
        .option("--prune", "remove files that an earlier run wrote, this one does not, and nobody changed since"),
  },
  resolve: {
    text: "Prints the resolved registry.",
    example: "weavergen registry resolve -r model -f json",
    takes: ["registry", "policies", "output"],
    declare: (command) =>
      command
        .option("--lineage", "has no effect, as with Weaver")
        .option("-f, --format <format>", "yaml, json, jsonl or mute (default: yaml)"),
  },
  search: {
    text: "Searches the attributes of a registry.",
    example: "weavergen registry search -r model cart",
    takes: ["registry"],
    declare: (command) =>
      command.argument("[text]", "text to look for").option("--lineage", "has no effect, as with Weaver"),
  },
  stats: {
    text: "Counts what a registry holds.",
    example: "weavergen registry stats -r model --format json",
    takes: ["registry", "output"],
    declare: (command) =>
      command
        .option("--format <format>", "text, json, yaml, jsonl, mute or your own (default: text)")
        .option("--templates <folder>", ownFormats("stats_templates")),
  },
  "update-markdown": {
    text: "Brings the marked sections of Markdown documents up to date.",
    example: "weavergen registry update-markdown docs -r model -t templates --target markdown --dry-run",
    takes: ["registry", "params"],
    declare: (command) =>
      command
        .argument("[folder]", "folder of the documents")
        .option("--dry-run [boolean]", "write nothing; exit code 1 where documents are out of date", toBoolean)
        .option("--attribute-registry-base-url <path>", "where attributes are linked to")
        .option("-t, --templates <folder>", "folder of the templates (default: templates)")
        .option("--target <target>", "target folder below the templates"),
  },
  "json-schema": {
    text: "Prints the JSON Schema of a document that Weaver reads or writes.",
    example: "weavergen registry json-schema -j semconv-definition-v2",
    takes: ["output"],
    declare: (command) =>
      command.addOption(
        new Option("-j, --json-schema <kind>", "kind of document (default: resolved-registry)").choices(
          Object.keys(jsonSchemas),
        ),
      ),
  },
  diff: {
    text: "Compares two versions of a registry.",
    example: "weavergen registry diff -r model --baseline-registry ../main/model --format json",
    takes: ["registry", "output"],
    declare: (command) =>
      command
        .requiredOption("--baseline-registry <folder>", "registry to compare with")
        .option("--format <format>", "ansi, ansi-stats, json, markdown, yaml, jsonl, mute or your own (default: ansi)")
        .option("--templates <folder>", ownFormats("diff_templates"))
        .addOption(new OlderName("--diff-format <format>", { means: "--format" }))
        .addOption(new OlderName("--diff-template <folder>", { means: "--templates" })),
  },
  emit: {
    text: "Sends the examples of a registry as telemetry.",
    example: "weavergen registry emit -r model --stdout",
    takes: ["registry", "policies"],
    declare: (command) =>
      command
        .option("--stdout [boolean]", "print instead of sending", toBoolean)
        .option("--endpoint <url>", "OTLP receiver (default: http://localhost:4317)"),
  },
  "live-check": {
    text: "Checks samples of telemetry against a registry.",
    example: "weavergen registry live-check -r model --input-source samples.json --format json --no-stream",
    takes: ["registry", "policies", "output"],
    declare: declareLiveCheck,
  },
  package: {
    text: "Packs a registry and what it depends on into one artefact.",
    example: "weavergen registry package -r model --v2 --resolved-registry-uri https://example.com/resolved.yaml",
    takes: ["registry", "policies", "output"],
    declare: (command) =>
      command
        .option("--resolved-registry-uri <uri>", "where the resolved registry will be published")
        .addOption(new OlderName("--resolved-schema-uri <uri>", { means: "--resolved-registry-uri" })),
  },
};

function declareLiveCheck(command: Command): void {
  command
    .option("--input-source <source>", "file, stdin, or otlp: a receiver (default: otlp)")
    .option("--input-format <format>", "form of the samples: json or text (default: json)")
    .option("--format <format>", "ansi, json, yaml, jsonl, mute or your own (default: ansi)")
    .option("--templates <folder>", ownFormats("live_check_templates"))
    .option("--no-stream", "print one report at the end")
    .addOption(new Option("--stream").hideHelp())
    .option("--no-stats", "no statistics, and so no failure")
    .addOption(new Option("--stats").hideHelp())
    .addOption(
      new Option("--fail-on <level>", "lowest level that gives exit code 1 (default: violation)").choices([
        "violation",
        "improvement",
        "information",
        "none",
      ]),
    );
  addReceiver(command);
  const own = "(Weaver's own program only)";
  command
    .option("--emit-otlp-logs [boolean]", "send each finding as a log record", toBoolean)
    .option("--otlp-logs-endpoint <url>", "receiver of the log records (default: http://localhost:4317)")
    .option("--otlp-logs-stdout [boolean]", "print the log records instead", toBoolean);
  for (const name of ["advice-policies", "advice-data", "advice-preprocessor"]) command.option(`--${name} <path>`, own);
}

function addReceiver(command: Command): void {
  command
    .option("--otlp-grpc-address <ip>", "address of the OTLP receiver (default: 0.0.0.0)")
    .option("--otlp-grpc-port <port>", "its port, 0 for a free one (default: 4317)", toPort)
    .option("--admin-port <port>", "HTTP port of /stop and /health (default: 4320)", toPort)
    .option(
      "--inactivity-timeout <seconds>",
      "ends the receiver when nothing comes, 0: never (default: 10)",
      toSeconds,
    );
}

function toPort(value: string): number {
  if (!/^[0-9]{1,5}$/.test(value) || Number(value) > 65_535) throw new InvalidArgumentError("Write 0 to 65535.");
  return Number(value);
}

function toSeconds(value: string): number {
  if (!/^[0-9]{1,15}$/.test(value)) throw new InvalidArgumentError("Write a whole number of seconds.");
  return Number(value);
}

function ownFormats(folder: string): string {
  return `folder of formats of your own, each a folder of templates (default: ${folder})`;
}

/** Declares one command below `registry`. */
export function addCommand(registry: Command, name: WeaverCommand): Command {
  const { text, example, takes, declare } = registryCommands[name];
  const command = registry.command(name).description(text).addHelpText("after", `\nExamples:\n  $ ${example}\n`);
  declare?.(command);
  if (takes.includes("params")) addParams(command);
  if (takes.includes("output")) command.option("-o, --output <path>", "write the result there");
  if (takes.includes("registry")) addRegistry(command);
  if (takes.includes("policies")) addPolicies(command);
  return refuseTwice(addDiagnostics(command));
}

function addParams(command: Command): void {
  command
    .option("-D, --param <key=value>", "parameter of the templates, its value in YAML", collectParam)
    .option("--params <file>", "parameters in a YAML file");
}

function addRegistry(command: Command): void {
  command
    .option("-r, --registry <path>", "registry: a folder, an archive or a git repository (default: OpenTelemetry's)")
    .option("-s, --follow-symlinks [boolean]", "follow symbolic links to folders and out of the repository", toBoolean)
    .option("--include-unreferenced [boolean]", "include what dependencies define and nothing refers to", toBoolean)
    .option("--v2 [boolean]", "version 2 of the resolved schema", toBoolean);
}

function addPolicies(command: Command): void {
  command
    .option("-p, --policy <path>", "Rego policy (Weaver's own program only)", collect)
    .option("--skip-policies [boolean]", "run no policy", toBoolean)
    .option("--display-policy-coverage [boolean]", "as Weaver's (Weaver's own program only)", toBoolean);
}

function addDiagnostics(command: Command): Command {
  return command
    .option(
      "--diagnostic-format <format>",
      "ansi, json, gh_workflow_command, jsonl, yaml, mute or your own (default: ansi)",
    )
    .option("--diagnostic-template <folder>", ownFormats("diagnostic_templates"))
    .option("--diagnostic-stdout [boolean]", "diagnostics on stdout instead of stderr", toBoolean);
}

function collect(value: string, before: readonly string[] = []): string[] {
  return [...before, value];
}

function collectParam(value: string, before: readonly string[] = []): string[] {
  try {
    parseParam(value);
  } catch (error) {
    if (error instanceof UserError) throw new InvalidArgumentError(error.message);
    throw error;
  }
  return [...before, value];
}

function toBoolean(value: string): boolean {
  if (value !== "true" && value !== "false") throw new InvalidArgumentError("Write true or false.");
  return value === "true";
}
