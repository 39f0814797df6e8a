import type { AttributeUse, Registry, Signal } from "../weaver/registry.ts";
import type { Sample } from "./sample.ts";

/** Finds the signal that a sample is one of. */
export type MatchSignal = (sample: Sample) => Signal | undefined;

/**
 * Metrics and events match by name. Span names carry values and match nothing; a span is one of the signal of its kind
 * that shares most attributes with it, at least one of them required, where only one signal shares as many.
 */
export function signalMatcher(registries: readonly Registry[]): MatchSignal {
  const signals = registries.flatMap((registry) => registry.signals);
  const metrics = byName(signals, "metric");
  const events = byName(signals, "event");
  const spans = signals.filter((signal) => signal.kind === "span" && !signal.deprecated);
  return (sample) => {
    const { kind, name = "" } = sample;
    if (kind === "metric") return metrics.get(name);
    if (kind === "log" || kind === "span_event") return events.get(name);
    return kind === "span" ? nearestSpan(sample, spans) : undefined;
  };
}

/** The attributes that every sample of a signal must carry. */
export function requiredOf(signal: Signal): AttributeUse[] {
  return signal.attributes.filter((use) => use.requirementLevel.level === "required" && !use.attribute.deprecated);
}

function byName(signals: readonly Signal[], kind: Signal["kind"]): Map<string, Signal> {
  return new Map(signals.filter((signal) => signal.kind === kind).map((signal) => [signal.name, signal]));
}

function nearestSpan(sample: Sample, spans: readonly Signal[]): Signal | undefined {
  const present = new Set(sample.attributes.map((attribute) => attribute.name));
  const scored = spans
    .filter((span) => sample.spanKind === undefined || span.spanKind === undefined || span.spanKind === sample.spanKind)
    .filter((span) => requiredOf(span).some((use) => present.has(use.attribute.name)))
    .map((span) => ({ span, shared: span.attributes.filter((use) => present.has(use.attribute.name)).length }))
    .toSorted((a, b) => b.shared - a.shared);
  const [best, second] = scored;
  return best && best.shared > (second?.shared ?? 0) ? best.span : undefined;
}
