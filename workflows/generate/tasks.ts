import type { Catalogue } from "../bpmn/task.ts";
import { compareWithHead } from "../review/drift.ts";
import type { Generated, GenerateRun } from "./generate-run.ts";
import { renderJobs } from "./render.ts";

const targets = "weavergen.generate.targets";
const files = "weavergen.generate.files";
const drifted = "weavergen.generate.drifted";

/** Tasks of `generate.bpmn`: all targets from one registry, compared with what the head commits. */
export const generateCatalogue: Catalogue<GenerateRun> = {
  tasks: {
    "generate.plan-targets": {
      summary: "List the targets and documents of every registry",
      timeoutMs: 5_000,
      attributes: [targets],
      run: (run, { span }) => {
        run.jobs = run.registries.flatMap((registry) => [
          ...registry.settings.targets.map((target) => ({ kind: "code", registry, target }) as const),
          ...registry.settings.docs.map((target) => ({ kind: "docs", registry, target }) as const),
        ]);
        span.setAttribute(targets, run.jobs.length);
      },
    },
    "generate.render-targets": {
      summary: "Render the code of all targets",
      timeoutMs: 90_000,
      attributes: [files],
      run: async (run, { span, signal }) => {
        await renderJobs({ run, kind: "code", signal });
        span.setAttribute(files, countFiles(run, "code"));
      },
    },
    "generate.update-documents": {
      summary: "Update the snippets in Markdown documents",
      timeoutMs: 90_000,
      attributes: [files],
      run: async (run, { span, signal }) => {
        await renderJobs({ run, kind: "docs", signal });
        span.setAttribute(files, countFiles(run, "docs"));
      },
    },
    "generate.compare-with-head": {
      summary: "Compare what was generated with what the head holds",
      timeoutMs: 10_000,
      attributes: [drifted],
      run: (run, { span }) => {
        // Targets end in any order; a report that changes its order would be posted again.
        const inOrder = run.generated.toSorted((a, b) => run.jobs.indexOf(a.job) - run.jobs.indexOf(b.job));
        run.compared = inOrder.map((generated) => compare(generated, run));
        span.setAttribute(drifted, run.compared.flatMap((compared) => compared.drifted).length);
      },
    },
  },
  decisions: {},
};

function compare(
  { job, files: generated, before, error, ms }: Generated,
  run: GenerateRun,
): GenerateRun["compared"][number] {
  const output = job.kind === "code" ? job.target.output : job.target.path;
  const name = job.kind === "code" ? job.target.name : `${job.target.target} documents`;
  const compared = compareWithHead({
    target: { registry: job.registry.settings.path, name, kind: job.kind, ms: Math.round(ms) },
    output,
    generated,
    head: run.head,
    // After an error the list is not complete: nothing may be called stale.
    previouslyGenerated: error ? [] : before,
  });
  return error ? { ...compared, target: { ...compared.target, error } } : compared;
}

function countFiles(run: GenerateRun, kind: Generated["job"]["kind"]): number {
  return run.generated.filter(({ job }) => job.kind === kind).reduce((sum, { files: list }) => sum + list.length, 0);
}
