import { z } from "zod";
import type { Sample, SampleAttribute } from "./sample.ts";

/** OTLP/JSON (https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding), as far as a check needs it. */
const Value = z.object({
  stringValue: z.string().optional(),
  boolValue: z.boolean().optional(),
  intValue: z.union([z.string(), z.number()]).optional(),
  doubleValue: z.union([z.number(), z.string()]).optional(),
  arrayValue: z.object({ values: z.array(z.unknown()).optional() }).optional(),
});
const Attributes = z
  .array(z.object({ key: z.string(), value: z.unknown() }))
  .optional()
  .catch([]);
const Resource = z.object({ attributes: Attributes }).optional();

const Span = z.object({
  name: z.string().optional(),
  kind: z.union([z.number(), z.string()]).optional(),
  attributes: Attributes,
  events: z.array(z.object({ name: z.string().optional(), attributes: Attributes })).optional(),
  links: z.array(z.object({ attributes: Attributes })).optional(),
});
const Points = z
  .object({
    dataPoints: z.array(z.object({ attributes: Attributes })).optional(),
    isMonotonic: z.boolean().optional(),
  })
  .optional();
const Metric = z.object({
  name: z.string().optional(),
  unit: z.string().optional(),
  gauge: Points,
  sum: Points,
  histogram: Points,
  exponentialHistogram: Points,
  summary: Points,
});
const Log = z.object({ eventName: z.string().optional(), attributes: Attributes });

const Otlp = z.object({
  resourceSpans: z
    .array(
      z.object({ resource: Resource, scopeSpans: z.array(z.object({ spans: z.array(Span).optional() })).optional() }),
    )
    .optional(),
  resourceMetrics: z
    .array(
      z.object({
        resource: Resource,
        scopeMetrics: z.array(z.object({ metrics: z.array(Metric).optional() })).optional(),
      }),
    )
    .optional(),
  resourceLogs: z
    .array(
      z.object({
        resource: Resource,
        scopeLogs: z.array(z.object({ logRecords: z.array(Log).optional() })).optional(),
      }),
    )
    .optional(),
});

export function isOtlp(value: unknown): boolean {
  return (
    typeof value === "object" &&
    value !== null &&
    ["resourceSpans", "resourceMetrics", "resourceLogs"].some((key) => key in value)
  );
}

/** The samples of one OTLP/JSON document; undefined where it does not follow the format. */
export function readOtlp(value: unknown): Sample[] | undefined {
  const parsed = Otlp.safeParse(value);
  if (!parsed.success) return undefined;
  const { resourceSpans = [], resourceMetrics = [], resourceLogs = [] } = parsed.data;
  const resources = [...resourceSpans, ...resourceMetrics, ...resourceLogs].map(({ resource }) =>
    resourceSample(resource),
  );
  return [
    ...resources,
    ...resourceSpans.flatMap(({ scopeSpans = [] }) =>
      scopeSpans.flatMap(({ spans = [] }) => spans.flatMap(spanSamples)),
    ),
    ...resourceMetrics.flatMap(({ scopeMetrics = [] }) =>
      scopeMetrics.flatMap(({ metrics = [] }) => metrics.flatMap(metricSamples)),
    ),
    ...resourceLogs.flatMap(({ scopeLogs = [] }) =>
      scopeLogs.flatMap(({ logRecords = [] }) => logRecords.map(logSample)),
    ),
  ];
}

function resourceSample(resource: z.infer<typeof Resource>): Sample {
  return { kind: "resource", name: undefined, attributes: attributesOf(resource?.attributes) };
}

const spanKinds = ["unspecified", "internal", "server", "client", "producer", "consumer"];

function spanSamples(span: z.infer<typeof Span>): Sample[] {
  const kind =
    typeof span.kind === "number" ? spanKinds[span.kind] : span.kind?.replace(/^SPAN_KIND_/, "").toLowerCase();
  return [
    {
      kind: "span",
      name: span.name,
      ...(kind === undefined ? {} : { spanKind: kind }),
      attributes: attributesOf(span.attributes),
    },
    ...(span.events ?? []).map((event) => ({
      kind: "span_event" as const,
      name: event.name,
      attributes: attributesOf(event.attributes),
    })),
    ...(span.links ?? []).map((link) => ({
      kind: "span_link" as const,
      name: undefined,
      attributes: attributesOf(link.attributes),
    })),
  ];
}

function metricSamples(metric: z.infer<typeof Metric>): Sample[] {
  const { gauge, sum, histogram, exponentialHistogram, summary } = metric;
  const points = gauge ?? sum ?? histogram ?? exponentialHistogram ?? summary;
  const instrument = instrumentOf(metric);
  const about = {
    kind: "metric" as const,
    name: metric.name,
    ...(metric.unit === undefined ? {} : { unit: metric.unit }),
    ...(instrument === undefined ? {} : { instrument }),
  };
  return (points?.dataPoints ?? []).map((point) => ({ ...about, attributes: attributesOf(point.attributes) }));
}

function instrumentOf({ gauge, sum, histogram, exponentialHistogram }: z.infer<typeof Metric>): string | undefined {
  if (gauge) return "gauge";
  if (sum) return sum.isMonotonic ? "counter" : "updowncounter";
  return histogram || exponentialHistogram ? "histogram" : undefined;
}

function logSample(log: z.infer<typeof Log>): Sample {
  return { kind: "log", name: log.eventName || undefined, attributes: attributesOf(log.attributes) };
}

function attributesOf(attributes: z.infer<typeof Attributes>): SampleAttribute[] {
  return (attributes ?? []).map(({ key, value }) => ({ name: key, ...valueOf(value) }));
}

function valueOf(value: unknown): Pick<SampleAttribute, "value"> & Required<Pick<SampleAttribute, "type">> {
  const parsed = Value.safeParse(value);
  if (!parsed.success) return { value: undefined, type: "other" };
  const { stringValue, boolValue, intValue, doubleValue, arrayValue } = parsed.data;
  if (stringValue !== undefined) return { value: stringValue, type: "string" };
  if (boolValue !== undefined) return { value: boolValue, type: "boolean" };
  if (intValue !== undefined) return { value: Number(intValue), type: "int" };
  if (doubleValue !== undefined) return { value: Number(doubleValue), type: "double" };
  if (!arrayValue) return { value: undefined, type: "other" };
  const items = (arrayValue.values ?? []).map(valueOf);
  return { value: items.map((item) => item.value), type: items[0]?.type ?? "other" };
}
