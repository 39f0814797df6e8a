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
