import { resolve } from "node:path";
import { BugError, UserError } from "../../workflows/errors.ts";
import { createEmbeddedWeaver } from "../../workflows/weaver/embedded-weaver.ts";
import { createParseCache } from "../../workflows/weaver/embedded/read-registry.ts";
import type { RegistryRules } from "../../workflows/weaver/registry.ts";
import type {
  CommandResult,
  FormatRequest,
  GeneratedFile,
  RegistryRequest,
  ReportResult,
  ResolveRequest,
  Weaver,
} from "../../workflows/weaver/weaver.ts";
import { diskCaches } from "../configuration/disk-caches.ts";
import type { RegistryArguments } from "./arguments.ts";
import { isMuted, printReport, printResult, writeResultFiles } from "./output.ts";
import { formatOf, ownFormat } from "./own-formats.ts";
import { diagnostic, failed, refusal } from "./refusals.ts";
import { baselineOf, registryName, registryRequest, type Surroundings } from "./request.ts";
import { coverageNotice, refuseUnsupported, refusedBefore, takesPolicies } from "./unsupported-options.ts";
import type { WeaverSettings } from "./weaver-settings.ts";
import { withoutCredentials } from "./without-credentials.ts";

export interface Performing extends Surroundings {
  readonly parsed: RegistryArguments;
  readonly settings: WeaverSettings | undefined;
  readonly weaver: Weaver;
  /** From here on, what stops the command ends a receiver of telemetry instead, which then reports. */
  readonly takeOver?: () => AbortSignal;
}

type Performed = ReportResult & { readonly files?: readonly GeneratedFile[] };

/** Runs a registry command in the embedded engine, writes what it generates, and prints as Weaver does. */
export async function embeddedCommand(facts: Omit<Performing, "weaver">): Promise<CommandResult> {
  const { parsed, terminal } = facts;
  const { command, options } = parsed;
  refuseUnsupported(parsed);
  const say = options.quiet ? () => undefined : terminal.say;
  const started = performance.now();
  const own = terminal.embedded === undefined ? await ownEngine(facts) : undefined;
  const weaver = own?.weaver ?? terminal.embedded;
  if (weaver === undefined) throw new BugError("engine-missing", { message: "There is no engine to run." });
  try {
    const opening = openings[command];
    if (opening !== undefined) say(`${opening} \`${withoutCredentials(registryName(options, facts))}\`\n`);
    const performed =
      refusedBefore(parsed, terminal.folder) ??
      (await perform({ ...facts, weaver }).catch((error: unknown) => asDiagnostic(error, options.params)));
    const result = { ...performed, diagnostics: [...performed.diagnostics, ...coverageNotice(parsed)] };
    await printReport(result, { parsed, terminal });
    await printFiles(result, { parsed, terminal, say });
    if (command === "check" && result.exitCode === 0) say("✔ The registry resolves\n");
    say(`\nTotal execution time: ${((performance.now() - started) / 1_000).toFixed(3)}s\n`);
    return result;
  } finally {
    await own?.close();
  }
}

/** An engine of this command's own, which remembers what earlier commands read and answered where that can be kept. */
async function ownEngine({ parsed, settings, terminal }: Omit<Performing, "weaver">) {
  const caches = diskCaches(terminal.variables);
  if (caches === undefined || settings !== undefined) {
    const weaver = createEmbeddedWeaver({ parseCache: createParseCache() });
    return { weaver, close: () => weaver.close() };
  }
  const { rememberedEngine } = await import("../../workflows/weaver/remember/remembered-engine.ts");
  return rememberedEngine({ ...caches, registry: resolve(terminal.folder, parsed.options.registry ?? "") });
}

/** A file of parameters that cannot be used and a link that leads nowhere are diagnostics of Weaver's. */
function asDiagnostic(error: unknown, file: string | undefined): Performed {
  if (!(error instanceof UserError)) throw error;
  const { message } = error;
  if (error.code === "link-broken") {
    const told = { Resolver: { FailToResolveDefinition: { SemConvSpecError: { error: message } } } };
    return failed(diagnostic("SemConvSpecError", { error: told, message }));
  }
  if (error.code !== "invalid-params-file") throw error;
  const fields = { params_file: file, error: message };
  return failed(diagnostic("InvalidParams", { error: { InvalidParams: fields }, message }));
}

const openings: Readonly<Record<string, string>> = {
  check: "Weaver Registry Check\nChecking registry",
  generate: "Generating artifacts for the registry",
  resolve: "Resolving registry",
  search: "Resolving registry",
  diff: "Weaver Registry Diff\nChecking registry",
  stats: "Weaver Registry Stats\nComputing stats for registry",
  emit: "Weaver Registry Emit\nResolving registry",
  "live-check": "Weaver Registry Live Check\nResolving registry",
  "update-markdown": "Resolving registry",
  package: "Packaging registry",
};

interface Printed {
  readonly parsed: RegistryArguments;
  readonly terminal: Performing["terminal"];
  readonly say: (text: string) => void;
}

