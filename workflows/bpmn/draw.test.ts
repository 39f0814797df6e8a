import { createRequire } from "node:module";
import { expect, test } from "vitest";
import type { TraceStep } from "../report/report.ts";
import { drawProcess } from "./draw-process.ts";
import { drawRun, runAsText } from "./draw-run.ts";
import { loadProcess, type ProcessDefinition } from "./process-definition.ts";
import { browserIsMissing, openPage } from "./testing/open-page.ts";
import { writeBpmn } from "./testing/write-bpmn.ts";

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

function demo(label?: string): ProcessDefinition {
  const process = loadProcess(writeBpmn(bpmn), "demo");
  if (label === undefined) return process;
  const flows = process.flows.map((flow) => ({ ...flow, label }));
  return { ...process, flows, nodes: process.nodes.map((node) => ({ ...node, label })) };
}

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

test.skipIf(browserIsMissing("Mermaid draws every label"))(
  "Mermaid draws every label, and shows it as it was written",
  async () => {
    await using browser = await openPage(createRequire(import.meta.url).resolve("mermaid/dist/mermaid.min.js"));
    const drawings = [
      drawProcess(demo()).text,
      drawRun({ process: demo(), steps: [step({}), step({ task: "other", outcome: "error", detail: "x" })] }).text,
      ...hostileLabels.map((label) => drawProcess(demo(label)).text),
    ];
    const drawn: { text: string | null; scripts: number }[] = [];
    for (const [index, text] of drawings.entries()) {
      const svg = await browser.page.evaluate(renderMermaid, { id: `d${index}`, text });
      await browser.page.locator("#canvas").evaluate((canvas, content) => (canvas.innerHTML = content), svg);
      const picture = browser.page.locator("#canvas");
      drawn.push({ text: await picture.textContent(), scripts: await picture.locator("script").count() });
    }
    expect(drawn).toHaveLength(drawings.length);
    expect(drawn.every(({ scripts }) => scripts === 0)).toBe(true);
    expect(drawn[1]?.text).toContain("failed after 10 ms");
    expect(drawn[2]?.text).toContain('say "no"');
    expect(drawn[3]?.text).toContain("a;b#c");
    expect(drawn[6]?.text).toContain("</text><script>alert(1)</script>");
    expect(drawn[12]?.text).toContain("größe ✓ 日本");
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
