import { compareText } from "../jinja/text.ts";
import { isDataFormat, printAs } from "../print-as.ts";
import { Tagged } from "./print-yaml.ts";
import { printStatsV1 } from "./print-stats-v1.ts";
import { breakdown, byCount, byName, type Counts } from "./breakdown.ts";

interface Common {
  readonly count: number;
  readonly stability_breakdown: Counts;
  readonly deprecated_count: number;
  readonly total_with_note: number;
}

interface StatsV2 {
  readonly registry: {
    readonly attributes: {
      readonly attribute_count: number;
      readonly deprecated_count: number;
      readonly attribute_type_breakdown: Counts;
      readonly stability_breakdown: Counts;
    };
    readonly metrics: {
      readonly common: Common;
      readonly instrument_breakdown: Counts;
      readonly unit_breakdown: Counts;
    };
    readonly spans: { readonly common: Common; readonly span_kind_breakdown: Counts };
    readonly events: { readonly common: Common };
    readonly entities: { readonly common: Common; readonly entity_identity_length_distribution: Counts };
  };
}

/** Statistics in one of Weaver's formats, undefined for any other. @param data what `stats --format json` prints */
export function printStats(data: object, format: string): string | undefined {
  if (format === "yaml") return printAs(forYaml(data), format);
  if (format === "text") return printText(data);
  return isDataFormat(format) ? printAs(data, format) : undefined;
}

/** Serde's YAML tags the kind of a group's statistics, and has numbers as keys, which JSON has as text. */
function forYaml(value: unknown, path: readonly string[] = []): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return listForYaml(value, path);
  const entries = Object.entries(value).map(([key, item]) => [key, forYaml(item, [...path, key])] as const);
  const [entry] = entries;
  if (path.at(-2) === "group_breakdown" && entry !== undefined) return new Tagged(...entry);
  const isNumbered = numberKeyed.has(path.at(-1) ?? "");
  return isNumbered ? new Map(entries.map(([key, item]) => [Number(key), item])) : Object.fromEntries(entries);
}

const numberKeyed = new Set(["attribute_card_breakdown", "entity_identity_length_distribution"]);

function listForYaml(value: unknown, path: readonly string[]): unknown {
  return Array.isArray(value) ? value.map((item) => forYaml(item, path)) : value;
}

function printText(data: object): string {
  return "version" in data && data.version === "v2" ? printV2(data as unknown as StatsV2) : printStatsV1(data);
}

function printV2({ registry }: StatsV2): string {
  const { attributes, entities, events, metrics, spans } = registry;
  const identities = Object.entries(entities.entity_identity_length_distribution);
  const kinds = byName(spans.span_kind_breakdown).map(([kind, count]) => [capitalized(kind), count] as const);
  return [
    "Resolved Telemetry Schema Stats:\nRegistry\n- Attributes\n",
    `  - count: ${attributes.attribute_count}\n  - deprecated: ${attributes.deprecated_count}\n`,
    `  - type breakdown:\n${breakdown(byCount(attributes.attribute_type_breakdown), 4)}`,
    `  - stability breakdown:\n${breakdown(byName(attributes.stability_breakdown), 4)}`,
    "- Attribute Groups\n  TODO\n",
    `- Entities\n${common(entities.common)}`,
    "  - entity identity length distribution:\n",
    breakdown(
      identities.toSorted(([left], [right]) => Number(left) - Number(right) || compareText(left, right)),
      6,
    ),
    `- Events\n${common(events.common)}`,
    `- Metrics\n${common(metrics.common)}`,
    `  - instrument breakdown:\n${breakdown(byCount(metrics.instrument_breakdown), 4)}`,
    `  - unit breakdown:\n${breakdown(byCount(metrics.unit_breakdown), 4)}`,
    `- Spans\n${common(spans.common)}`,
    `  - span kind breakdown:\n${breakdown(kinds, 4)}`,
    "Refinements\n  TODO\n",
  ].join("");
}

function common({ count, deprecated_count, stability_breakdown, total_with_note }: Common): string {
  const stability = breakdown(byName(stability_breakdown), 4);
  const counts = `  - count: ${count}\n  - deprecated: ${deprecated_count}\n`;
  return `${counts}  - stability breakdown:\n${stability}  - total with note: ${total_with_note}\n`;
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
