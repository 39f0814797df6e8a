/** A value of a sample; `type` where the format tells it (OTLP does, JSON numbers do not). */
export interface SampleAttribute {
  readonly name: string;
  readonly value: unknown;
  readonly type?: "string" | "int" | "double" | "boolean" | "other";
}

export const sampleKinds = [
  "attribute",
  "span",
  "span_event",
  "span_link",
  "resource",
  "instrumentation_scope",
  "metric",
  "log",
  "profile",
] as const;
export type SampleKind = (typeof sampleKinds)[number];

/** One piece of telemetry, from whichever format; each data point of a metric is one. */
export interface Sample {
  readonly kind: SampleKind;
  /** Of a metric, span or span event; the event name of a log. */
  readonly name: string | undefined;
  readonly spanKind?: string;
  readonly unit?: string;
  readonly instrument?: string;
  readonly attributes: readonly SampleAttribute[];
}
