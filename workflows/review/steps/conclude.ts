import { conclude } from "../conclude.ts";
import { findingsOfRun, type ReviewRun } from "../review-run.ts";

/** The verdict of the gate, from the findings alone: no model has a say in it. */
export function concludeStep(run: ReviewRun): void {
  run.verdict = conclude({
    findings: findingsOfRun(run),
    changes: run.changes,
    targets: run.targets,
    suggestions: run.suggestions,
    failOn: run.failOn ?? run.settings.review["fail-on"],
    touched: run.registries.length > 0,
  });
}
