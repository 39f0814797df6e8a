import { readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { parse } from "yaml";
import { messageOf, UserError } from "../workflows/errors.ts";
import { createParseCache } from "../workflows/weaver/embedded/read-registry.ts";
import { createEmbeddedWeaver } from "../workflows/weaver/embedded-weaver.ts";
import type {
  CommandResult,
  DiffRequest,
  GenerateResult,
  RegistryRequest,
  ResolveRequest,
  StatsRequest,
  Weaver,
} from "../workflows/weaver/weaver.ts";
import { namedFolder, type NamedFolder } from "./named-folder.ts";
import { printDiagnostics, unsaidNotices } from "./print-diagnostics.ts";
import type { RegistryArguments, RegistryOptions } from "./registry-arguments.ts";
import type { Terminal } from "./terminal.ts";
import { writeFiles, writeWhole } from "./write-files.ts";

interface Surroundings {
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
}

/** Runs a registry command in the embedded engine, writes what it generates, and prints as Weaver does. */
export async function embeddedCommand(
  parsed: RegistryArguments,
  { terminal, signal }: Surroundings,
): Promise<CommandResult> {
  const { command, options } = parsed;
  refuseUnsupported(options);
  const say = options.quiet ? () => undefined : terminal.say;
  const started = performance.now();
  const weaver = createEmbeddedWeaver({ parseCache: createParseCache() });
  const request = registryRequest(options, { terminal, signal });
  say(`${openings[command]} \`${options.registry}\`\n`);
  const result = await perform({ parsed, weaver, request, terminal });
  report(result, { options, terminal });
  if ("files" in result) await writeGenerated(result as GenerateResult, { parsed, terminal, say });
  else if (command !== "check" && result.exitCode === 0) await printResult(result, { parsed, terminal });
  if (command === "check" && result.exitCode === 0) say("✔ The registry resolves\n");
  say(`\nTotal execution time: ${((performance.now() - started) / 1_000).toFixed(3)}s\n`);
  return result;
}

const openings = {
  check: "Weaver Registry Check\nChecking registry",
  generate: "Generating artifacts for the registry",
  resolve: "Resolving registry",
  diff: "Weaver Registry Diff\nChecking registry",
  stats: "Weaver Registry Stats\nComputing stats for registry",
} as const;

function refuseUnsupported(options: RegistryOptions): void {
  const given = [
    options.config !== undefined && "--config",
    options.weaverConfig?.length > 0 && "-c",
    options.followSymlinks && "--follow-symlinks",
    options.displayPolicyCoverage && "--display-policy-coverage",
    options.diagnosticTemplate !== undefined && "--diagnostic-template",
  ].filter((flag) => typeof flag === "string");
  if (given.length === 0) return;
  throw new UserError("needs-weaver-binary", {
    message: `The embedded engine does not know ${given.join(", ")}.`,
    hint: "Install Weaver and pass --engine binary, or leave these out.",
  });
}

function registryRequest(options: RegistryOptions, { terminal, signal }: Surroundings): RegistryRequest {
  if (options.registry === undefined) {
    throw new UserError("registry-not-named", {
      message: "Without -r Weaver fetches OpenTelemetry's own registry, which the embedded engine does not do.",
      hint: "Name the folder of the registry, such as `-r model`.",
    });
  }
  const { files, path } = namedFolder(terminal.folder, options.registry);
  return {
    files,
    registry: path,
    v2: options.v2 ?? false,
    includeUnreferenced: options.includeUnreferenced ?? false,
    future: options.future ?? false,
    policies: options.policy,
    skipPolicies: options.skipPolicies ?? false,
    signal,
  };
}

interface Performing {
  readonly parsed: RegistryArguments;
  readonly weaver: Weaver;
  readonly request: RegistryRequest;
  readonly terminal: Terminal;
}

function perform({ parsed, weaver, request, terminal }: Performing): Promise<CommandResult | GenerateResult> {
  const { command, options, positionals } = parsed;
  switch (command) {
    case "check":
      return weaver.check({ ...request, ...baselineOf(options, terminal) });
    case "resolve":
      return weaver.resolve({ ...request, ...formatOf<ResolveRequest>(options) });
    case "stats":
      return weaver.stats({ ...request, ...formatOf<StatsRequest>(options) });
    case "diff": {
      const { baseline } = baselineOf(options, terminal);
      if (!baseline) throw usage("--baseline-registry is missing: diff compares with it.");
      return weaver.diff({ ...request, baseline, ...formatOf<DiffRequest>(options) });
    }
    case "generate": {
      const [target = ""] = positionals;
      const { files, path } = namedFolder(terminal.folder, options.templates ?? "templates");
      const params = paramsOf(options, terminal);
      return weaver.generate({ ...request, target, templates: { files, folder: path }, params });
    }
  }
}

/** The parser has held the format against those that the command takes. */
function formatOf<Request extends { format?: string }>({ format }: RegistryOptions): Pick<Request, "format"> {
  return (format === undefined ? {} : { format }) as Pick<Request, "format">;
}

function baselineOf(
  { baselineRegistry }: RegistryOptions,
  { folder }: Terminal,
): Pick<DiffRequest, never> & { baseline?: DiffRequest["baseline"] } {
  if (baselineRegistry === undefined) return {};
  const named: NamedFolder = namedFolder(folder, baselineRegistry);
  return { baseline: { files: named.files, registry: named.path } };
}

/** `-D` over `--params`, as Weaver has it; values are YAML. */
function paramsOf({ param, params }: RegistryOptions, { folder }: Terminal): Record<string, unknown> {
  const pairs = param.map((pair): [string, unknown] => {
    const at = pair.indexOf("=");
    if (at < 1) throw usage(`-D ${pair}: write key=value.`);
    return [pair.slice(0, at), parse(pair.slice(at + 1))];
  });
  return { ...(params === undefined ? {} : readParams(resolve(folder, params))), ...Object.fromEntries(pairs) };
}

function readParams(file: string): Record<string, unknown> {
  try {
    const data: unknown = parse(readFileSync(file, "utf8"));
    const held = typeof data === "object" && data !== null && "params" in data ? data.params : undefined;
    return typeof held === "object" && held !== null ? { ...held } : {};
  } catch (cause) {
    throw usage(`${file} cannot be read: ${messageOf(cause)}`);
  }
}

function usage(message: string): UserError {
  return new UserError("wrong-arguments", { message, hint: "Run with --help for usage and examples." });
}

interface Reporting {
  readonly options: RegistryOptions;
  readonly terminal: Terminal;
}

function report(result: CommandResult, { options, terminal }: Reporting): void {
  const toOut = options.diagnosticStdout ?? false;
  const format = options.diagnosticFormat;
  const text = printDiagnostics(result, { format, color: toOut ? terminal.color.out : terminal.color.err });
  (toOut ? terminal.print : terminal.say)(text);
  terminal.say(unsaidNotices(result, format));
}

interface Writing {
  readonly parsed: RegistryArguments;
  readonly terminal: Terminal;
}

async function writeGenerated(
  result: GenerateResult,
  { parsed, terminal, say }: Writing & { say: (text: string) => void },
): Promise<void> {
  const [, output = "output"] = parsed.positionals;
  const folder = resolve(terminal.folder, output);
  if (result.files.length > 0) await writeFiles(folder, result.files);
  for (const { path } of result.files)
    say(`✔ Generated file ${JSON.stringify(relative(terminal.folder, join(folder, path)))}\n`);
  if (result.exitCode === 0) say("✔ Artifacts generated successfully\n");
}

const extensions: Readonly<Record<string, string>> = { markdown: "md", ansi: "txt", "ansi-stats": "txt" };

/** `diff -o` names a folder, the others a file. */
async function printResult(result: CommandResult, { parsed, terminal }: Writing): Promise<void> {
  const { command, options } = parsed;
  if (options.output === undefined) return terminal.print(result.stdout);
  const place = resolve(terminal.folder, options.output);
  const format = options.format ?? "ansi";
  await writeWhole(command === "diff" ? join(place, `diff.${extensions[format] ?? format}`) : place, result.stdout);
}
