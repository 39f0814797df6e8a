import type { SpanReport } from "../report/report.ts";
import type { Settings } from "../settings/settings.ts";
import type { Registry } from "../weaver/registry.ts";
import type { FileTree } from "../workspace/workspace.ts";
import type { ExpectedTask, FinishedSpan } from "./check-run.ts";
import type { SpanCheck } from "./check-samples.ts";
import type { ReadSamples } from "./read-samples.ts";

export interface ValidationFacts {
  readonly files: FileTree;
  /** Glob patterns of sample files. */
  readonly patterns: readonly string[];
  readonly registries: readonly Registry[];
  readonly limits: Settings["spans"];
  /** A run to hold against its catalogue; left out where only samples are checked. */
  readonly ownRun?: { readonly spans: readonly FinishedSpan[]; readonly tasks: readonly ExpectedTask[] };
}

/** Data of one run of `validate-spans.bpmn`. */
export interface ValidationRun extends ValidationFacts {
  read: { readonly file: string; readonly content: ReadSamples }[];
  samples: SpanCheck[];
  run: SpanCheck | undefined;
  report: SpanReport | undefined;
}

export function startValidation(facts: ValidationFacts): ValidationRun {
  return { ...facts, read: [], samples: [], run: undefined, report: undefined };
}
