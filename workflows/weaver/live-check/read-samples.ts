import {
  BadSample,
  below,
  field,
  fieldsOf,
  float,
  list,
  oneOf,
  optional,
  small,
  text,
  whole,
  withDefault,
  type Fields,
} from "./decode.ts";
import { inferType } from "./infer-type.ts";
import { compareText } from "../jinja/text.ts";
import { SampleNumber } from "./sample-number.ts";
import type {
  DataPoints,
  HistogramDataPoint,
  NumberDataPoint,
  Sample,
  SampleAttribute,
  SampleExemplar,
  SampleLog,
  SampleMetric,
  SampleProfile,
  SampleResource,
  SampleScope,
  SampleSpan,
  SampleSpanEvent,
  SampleSpanLink,
  ValueType,
} from "./sample.ts";

const unchecked = { live_check_result: null };

const valueTypes = ["boolean", "int", "double", "string", "any", "string[]", "int[]", "double[]", "boolean[]"] as const;

function attribute(value: unknown): SampleAttribute {
  const fields = fieldsOf(value);
  const content = sorted(fields["value"] ?? null);
  const type = optional<ValueType>(fields, "type", oneOf(...valueTypes)) ?? inferType(content);
  return { name: field(fields, "name", text), value: content, type, live_check_result: null };
}

/** Any JSON; Weaver keeps the keys of maps sorted. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null || value instanceof SampleNumber) return value;
  const entries = Object.entries(value).toSorted(([left], [right]) => compareText(left, right));
  return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)]));
}

const attributeList = list(attribute);
const attributes = (fields: Fields) => withDefault(fields, "attributes", { decode: attributeList, without: [] });
const orEmpty = (fields: Fields, key: string) => withDefault(fields, key, { decode: text, without: "" });

function spanEvent(value: unknown): SampleSpanEvent {
  const fields = fieldsOf(value);
  return { name: field(fields, "name", text), attributes: attributes(fields), ...unchecked };
}

function spanLink(value: unknown): SampleSpanLink {
  return { attributes: attributes(fieldsOf(value)), ...unchecked };
}

function span(value: unknown): SampleSpan {
  const fields = fieldsOf(value);
  return {
    name: field(fields, "name", text),
    kind: field(fields, "kind", oneOf("internal", "client", "server", "producer", "consumer")),
    status: optional(fields, "status", status),
    attributes: attributes(fields),
    span_events: withDefault(fields, "span_events", { decode: list(spanEvent), without: [] }),
    span_links: withDefault(fields, "span_links", { decode: list(spanLink), without: [] }),
    ...unchecked,
  };
}

function status(value: unknown): { code: string; message: string } {
  const fields = fieldsOf(value);
  return { code: field(fields, "code", oneOf("unset", "ok", "error")), message: field(fields, "message", text) };
}

function resource(value: unknown): SampleResource {
  return { attributes: attributes(fieldsOf(value)), ...unchecked };
}

function scope(value: unknown): SampleScope {
  const fields = fieldsOf(value);
  return {
    name: orEmpty(fields, "name"),
    version: orEmpty(fields, "version"),
    schema_url: orEmpty(fields, "schema_url"),
    attributes: attributes(fields),
    dropped_attributes_count: withDefault(fields, "dropped_attributes_count", { decode: small(false), without: 0 }),
    ...unchecked,
  };
}

function exemplar(value: unknown): SampleExemplar {
  const fields = fieldsOf(value);
  return {
    filtered_attributes: field(fields, "filtered_attributes", attributeList),
    value: field(fields, "value", sorted),
    timestamp: field(fields, "timestamp", text),
    span_id: field(fields, "span_id", text),
    trace_id: field(fields, "trace_id", text),
    ...unchecked,
  };
}

const flags = (fields: Fields) => withDefault(fields, "flags", { decode: small(false), without: 0 });
const exemplars = (fields: Fields) => withDefault(fields, "exemplars", { decode: list(exemplar), without: [] });

function numberPoint(value: unknown): NumberDataPoint {
  const fields = fieldsOf(value);
  return {
    attributes: field(fields, "attributes", attributeList),
    value: field(fields, "value", sorted),
    flags: flags(fields),
    exemplars: exemplars(fields),
    ...unchecked,
  };
}

const count = whole(64, false);

function histogramPoint(value: unknown): HistogramDataPoint {
  const fields = fieldsOf(value);
  const measured = {
    attributes: field(fields, "attributes", attributeList),
    count: field(fields, "count", count),
    sum: optional(fields, "sum", float),
    bucket_counts: withDefault(fields, "bucket_counts", { decode: list(count), without: [] }),
    explicit_bounds: withDefault(fields, "explicit_bounds", { decode: list(float), without: [] }),
    min: optional(fields, "min", float),
    max: optional(fields, "max", float),
  };
  return { ...measured, flags: flags(fields), exemplars: exemplars(fields), ...unchecked };
}

function exponentialPoint(value: unknown): HistogramDataPoint {
  const fields = fieldsOf(value);
  const measured = {
    attributes: field(fields, "attributes", attributeList),
    count: field(fields, "count", count),
    sum: optional(fields, "sum", float),
    scale: withDefault(fields, "scale", { decode: small(true), without: 0 }),
    zero_count: withDefault(fields, "zero_count", { decode: count, without: 0 }),
    positive: optional(fields, "positive", buckets),
    negative: optional(fields, "negative", buckets),
    flags: flags(fields),
    min: optional(fields, "min", float),
    max: optional(fields, "max", float),
    zero_threshold: withDefault(fields, "zero_threshold", { decode: float, without: float(0) }),
  };
  return { ...measured, exemplars: exemplars(fields), ...unchecked };
}

function buckets(value: unknown): unknown {
  const fields = fieldsOf(value);
  return { offset: field(fields, "offset", small(true)), bucket_counts: field(fields, "bucket_counts", list(count)) };
}

/** The first kind that all points fit, as Weaver decides it: so an exponential histogram is read as a plain one. */
function dataPoints(value: unknown): DataPoints {
  const points = list(fieldsOf)(value);
  if (points.every((point) => "value" in point)) return { kind: "number", points: list(numberPoint)(points) };
  try {
    return { kind: "histogram", points: list(histogramPoint)(points) };
  } catch (error) {
    if (!(error instanceof BadSample)) throw error;
    return { kind: "exponential", points: list(exponentialPoint)(points) };
  }
}