/** With `--future` a warning stops a command before its result, without it only what leaves nothing to print. */
async function printFiles(result: Performed, { parsed, terminal, say }: Printed): Promise<void> {
  const { command, options, positionals } = parsed;
  if (result.files !== undefined) {
    const output = command === "package" ? (options.output ?? "output") : outputOf(parsed, positionals);
    await writeResultFiles(result.files, { terminal, output, say });
    const complete = result.exitCode === 0;
    if (command !== "generate") return;
    const { tendStaleFiles } = await import("./stale-files.ts");
    await tendStaleFiles({ parsed, terminal, output, files: result.files, complete, say });
    if (complete) say("✔ Artifacts generated successfully\n");
    return;
  }
  if (command === "json-schema" && result.exitCode !== 0) terminal.say(result.stderr);
  const stopped = result.exitCode !== 0 && options.future === true && command !== "live-check";
  const printed = command !== "check" && !stopped && (result.exitCode === 0 || result.stdout !== "");
  if (printed) await printResult(result, { parsed, terminal, say });
}

function outputOf({ command }: RegistryArguments, positionals: readonly string[]): string {
  return command === "generate" ? (positionals[1] ?? "output") : (positionals[0] ?? ".");
}

async function perform(facts: Performing): Promise<Performed> {
  const { parsed, weaver, signal } = facts;
  const { command, options, positionals } = parsed;
  if (command === "json-schema") return weaver.jsonSchema({ kind: options.jsonSchema ?? "resolved-registry", signal });
  const asked = await registryRequest(options, facts);
  const request = takesPolicies(command) ? asked : { ...asked, policies: [], skipPolicies: true };
  switch (command) {
    case "check": {
      const baseline = await baselineOf(options, facts);
      const ruled = options.rules === true ? { rules: await rulesOf(facts) } : {};
      return weaver.check({ ...request, ...(baseline === undefined ? {} : { baseline }), ...ruled });
    }
    case "resolve":
      return weaver.resolve({
        ...request,
        format: formatOf(parsed, facts.terminal.folder) as NonNullable<ResolveRequest["format"]>,
      });
    case "stats":
      return weaver.stats({ ...request, ...reportFormat(facts) });
    case "search":
      return weaver.search({ ...request, ...(positionals[0] === undefined ? {} : { text: positionals[0] }) });
    case "diff":
      return diff(request, facts);
    case "generate":
      return (await import("./template-commands.ts")).generate(request, facts);
    case "update-markdown":
      return (await import("./template-commands.ts")).updateMarkdown(request, facts);
    case "emit":
      return emit(request, facts);
    case "live-check":
      return liveCheck(request, facts);
    case "package":
      return pack(request, facts);
  }
}

/** Loaded where it is asked for: the settings' schema takes longer than a small registry. */
async function rulesOf({ terminal }: Performing): Promise<RegistryRules> {
  const { rulesInForce } = await import("./rules.ts");
  return rulesInForce(terminal.folder);
}

async function diff(request: RegistryRequest, facts: Performing): Promise<Performed> {
  const { parsed, weaver } = facts;
  const baseline = await baselineOf(parsed.options, facts);
  if (baseline === undefined)
    throw new BugError("baseline-not-parsed", { message: "diff was read without a baseline." });
  return weaver.diff({ ...request, baseline, ...reportFormat(facts) });
}

/** The format of a report, and where formats of the user's own are. */
function reportFormat({ parsed, terminal }: Performing): FormatRequest {
  const own = ownFormat(parsed, terminal.folder);
  const format = isMuted(parsed) ? "mute" : formatOf(parsed, terminal.folder);
  return { format, ...(own === undefined ? {} : { templates: { files: own.files, folder: own.path } }) };
}

function emit(request: RegistryRequest, { parsed, weaver, terminal }: Performing): Promise<Performed> {
  const { stdout = false, endpoint } = parsed.options;
  const receiver = terminal.variables["OTEL_EXPORTER_OTLP_ENDPOINT"] ?? endpoint;
  return weaver.emit({ ...request, stdout, ...(receiver === undefined ? {} : { endpoint: receiver }) });
}

async function liveCheck(request: RegistryRequest, facts: Performing): Promise<Performed> {
  const { liveCheckCommand } = await import("./live-check-command.ts");
  const { takeOver = () => facts.signal } = facts;
  return liveCheckCommand(request, { ...facts, takeOver, format: reportFormat(facts) });
}

async function pack(request: RegistryRequest, { parsed }: Performing): Promise<Performed> {
  const { resolvedRegistryUri } = parsed.options;
  if (resolvedRegistryUri === undefined) return refusal("resolved_registry_uri is required (--resolved-registry-uri)");
  if (request.v2 !== true) {
    const message = "Packaging is only supported for v2 registries: pass --v2.";
    return failed(diagnostic("PackagingRequiresV2", { error: "PackagingRequiresV2", message }));
  }
  const { registry: path, ...rest } = request;
  const { packageRegistry } = await import("../../workflows/weaver/embedded/package-registry.ts");
  const { exitCode, files, diagnostics, document } = packageRegistry({ ...rest, path, resolvedRegistryUri });
  return { exitCode, files, diagnostics, stdout: "", stderr: document.length === 0 ? "" : JSON.stringify(document) };
}
