import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { OutsideError, UserError } from "../errors.ts";
import { aborted, runBpmn, task } from "./testing/run-bpmn.ts";

const line = (...names: string[]): string => {
  const nodes = names.map((name) => `task ${name} demo.${name}`);
  const flows = ["s", ...names].map((name, index) => `${name} -> ${names[index] ?? "e"}`);
  return ["start s", "end e", ...nodes, ...flows].join("\n");
};
const userError = (code: string): UserError => new UserError(code, { message: `failed: ${code}` });
const outsideError = (retryAfterMs = 1): OutsideError =>
  new OutsideError("far-away", { message: "gone", retryAfterMs });

test("tasks run in the order of the flows, and each attempt is a step and a span", async () => {
  const run = await runBpmn({ bpmn: line("a", "b"), tasks: { "demo.a": task(), "demo.b": task() } });
  expect(run.status).toBe("completed");
  expect(run.did).toEqual(["demo.a", "demo.b"]);
  expect(run.steps).toMatchObject([
    { process: "demo", task: "demo.a", outcome: "ok", attempt: 1 },
    { process: "demo", task: "demo.b", outcome: "ok", attempt: 1 },
  ]);
  const [process, ...tasks] = run.spans;
  expect(process).toMatchObject({
    name: "demo",
    attributes: { "weavergen.process": "demo", "weavergen.outcome": "ok" },
  });
  expect(tasks.map((span) => span.parentSpanId)).toEqual([process?.spanId, process?.spanId]);
  expect(tasks[0]).toMatchObject({
    name: "demo.a",
    status: "unset",
    attributes: { "weavergen.task": "demo.a", "weavergen.attempt": 1, "weavergen.outcome": "ok" },
  });
});

test("trap: a task that rejects later ends the run instead of hanging it, with what it threw", async () => {
  const error = userError("broken");
  const work = async (): Promise<void> => {
    await sleep(5);
    throw error;
  };
  const run = await runBpmn({ bpmn: line("a", "b"), tasks: { "demo.a": task(work), "demo.b": task() } });
  expect(run).toMatchObject({ status: "failed", did: ["demo.a"] });
  expect(run.error).toBe(error);
  const span = run.spans.find(({ name }) => name === "demo.a");
  expect(span).toMatchObject({ status: "error", statusMessage: "failed: broken", events: [{ name: "exception" }] });
  expect(span?.attributes).toMatchObject({ "weavergen.outcome": "error", "error.type": "broken" });
  expect(run.spans.find(({ name }) => name === "demo")?.status).toBe("error");
});

const besides = `start s
  parallel p
  task a demo.a
  task b demo.b
  parallel j
  end e
  s -> p
  p -> a
  p -> b
  a -> j
  b -> j
  j -> e`;

test("branches of a parallel gateway run at the same time", async () => {
  const meeting = Promise.withResolvers<void>();
  const run = await runBpmn({
    bpmn: besides,
    tasks: { "demo.a": task(() => meeting.promise), "demo.b": task(() => meeting.resolve()) },
  });
  expect(run).toMatchObject({ status: "completed", did: ["demo.a", "demo.b"] });
});

test("trap: a failed branch aborts its siblings, and the run waits until they have noticed", async () => {
  const noticed: unknown[] = [];
  const run = await runBpmn({
    bpmn: besides,
    tasks: {
      "demo.a": task(async (_, { signal }) => {
        const reason = await aborted(signal);
        await sleep(5);
        noticed.push(reason);
      }),
      "demo.b": task(() => Promise.reject(userError("broken"))),
    },
  });
  expect(run).toMatchObject({ status: "failed", error: { code: "broken" } });
  expect(noticed).toMatchObject([{ name: "TaskStopped", outcome: "cancelled" }]);
  expect(run.steps.find((step) => step.task === "demo.a")).toMatchObject({ outcome: "cancelled" });
  expect(run.spans.find(({ name }) => name === "demo.a")?.attributes["weavergen.outcome"]).toBe("cancelled");
});

