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
  /** Paths relative to the target's output; documents only where their content would change. */
  readonly files: readonly GeneratedFile[];
  /** What the base generates, to find stale files. */
  readonly before: readonly GeneratedFile[];
  readonly error: Target["error"];
  readonly ms: number;
}

/** What a target generates, beside what the head holds. */
export interface Compared {
  readonly target: Target;
  readonly drifted: DriftedFile[];
}

/** Data of one run of `generate.bpmn`. */
export interface GenerateRun {
  readonly weaver: Weaver;
  readonly head: FileTree;
  readonly base: FileTree;
  readonly templates: FileTree;
  readonly registries: readonly RegistryToGenerate[];
  readonly now: () => number;
  /** Takes each target as soon as it is compared, in the order of the jobs, while others are still rendered. */
  readonly deliver?: ((compared: Compared) => Promise<void>) | undefined;
  /** In the order of the report; each has a result when it is rendered. */
  jobs: Map<GenerateJob, PromiseWithResolvers<Generated>>;
  compared: Compared[];
}

type Facts = Pick<GenerateRun, "weaver" | "head" | "base" | "templates" | "registries" | "now" | "deliver">;

export function startGenerate(facts: Facts): GenerateRun {
  return { ...facts, jobs: new Map(), compared: [] };
}
