import { setTimeout as sleep } from "node:timers/promises";
import { trace } from "@opentelemetry/api";
import { expect, test } from "vitest";
import { UserError } from "../errors.ts";
import { aborted, runBpmn, task } from "./testing/run-bpmn.ts";

const line = (name: string): string => `start s
task ${name} demo.${name}
end e
s -> ${name}
${name} -> e`;
const userError = (code: string): UserError => new UserError(code, { message: `failed: ${code}` });

const inner = `start s
  sub u
  start us
  parallel up
  task a demo.a
  task b demo.b
  parallel uj
  end ue
  us -> up
  up -> a
  up -> b
  a -> uj
  b -> uj
  uj -> ue
  close
  catch c on u
  task mend demo.mend
  exclusive m
  end e
  s -> u
  u -> m
  c -> mend
  mend -> m
  m -> e`;

test("an error inside a sub-process goes to the sub-process's boundary event and aborts what else runs inside", async () => {
  const reasons: unknown[] = [];
  const waits = task(async (_, { signal }) => void reasons.push(await aborted(signal)));
  const fails = task(() => Promise.reject(userError("x")));
  const caught = await runBpmn({ bpmn: inner, tasks: { "demo.a": waits, "demo.b": fails, "demo.mend": task() } });
  expect(caught).toMatchObject({ status: "completed", did: ["demo.a", "demo.b", "demo.mend"] });
  expect(reasons).toMatchObject([{ outcome: "cancelled" }]);
  const fine = await runBpmn({ bpmn: inner, tasks: { "demo.a": task(), "demo.b": task(), "demo.mend": task() } });
  expect(fine).toMatchObject({ status: "completed", did: ["demo.a", "demo.b"] });
});

test("a boundary timer of a sub-process aborts all of its tasks", async () => {
  const reasons: unknown[] = [];
  const waits = task(async (_, { signal }) => void reasons.push(await aborted(signal)));
  const bpmn = inner.replace("catch c on u", "timer c on u PT0.02S");
  const run = await runBpmn({ bpmn, tasks: { "demo.a": waits, "demo.b": waits, "demo.mend": task() } });
  expect(run).toMatchObject({ status: "completed", did: ["demo.a", "demo.b", "demo.mend"] });
  expect(reasons).toMatchObject([{ outcome: "timeout" }, { outcome: "timeout" }]);
});

test("a called process joins the steps and the trace, and its failure is the caller's", async () => {
  const calling = task((notes, { call }) => call("child", notes));
  const run = (work: () => Promise<void> | void): ReturnType<typeof runBpmn> =>
    runBpmn({
      bpmn: line("a"),
      tasks: { "demo.a": calling },
      others: {
        child: {
          bpmn: "start s\ntask x child.x\nend e\ns -> x\nx -> e",
          catalogue: { tasks: { "child.x": task(work) }, decisions: {} },
        },
      },
    });
  const good = await run(() => {});
  expect(good.steps.map((step) => [step.process, step.task])).toEqual([
    ["demo", "demo.a"],
    ["child", "child.x"],
  ]);
  const byName = new Map(good.spans.map((span) => [span.name, span]));
  expect(byName.get("child")?.parentSpanId).toBe(byName.get("demo.a")?.spanId);
  expect(byName.get("child.x")?.parentSpanId).toBe(byName.get("child")?.spanId);
  expect(await run(() => Promise.reject(userError("deep")))).toMatchObject({
    status: "failed",
    error: { code: "deep" },
  });
});

test("a call activity runs the other process on the same data", async () => {
  const run = await runBpmn({
    bpmn: "start s\ncall c child\nend e\ns -> c\nc -> e",
    tasks: {},
    others: {
      child: {
        bpmn: "start s\ntask x child.x\nend e\ns -> x\nx -> e",
        catalogue: { tasks: { "child.x": task() }, decisions: {} },
      },
    },
  });
  expect(run).toMatchObject({ status: "completed", did: ["child.x"] });
});

test("processes that call each other in a circle are stopped", async () => {
  const bpmn = "start s\ncall c round\nend e\ns -> c\nc -> e";
  const run = await runBpmn({ bpmn, tasks: {}, others: { round: { bpmn, catalogue: { tasks: {}, decisions: {} } } } });
  expect(run).toMatchObject({ status: "failed", error: { code: "process-too-deep" } });
});

test("spans that a task's own code begins are children of the task's span", async () => {
  const run = await runBpmn({
    bpmn: line("a"),
    tasks: {
      "demo.a": task(async (_, { span }) => {
        await sleep(1);
        expect(trace.getActiveSpan()?.spanContext().spanId).toBe(span.spanContext().spanId);
      }),
    },
  });
  expect(run.status).toBe("completed");
});

test("a function that the catalogue does not hold fails the run, also for names of the language itself", async () => {
  const bpmn = line("a").replace("demo.a", "constructor.a");
  expect(await runBpmn({ bpmn, tasks: {} })).toMatchObject({
    status: "failed",
    error: { code: "process-function-missing" },
  });
});
