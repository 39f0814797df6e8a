import { posix } from "node:path";
import type { Catalogue } from "../bpmn/task.ts";
import { checkRun } from "./check-run.ts";
import { checkSamples } from "./check-samples.ts";
import { readSamples } from "./read-samples.ts";
import { spanReport } from "./span-report.ts";
import type { ValidationRun } from "./validation-run.ts";

const samples = "weavergen.samples";
const findings = "weavergen.span.findings";

/** Tasks of `validate-spans.bpmn`. */
export const spansCatalogue: Catalogue<ValidationRun> = {
  tasks: {
    "spans.read-samples": {
      summary: "Read the telemetry samples that the settings name",
      timeoutMs: 20_000,
      attributes: [samples],
      run: (run, { span }) => {
        run.read = sampleFiles(run).map((file) => {
          const content = readSamples({ file, text: run.files.read(file) ?? "" });
          return { file, content };
        });
        span.setAttribute(
          samples,
          run.read.reduce((sum, { content }) => sum + content.samples.length, 0),
        );
      },
    },
    "spans.check-samples": {
      summary: "Check the samples against the registry",
      timeoutMs: 20_000,
      attributes: [findings],
      run: (run, { span }) => {
        run.samples = run.read.map(({ file, content }) => {
          const check = checkSamples({ file, samples: content.samples, registries: run.registries });
          return { ...check, findings: [...content.findings, ...check.findings] };
        });
        span.setAttribute(findings, run.samples.flatMap((check) => check.findings).length);
      },
    },
    "spans.check-run": {
      summary: "Check a run's own spans against the task catalogue",
      timeoutMs: 5_000,
      run: (run) => {
        run.run = run.ownRun && checkRun(run.ownRun);
        run.report = spanReport({ ...(run.run ? { run: run.run } : {}), samples: run.samples, limits: run.limits });
      },
    },
  },
  decisions: {},
};

function sampleFiles({ files, patterns }: ValidationRun): readonly string[] {
  if (patterns.length === 0) return [];
  return files.list("").filter((path) => patterns.some((pattern) => posix.matchesGlob(path, pattern)));
}
