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

interface KeptSpan {
  readonly begun: number;
  readonly span: RunSpan;
}

interface Limits {
  readonly traces: number;
  readonly spansPerTrace: number;
}

/** Keeps the finished spans of the latest traces in memory, so that a run can look at itself. */
export class RunSpans implements SpanProcessor {
  readonly #limits: Limits;
  readonly #traces = new Map<string, KeptSpan[]>();
  /** The clock may step back between two spans, so their order is counted, not read off their start times. */
  readonly #begun = new WeakMap<object, number>();
  #count = 0;

  constructor(limits: Limits = { traces: 100, spansPerTrace: 5_000 }) {
    this.#limits = limits;
  }

  onStart(span: object): void {
    this.#begun.set(span, this.#count++);
  }

  onEnd(span: ReadableSpan): void {
    const { traceId } = span.spanContext();
    const spans = this.#traces.get(traceId) ?? this.#open(traceId);
    if (spans.length < this.#limits.spansPerTrace) {
      spans.push({ begun: this.#begun.get(span) ?? this.#count, span: plainSpan(span) });
    }
  }

  /** Finished spans of a trace in the order in which they began; empty where the trace is unknown or forgotten. */
  spansOfRun(traceId: string): RunSpan[] {
    const kept = (this.#traces.get(traceId) ?? []).toSorted((a, b) => a.begun - b.begun);
    return kept.map(({ span }) => span);
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

  #open(traceId: string): KeptSpan[] {
    const oldest = this.#traces.keys().next();
    if (this.#traces.size >= this.#limits.traces && !oldest.done) this.#traces.delete(oldest.value);
    const spans: KeptSpan[] = [];
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
