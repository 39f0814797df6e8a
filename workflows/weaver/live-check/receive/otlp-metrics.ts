import { exportRequest, type ExportRequest, keyValue, type KeyValue, readAttribute } from "./otlp-messages.ts";
import type { MessageKind } from "./protobuf-reader.ts";

export type PointValue = bigint | number | undefined;

export interface OtlpExemplar {
  readonly attributes: KeyValue[];
  time: bigint;
  /** An integer is a bigint, a double a number. */
  value: PointValue;
  spanId: Uint8Array;
  traceId: Uint8Array;
}

interface Point {
  readonly attributes: KeyValue[];
  flags: number;
  readonly exemplars: OtlpExemplar[];
}

export interface OtlpNumberPoint extends Point {
  value: PointValue;
}

interface Measured extends Point {
  count: bigint;
  sum: number | undefined;
  min: number | undefined;
  max: number | undefined;
}

export interface OtlpHistogramPoint extends Measured {
  readonly bucketCounts: bigint[];
  readonly bounds: number[];
}

export interface OtlpBuckets {
  offset: number;
  readonly counts: bigint[];
}

export interface OtlpExponentialPoint extends Measured {
  scale: number;
  zeroCount: bigint;
  positive: OtlpBuckets | undefined;
  negative: OtlpBuckets | undefined;
  zeroThreshold: number;
}

export type MetricData =
  | { readonly kind: "gauge"; readonly points: readonly OtlpNumberPoint[] }
  | { readonly kind: "sum"; readonly points: readonly OtlpNumberPoint[]; readonly monotonic: boolean }
  | { readonly kind: "histogram"; readonly points: readonly OtlpHistogramPoint[] }
  | { readonly kind: "exponential"; readonly points: readonly OtlpExponentialPoint[] }
  | { readonly kind: "summary" };

export interface OtlpMetric {
  name: string;
  unit: string;
  data: MetricData | undefined;
}

const none = new Uint8Array();

const exemplar: MessageKind<OtlpExemplar> = {
  make: () => ({ attributes: [], time: 0n, value: undefined, spanId: none, traceId: none }),
  fields: {
    2: (into, from) => void (into.time = from.fixed64()),
    3: (into, from) => void (into.value = from.double()),
    4: (into, from) => void (into.spanId = from.bytes()),
    5: (into, from) => void (into.traceId = from.bytes()),
    6: (into, from) => void (into.value = from.sfixed64()),
    7: (into, from) => void into.attributes.push(from.message(keyValue)),
  },
};

const point = (): Point => ({ attributes: [], flags: 0, exemplars: [] });
const measured = (): Measured => ({ ...point(), count: 0n, sum: undefined, min: undefined, max: undefined });

const numberPoint: MessageKind<OtlpNumberPoint> = {
  make: () => ({ ...point(), value: undefined }),
  fields: {
    4: (into, from) => void (into.value = from.double()),
    5: (into, from) => void into.exemplars.push(from.message(exemplar)),
    6: (into, from) => void (into.value = from.sfixed64()),
    7: readAttribute,
    8: (into, from) => void (into.flags = from.uint32()),
  },
};

const histogramPoint: MessageKind<OtlpHistogramPoint> = {
  make: () => ({ ...measured(), bucketCounts: [], bounds: [] }),
  fields: {
    4: (into, from) => void (into.count = from.fixed64()),
    5: (into, from) => void (into.sum = from.double()),
    6: (into, from) => from.numbers(into.bucketCounts, { wire: "fixed", read: () => from.fixed64() }),
    7: (into, from) => from.numbers(into.bounds, { wire: "fixed", read: () => from.double() }),
    8: (into, from) => void into.exemplars.push(from.message(exemplar)),
    9: readAttribute,
    10: (into, from) => void (into.flags = from.uint32()),
    11: (into, from) => void (into.min = from.double()),
    12: (into, from) => void (into.max = from.double()),
  },
};

const buckets: MessageKind<OtlpBuckets> = {
  make: () => ({ offset: 0, counts: [] }),
  fields: {
    1: (into, from) => void (into.offset = from.sint32()),
    2: (into, from) => from.numbers(into.counts, { wire: "varint", read: () => from.uint64() }),
  },
};

const exponentialPoint: MessageKind<OtlpExponentialPoint> = {
  make: () => ({
    ...measured(),
    scale: 0,
    zeroCount: 0n,
    positive: undefined,
    negative: undefined,
    zeroThreshold: 0,
  }),
  fields: {
    1: readAttribute,
    4: (into, from) => void (into.count = from.fixed64()),
    5: (into, from) => void (into.sum = from.double()),
    6: (into, from) => void (into.scale = from.sint32()),
    7: (into, from) => void (into.zeroCount = from.fixed64()),
    8: (into, from) => void (into.positive = from.message(buckets)),
    9: (into, from) => void (into.negative = from.message(buckets)),
    10: (into, from) => void (into.flags = from.uint32()),
    11: (into, from) => void into.exemplars.push(from.message(exemplar)),
    12: (into, from) => void (into.min = from.double()),
    13: (into, from) => void (into.max = from.double()),
    14: (into, from) => void (into.zeroThreshold = from.double()),
  },
};

interface Points<T> {
  readonly points: T[];
  monotonic: boolean;
}

/** The data of a metric: its points, and for a sum whether it only grows. */
function pointsOf<T>(kind: MessageKind<T>): MessageKind<Points<T>> {
  return {
    make: () => ({ points: [], monotonic: false }),
    fields: {
      1: (into, from) => void into.points.push(from.message(kind)),
      3: (into, from) => void (into.monotonic = from.bool()),
    },
  };
}

/** Only a sum has a third field. */
function plainPoints<T>(kind: MessageKind<T>): MessageKind<Points<T>> {
  const { make, fields } = pointsOf(kind);
  return { make, fields: { 1: fields[1] ?? (() => undefined) } };
}

const [numbers, sums] = [plainPoints(numberPoint), pointsOf(numberPoint)];
const [histograms, exponentials] = [plainPoints(histogramPoint), plainPoints(exponentialPoint)];
const summary: MessageKind<object> = { make: () => ({}), fields: {} };

export const metrics: MessageKind<ExportRequest<OtlpMetric>> = exportRequest<OtlpMetric>({
  make: () => ({ name: "", unit: "", data: undefined }),
  fields: {
    1: (into, from) => void (into.name = from.text()),
    3: (into, from) => void (into.unit = from.text()),
    5: (into, from) => void (into.data = { kind: "gauge", points: from.message(numbers).points }),
    7: (into, from) => void (into.data = { kind: "sum", ...from.message(sums) }),
    9: (into, from) => void (into.data = { kind: "histogram", points: from.message(histograms).points }),
    10: (into, from) => void (into.data = { kind: "exponential", points: from.message(exponentials).points }),
    11: (into, from) => {
      from.message(summary);
      into.data = { kind: "summary" };
    },
  },
});
