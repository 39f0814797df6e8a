import { orAborted } from "../bpmn/or-aborted.ts";
import type { Catalogue } from "../bpmn/task.ts";
import { compareWithHead } from "../review/drift.ts";
import type { Compared, Generated, GenerateJob, GenerateRun } from "./generate-run.ts";
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
        const jobs = run.registries.flatMap((registry) => [
          ...registry.settings.targets.map((target) => ({ kind: "code", registry, target }) as const),
          ...registry.settings.docs.map((target) => ({ kind: "docs", registry, target }) as const),
        ]);
        run.jobs = new Map(jobs.map((job) => [job, Promise.withResolvers()]));
        span.setAttribute(targets, jobs.length);
      },
    },
    "generate.render-targets": {
      summary: "Render the code of all targets",
      timeoutMs: 90_000,
      attributes: [files],
      run: async (run, { span, signal }) => {
        span.setAttribute(files, await renderJobs({ run, kind: "code", signal }));
      },
    },
    "generate.update-documents": {
      summary: "Update the snippets in Markdown documents",
      timeoutMs: 90_000,
      attributes: [files],
      run: async (run, { span, signal }) => {
        span.setAttribute(files, await renderJobs({ run, kind: "docs", signal }));
      },
    },
    "generate.compare-with-head": {
      summary: "Compare each target with what the head holds as soon as it is rendered, and hand it over",
      // It waits for what is rendered, and for who takes it.
      timeoutMs: 100_000,
      attributes: [drifted],
      run: async (run, { span, signal }) => {
        // Targets end in any order; a report that changes its order would be posted again.
        for (const [job, rendered] of run.jobs) {
          // oxlint-disable-next-line no-await-in-loop -- one after another, in the order of the report
          const compared = compare(job, await orAborted(rendered.promise, signal), run);
          run.compared.push(compared);
          // oxlint-disable-next-line no-await-in-loop -- as above
          await run.deliver?.(compared);
        }
        span.setAttribute(drifted, run.compared.flatMap((compared) => compared.drifted).length);
      },
    },
  },
  decisions: {},
};

function compare(job: GenerateJob, { files: generated, before, error, ms }: Generated, run: GenerateRun): Compared {
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
