import { createRequire } from "node:module";
import { expect, test } from "vitest";
import type { TraceStep } from "../report/report.ts";
import { drawProcess } from "./draw-process.ts";
import { drawRun, runAsText } from "./draw-run.ts";
import { loadProcess, type ProcessDefinition } from "./process-definition.ts";
import { browserIsMissing, openPage } from "./testing/open-page.ts";
import { writeBpmn } from "./testing/write-bpmn.ts";

const require = createRequire(import.meta.url);
const bpmn = `start s
task a demo.a
timer t on a PT20S
sub u
start us
task b demo.b
end ue
us -> b
b -> ue
close
exclusive g
call c other
end e
s -> a
a -> u
t -> u
u -> g
g -> c if demo.wants
g -> e otherwise
c -> e`;

const demo = (): ProcessDefinition => loadProcess(writeBpmn(bpmn), "demo");

const step = (rest: Partial<TraceStep>): TraceStep => ({
  process: "demo",
  task: "demo.a",
  start: 0,
  ms: 10,
  outcome: "ok",
  attempt: 1,
  ...rest,
});

const hostileLabels = [
  'say "no"',
  "a;b#c",
  "[x] {y} (z)",
  "end",
  "</text><script>alert(1)</script>",
  "`**x**`",
  "a|b -->c",
  "%%{init: {}}%%",
  "click n0 callback",
  '\\"\n\t\u0000',
  "größe ✓ 日本",
  "#quot;",
  "x".repeat(300),
];

/** Runs in the page. */
async function renderMermaid({ id, text }: { id: string; text: string }): Promise<string> {
  const { mermaid } = globalThis as unknown as {
    mermaid: { render: (id: string, text: string) => Promise<{ svg: string }>; initialize: (options: object) => void };
  };
  mermaid.initialize({ startOnLoad: false });
  return (await mermaid.render(id, text)).svg;
}

/** A chain of tasks, one for each label, with the same label on the flow that leads to it. */
function labelled(labels: readonly string[]): ProcessDefinition {
  const tasks = labels.map((_, index) => `task t${index} demo.t\n${index === 0 ? "s" : `t${index - 1}`} -> t${index}`);
  const process = loadProcess(writeBpmn(`start s\n${tasks.join("\n")}\nend e\nt${labels.length - 1} -> e`), "labels");
  const labelOf = (id: string): string => labels[Number(id.slice(1))] ?? id;
  const flows = process.flows.map((flow) => ({ ...flow, label: labelOf(flow.to) }));
  return { ...process, flows, nodes: process.nodes.map((node) => ({ ...node, label: labelOf(node.id) })) };
}

test.skipIf(browserIsMissing("Mermaid draws every label"))(
  "Mermaid draws every label and shows it as it was written, with look-alikes for what could become markup",
  { timeout: 180_000 },
  async () => {
    await using browser = await openPage(require.resolve("mermaid/dist/mermaid.min.js"));
    const drawings = [
      drawProcess(demo()).text,
      drawRun({ process: demo(), steps: [step({}), step({ task: "other", outcome: "error" })] }).text,
      drawProcess(labelled(hostileLabels)).text,
    ];
    const picture = browser.page.locator("#canvas");
    const shown: string[] = [];
    for (const [index, text] of drawings.entries()) {
      const svg = await browser.page.evaluate(renderMermaid, { id: `d${index}`, text });
      await picture.evaluate((canvas, content) => (canvas.innerHTML = content), svg);
      shown.push((await picture.textContent()) ?? "");
      expect(await picture.locator("script").count()).toBe(0);
    }
    expect(shown[0]).toContain("demo.wants");
    expect(shown[1]).toContain("failed after 10 ms");
    const lookalikes: Record<string, string> = { "<": "‹", ">": "›", "&": "＆", "`": "ˋ" };
    const readable = hostileLabels
      .map((label) => label.replace(/[\s\0]+/g, " ").trim())
      .map((label) => label.replace(/[<>&`]/g, (character) => lookalikes[character] ?? ""))
      .filter(({ length }) => length < 80);
    // Once as a task and once on a flow.
    expect(readable.filter((label) => (shown[2] ?? "").split(label).length < 3)).toEqual([]);
  },
);

test("a drawing that Mermaid would refuse is text", () => {
  const stages = Array.from({ length: 290 }, (_, index) => [
    `task t${index} demo.t${"x".repeat(80)}`,
    `${index === 0 ? "s" : `t${index - 1}`} -> t${index}`,
  ]);
  const large = loadProcess(writeBpmn(["start s", "end e", ...stages.flat(), "t289 -> e"].join("\n")), "large");
  const many = {
    ...large,
    flows: Array.from({ length: 501 }, () => large.flows[0]).filter((flow) => flow !== undefined),
  };
  expect(drawProcess(large).format).toBe("mermaid");
  expect(drawProcess(many).format).toBe("text");
  const wide = { ...large, nodes: large.nodes.map((node) => ({ ...node, label: "[".repeat(80) })) };
  expect(drawProcess(wide).format).toBe("text");
  expect(drawProcess(wide).text).toContain("large: large");
});

test("a run shows durations, retries, turns of a loop, and what did not run", () => {
  const steps = [
    step({ outcome: "error", ms: 1_200 }),
    step({ attempt: 2, start: 1_300, ms: 300 }),
    step({ task: "demo.b", ms: 5 }),
    step({ task: "demo.b", ms: 65_000, outcome: "timeout" }),
  ];
  const { text } = drawRun({ process: demo(), steps });
  expect(text).toContain('"demo.a<br/>1.5 s, 1 retry"]:::ok');
  expect(text).toContain('"demo.b<br/>2 times, timed out after 1 min 5 s"]:::timeout');
  expect(text).toContain('"other<br/>not run"]]:::skipped');
});

const called = [
  step({ ms: 100 }),
  step({ process: "child", task: "child.x", caller: "demo.a", start: 5, ms: 20 }),
  step({ task: "demo.b", start: 100, ms: 900, outcome: "error", detail: "broken\n in two" }),
];

test("the text of a run stands in columns, with called processes below their caller", () => {
  expect(runAsText(called)).toBe(
    [
      "demo",
      "  demo.a         100 ms",
      "    child",
      "      child.x     20 ms",
      "  demo.b         900 ms  error: broken in two",
      "",
    ].join("\n"),
  );
  expect(runAsText([])).toBe("nothing ran\n");
});

test("a called process is drawn beside the task that called it", () => {
  const child = loadProcess(writeBpmn("start s\ntask x child.x\nend e\ns -> x\nx -> e"), "child");
  const { text } = drawRun({ process: demo(), steps: called, processes: () => child });
  expect(text).toContain('subgraph c0["child"]');
  expect(text).toContain('"child.x<br/>20 ms"]:::ok');
  expect(text).toContain("n1 -.-> c0");
});
