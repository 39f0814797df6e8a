import type { Catalogue } from "../bpmn/task.ts";
import { compareEngines } from "../weaver/parity/compare-engines.ts";
import { countDifferences } from "./count-differences.ts";
import { fetchDependencies } from "./fetch-dependencies.ts";
import { findTouched } from "./find-registries.ts";
import type { ParityRun } from "./parity-run.ts";

const registries = "weavergen.registries";
const compared = "weavergen.parity.compared";
const outcome = "weavergen.parity.outcome";
const disagreements = "weavergen.parity.disagreements";

/** Tasks of `parity.bpmn`, in the order in which they run. */
export const parityCatalogue: Catalogue<ParityRun> = {
  tasks: {
    "parity.find-registries": {
      summary: "Find the registries that the pull request touches",
      timeoutMs: 15_000,
      attributes: [registries],
      run: (run, { span }) => {
        findTouched(run);
        span.setAttribute(registries, run.touched.length);
      },
    },
    "parity.fetch-dependencies": {
      summary: "Fetch what the registries depend on",
      timeoutMs: 30_000,
      attributes: [registries],
      run: async (run, { span, signal }) => {
        await fetchDependencies(run, signal);
        span.setAttribute(registries, run.registries.length);
      },
    },
    "parity.compare-engines": {
      summary: "Run both engines on each registry and compare what they say and write",
      timeoutMs: 80_000,
      attributes: [compared],
      run: async (run, { span, signal }) => {
        await compareRegistries(run, signal);
        const parts = run.compared.flatMap((one) => one.parts);
        span.setAttribute(
          compared,
          parts.reduce((sum, part) => sum + part.compared, 0),
        );
      },
    },
    "parity.count-differences": {
      summary: "Count in which ways the engines part",
      timeoutMs: 1_000,
      attributes: [outcome, disagreements],
      run: (run, { span }) => {
        run.result = countDifferences(run.compared);
        span.setAttribute(outcome, run.result.outcome);
        span.setAttribute(disagreements, run.result.disagreements.length);
      },
    },
  },
  decisions: {
    "parity.nothing-to-compare": (run) => run.registries.length === 0,
  },
};

async function compareRegistries(run: ParityRun, signal: AbortSignal): Promise<void> {
  for (const { path, request } of run.registries) {
    // oxlint-disable-next-line no-await-in-loop -- one after another: nobody waits for it, and reviews need the machine
    const parts = await compareEngines(run.engines, { ...request, signal });
    signal.throwIfAborted();
    run.compared.push({ registry: path, parts });
  }
}
