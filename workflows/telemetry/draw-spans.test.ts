import { expect, test } from "vitest";
import { drawSpans, spansAsText } from "./draw-spans.ts";
import type { RunSpan } from "./run-spans.ts";

const span = (spanId: string, rest: Partial<RunSpan> = {}): RunSpan => ({
  name: spanId,
  traceId: "t",
  spanId,
  startMs: 0,
  ms: 10,
  status: "unset",
  attributes: {},
  events: [],
  ...rest,
});

const spans = [
  span("late", { parentSpanId: "root", startMs: 5, status: "error", statusMessage: "no\nway \u001b[31mred" }),
  span("early", { parentSpanId: "root", startMs: 2, attributes: { "weavergen.attempt": 2 } }),
  span("inside", {
    parentSpanId: "early",
    startMs: 3,
    attributes: { "weavergen.outcome": "timeout" },
    status: "error",
  }),
  span("root", { parentSpanId: "elsewhere", startMs: 1, ms: 1_500 }),
];

test("the text is a tree in the order of time, and holds no control character of a message", () => {
  expect(spansAsText(spans).split("\n")).toEqual([
    "root           1.5 s",
    "  early        10 ms, attempt 2",
    "    inside     10 ms  timeout",
    "  late         10 ms  error: no way [31mred",
    "",
  ]);
  expect(spansAsText([])).toBe("no spans\n");
});

test("spans that name each other as parents do not hang the drawing", () => {
  const circle = [span("a", { parentSpanId: "b" }), span("b", { parentSpanId: "a" }), span("c"), span("c")];
  expect(spansAsText(circle).split("\n")).toHaveLength(3);
});

test("the picture has an edge for each parent, and is text above Mermaid's limits", () => {
  const { format, text } = drawSpans(spans);
  expect(format).toBe("mermaid");
  expect(text).toContain("s0 --> s1");
  expect(text).toContain('s2["inside<br/>10 ms"]:::timeout');
  const many = Array.from({ length: 600 }, (_, index) => span(`s${index}`, index === 0 ? {} : { parentSpanId: "s0" }));
  expect(drawSpans(many).format).toBe("text");
});
