import { context, trace } from "@opentelemetry/api";
import { runProcess } from "../bpmn/run-process.ts";
import { catalogues } from "../catalogues.ts";
import { BugError } from "../errors.ts";
import { readProcess } from "../processes/process-files.ts";
import type { Report, TraceStep } from "../report/report.ts";
import { Settings } from "../settings/settings.ts";
import { withAffectedFiles } from "./affected-files.ts";
import type { DriftedFile } from "./drift.ts";
import { patchOf } from "./patch.ts";
import { findingsOfRun, type ReviewFacts, type ReviewRun } from "./review-run.ts";
import { reviewCatalogue } from "./tasks.ts";

const emptySpans: Report["spans"] = { coverage: 0, completeness: 0, spans: 0, samples: 0, findings: [], passed: false };

export interface Review {
  readonly report: Report;
  /** Every generated file that the head does not hold as its registry generates it, with its right content. */
  readonly drifted: readonly DriftedFile[];
}

/**
 * Reviews one pull request: runs `review.bpmn` on base and head and returns plain data.
 * @throws what the failing task threw (UserError for what the author can mend); the signal's reason when cancelled
 */
export async function runReview(facts: ReviewFacts & { readonly signal?: AbortSignal }): Promise<Review> {
  const { signal, ...rest } = facts;
  const run = startReview(rest);
  const { tracer } = facts.services;
  const span = tracer.startSpan("weavergen.review");
  const outcome = await context.with(trace.setSpan(context.active(), span), () =>
    runProcess({
      process: readProcess("review"),
      processes: readProcess,
      catalogues,
      catalogue: reviewCatalogue,
      run,
      signal,
      tracer,
      now: facts.services.now,
    }),
  );
  span.end();
  if (outcome.status !== "completed") throw outcome.error;
  return {
    report: reportOf({ run, steps: outcome.steps, runId: span.spanContext().traceId }),
    drifted: run.drifted,
  };
}

function startReview(facts: ReviewFacts): ReviewRun {
  return {
    ...facts,
    startedAt: facts.services.now(),
    settings: Settings.parse({}),
    settingsFindings: [],
    registries: [],
    dependencies: new Map(),
    sides: [],
    checked: [],
    changes: [],
    targets: [],
    drifted: [],
    targetFindings: [],
    regenerateFailure: undefined,
    samples: [],
    reasoning: [],
    fixes: [],
    suggestions: [],
    deliveries: [],
    rest: [],
    spans: undefined,
    verdict: undefined,
    notices: [],
  };
}

function reportOf({ run, steps, runId }: { run: ReviewRun; steps: TraceStep[]; runId: string }): Report {
  const { verdict, workspace, services } = run;
  if (!verdict)
    throw new BugError("review-without-verdict", { message: "The review process ended without a verdict." });
  return {
    schema: "weavergen.report/1",
    ...verdict,
    base: side(workspace.base),
    head: side(workspace.head),
    registries: run.sides.flatMap(({ settings, head: { registry } }) =>
      registry
        ? [
            {
              path: settings.path,
              format: registry.format,
              engine: services.weaver.engine,
              signals: countSignals(registry),
            },
          ]
        : [],
    ),
    findings: findingsOfRun(run),
    changes: withAffectedFiles(run.changes, run.drifted),
    targets: run.targets,
    suggestions: run.suggestions,
    deliveries: run.deliveries,
    patch: patchOf(run.rest),
    spans: run.spans ?? emptySpans,
    trace: steps,
    reasoning: run.reasoning,
    notices: run.notices,
    engine: services.weaver.engine,
    versions: { ...services.versions },
    runId,
    ms: Math.round(services.now() - run.startedAt),
  };
}

function side({ commit, ref }: { commit: string; ref: string | undefined }): Report["base"] {
  return ref === undefined ? { commit } : { commit, ref };
}

function countSignals(registry: NonNullable<ReviewRun["sides"][number]["head"]["registry"]>): Record<string, number> {
  const counts: Record<string, number> = { attribute: registry.attributes.size };
  for (const { kind } of registry.signals) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
