import type { RegistrySettings } from "../settings/settings.ts";
import type { FetchPolicy } from "../weaver/dependencies/fetch-sources.ts";
import type { Engines, ParityDifference, ParityPart, ParityRequest } from "../weaver/parity/compare-engines.ts";
import type { ParseCache } from "../weaver/embedded/read-registry.ts";
import type { Workspace } from "../workspace/workspace.ts";

/** What a front door asks for. */
export interface ParityFacts {
  readonly workspace: Workspace;
  readonly engines: Engines;
  readonly parseCache: ParseCache;
  /** Which dependencies registries may fetch; left out: none. */
  readonly fetching?: FetchPolicy | undefined;
}

/** One registry that a pull request touches, as both engines are asked about it. */
export interface RegistryToCompare {
  readonly path: string;
  readonly request: ParityRequest;
}

/** How often the engines part in one way; nothing of what the registry says. */
export interface Disagreement {
  readonly registry: string;
  readonly command: ParityPart["command"];
  readonly kind: ParityDifference["kind"];
  readonly count: number;
}

export interface ParityResult {
  readonly outcome: "equal" | "different";
  readonly disagreements: readonly Disagreement[];
}

/** Data of one run of `parity.bpmn`. */
export interface ParityRun extends ParityFacts {
  touched: RegistrySettings[];
  registries: RegistryToCompare[];
  /** What is not compared, each with why. */
  leftOut: { readonly registry: string; readonly because: "not-fetched" | "too-large" }[];
  compared: { readonly registry: string; readonly parts: readonly ParityPart[] }[];
  /** Undefined where there was nothing to compare. */
  result: ParityResult | undefined;
}
