import { ROOT_CONTEXT, trace } from "@opentelemetry/api";
import { TracerProvider } from "@opentelemetry/sdk-trace";
import { expect, test } from "vitest";
import { RunSpans } from "./run-spans.ts";

test("memory is bounded: the oldest trace makes room, and a trace holds a limited number of spans", () => {
  const runSpans = new RunSpans({ traces: 2, spansPerTrace: 1 });
  const tracer = new TracerProvider({ spanProcessors: [runSpans] }).getTracer("test");
  const traceIds = ["first", "second", "third"].map((name) => {
    const span = tracer.startSpan(name);
    span.end();
    return span.spanContext().traceId;
  });
  expect(traceIds.map((traceId) => runSpans.spansOfRun(traceId).length)).toEqual([0, 1, 1]);
  const span = tracer.startSpan("parent");
  span.recordException(new Error("broken"));
  span.end();
  const [kept] = runSpans.spansOfRun(span.spanContext().traceId);
  expect(kept?.events[0]).toMatchObject({ name: "exception", attributes: { "exception.message": "broken" } });
});

test("spans keep the order in which they began when the clock steps back between them", () => {
  const runSpans = new RunSpans();
  const tracer = new TracerProvider({ spanProcessors: [runSpans] }).getTracer("test");
  const outer = tracer.startSpan("outer", { startTime: 2_000 });
  const inner = tracer.startSpan("inner", { startTime: 1_000 }, trace.setSpan(ROOT_CONTEXT, outer));
  inner.end();
  outer.end();
  const spans = runSpans.spansOfRun(outer.spanContext().traceId);
  expect(spans.map((span) => span.name)).toEqual(["outer", "inner"]);
});
