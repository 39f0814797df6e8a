import { breakdown, byName, percent, totalOf, type Counts } from "./breakdown.ts";

interface GroupStats {
  readonly common_stats: {
    readonly count: number;
    readonly total_attribute_count: number;
    readonly total_with_prefix: number;
    readonly total_with_note: number;
    readonly stability_breakdown: Counts;
    readonly deprecated_count: number;
    readonly attribute_card_breakdown: Counts;
  };
  readonly metric_names?: readonly unknown[];
  readonly instrument_breakdown?: Counts;
  readonly unit_breakdown?: Counts;
  readonly span_kind_breakdown?: Counts;
}

interface StatsV1 {
  readonly registry_stats: readonly {
    readonly group_count: number;
    readonly group_breakdown: Readonly<Record<string, Readonly<Record<string, GroupStats>>>>;
  }[];
  readonly catalog_stats: {
    readonly attribute_count: number;
    readonly attribute_type_breakdown: Counts;
    readonly requirement_level_breakdown: Counts;
    readonly stability_breakdown: Counts;
    readonly deprecated_count: number;
  };
}

/** Statistics of version 1 as text. */
export function printStatsV1(data: object): string {
  const { registry_stats: registries, catalog_stats: catalog } = data as StatsV1;
  const groups = registries.flatMap(({ group_breakdown: all }) =>
    Object.entries(all).flatMap(([type, named]) => (type === "undefined" ? [] : Object.values(named))),
  );
  const uses = groups.reduce((total, { common_stats }) => total + common_stats.total_attribute_count, 0);
  const printed = registries.map(({ group_count: count, group_breakdown: all }) => {
    const types = Object.keys(all).toSorted();
    const parts = types.flatMap((type) =>
      Object.values(all[type] ?? {})
        .slice(0, 1)
        .map((group) => printGroups(type, group)),
    );
    return `Registry\n  - ${count} groups\n${parts.join("")}`;
  });
  return `Resolved Telemetry Schema Stats:\n${printed.join("")}${printCatalog(catalog, uses)}\n`;
}

function printGroups(type: string, group: GroupStats): string {
  const { common_stats: common } = group;
  const { count } = common;
  const name = type.replaceAll(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
  const cards = Object.entries(common.attribute_card_breakdown)
    .toSorted(([left], [right]) => Number(left) - Number(right))
    .map(([card, frequency]) => `${card}: ${frequency}`);
  const stable = totalOf(common.stability_breakdown);
  const deprecated = common.deprecated_count;
  return [
    `    - ${count} ${name}s\n      - Total number of attributes: ${common.total_attribute_count}\n`,
    `        - [(attributes card: frequency), ...]: [${cards.join(", ")}]\n`,
    `      - Number of group with a prefix: ${common.total_with_prefix} (${percent(common.total_with_prefix, count)})\n`,
    `      - Number of group with a note: ${common.total_with_note} (${percent(common.total_with_note, count)})\n`,
    stable > 0 ? titled(`Stability breakdown (${percent(stable, count)})`, common.stability_breakdown) : "",
    deprecated > 0 ? `      - Total number of deprecated groups: ${deprecated} (${percent(deprecated, count)})\n` : "",
    printSignals(group),
  ].join("");
}

function printSignals({ metric_names: names, ...group }: GroupStats): string {
  const metrics = names
    ? [
        `      - Distinct number of metric names: ${names.length}\n`,
        titled("Instrument breakdown", group.instrument_breakdown ?? {}),
        titled("Unit breakdown", group.unit_breakdown ?? {}),
      ]
    : [];
  if (group.span_kind_breakdown === undefined) return metrics.join("");
  const kinds = byName(group.span_kind_breakdown).map(
    ([kind, count]) => [kind.charAt(0).toUpperCase() + kind.slice(1), count] as const,
  );
  return `${metrics.join("")}      - Span kind breakdown:\n${breakdown(kinds, 8)}`;
}

function titled(title: string, counts: Counts): string {
  return `      - ${title}:\n${breakdown(byName(counts), 8)}`;
}

function printCatalog(catalog: StatsV1["catalog_stats"], uses: number): string {
  const { attribute_count: count, deprecated_count: deprecated, stability_breakdown: stability } = catalog;
  const section = (title: string, counts: Counts) => `    - ${title}:\n${breakdown(byName(counts), 6)}`;
  const stable = totalOf(stability);
  return [
    "Shared Catalog (after resolution and deduplication):\n",
    uses > 0 ? `  - Number of deduplicated attributes: ${count} (${percent(count, uses)})\n` : "",
    section("Attribute types breakdown", catalog.attribute_type_breakdown),
    section("Requirement levels breakdown", catalog.requirement_level_breakdown),
    stable > 0 ? section(`Stability breakdown (${percent(stable, count)})`, stability) : "",
    deprecated > 0
      ? `    - Total number of deprecated attributes: ${deprecated} (${percent(deprecated, count)})\n`
      : "",
  ].join("");
}
