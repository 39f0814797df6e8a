import type { Catalogue } from "../bpmn/task.ts";
import { BugError } from "../errors.ts";
import { planRegenerate } from "./plan-regenerate.ts";
import type { RegenerateRun } from "./regenerate-run.ts";

const plan = "weavergen.regenerate.plan";

/** Tasks of `regenerate.bpmn`. */
export const regenerateCatalogue: Catalogue<RegenerateRun> = {
  tasks: {
    "regenerate.define": {
      summary: "Define: who asks, and what they and the team allow",
      timeoutMs: 30_000,
      run: async (run) => {
        run.facts = await run.ports.gather();
        await run.ports.acknowledge(run.facts.mayWrite ? "eyes" : "-1");
      },
    },
    "regenerate.measure": {
      summary: "Measure: review the head and see what drifted",
      timeoutMs: 180_000,
      run: async (run, { signal }) => {
        if (run.facts?.mayWrite) run.measured = await run.ports.review(signal);
      },
    },
    "regenerate.explore": {
      summary: "Explore: choose how the files can reach the pull request",
      timeoutMs: 1_000,
      attributes: [plan],
      run: (run, { span }) => {
        if (!run.facts) throw new BugError("regenerate-undefined", { message: "regenerate.define did not run." });
        run.plan = planRegenerate(run.facts, run.measured);
        span.setAttribute(plan, run.plan.do);
      },
    },
    "regenerate.develop": {
      summary: "Develop: post the review, with suggestions where the lines are in the diff",
      timeoutMs: 120_000,
      run: async (run, { signal }) => {
        if (run.measured) await run.ports.publish(run.measured.review, signal);
      },
    },
    "regenerate.implement": {
      summary: "Implement: commit the files where the team has opted in",
      timeoutMs: 60_000,
      run: async (run) => {
        if (run.plan?.do === "commit") run.commit = await run.ports.commit(run.plan.files, run.plan.message);
        if (run.plan?.do !== "refuse") await run.ports.acknowledge("rocket");
      },
    },
  },
  decisions: {},
};
