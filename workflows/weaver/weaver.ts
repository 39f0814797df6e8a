import type { FileTree } from "../workspace/workspace.ts";
import type { DependencySources } from "./embedded/dependency-sources.ts";
import type { ProjectConfig } from "./forge/project-config.ts";
import type { FindingFilter, FindingLevelOverride } from "./live-check/finding-rules.ts";
import type { FindingSink } from "./live-check/findings-out/finding-log.ts";
import type { Sample } from "./live-check/sample.ts";
import type { Diagnostic, RegistryRules } from "./registry.ts";

/** What every registry command takes. Paths are relative to the tree's root, as Weaver derives ids from them. */
export interface RegistryRequest {
  readonly files: FileTree;
  /** `-r`: the registry's folder, such as `model`. */
  readonly registry: string;
  readonly v2?: boolean;
  readonly includeUnreferenced?: boolean;
  readonly followSymlinks?: boolean;
  readonly future?: boolean;
  readonly policies?: readonly string[];
  /** Where policies are read from: the trusted tree; `files` where left out. */
  readonly policyFiles?: FileTree;
  readonly skipPolicies?: boolean;
  /** What `prepareDependencies` fetched for the registry; without it only folders of the tree are read. */
  readonly dependencies?: DependencySources;
  readonly signal?: AbortSignal;
}

/** A registry to compare with, in its own tree. */
export interface Baseline {
  readonly files: FileTree;
  readonly registry: string;
  readonly dependencies?: DependencySources;
}

/** The outcome of one command: what the binary would have exited with and printed. */
export interface CommandResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** What `stats`, `diff` and `live-check` give. */
export interface ReportResult extends CommandResult {
  /** Files of a format of the user's own, which go into the folder of `-o`; stdout has them one after another. */
  readonly reports?: readonly GeneratedFile[];
}

export interface CheckRequest extends RegistryRequest {
  /** Tree and registry to compare with (`--baseline-registry`). */
  readonly baseline?: Baseline;
  /** WeaverGen's own rules; embedded engine only. */
  readonly rules?: RegistryRules;
}

export interface GenerateRequest extends RegistryRequest {
  /** Where templates are read from: the trusted tree, seldom the same as `files`. */
  readonly templates: { readonly files: FileTree; readonly folder: string };
  readonly target: string;
  /** `-c`: weaver.yaml files in place of the target's own, in the templates' tree. Embedded engine only. */
  readonly configs?: readonly string[];
  readonly params?: Readonly<Record<string, unknown>>;
  /** From `.weaver.toml`; embedded engine only. */
  readonly project?: ProjectConfig;
}

/** A file that a template wrote; the path is relative to the output folder, with `/`, and never leaves it. */
export interface GeneratedFile {
  readonly path: string;
  readonly content: string;
}

export interface GenerateResult extends CommandResult {
  readonly files: readonly GeneratedFile[];
}

export interface UpdateMarkdownRequest extends RegistryRequest {
  readonly documents: { readonly files: FileTree; readonly folder: string };
  readonly templates: { readonly files: FileTree; readonly folder: string };
  readonly target: string;
  readonly params?: Readonly<Record<string, unknown>>;
  /** From `.weaver.toml`; embedded engine only. */
  readonly project?: ProjectConfig;
  readonly attributeRegistryBaseUrl?: string;
}

export interface UpdateMarkdownResult extends CommandResult {
  /** Every document whose content would change, path relative to the document folder. */
  readonly files: readonly GeneratedFile[];
}

export interface ResolveRequest extends RegistryRequest {
  readonly format?: "json" | "yaml" | "jsonl" | "mute";
}

export interface SearchRequest extends RegistryRequest {
  readonly text?: string;
}

/** How a report is printed. */
export interface FormatRequest {
  /** Built in are json, yaml, jsonl and mute, and what the command names. */
  readonly format?: string;
  /** Formats of the user's own, a folder of templates for each, in a trusted tree; embedded engine only. */
  readonly templates?: { readonly files: FileTree; readonly folder: string };
}

/** Format `text`, too. */
export interface StatsRequest extends RegistryRequest, FormatRequest {}

/** Formats `ansi`, `ansi-stats` and `markdown`, too. */
export interface DiffRequest extends RegistryRequest, FormatRequest {
  readonly baseline: Baseline;
}

export interface JsonSchemaRequest {
  readonly kind: string;
  readonly signal?: AbortSignal;
}

export interface EmitRequest extends RegistryRequest {
  /** Print instead of sending. */
  readonly stdout?: boolean;
  readonly endpoint?: string;
}

/** Format `ansi`, too. */
export interface LiveCheckRequest extends RegistryRequest, FormatRequest {
  /** Weaver's sample format, as text; or samples that come over time, in the embedded engine only. */
  readonly samples: string | AsyncIterable<readonly Sample[]>;
  /** With `stream`, takes what is printed as soon as it is known; the rest is in the result. Embedded engine only. */
  readonly print?: (text: string) => void;
  /** Is told every finding as it arises. Embedded engine only. */
  readonly findings?: FindingSink;
  readonly inputFormat?: "json" | "text";
  readonly failOn?: "violation" | "improvement" | "information" | "none";
  /** `--no-stats`: no statistics, and so no failure. */
  readonly noStats?: boolean;
  /** Prints sample by sample, as Weaver does without `--no-stream`; otherwise one report. Embedded engine only. */
  readonly stream?: boolean;
  /** From `.weaver.toml`; embedded engine only. */
  readonly findingFilters?: readonly FindingFilter[];
  readonly findingLevelOverrides?: readonly FindingLevelOverride[];
}

/** OpenTelemetry Weaver's registry commands behind one interface; see docs/decisions for why there are two engines. */
export interface Weaver {
  readonly engine: "embedded" | "binary";
  version(signal?: AbortSignal): Promise<string>;
  check(request: CheckRequest): Promise<CommandResult>;
  generate(request: GenerateRequest): Promise<GenerateResult>;
  resolve(request: ResolveRequest): Promise<CommandResult>;
  search(request: SearchRequest): Promise<CommandResult>;
  stats(request: StatsRequest): Promise<ReportResult>;
  updateMarkdown(request: UpdateMarkdownRequest): Promise<UpdateMarkdownResult>;
  jsonSchema(request: JsonSchemaRequest): Promise<CommandResult>;
  diff(request: DiffRequest): Promise<ReportResult>;
  emit(request: EmitRequest): Promise<CommandResult>;
  liveCheck(request: LiveCheckRequest): Promise<ReportResult>;
  /** Ends what the engine keeps running, such as render threads. */
  close(): Promise<void>;
}
