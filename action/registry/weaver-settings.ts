import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parse, TomlError } from "smol-toml";
import { z } from "zod";
import { messageOf, UserError } from "../../workflows/errors.ts";
import type { WeaverCommand } from "../../workflows/weaver/command-tasks.ts";
import type { ProjectConfig } from "../../workflows/weaver/forge/project-config.ts";
import type { FindingFilter, FindingLevelOverride } from "../../workflows/weaver/live-check/finding-rules.ts";
import { AuthEntries, type AuthEntry } from "../configuration/auth-entries.ts";
import type { RegistryOptions } from "./arguments.ts";

/** What `.weaver.toml` sets; options that were typed go before it. */
export interface WeaverSettings {
  readonly file: string;
  readonly options: Partial<RegistryOptions>;
  /** Of `generate` and `update-markdown`, in the order of their arguments. */
  readonly positionals: readonly (string | undefined)[];
  readonly schemaUrlOverrides: Readonly<Record<string, string>>;
  /** `[[auth]]`: may hold secrets. */
  readonly auth: readonly AuthEntry[];
  /** `[template]`. */
  readonly project: ProjectConfig;
  readonly findingFilters: readonly FindingFilter[];
  readonly findingLevelOverrides: readonly FindingLevelOverride[];
}

const text = z.string().optional();
const flag = z.boolean().optional();
const port = z.int().min(0).max(65_535).optional();
const seconds = z.int().min(0).optional();
const level = z.enum(["violation", "improvement", "information"]);
const names = z.array(z.string()).optional();
const TextMaps = z.record(z.string(), z.record(z.string(), z.string()));

/** Sections that every command reads: Weaver refuses the file where one of them is wrong. */
const Shared = z.object({
  registry: z.object({ path: text, v2: flag, follow_symlinks: flag, include_unreferenced: flag }).default({}),
  policy: z.object({ paths: names, skip: flag, display_policy_coverage: flag }).default({}),
  diagnostics: z.object({ format: text, template: text, stdout: flag }).default({}),
  template: z.object({ acronyms: names, text_maps: TextMaps.optional() }).default({}),
  auth: AuthEntries,
});

const Overrides = z.record(z.string(), z.string());
const Resolve = z.object({
  schema_url_overrides: Overrides.optional(),
  overrides: Overrides.optional(),
  dependency_overrides: Overrides.optional(),
});

/** A command's own section: one that is wrong counts as absent, as with Weaver. */
const Own = z.object({
  target: text,
  templates: text,
  output: text,
  format: text,
  stdout: flag,
  endpoint: text,
  markdown_dir: text,
  dry_run: flag,
  attribute_registry_base_url: text,
  resolved_registry_uri: text,
  input_source: text,
  input_format: text,
  no_stream: flag,
  no_stats: flag,
  fail_on: text,
  advice_policies: text,
  advice_data: text,
  advice_preprocessor: text,
  otlp: z.object({ grpc_address: text, grpc_port: port, admin_port: port, inactivity_timeout: seconds }).default({}),
  emit: z.object({ otlp_logs: flag, otlp_logs_endpoint: text, otlp_logs_stdout: flag }).default({}),
  finding_filters: z
    .array(
      z.object({
        exclude: names,
        min_level: level.optional(),
        signal_type: text,
        exclude_samples: names,
        sample_names: names,
      }),
    )
    .default([]),
  finding_level_overrides: z.array(z.object({ ids: names, level, signal_type: text, sample_names: names })).default([]),
});

/**
 * Reads the `.weaver.toml` that `--config` names, or the next one in the folder and above.
 * @throws UserError `weaver-settings-invalid`
 */
export function readWeaverSettings(
  command: WeaverCommand,
  { folder, config }: { readonly folder: string; readonly config: string | undefined },
): WeaverSettings | undefined {
  const file = config === undefined ? discover(folder) : resolve(folder, config);
  if (file === undefined) return undefined;
  const data = readToml(file);
  const shared = Shared.safeParse(data);
  if (!shared.success) throw invalid(file, z.prettifyError(shared.error));
  const own = Own.safeParse(data[command] ?? data[command.replace("-", "_")] ?? {});
  const section = own.success ? own.data : Own.parse({});
  return {
    file,
    options: defined({ ...sharedOptions(shared.data), ...ownOptions(command, section) }),
    positionals: command === "generate" ? [section.target, section.output] : [section.markdown_dir],
    schemaUrlOverrides: overridesOf({ file, data }),
    auth: shared.data.auth,
    project: { acronyms: shared.data.template.acronyms, textMaps: shared.data.template.text_maps },
    findingFilters: section.finding_filters.map((rule) => camelKeys(rule) as FindingFilter),
    findingLevelOverrides: section.finding_level_overrides.map((rule) => camelKeys(rule) as FindingLevelOverride),
  };
}

