import { trace } from "@opentelemetry/api";
import { expect, test } from "vitest";
import { runProcess } from "../bpmn/run-process.ts";
import type { Catalogue, TaskKind } from "../bpmn/task.ts";
import { UserError } from "../errors.ts";
import { readProcess } from "./process-files.ts";

type Did = string[];
type Work = TaskKind<Did>["run"];

/** Runs one of the real process files with tasks that only note their names, except for those in `works`. */
async function run(
  name: string,
  { works = {}, yes = [] }: { works?: Record<string, Work>; yes?: readonly string[] },
): Promise<{ did: Did; status: string }> {
  const { nodes, flows } = readProcess(name);
  const tasks = nodes.flatMap((node): [string, TaskKind<Did>][] => {
    if (node.kind !== "task") return [];
    const work: Work = (did, context) => {
      did.push(node.task);
      return works[node.task]?.(did, context);
    };
    return [[node.task, { summary: "", timeoutMs: 60_000, run: work }]];
  });
  const decisions = flows.flatMap(({ decision }): [string, () => boolean][] =>
    decision === undefined ? [] : [[decision, () => yes.includes(decision)]],
  );
  const catalogue: Catalogue<Did> = { tasks: Object.fromEntries(tasks), decisions: Object.fromEntries(decisions) };
  const did: Did = [];
  const process = readProcess(name);
  const { status } = await runProcess({ process, catalogue, run: did, tracer: trace.getTracer("test") });
  return { did, status };
}

const begin = ["review.read-settings", "review.find-registries"];
const read = ["review.fetch-dependencies", "review.read-registries"];
const look = ["review.check", "review.compare", "review.regenerate", "review.validate-samples"];
const finish = ["review.plan-delivery", "review.validate-run", "review.conclude"];
const fail = (): Promise<void> => Promise.reject(new UserError("broken", { message: "broken" }));

test("a review with nothing to review holds its own spans to account and concludes", async () => {
  const { did, status } = await run("review", { yes: ["review.nothing-to-review"] });
  expect({ did, status }).toEqual({ did: [...begin, "review.validate-run", "review.conclude"], status: "completed" });
});

test("a review without findings looks at everything and does not reason", async () => {
  const { did } = await run("review", {});
  expect(did).toEqual([...begin, ...read, ...look, "review.show-verdict", ...finish]);
});

test("a review goes on when it cannot regenerate, and waits until the reason is noted", async () => {
  const { did, status } = await run("review", { works: { "review.regenerate": fail } });
  const noted = [...begin, ...read, ...look, "review.note-regenerate-failure", "review.show-verdict", ...finish];
  expect({ did, status }).toEqual({ did: noted, status: "completed" });
});

test("a review whose check fails does not conclude", async () => {
  const { did, status } = await run("review", { works: { "review.check": fail } });
  expect(status).toBe("failed");
  expect(did).not.toContain("review.conclude");
});

test("reasoning that fails is replaced by the builtin fixes", async () => {
  const yes = ["review.has-findings-to-mend"];
  const { did } = await run("review", { yes, works: { "review.reason": fail } });
  expect(did.slice(-5)).toEqual(["review.reason", "review.builtin-fixes", ...finish]);
  expect((await run("review", { yes })).did.slice(-4)).toEqual(["review.reason", ...finish]);
});

test("the loop of reasoning proposes and criticises until it is settled", async () => {
  const yes: string[] = [];
  let turns = 0;
  const settleAfterTwo: Work = () => {
    turns += 1;
    if (turns === 2) yes.push("reason.settled");
  };
  const { did } = await run("reason", { yes, works: { "reason.apply-and-verify": settleAfterTwo } });
  const turn = ["reason.propose", "reason.apply-and-verify"];
  expect(did).toEqual(["reason.gather", ...turn, "reason.critique", ...turn, "reason.rank"]);
});

test("targets and documents are generated and compared at the same time", async () => {
  const meeting = Promise.withResolvers<void>();
  const { did } = await run("generate", {
    works: {
      "generate.render-targets": () => meeting.promise,
      "generate.update-documents": () => meeting.promise,
      "generate.compare-with-head": () => meeting.resolve(),
    },
  });
  expect(did).toEqual(
    ["plan-targets", "render-targets", "update-documents", "compare-with-head"].map((t) => `generate.${t}`),
  );
});

test.each([
  ["validate-spans", ["spans.read-samples", "spans.check-samples", "spans.check-run"]],
  ["regenerate", ["define", "measure", "explore", "develop", "implement"].map((phase) => `regenerate.${phase}`)],
  ["weaver-update-markdown", ["weaver.update-markdown"]],
])("%s runs its tasks one after the other", async (name, tasks) => {
  expect(await run(name, {})).toEqual({ did: tasks, status: "completed" });
});
