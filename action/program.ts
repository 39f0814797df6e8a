import { Command, Option } from "commander";
import type { CommandContext, Terminal } from "./terminal/terminal.ts";

/** Runs a command whose module is loaded only then; telemetry is started before it. Gives the exit code. */
export type Run = (load: (context: CommandContext) => Promise<number>) => Promise<void>;

/** Runs what starts telemetry itself; undefined: it has set the process's exit code. */
export type RunApp = (load: (terminal: Terminal) => Promise<number | undefined>) => Promise<void>;

interface Program {
  readonly run: Run;
  readonly runApp: RunApp;
  readonly version: string;
  readonly print: (text: string) => void;
  readonly say: (text: string) => void;
  readonly color: boolean;
}

const engine = (): Option =>
  new Option("--engine <engine>", "Weaver's own program, the embedded engine, or the program where one is found")
    .choices(["auto", "embedded", "binary"])
    .default("auto");
const format = (...formats: string[]): Option =>
  new Option("--format <format>", "form of the result").choices(formats).default(formats[0]);

/** The command line; nothing heavy is loaded until a command runs. */
export function createProgram({ run, runApp, version, print, say, color }: Program): Command {
  const program = new Command("weavergen")
    .description("Reviews changes of an OpenTelemetry Weaver registry, and everything that is generated from it.")
    .version(version, "-V, --version")
    .option("--quiet", "print no progress and no log")
    .option("--debug", "print the stack of an error; twice: those of its causes too")
    .addOption(new Option("--future", "Weaver's newest rules (registry commands)").hideHelp())
    .addOption(new Option("--config <file>", "Weaver's .weaver.toml (registry commands)").hideHelp())
    .addOption(new Option("--allow-git-credentials", "as Weaver's (registry commands)").hideHelp())
    .exitOverride()
    .showHelpAfterError("(run with --help for usage and examples)")
    .configureOutput({ writeOut: print, writeErr: say, getOutHasColors: () => color, getErrHasColors: () => color })
    .addHelpText("after", examples("weavergen review", "weavergen registry check -r model", "weavergen demo") + codes);
  addReview(program, run);
  addRegistry(program, run);
  addParity(program, run);
  addGenerate(program, run);
  addValidate(program, run);
  addDebug(program, run);
  addWorkflows(program, run);
  addConfig(program, run);
  addServe(program, runApp);
  return program;
}

const codes = `
Exit codes:
  0  nothing at or above fail-on
  1  findings
  2  wrong use or configuration
  3  a tool or the network failed
`;

function examples(...lines: string[]): string {
  return `\nExamples:\n${lines.map((line) => `  $ ${line}`).join("\n")}\n`;
}

function addReview(program: Command, run: Run): void {
  program
    .command("review")
    .summary("review the working folder, or a commit, against its base")
    .description("Reviews what changed in the registries of this checkout: findings, changes, drift, verified fixes.")
    .option("--base <ref>", "branch or commit to compare with (default: the remote's default branch)")
    .option("--head <ref>", "branch or commit to review (default: the working folder as it is)")
    .addOption(format("text", "json", "markdown", "mermaid", "sarif"))
    .option("--output <file>", "write the result into a file")
    .option("--fix", "write the verified fixes and the regenerated files into the working folder")
    .addOption(
      new Option("--fail-on <level>", "lowest level of a new finding that gives exit code 1").choices([
        "violation",
        "improvement",
        "information",
        "none",
      ]),
    )
    .addOption(engine())
    .option("--trust-head", "take settings and templates from what is reviewed, not from the base")
    .addHelpText(
      "after",
      examples(
        "weavergen review",
        "weavergen review --base origin/main --fix",
        "weavergen review --base v1.4.0 --head HEAD --format json --output report.json",
      ) + codes,
    )
    .action((options) => run(async (context) => (await import("./commands/review.ts")).review(options, context)));
}

function addRegistry(program: Command, run: Run): void {
  program
    .command("registry [arguments...]")
    .summary("run a command of `weaver registry`, such as check, generate, resolve or diff")
    .allowUnknownOption()
    .helpOption(false)
    .action(() => run(async (context) => (await import("./commands/registry.ts")).registry(context)));
}

function addParity(program: Command, run: Run): void {
  const collect = (value: string, before: readonly string[]): string[] => [...before, value];
  program
    .command("parity")
    .summary("compare the embedded engine with Weaver's own program")
    .description(
      "Runs both engines on a registry and prints where they differ: exit codes, kinds of diagnostics, the resolved\nregistry, and every byte that templates generate. Policies are skipped.",
    )
    .requiredOption("-r, --registry <folder>", "folder of the registry")
    .option("--baseline-registry <folder>", "registry to compare with (check and diff)")
    .option("-t, --templates <folder>", "folder of templates")
    .option("--target <target>", "target below the templates; may be repeated", collect, [])
    .option("--docs <folder>", "Markdown documents to bring up to date by the first target (default: markdown)")
    .option("-D, --param <key=value>", "parameter of the templates, its value in YAML", collect, [])
    .option("--params <file>", "parameters in a YAML file")
    .option("--v2", "version 2 of the resolved schema")
    .addOption(format("text", "json"))
    .addHelpText(
      "after",
      examples("weavergen parity -r model", "weavergen parity -r model -t templates --target typescript --target go") +
        "\nExit codes:\n  0  the engines agree\n  1  they differ\n  2  wrong use\n  3  there is no Weaver program\n",
    )
    .action((options) => run(async (context) => (await import("./commands/parity.ts")).parity(options, context)));
}

