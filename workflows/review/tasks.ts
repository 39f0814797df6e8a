import type { Catalogue, TaskContext } from "../bpmn/task.ts";
import { builtinProposer } from "../models/builtin/builtin-proposer.ts";
import { startValidation } from "../spans/validation-run.ts";
import type { ReviewRun } from "./review-run.ts";
import { checkStep } from "./steps/check.ts";
import { compareStep } from "./steps/compare.ts";
import { concludeStep } from "./steps/conclude.ts";
import { fetchDependenciesStep, sourcesOf } from "./steps/fetch-dependencies.ts";
import { findRegistriesStep, nothingToReview } from "./steps/find-registries.ts";
import { planDeliveryStep } from "./steps/plan-delivery.ts";
import { readRegistriesStep } from "./steps/read-registries.ts";
import { readSettingsStep } from "./steps/read-settings.ts";
import { findingsToMend, reasonStep } from "./steps/reason.ts";
import { noteRegenerateFailure, regenerateStep } from "./steps/regenerate.ts";
import { samplesToValidate } from "./steps/validate-samples.ts";
import { validateRunStep } from "./steps/validate-run.ts";

const findings = "weavergen.findings";
const changes = "weavergen.changes";
const registries = "weavergen.registries";
const drifted = "weavergen.drifted";
const suggestions = "weavergen.suggestions";

/** Tasks of `review.bpmn`, in the order in which they run; the process file says what runs beside what. */
export const reviewCatalogue: Catalogue<ReviewRun> = {
  tasks: {
    "review.read-settings": {
      summary: "Read .github/weavergen.yml of the base branch and check the head's",
      timeoutMs: 5_000,
      attributes: [findings],
      run: (run, { span }) => {
        readSettingsStep(run);
        span.setAttribute(findings, run.settingsFindings.length);
      },
    },
    "review.find-registries": {
      summary: "Find the registries that the pull request touches",
      timeoutMs: 10_000,
      attributes: [registries],
      run: (run, { span }) => {
        findRegistriesStep(run);
        span.setAttribute(registries, run.registries.length);
      },
    },
    "review.fetch-dependencies": {
      summary: "Fetch what the manifests of both sides depend on, as far as the operator allows it",
      timeoutMs: 60_000,
      attributes: ["weavergen.dependencies"],
      run: async (run, { span, signal }) => {
        await fetchDependenciesStep(run, signal);
        span.setAttribute("weavergen.dependencies", sourcesOf(run).size);
      },
    },
    "review.read-registries": {
      summary: "Read and resolve each registry on both sides",
      timeoutMs: 30_000,
      attributes: [registries],
      run: (run, { span }) => {
        readRegistriesStep(run);
        span.setAttribute(registries, run.sides.filter(({ head }) => head.registry).length);
      },
    },
    "review.check": {
      summary: "Check the head: Weaver's checks, policies and our own rules",
      timeoutMs: 60_000,
      attributes: [findings],
      run: async (run, { span, signal }) => {
        await checkStep(run, signal);
        span.setAttribute(findings, run.checked.filter((finding) => finding.new).length);
      },
    },
    "review.compare": {
      summary: "Compare head and base",
      timeoutMs: 30_000,
      attributes: [changes],
      run: (run, { span }) => {
        compareStep(run);
        span.setAttribute(changes, run.changes.length);
      },
    },
    "review.regenerate": {
      summary: "Regenerate every target and compare with what the head commits",
      timeoutMs: 100_000,
      attributes: [drifted],
      run: async (run, { span, call }) => {
        await regenerateStep(run, (child) => call("generate", child));
        span.setAttribute(drifted, run.drifted.length);
      },
    },
    "review.note-regenerate-failure": {
      summary: "Say that generated files could not be compared",
      timeoutMs: 1_000,
      run: (run) => noteRegenerateFailure(run),
    },
    "review.validate-samples": {
      summary: "Validate the telemetry samples against the head's registry",
      timeoutMs: 30_000,
      attributes: ["weavergen.samples"],
      run: async (run, { span, call }) => {
        const child = startValidation({
          files: run.workspace.head.files,
          ...samplesToValidate(run),
          limits: run.settings.spans,
        });
        await call("validate-spans", child);
        run.samples = child.samples;
        span.setAttribute("weavergen.samples", child.report?.samples ?? 0);
      },
    },
    "review.show-verdict": {
      summary: "Show the gate's verdict before any model is asked",
      timeoutMs: 30_000,
      attributes: ["weavergen.conclusion"],
      run: async (run, { span }) => {
        concludeStep(run);
        span.setAttribute("weavergen.conclusion", run.verdict?.conclusion ?? "none");
        if (run.verdict) await run.showVerdict?.(run.verdict);
      },
    },
    "review.reason": {
      summary: "Let the proposers reason about what was found; keep what the checks accept",
      timeoutMs: 20_000,
      attributes: ["weavergen.fixes"],
      run: (run, context) => reason({ run, context, builtinOnly: false }),
    },
    "review.builtin-fixes": {
      summary: "Reason again with the built-in proposer alone",
      timeoutMs: 20_000,
      attributes: ["weavergen.fixes"],
      run: (run, context) => {
        run.notices.push("The models did not finish in time; the fixes are those of the built-in rules.");
        return reason({ run, context, builtinOnly: true });
      },
    },
    "review.plan-delivery": {
      summary: "Plan how fixes and generated files reach the pull request",
      timeoutMs: 15_000,
      attributes: [suggestions],
      run: (run, { span }) => {
        planDeliveryStep(run);
        span.setAttribute(suggestions, run.suggestions.length);
      },
    },
    "review.validate-run": {
      summary: "Hold the run's own spans against the catalogue",
      timeoutMs: 5_000,
      attributes: ["weavergen.spans.coverage", "weavergen.spans.completeness"],
      run: (run, { span }) => {
        validateRunStep(run, span, reviewCatalogue);
        span.setAttribute("weavergen.spans.coverage", run.spans?.coverage ?? 0);
        span.setAttribute("weavergen.spans.completeness", run.spans?.completeness ?? 0);
      },
    },
    "review.conclude": {
      summary: "Conclude: the gate's verdict from the findings alone",
      timeoutMs: 1_000,
      attributes: ["weavergen.conclusion"],
      run: (run, { span }) => {
        concludeStep(run);
        span.setAttribute("weavergen.conclusion", run.verdict?.conclusion ?? "none");
      },
    },
  },
  decisions: {
    "review.nothing-to-review": nothingToReview,
    "review.has-findings-to-mend": (run) => findingsToMend(run).length > 0,
  },
};

async function reason(options: { run: ReviewRun; context: TaskContext; builtinOnly: boolean }): Promise<void> {
  const { run, context } = options;
  await reasonStep({
    run,
    proposers: options.builtinOnly ? [builtinProposer] : run.services.proposers,
    signal: context.signal,
    reason: (child) => context.call("reason", child),
  });
  context.span.setAttribute("weavergen.fixes", run.fixes.length);
}