test("trap: a cancelled run settles, as cancelled and not as completed, and aborts what runs", async () => {
  const controller = new AbortController();
  const run = await runBpmn({
    bpmn: line("a", "b"),
    signal: controller.signal,
    tasks: {
      "demo.a": task(async (_, { signal }) => {
        controller.abort(new Error("a newer push"));
        await aborted(signal);
      }),
      "demo.b": task(),
    },
  });
  expect(run).toMatchObject({ status: "cancelled", did: ["demo.a"], error: { message: "a newer push" } });
  const before = await runBpmn({ bpmn: line("a"), signal: AbortSignal.abort(), tasks: { "demo.a": task() } });
  expect(before).toMatchObject({ status: "cancelled", did: [], steps: [] });
});

const withTimer = `start s
  task a demo.a
  timer t on a PT0.02S
  task b demo.b
  exclusive m
  end e
  s -> a
  a -> m
  t -> b
  b -> m
  m -> e`;

test("trap: a boundary timer aborts its task and goes on without it", async () => {
  const reasons: unknown[] = [];
  const run = await runBpmn({
    bpmn: withTimer,
    tasks: {
      "demo.a": task(async (_, { signal }) => void reasons.push(await aborted(signal))),
      "demo.b": task(),
    },
  });
  expect(run).toMatchObject({ status: "completed", did: ["demo.a", "demo.b"] });
  expect(reasons).toMatchObject([{ outcome: "timeout" }]);
  expect(run.steps).toMatchObject([
    { task: "demo.a", outcome: "timeout" },
    { task: "demo.b", outcome: "ok" },
  ]);
});

test("a task that is done before its boundary timer leaves no timer behind", async () => {
  const run = await runBpmn({
    bpmn: withTimer.replace("PT0.02S", "PT1H"),
    tasks: { "demo.a": task(), "demo.b": task() },
  });
  expect(run).toMatchObject({ status: "completed", did: ["demo.a"] });
});

test("a task over its time limit is aborted and fails, with no second attempt, even where it ignores its signal", async () => {
  const never = (): Promise<void> => new Promise(() => {});
  const run = await runBpmn({
    bpmn: line("a"),
    tasks: { "demo.a": task(never, { timeoutMs: 10, attempts: 3 }) },
  });
  expect(run).toMatchObject({ status: "failed", error: { code: "task-timeout", actor: "outside" }, did: ["demo.a"] });
  expect(run.steps).toMatchObject([{ outcome: "timeout", attempt: 1 }]);
});

test("only an OutsideError is tried again, and only as often as the task allows", async () => {
  const failTwice = task((notes) => (notes.did.length < 3 ? Promise.reject(outsideError()) : undefined), {
    attempts: 3,
  });
  const retried = await runBpmn({ bpmn: line("a"), tasks: { "demo.a": failTwice } });
  expect(retried.status).toBe("completed");
  expect(retried.steps.map(({ attempt, outcome }) => [attempt, outcome])).toEqual([
    [1, "error"],
    [2, "error"],
    [3, "ok"],
  ]);
  expect(
    retried.spans.filter(({ name }) => name === "demo.a").map((span) => span.attributes["weavergen.attempt"]),
  ).toEqual([1, 2, 3]);
  const given = await runBpmn({
    bpmn: line("a"),
    tasks: { "demo.a": task(() => Promise.reject(outsideError()), { attempts: 2 }) },
  });
  expect(given).toMatchObject({ status: "failed", did: ["demo.a", "demo.a"] });
  const user = await runBpmn({
    bpmn: line("a"),
    tasks: { "demo.a": task(() => Promise.reject(userError("wrong")), { attempts: 5 }) },
  });
  expect(user).toMatchObject({ status: "failed", did: ["demo.a"] });
});

const withBoundaries = `start s
  task a demo.a
  error x on a known-code
  catch y on a
  task known demo.known
  task any demo.any
  exclusive m
  end e
  s -> a
  a -> m
  x -> known
  y -> any
  known -> m
  any -> m
  m -> e`;

test.each([
  ["the boundary event of its code", userError("known-code"), "demo.known"],
  ["the catch-all, for another code", userError("other-code"), "demo.any"],
  ["the catch-all, for an error without a code", new Error("surprise"), "demo.any"],
])("an error goes to %s and to no other", async (_, error, handler) => {
  const tasks = { "demo.a": task(() => Promise.reject(error)), "demo.known": task(), "demo.any": task() };
  const run = await runBpmn({ bpmn: withBoundaries, tasks });
  expect(run).toMatchObject({ status: "completed", did: ["demo.a", handler] });
});

