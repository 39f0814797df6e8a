import { type Attributes, type HrTime, SpanStatusCode } from "@opentelemetry/api";
import type { ReadableSpan, SpanProcessor } from "@opentelemetry/sdk-trace";
import { z } from "zod";

const AttributeValue = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])),
]);

/** A finished span as plain data: milliseconds since 1970 and of duration, attributes as they were set. */
export const RunSpan = z.object({
  name: z.string(),
  traceId: z.string(),
  spanId: z.string(),
  parentSpanId: z.string().optional(),
  startMs: z.number(),
  ms: z.number(),
  status: z.enum(["unset", "ok", "error"]),
  statusMessage: z.string().optional(),
  attributes: z.record(z.string(), AttributeValue),
  events: z.array(z.object({ name: z.string(), atMs: z.number(), attributes: z.record(z.string(), AttributeValue) })),
});
export type RunSpan = z.infer<typeof RunSpan>;

interface Limits {
  readonly traces: number;
  readonly spansPerTrace: number;
}

/** Keeps the finished spans of the latest traces in memory, so that a run can look at itself. */
export class RunSpans implements SpanProcessor {
  readonly #limits: Limits;
  readonly #traces = new Map<string, RunSpan[]>();

  constructor(limits: Limits = { traces: 100, spansPerTrace: 5_000 }) {
    this.#limits = limits;
  }

  onStart(): void {
    // Only finished spans count.
  }

  onEnd(span: ReadableSpan): void {
    const { traceId } = span.spanContext();
    const spans = this.#traces.get(traceId) ?? this.#open(traceId);
    if (spans.length < this.#limits.spansPerTrace) spans.push(plainSpan(span));
  }

  /** Finished spans of a trace in the order in which they began; empty where the trace is unknown or forgotten. */
  spansOfRun(traceId: string): RunSpan[] {
    return (this.#traces.get(traceId) ?? []).toSorted((a, b) => a.startMs - b.startMs);
  }

  forget(traceId: string): void {
    this.#traces.delete(traceId);
  }

  forceFlush(): Promise<void> {
    return Promise.resolve();
  }

  shutdown(): Promise<void> {
    this.#traces.clear();
    return Promise.resolve();
  }

  #open(traceId: string): RunSpan[] {
    const oldest = this.#traces.keys().next();
    if (this.#traces.size >= this.#limits.traces && !oldest.done) this.#traces.delete(oldest.value);
    const spans: RunSpan[] = [];
    this.#traces.set(traceId, spans);
    return spans;
  }
}

function plainSpan(span: ReadableSpan): RunSpan {
  const { traceId, spanId } = span.spanContext();
  const parentSpanId = span.parentSpanContext?.spanId;
  return {
    name: span.name,
    traceId,
    spanId,
    ...(parentSpanId === undefined ? {} : { parentSpanId }),
    startMs: milliseconds(span.startTime),
    ms: milliseconds(span.duration),
    status: statusOf(span.status.code),
    ...(span.status.message === undefined ? {} : { statusMessage: span.status.message }),
    attributes: plainAttributes(span.attributes),
    events: span.events.map(({ name, time, attributes = {} }) => ({
      name,
      atMs: milliseconds(time),
      attributes: plainAttributes(attributes),
    })),
  };
}

function statusOf(code: SpanStatusCode): RunSpan["status"] {
  if (code === SpanStatusCode.ERROR) return "error";
  return code === SpanStatusCode.OK ? "ok" : "unset";
}

function plainAttributes(attributes: Attributes): RunSpan["attributes"] {
  const plain: RunSpan["attributes"] = {};
  for (const [name, value] of Object.entries(attributes)) {
    const parsed = AttributeValue.safeParse(value);
    if (parsed.success) plain[name] = parsed.data;
  }
  return plain;
}

function milliseconds([seconds, nanoseconds]: HrTime): number {
  return seconds * 1_000 + Math.round(nanoseconds / 1_000) / 1_000;
}
