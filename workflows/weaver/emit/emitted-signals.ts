import { isRefinement, isRefinementOfV2, v2Id, type Resolution, type WorkingGroup } from "../embedded/resolution.ts";
import { compareText } from "../jinja/text.ts";
import { emittedAttribute, type EmittedAttribute } from "./emitted-value.ts";

export interface EmittedSpan {
  readonly name: string;
  readonly kind: "internal" | "client" | "server" | "producer" | "consumer";
  readonly attributes: readonly EmittedAttribute[];
}

export interface EmittedMetric {
  readonly name: string;
  readonly instrument: "counter" | "updowncounter" | "gauge" | "histogram";
  readonly unit: string;
  readonly description: string;
  readonly attributes: readonly EmittedAttribute[];
}

export interface EmittedEvent {
  readonly name: string;
  readonly attributes: readonly EmittedAttribute[];
}

/** One sample of each signal of a registry. */
export interface EmittedSignals {
  readonly registryPath: string;
  readonly spans: readonly EmittedSpan[];
  readonly metrics: readonly EmittedMetric[];
  readonly events: readonly EmittedEvent[];
}

/** What every instrument's name must be like, or an SDK records nothing: https://opentelemetry.io/docs/specs/otel/metrics/api/#instrument-name-syntax */
const instrumentName = /^[A-Za-z][-A-Za-z0-9_./]{0,254}$/;

export function emittedSignals(resolution: Resolution, v2: boolean): EmittedSignals {
  const asV2 = v2 || resolution.published !== undefined;
  const groups = asV2
    ? resolution.groups.filter((group) => !isRefinement(group))
    : resolution.groups.filter((group) => !isRefinementOfV2(group));
  const of = (type: WorkingGroup["type"], nameOf: (group: WorkingGroup) => string) => {
    const named = groups
      .filter((group) => group.type === type)
      .map((group) => ({ group, name: asV2 ? (v2Id(group) ?? group.id) : nameOf(group) }));
    return asV2 ? named.toSorted((left, right) => compareText(left.name, right.name)) : named;
  };
  return {
    registryPath: resolution.path,
    spans: of("span", (group) => group.id).map(({ group, name }) => spanOf(group, name)),
    metrics: of("metric", (group) => group.metric_name ?? "").flatMap(({ group, name }) => metricOf(group, name)),
    events: of("event", (group) => group.spec.name ?? group.id).map(({ group, name }) => {
      return { name, attributes: group.attributes.map(emittedAttribute) };
    }),
  };
}

function spanOf(group: WorkingGroup, name: string): EmittedSpan {
  const kind = (group.span_kind ?? "internal") as EmittedSpan["kind"];
  return { name, kind, attributes: group.attributes.map(emittedAttribute) };
}

function metricOf(group: WorkingGroup, name: string): readonly EmittedMetric[] {
  if (group.instrument === undefined || !instrumentName.test(name)) return [];
  const instrument = group.instrument as EmittedMetric["instrument"];
  const attributes = group.attributes.map(emittedAttribute);
  return [{ name, instrument, unit: group.unit ?? "", description: group.brief, attributes }];
}