function discover(folder: string): string | undefined {
  const file = join(folder, ".weaver.toml");
  if (existsSync(file)) return file;
  return dirname(folder) === folder ? undefined : discover(dirname(folder));
}

function readToml(file: string): Record<string, unknown> {
  try {
    return parse(readFileSync(file, "utf8"));
  } catch (cause) {
    if (cause instanceof TomlError) {
      // Behind its first line the message quotes the file, in which tokens may stand.
      const [why = ""] = cause.message.split("\n");
      throw invalid(file, why, { line: cause.line, column: cause.column });
    }
    throw invalid(file, messageOf(cause));
  }
}

function invalid(file: string, why: string, at?: { readonly line: number; readonly column: number }): UserError {
  return new UserError("weaver-settings-invalid", {
    message: `${file} cannot be used: ${why}`,
    hint: "Correct the file, or name another with --config.",
    ...(at === undefined ? {} : { at: { file, ...at } }),
  });
}

function sharedOptions({ registry, policy, diagnostics }: z.infer<typeof Shared>): Partial<RegistryOptions> {
  return defined({
    registry: registry.path,
    v2: registry.v2,
    followSymlinks: registry.follow_symlinks,
    includeUnreferenced: registry.include_unreferenced,
    policy: policy.paths,
    skipPolicies: policy.skip,
    displayPolicyCoverage: policy.display_policy_coverage,
    diagnosticFormat: diagnostics.format,
    diagnosticTemplate: diagnostics.template,
    diagnosticStdout: diagnostics.stdout,
  });
}

function ownOptions(command: WeaverCommand, section: z.infer<typeof Own>): Partial<RegistryOptions> {
  const { no_stream, no_stats, output, ...rest } = section;
  return defined({
    target: rest.target,
    templates: rest.templates,
    format: rest.format,
    stdout: rest.stdout,
    endpoint: rest.endpoint,
    dryRun: rest.dry_run,
    attributeRegistryBaseUrl: rest.attribute_registry_base_url,
    resolvedRegistryUri: rest.resolved_registry_uri,
    inputSource: rest.input_source,
    inputFormat: rest.input_format,
    failOn: rest.fail_on,
    advicePolicies: rest.advice_policies,
    adviceData: rest.advice_data,
    advicePreprocessor: rest.advice_preprocessor,
    otlpGrpcAddress: rest.otlp.grpc_address,
    otlpGrpcPort: rest.otlp.grpc_port,
    adminPort: rest.otlp.admin_port,
    inactivityTimeout: rest.otlp.inactivity_timeout,
    emitOtlpLogs: rest.emit.otlp_logs,
    otlpLogsEndpoint: rest.emit.otlp_logs_endpoint,
    otlpLogsStdout: rest.emit.otlp_logs_stdout,
    output: command === "generate" ? undefined : output,
    stream: no_stream === undefined ? undefined : !no_stream,
    stats: no_stats === undefined ? undefined : !no_stats,
  });
}

function overridesOf({ file, data }: { readonly file: string; readonly data: Record<string, unknown> }) {
  const section = Resolve.safeParse(data["resolve"] ?? data["resolution"] ?? {});
  if (!section.success) throw invalid(file, z.prettifyError(section.error));
  const { schema_url_overrides, overrides, dependency_overrides } = section.data;
  return schema_url_overrides ?? overrides ?? dependency_overrides ?? {};
}

function defined(options: Readonly<Record<string, unknown>>): Partial<RegistryOptions> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

function camelKeys(rule: Readonly<Record<string, unknown>>): unknown {
  const entries = Object.entries(rule).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    entries.map(([key, value]) => [key.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()), value]),
  );
}