function addGenerate(program: Command, run: Run): void {
  program
    .command("generate [targets...]")
    .summary("write the files that the settings configure")
    .description("Generates the configured targets (all where none is named) and brings their files up to date.")
    .option("--check", "write nothing; exit code 1 where files are out of date")
    .addOption(engine())
    .addHelpText(
      "after",
      examples("weavergen generate", "weavergen generate typescript", "weavergen generate --check") + codes,
    )
    .action((targets, options) =>
      run(async (context) => (await import("./commands/generate.ts")).generate({ targets, ...options }, context)),
    );
}

function addValidate(program: Command, run: Run): void {
  program
    .command("validate [paths...]")
    .summary("check telemetry samples against a registry")
    .description(
      "Checks samples (OTLP/JSON or Weaver's format) against registries. A folder names a registry, a file names samples;\nwithout them both are taken from the settings.",
    )
    .addOption(format("text", "json", "mermaid"))
    .addHelpText(
      "after",
      examples("weavergen validate", "weavergen validate model telemetry/*.json", "weavergen validate --format json") +
        codes,
    )
    .action((paths, options) =>
      run(async (context) => (await import("./commands/validate.ts")).validate({ paths, ...options }, context)),
    );
}

function addDebug(program: Command, run: Run): void {
  program
    .command("debug")
    .summary("look into a run")
    .command("spans")
    .description("Shows the spans of a run of this checkout.")
    .option("--run <id>", "id of the run, as its report says (default: the latest)")
    .addOption(format("text", "json", "mermaid"))
    .addHelpText("after", examples("weavergen debug spans", "weavergen debug spans --run 4bf92f35 --format mermaid"))
    .action((options) =>
      run(async (context) => (await import("./commands/debug-spans.ts")).debugSpans(options, context)),
    );
}

function addWorkflows(program: Command, run: Run): void {
  const workflows = program.command("workflows").summary("list and show the BPMN processes that WeaverGen runs");
  workflows
    .command("list")
    .description("Lists every process.")
    .addHelpText("after", examples("weavergen workflows list"))
    .action(() => run(async (context) => (await import("./commands/workflows.ts")).listWorkflows(context)));
  workflows
    .command("show <name>")
    .description("Shows a process as a diagram, or as the BPMN file that a modeller opens.")
    .addOption(format("mermaid", "bpmn"))
    .addHelpText("after", examples("weavergen workflows show review", "weavergen workflows show review --format bpmn"))
    .action((name, options) =>
      run(async (context) => (await import("./commands/workflows.ts")).showWorkflow({ name, ...options }, context)),
    );
}

function addConfig(program: Command, run: Run): void {
  const config = program.command("config").summary("write, check and describe .github/weavergen.yml");
  config
    .command("init")
    .description("Writes .github/weavergen.yml for the registries and targets that are found here.")
    .addHelpText("after", examples("weavergen config init"))
    .action(() => run(async (context) => (await import("./commands/config.ts")).initConfig(context)));
  config
    .command("validate")
    .description("Checks .github/weavergen.yml, or another file.")
    .argument("[file]")
    .addHelpText("after", examples("weavergen config validate"))
    .action((file) => run(async (context) => (await import("./commands/config.ts")).validateConfig(file, context)));
  config
    .command("schema")
    .description("Prints the JSON Schema of .github/weavergen.yml.")
    .addHelpText("after", examples("weavergen config schema > weavergen.schema.json"))
    .action(() => run(async (context) => (await import("./commands/config.ts")).printSchema(context)));
}

function addServe(program: Command, runApp: RunApp): void {
  program
    .command("serve")
    .summary("run the GitHub App")
    .description("Runs the GitHub App; its configuration is read from the environment (see the README).")
    .addOption(new Option("--role <role>", "part of the App to run").choices(["web", "worker", "all"]).default("all"))
    .addHelpText("after", examples("weavergen serve", "weavergen serve --role worker"))
    .action((options) => runApp(async (terminal) => (await import("./commands/serve.ts")).serve(options, terminal)));
  program
    .command("demo")
    .summary("play the whole thing on this machine, with a GitHub of its own")
    .option("--once", "play it, print the outcome as JSON, and end")
    .addHelpText("after", examples("weavergen demo", "weavergen demo --once"))
    .action(() => runApp(async () => (await import("./commands/demo.ts")).demo()));
}
