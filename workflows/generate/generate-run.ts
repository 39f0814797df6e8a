import type { RegistrySettings, DocsSettings, TargetSettings } from "../settings/settings.ts";
import type { Target } from "../report/report.ts";
import type { DependencySources } from "../weaver/embedded/dependency-sources.ts";
import type { GeneratedFile, Weaver } from "../weaver/weaver.ts";
import type { FileTree } from "../workspace/workspace.ts";
import type { DriftedFile } from "../review/drift.ts";

export interface RegistryToGenerate {
  readonly settings: RegistrySettings;
  readonly v2: boolean;
  /** What was fetched for each side. */
  readonly dependencies?: { readonly head: DependencySources; readonly base: DependencySources };
  /** False where the base has no such registry, so that nothing can be stale. */
  readonly inBase: boolean;
}

/** One target of one registry: code by `generate`, documents by `update-markdown`. */
export type GenerateJob = { readonly registry: RegistryToGenerate } & (
  | { readonly kind: "code"; readonly target: TargetSettings }
  | { readonly kind: "docs"; readonly target: DocsSettings }
);

export interface Generated {
  readonly job: GenerateJob;
  /** Paths relative to the target's output; documents only where their content would change. */
  readonly files: readonly GeneratedFile[];
  /** What the base generates, to find stale files. */
  readonly before: readonly GeneratedFile[];
  readonly error: Target["error"];
  readonly ms: number;
}

/** Data of one run of `generate.bpmn`. */
export interface GenerateRun {
  readonly weaver: Weaver;
  readonly head: FileTree;
  readonly base: FileTree;
  readonly templates: FileTree;
  readonly registries: readonly RegistryToGenerate[];
  readonly now: () => number;
  jobs: GenerateJob[];
  generated: Generated[];
  compared: { target: Target; drifted: DriftedFile[] }[];
}

export function startGenerate(
  facts: Pick<GenerateRun, "weaver" | "head" | "base" | "templates" | "registries" | "now">,
): GenerateRun {
  return { ...facts, jobs: [], generated: [], compared: [] };
}