function metric(value: unknown): SampleMetric {
  const fields = fieldsOf(value);
  return {
    name: field(fields, "name", text),
    instrument: field(fields, "instrument", text),
    unit: field(fields, "unit", text),
    data_points: optional(fields, "data_points", dataPoints),
    ...unchecked,
  };
}

function log(value: unknown): SampleLog {
  const fields = fieldsOf(value);
  const record = {
    event_name: field(fields, "event_name", text),
    severity_number: optional(fields, "severity_number", small(true)),
    severity_text: optional(fields, "severity_text", text),
    body: optional(fields, "body", text),
    attributes: attributes(fields),
    trace_id: optional(fields, "trace_id", text),
    span_id: optional(fields, "span_id", text),
  };
  return { ...record, ...unchecked };
}

function profile(value: unknown): SampleProfile {
  const fields = fieldsOf(value);
  const original_payload_format = field(fields, "original_payload_format", text);
  return { original_payload_format, attributes: attributes(fields), ...unchecked };
}

function sampleOf(kind: string, value: unknown): Sample {
  switch (kind) {
    case "attribute":
      return { kind, body: attribute(value) };
    case "span":
      return { kind, body: span(value) };
    case "span_event":
      return { kind, body: spanEvent(value) };
    case "span_link":
      return { kind, body: spanLink(value) };
    case "resource":
      return { kind, body: resource(value) };
    case "instrumentation_scope":
      return { kind, body: scope(value) };
    case "metric":
      return { kind, body: metric(value) };
    case "log":
      return { kind, body: log(value) };
    case "profile":
      return { kind, body: profile(value) };
    default:
      throw new BadSample(
        "unknown kind, expected one of attribute, span, span_event, span_link, resource, instrumentation_scope, metric, log, profile",
      );
  }
}

/**
 * Samples in Weaver's JSON format: a list of maps of one key, the kind of the sample.
 * @throws BadSample with the path of the first value that does not fit
 */
export const readSamples: (value: unknown) => Sample[] = list((value) => {
  const entries = Object.entries(fieldsOf(value));
  const [entry] = entries;
  if (entry === undefined || entries.length > 1) throw new BadSample("expected a map of one key, the kind of sample");
  return below(entry[0], () => sampleOf(entry[0], entry[1]));
});
