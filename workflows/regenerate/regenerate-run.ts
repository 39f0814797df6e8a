import type { Review } from "../review/run-review.ts";
import type { DriftedFile } from "../review/drift.ts";

/** What the asking person may do, and what the team allows; gathered by the front door. */
export interface RegenerateFacts {
  readonly askedBy: string;
  readonly mayWrite: boolean;
  /** Commits are opted in, allowed by the installation, and the branch is not a fork's. */
  readonly mayCommit: boolean;
}

/** What WeaverGen does with the outside in a regeneration; the front door implements it. */
export interface RegeneratePorts {
  readonly gather: () => Promise<RegenerateFacts>;
  /** Reviews the head anew and says whether commits are opted in. */
  readonly review: (
    signal: AbortSignal,
  ) => Promise<{ readonly review: Review; readonly delivery: "suggestion" | "commit" | "patch" }>;
  /** Posts suggestions, check runs and the comment. */
  readonly publish: (review: Review, signal: AbortSignal) => Promise<void>;
  /** Commits the files on the head branch; fails where the head has moved. */
  readonly commit: (files: readonly DriftedFile[], message: string) => Promise<string>;
  readonly acknowledge: (reaction: "eyes" | "rocket" | "-1" | "confused") => Promise<void>;
}

export type RegeneratePlan =
  | { readonly do: "refuse"; readonly because: "no-permission" }
  | { readonly do: "nothing"; readonly because: "up-to-date" }
  | { readonly do: "publish" }
  | { readonly do: "commit"; readonly files: readonly DriftedFile[]; readonly message: string };

/** Data of one run of `regenerate.bpmn`: define, measure, explore, develop, implement. */
export interface RegenerateRun {
  readonly ports: RegeneratePorts;
  facts: RegenerateFacts | undefined;
  measured: Awaited<ReturnType<RegeneratePorts["review"]>> | undefined;
  plan: RegeneratePlan | undefined;
  commit: string | undefined;
}

export function startRegenerate(ports: RegeneratePorts): RegenerateRun {
  return { ports, facts: undefined, measured: undefined, plan: undefined, commit: undefined };
}
