import type { SampleNumber } from "./sample-number.ts";

export type FindingLevel = "information" | "improvement" | "violation";

export type SignalType = "span" | "metric" | "log" | "profile" | "resource";

/** What is wrong with one sample, in the shape and key order that Weaver prints. */
export interface Finding {
  readonly type: "PolicyFinding";
  readonly id: string;
  readonly context: Readonly<Record<string, unknown>> | null;
  readonly message: string;
  readonly level: FindingLevel;
  readonly signal_type: SignalType | null;
  readonly signal_name: string | null;
}

export interface LiveCheckResult {
  readonly all_advice: Finding[];
  highest_advice_level: FindingLevel | null;
}

/** Each part of a sample carries its own result; keys stand in the order in which Weaver prints them. */
interface Checked {
  live_check_result: LiveCheckResult | null;
}

export type ValueType =
  | "boolean"
  | "int"
  | "double"
  | "string"
  | "any"
  | "string[]"
  | "int[]"
  | "double[]"
  | "boolean[]";

export interface SampleAttribute extends Checked {
  readonly name: string;
  /** Any JSON, with `SampleNumber`s in it; null where there is no value. */
  readonly value: unknown;
  readonly type: ValueType | null;
}

export interface SampleSpanEvent extends Checked {
  readonly name: string;
  readonly attributes: readonly SampleAttribute[];
}

export interface SampleSpanLink extends Checked {
  readonly attributes: readonly SampleAttribute[];
}

export interface SampleSpan extends Checked {
  readonly name: string;
  readonly kind: string;
  readonly status: { readonly code: string; readonly message: string } | null;
  readonly attributes: readonly SampleAttribute[];
  readonly span_events: readonly SampleSpanEvent[];
  readonly span_links: readonly SampleSpanLink[];
}

export interface SampleResource extends Checked {
  readonly attributes: readonly SampleAttribute[];
}

export interface SampleScope extends Checked {
  readonly name: string;
  readonly version: string;
  readonly schema_url: string;
  readonly attributes: readonly SampleAttribute[];
  readonly dropped_attributes_count: number;
}

export interface SampleExemplar extends Checked {
  readonly filtered_attributes: readonly SampleAttribute[];
  readonly value: unknown;
  readonly timestamp: string;
  readonly span_id: string;
  readonly trace_id: string;
}

type Float = number | SampleNumber | null;
type Count = number | SampleNumber;

interface DataPoint extends Checked {
  readonly attributes: readonly SampleAttribute[];
  readonly exemplars: readonly SampleExemplar[];
  readonly flags: number;
}

export interface NumberDataPoint extends DataPoint {
  readonly value: unknown;
}

export interface HistogramDataPoint extends DataPoint {
  readonly count: Count;
  readonly sum: Float;
  readonly min: Float;
  readonly max: Float;
}

export type DataPoints =
  | { readonly kind: "number"; readonly points: readonly NumberDataPoint[] }
  | { readonly kind: "histogram" | "exponential"; readonly points: readonly HistogramDataPoint[] };

export interface SampleMetric extends Checked {
  readonly name: string;
  readonly instrument: string;
  readonly unit: string;
  readonly data_points: DataPoints | null;
}

export interface SampleLog extends Checked {
  readonly event_name: string;
  readonly attributes: readonly SampleAttribute[];
}

export interface SampleProfile extends Checked {
  readonly original_payload_format: string;
  readonly attributes: readonly SampleAttribute[];
}

export type Sample =
  | { readonly kind: "attribute"; readonly body: SampleAttribute }
  | { readonly kind: "span"; readonly body: SampleSpan }
  | { readonly kind: "span_event"; readonly body: SampleSpanEvent }
  | { readonly kind: "span_link"; readonly body: SampleSpanLink }
  | { readonly kind: "resource"; readonly body: SampleResource }
  | { readonly kind: "instrumentation_scope"; readonly body: SampleScope }
  | { readonly kind: "metric"; readonly body: SampleMetric }
  | { readonly kind: "log"; readonly body: SampleLog }
  | { readonly kind: "profile"; readonly body: SampleProfile };

/** A sample as Weaver prints it: one key, its kind. */
export function sampleJson({ kind, body }: Sample): Readonly<Record<string, unknown>> {
  if (kind !== "metric") return { [kind]: body };
  return { metric: { ...body, data_points: body.data_points?.points ?? null } };
}
