import type {
  Change,
  Delivery,
  Finding,
  ReasoningStep,
  Report,
  SpanReport,
  Suggestion,
  Target,
} from "../report/report.ts";
import type { RegistrySettings, Settings } from "../settings/settings.ts";
import type { SpanCheck } from "../spans/check-samples.ts";
import type { DependencySources } from "../weaver/embedded/dependency-sources.ts";
import type { ReadRegistryResult, Registry } from "../weaver/registry.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { DriftedFile } from "./drift.ts";
import type { VerifiedFix } from "./plan-delivery.ts";
import type { ReviewServices } from "./review-services.ts";

/** What a front door asks for. */
export interface ReviewFacts {
  readonly workspace: Workspace;
  readonly services: ReviewServices;
  /** True where the head lives in a fork: nothing can be pushed there. */
  readonly fork: boolean;
  /** True where the installation may write contents. */
  readonly mayPush: boolean;
  /** Overrides `review.fail-on`. */
  readonly failOn: Settings["review"]["fail-on"] | undefined;
  /** Take configuration and templates from the head: only for people who run their own checkout. */
  readonly trustHead: boolean;
  /** True where this review is tried again if the network fails; otherwise that is a finding. */
  readonly mayRetry?: boolean | undefined;
  /** Shows the gate's verdict as soon as it stands, so that no model can delay it. */
  readonly showVerdict?: ((verdict: Verdict) => Promise<void>) | undefined;
}

export type Verdict = Pick<Report, "conclusion" | "summary">;

/** What the manifests of each side name beyond its own tree, fetched. */
export interface SideDependencies {
  readonly head: DependencySources;
  readonly base: DependencySources;
}

/** One registry that the pull request touches, read on both sides. */
export interface ReadSides {
  readonly settings: RegistrySettings;
  readonly dependencies: SideDependencies;
  readonly head: ReadRegistryResult;
  readonly base: Registry | undefined;
  /** What the base has, found by the same checks. */
  readonly baseFindings: readonly Finding[];
}

/** Data of one run of `review.bpmn`; each task reads what it needs and writes its result. */
export interface ReviewRun extends ReviewFacts {
  readonly startedAt: number;
  settings: Settings;
  /** Problems of the settings file of the head. */
  settingsFindings: Finding[];
  registries: RegistrySettings[];
  /** By the registry's path. */
  dependencies: ReadonlyMap<string, SideDependencies>;
  sides: ReadSides[];
  checked: Finding[];
  changes: Change[];
  targets: Target[];
  drifted: DriftedFile[];
  targetFindings: Finding[];
  /** Why nothing could be compared, where the whole regeneration failed. */
  regenerateFailure: string | undefined;
  samples: SpanCheck[];
  reasoning: ReasoningStep[];
  fixes: VerifiedFix[];
  suggestions: Suggestion[];
  deliveries: Delivery[];
  /** Files that a commit or a patch brings up to date. */
  rest: DriftedFile[];
  spans: SpanReport | undefined;
  verdict: Verdict | undefined;
  /** Limits that were met, each a sentence. */
  readonly notices: string[];
}

/** All findings in the order of the report: the indices of suggestions and reasoning steps point into it. */
export function findingsOfRun(run: Pick<ReviewRun, "settingsFindings" | "checked" | "targetFindings">): Finding[] {
  return [...run.settingsFindings, ...run.checked, ...run.targetFindings];
}
