import { ROOT_CONTEXT, SeverityNumber, SpanKind, trace, ValueType, type Attributes } from "@opentelemetry/api";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { LoggerProvider, type ReadableLogRecord } from "@opentelemetry/sdk-logs";
import { AggregationTemporality, MeterProvider, MetricReader } from "@opentelemetry/sdk-metrics";
import { TracerProvider, type ReadableSpan } from "@opentelemetry/sdk-trace";
import type { EmittedMetric, EmittedSignals, EmittedSpan } from "./emitted-signals.ts";
import type { EmittedAttribute } from "./emitted-value.ts";

/** Something that a receiver did not take, by Weaver's name for it. */
export class NotSent extends Error {
  readonly kind: "TracerProviderError" | "MetricProviderError" | "LogProviderError";
  constructor(kind: NotSent["kind"], message: string) {
    super(message);
    this.kind = kind;
  }
}

/** What exporters answer; `code` is 0 where the receiver took everything. */
interface ExportResult {
  readonly code: number;
  readonly error?: Error;
}

type Export = (done: (result: ExportResult) => void) => void;

const resource = resourceFromAttributes({ "service.name": "weaver" });
const scope = "weaver";
const done = () => Promise.resolve();

/**
 * Sends the signals over OTLP/gRPC: one trace, then the metrics, then the events as log records.
 * @throws NotSent with the receiver's reason
 */
export async function sendSignals(signals: EmittedSignals, endpoint: string): Promise<void> {
  const [spans, metrics, logs] = await Promise.all([
    import("@opentelemetry/exporter-trace-otlp-grpc"),
    import("@opentelemetry/exporter-metrics-otlp-grpc"),
    import("@opentelemetry/exporter-logs-otlp-grpc"),
  ]);
  const to = { url: endpoint };
  const traces = new spans.OTLPTraceExporter(to);
  await sent(traces, "TracerProviderError", (finish) => traces.export([...tracedSpans(signals)], finish));
  const meters = new metrics.OTLPMetricExporter(to);
  const collected = await collectedMetrics(signals.metrics);
  await sent(meters, "MetricProviderError", (finish) => meters.export(collected, finish));
  if (signals.events.length === 0) return;
  const loggers = new logs.OTLPLogExporter(to);
  await sent(loggers, "LogProviderError", (finish) => loggers.export([...loggedEvents(signals)], finish));
}

interface Exporter {
  shutdown(): Promise<void>;
}

async function sent(exporter: Exporter, kind: NotSent["kind"], send: Export): Promise<void> {
  const { code, error } = await new Promise<ExportResult>(send);
  await exporter.shutdown();
  if (code !== 0) throw new NotSent(kind, error?.message ?? "the receiver refused the data");
}

function attributesOf(attributes: readonly EmittedAttribute[]): Attributes {
  return Object.fromEntries(
    attributes.map(({ name, value }) => [name, value.kind === "list" ? ([...value.values] as string[]) : value.value]),
  );
}

const spanKinds: Readonly<Record<EmittedSpan["kind"], SpanKind>> = {
  internal: SpanKind.INTERNAL,
  client: SpanKind.CLIENT,
  server: SpanKind.SERVER,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
};

function tracedSpans({ registryPath, spans }: EmittedSignals): readonly ReadableSpan[] {
  const ended: ReadableSpan[] = [];
  const keep = { onStart: () => undefined, onEnd: (span: ReadableSpan) => void ended.push(span) };
  const processor = { ...keep, forceFlush: done, shutdown: done };
  const tracer = new TracerProvider({ resource, spanProcessors: [processor] }).getTracer(scope);
  const attributes = { "otel.weaver.registry_path": registryPath };
  const root = tracer.startSpan("otel.weaver.emit", { attributes, root: true });
  const context = trace.setSpan(ROOT_CONTEXT, root);
  for (const { name, kind, attributes: own } of spans) {
    tracer.startSpan(name, { kind: spanKinds[kind], attributes: attributesOf(own) }, context).end();
  }
  root.end();
  return ended;
}

class Collector extends MetricReader {
  protected override onShutdown = done;
  protected override onForceFlush = done;
}

async function collectedMetrics(metrics: readonly EmittedMetric[]) {
  const reader = new Collector({ aggregationTemporalitySelector: () => AggregationTemporality.CUMULATIVE });
  const meter = new MeterProvider({ resource, readers: [reader] }).getMeter(scope);
  for (const { name, instrument, unit, description, attributes } of metrics) {
    const options = { unit, description, valueType: ValueType.DOUBLE };
    const own = attributesOf(attributes);
    switch (instrument) {
      case "counter":
        meter.createCounter(name, options).add(1, own);
        break;
      case "updowncounter":
        meter.createUpDownCounter(name, options).add(1, own);
        break;
      case "gauge":
        meter.createGauge(name, options).record(1, own);
        break;
      case "histogram":
        meter.createHistogram(name, options).record(1, own);
        break;
    }
  }
  return (await reader.collect()).resourceMetrics;
}

function loggedEvents({ events }: EmittedSignals): readonly ReadableLogRecord[] {
  const records: ReadableLogRecord[] = [];
  const onEmit = (record: ReadableLogRecord) => void records.push(record);
  const processors = [{ onEmit, forceFlush: done, shutdown: done }];
  const logger = new LoggerProvider({ resource, processors }).getLogger(scope);
  for (const { name, attributes } of events) {
    const severity = { severityNumber: SeverityNumber.INFO, severityText: "INFO" };
    logger.emit({ eventName: name, body: name, ...severity, attributes: attributesOf(attributes) });
  }
  return records;
}
