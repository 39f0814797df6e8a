import type { Span } from "@opentelemetry/api";
import type { Catalogue } from "../../bpmn/task.ts";
import { generateCatalogue } from "../../generate/tasks.ts";
import type { ExpectedTask } from "../../spans/check-run.ts";
import { checkRun } from "../../spans/check-run.ts";
import { spanReport } from "../../spans/span-report.ts";
import { spansCatalogue } from "../../spans/tasks.ts";
import type { ReviewRun } from "../review-run.ts";
import { findingsToMend } from "./reason.ts";

/** Spans do not lie: what this run claims to have done is held against the spans that it left. */
export function validateRunStep(run: ReviewRun, span: Span, catalogue: Catalogue<ReviewRun>): void {
  const own = checkRun({
    spans: run.services.spansOf(span.spanContext().traceId),
    tasks: expectedTasks(run, catalogue),
  });
  run.spans = spanReport({ run: own, samples: run.samples, limits: run.settings.spans });
}

/** The tasks that the process had to run up to here, by the decisions that it took. */
function expectedTasks(run: ReviewRun, catalogue: Catalogue<ReviewRun>): ExpectedTask[] {
  const always = ["review.read-settings", "review.find-registries"];
  const whenTouched = [
    "review.fetch-dependencies",
    "review.read-registries",
    "review.check",
    "review.compare",
    "review.validate-samples",
  ];
  const touched = run.sides.length > 0;
  const names = [
    ...always,
    ...(touched ? [...whenTouched, "review.show-verdict", "review.plan-delivery"] : []),
    ...(touched && findingsToMend(run).length > 0 ? ["review.reason"] : []),
  ];
  const nested = touched
    ? [...tasksOf(spansCatalogue), ...(run.targets.length > 0 ? tasksOf(generateCatalogue) : [])]
    : [];
  return [...names.map((name) => expected(name, catalogue.tasks[name]?.attributes)), ...nested];
}

function tasksOf(catalogue: {
  readonly tasks: Readonly<Record<string, { readonly attributes?: readonly string[] }>>;
}): ExpectedTask[] {
  return Object.entries(catalogue.tasks).map(([name, { attributes }]) => expected(name, attributes));
}

function expected(name: string, attributes: readonly string[] | undefined): ExpectedTask {
  return attributes ? { name, attributes } : { name };
}
