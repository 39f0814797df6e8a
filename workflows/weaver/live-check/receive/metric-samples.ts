import type { DataPoints, HistogramDataPoint, NumberDataPoint, SampleExemplar, SampleMetric } from "../sample.ts";
import { floatOf, integerOf, type SampleNumber } from "../sample-number.ts";
import type {
  MetricData,
  OtlpBuckets,
  OtlpExemplar,
  OtlpExponentialPoint,
  OtlpHistogramPoint,
  OtlpMetric,
  OtlpNumberPoint,
  PointValue,
} from "./otlp-metrics.ts";
import { attributeOf, doubleOf, idText } from "./otlp-values.ts";

/** A metric as Weaver reads it: the kind of its data says which instrument made it. */
export function metricOf({ name, unit, data }: OtlpMetric): SampleMetric {
  return {
    name,
    instrument: instrumentOf(data),
    unit,
    data_points: data === undefined ? null : pointsOf(data),
    live_check_result: null,
  };
}

function instrumentOf(data: MetricData | undefined): string {
  switch (data?.kind) {
    case "sum":
      return data.monotonic ? "counter" : "updowncounter";
    case "gauge":
      return "gauge";
    case "histogram":
    case "exponential":
      return "histogram";
    case "summary":
      return "Summary";
    case undefined:
      return "Unspecified";
  }
}

function pointsOf(data: MetricData): DataPoints | null {
  switch (data.kind) {
    case "sum":
    case "gauge":
      return { kind: "number", points: data.points.map(numberPoint) };
    case "histogram":
      return { kind: "histogram", points: data.points.map(histogramPoint) };
    case "exponential":
      return { kind: "exponential", points: data.points.map(exponentialPoint) };
    case "summary":
      return null;
  }
}

function valueOf(value: PointValue): unknown {
  if (value === undefined) return null;
  return typeof value === "bigint" ? integerOf(value) : doubleOf(value);
}

function optional(value: number | undefined): number | SampleNumber | null {
  return value === undefined ? null : doubleOf(value);
}

function numberPoint({ attributes, value, flags, exemplars }: OtlpNumberPoint): NumberDataPoint {
  return {
    attributes: attributes.map(attributeOf),
    value: valueOf(value),
    flags,
    exemplars: exemplars.map(exemplarOf),
    live_check_result: null,
  };
}

function histogramPoint(point: OtlpHistogramPoint): HistogramDataPoint {
  const measured = {
    attributes: point.attributes.map(attributeOf),
    count: integerOf(point.count),
    sum: optional(point.sum),
    bucket_counts: point.bucketCounts.map(integerOf),
    explicit_bounds: point.bounds.map(doubleOf),
    min: optional(point.min),
    max: optional(point.max),
    flags: point.flags,
  };
  return { ...measured, exemplars: point.exemplars.map(exemplarOf), live_check_result: null };
}

function exponentialPoint(point: OtlpExponentialPoint): HistogramDataPoint {
  const measured = {
    attributes: point.attributes.map(attributeOf),
    count: integerOf(point.count),
    sum: optional(point.sum),
    scale: point.scale,
    zero_count: integerOf(point.zeroCount),
    positive: bucketsOf(point.positive),
    negative: bucketsOf(point.negative),
    flags: point.flags,
    min: optional(point.min),
    max: optional(point.max),
    zero_threshold: Number.isFinite(point.zeroThreshold) ? floatOf(point.zeroThreshold) : null,
  };
  return { ...measured, exemplars: point.exemplars.map(exemplarOf), live_check_result: null };
}

function bucketsOf(buckets: OtlpBuckets | undefined): unknown {
  return buckets === undefined ? null : { offset: buckets.offset, bucket_counts: buckets.counts.map(integerOf) };
}

function exemplarOf({ attributes, time, value, spanId, traceId }: OtlpExemplar): SampleExemplar {
  return {
    filtered_attributes: attributes.map(attributeOf),
    value: valueOf(value),
    timestamp: timeText(time),
    span_id: idText(spanId, 8),
    trace_id: idText(traceId, 16),
    live_check_result: null,
  };
}

const second = 1_000_000_000n;
const latest = 2n ** 63n - 1n;

/** As Rust's chrono writes a time: with as few groups of three digits as it takes. Empty beyond the year 2262. */
export function timeText(nanoseconds: bigint): string {
  if (nanoseconds > latest) return "";
  const whole = new Date(Number(nanoseconds / second) * 1_000).toISOString().slice(0, 19);
  const digits = String(nanoseconds % second).padStart(9, "0");
  const fraction = digits.replace(/(?:000)+$/, "");
  return `${whole}${fraction === "" ? "" : `.${fraction}`}+00:00`;
}
