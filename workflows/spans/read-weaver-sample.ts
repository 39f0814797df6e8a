import { z } from "zod";
import { sampleKinds } from "./sample.ts";
import type { Sample, SampleAttribute, SampleKind } from "./sample.ts";

const Attribute = z.object({ name: z.string(), value: z.unknown() });
const Attributes = z.array(Attribute).nullish();
const Named = z.object({ name: z.string().nullish(), attributes: Attributes });

const Span = Named.extend({
  kind: z.string().nullish(),
  span_events: z.array(Named).nullish(),
  span_links: z.array(z.object({ attributes: Attributes })).nullish(),
});
const Metric = z.object({
  name: z.string(),
  instrument: z.unknown(),
  unit: z.string().nullish(),
  data_points: z.array(z.object({ attributes: Attributes })).nullish(),
});
const Log = z.object({ event_name: z.string().nullish(), attributes: Attributes });

const Kind = z.enum(sampleKinds);

/** One entry of Weaver's sample format, such as `{"span": {…}}`; undefined where it is none. */
export function readWeaverSample(entry: unknown): Sample[] | undefined {
  if (typeof entry !== "object" || entry === null) return undefined;
  const [[key, value] = [undefined, undefined], ...others] = Object.entries(entry);
  const kind = Kind.safeParse(key);
  return kind.success && others.length === 0 ? readKind(kind.data, value) : undefined;
}

function readKind(kind: SampleKind, value: unknown): Sample[] | undefined {
  if (kind === "attribute") {
    return mapped(Attribute, value, (attribute) => [{ kind, name: undefined, attributes: attributesOf([attribute]) }]);
  }
  if (kind === "span") return mapped(Span, value, spanSamples);
  if (kind === "metric") return mapped(Metric, value, metricSamples);
  if (kind === "log") {
    return mapped(Log, value, (log) => [
      { kind, name: log.event_name || undefined, attributes: attributesOf(log.attributes) },
    ]);
  }
  return mapped(Named, value, (item) => [
    { kind, name: item.name ?? undefined, attributes: attributesOf(item.attributes) },
  ]);
}

function mapped<T>(schema: z.ZodType<T>, value: unknown, map: (parsed: T) => Sample[]): Sample[] | undefined {
  const parsed = schema.safeParse(value);
  return parsed.success ? map(parsed.data) : undefined;
}

function spanSamples(span: z.infer<typeof Span>): Sample[] {
  return [
    {
      kind: "span",
      name: span.name ?? undefined,
      ...(span.kind ? { spanKind: span.kind.toLowerCase() } : {}),
      attributes: attributesOf(span.attributes),
    },
    ...(span.span_events ?? []).map((event) => ({
      kind: "span_event" as const,
      name: event.name ?? undefined,
      attributes: attributesOf(event.attributes),
    })),
    ...(span.span_links ?? []).map((link) => ({
      kind: "span_link" as const,
      name: undefined,
      attributes: attributesOf(link.attributes),
    })),
  ];
}

function metricSamples(metric: z.infer<typeof Metric>): Sample[] {
  const about = {
    kind: "metric" as const,
    name: metric.name,
    ...(metric.unit ? { unit: metric.unit } : {}),
    ...(typeof metric.instrument === "string" ? { instrument: metric.instrument } : {}),
  };
  const points = metric.data_points ?? [];
  return points.map((point) => ({ ...about, attributes: attributesOf(point.attributes) }));
}

function attributesOf(attributes: z.infer<typeof Attributes>): SampleAttribute[] {
  return (attributes ?? []).map(({ name, value }) => ({ name, value }));
}