test("an error that no boundary event names fails the run", async () => {
  const bpmn = withBoundaries.replace("catch y on a", "error y on a third-code");
  const tasks = { "demo.a": task(() => Promise.reject(userError("other"))), "demo.known": task(), "demo.any": task() };
  expect(await runBpmn({ bpmn, tasks })).toMatchObject({ status: "failed", error: { code: "other" } });
});

const deciding = `start s
  task a demo.a
  exclusive g
  task yes demo.yes
  task no demo.no
  exclusive m
  end e
  s -> a
  a -> g
  g -> yes if demo.wants
  g -> no otherwise
  yes -> m
  no -> m
  m -> e`;

test("an exclusive gateway takes the flow whose decision says yes, else its default", async () => {
  const tasks = { "demo.a": task(), "demo.yes": task(), "demo.no": task() };
  const yes = await runBpmn({ bpmn: deciding, tasks, decisions: { "demo.wants": () => true } });
  const no = await runBpmn({ bpmn: deciding, tasks, decisions: { "demo.wants": () => false } });
  expect([yes.did, no.did]).toEqual([
    ["demo.a", "demo.yes"],
    ["demo.a", "demo.no"],
  ]);
  const decisions = {
    "demo.wants": (): boolean => {
      throw userError("undecided");
    },
  };
  expect(await runBpmn({ bpmn: deciding, tasks, decisions })).toMatchObject({
    status: "failed",
    error: { code: "undecided" },
  });
});

const loop = `start s
  exclusive again
  task a demo.a
  exclusive g
  end e
  s -> again
  again -> a
  a -> g
  g -> again otherwise
  g -> e if demo.done`;

test("a loop runs until its decision ends it, and an endless one is stopped", async () => {
  const ended = await runBpmn({
    bpmn: loop,
    tasks: { "demo.a": task() },
    decisions: { "demo.done": ({ did }) => did.length === 3 },
  });
  expect(ended).toMatchObject({ status: "completed", did: ["demo.a", "demo.a", "demo.a"] });
  const endless = await runBpmn({ bpmn: loop, tasks: { "demo.a": task() }, decisions: { "demo.done": () => false } });
  expect(endless).toMatchObject({ status: "failed", error: { code: "process-too-long" } });
});

const mergedBranch = `start s
  parallel p
  task a demo.a
  catch c on a
  task mend demo.mend
  exclusive m
  task b demo.b
  parallel j
  task last demo.last
  end e
  s -> p
  p -> a
  p -> b
  a -> m
  c -> mend
  mend -> m
  m -> j
  b -> j
  j -> last
  last -> e`;

test.each([
  ["the error boundary was not needed", () => {}, ["demo.a", "demo.b", "demo.last"]],
  [
    "the error boundary was taken",
    () => Promise.reject(userError("x")),
    ["demo.a", "demo.b", "demo.mend", "demo.last"],
  ],
])("trap: a join behind a merge waits for every branch, once, where %s", async (_, work, did) => {
  const slow = task(() => sleep(20));
  const tasks = { "demo.a": task(work), "demo.b": task(), "demo.mend": slow, "demo.last": task() };
  expect(await runBpmn({ bpmn: mergedBranch, tasks })).toMatchObject({ status: "completed", did });
});

test("trap: a join that waits for a branch which is never taken fails the run instead of hanging it", async () => {
  const bpmn = deciding.replace("exclusive m", "parallel m");
  const tasks = { "demo.a": task(), "demo.yes": task(), "demo.no": task() };
  const run = await runBpmn({ bpmn, tasks, decisions: { "demo.wants": () => true } });
  expect(run).toMatchObject({ status: "failed", error: { code: "process-stuck" } });
});

test("a process that only routes, with gateways that multiply tokens, is stopped", async () => {
  const stages = Array.from({ length: 20 }, (_, index) => [
    `parallel p${index}`,
    `exclusive x${index}`,
    `exclusive y${index}`,
    `exclusive m${index}`,
    `${index === 0 ? "s" : `m${index - 1}`} -> p${index}`,
    `p${index} -> x${index}`,
    `p${index} -> y${index}`,
    `x${index} -> m${index}`,
    `y${index} -> m${index}`,
  ]);
  const bpmn = ["start s", "end e", ...stages.flat(), "m19 -> e"].join("\n");
  expect(await runBpmn({ bpmn, tasks: {} })).toMatchObject({ status: "failed", error: { code: "process-too-long" } });
});
