import { wt as compareText } from "./rendering.js";
import { n as printAs, t as isDataFormat } from "./print-as.js";
import { t as Tagged } from "./print-yaml.js";

// workflows/weaver/print/breakdown.ts
function byName(counts) {
	return byKey(counts).toSorted(([left], [right]) => compareText(left.toLowerCase(), right.toLowerCase()));
}
function byCount(counts) {
	return byKey(counts).toSorted(([, left], [, right]) => right - left);
}
function byKey(counts) {
	return Object.entries(counts).toSorted(([left], [right]) => compareText(left, right));
}
function breakdown(entries, indent) {
	return entries.map(([name, count]) => `${" ".repeat(indent)}- ${name}: ${count}\n`).join("");
}
function totalOf(counts) {
	return Object.values(counts).reduce((total, count) => total + count, 0);
}
function percent(part, whole) {
	return `${Math.trunc(part * 100 / whole)}%`;
}

// workflows/weaver/print/print-stats-v1.ts
function printStatsV1(data) {
	const { registry_stats: registries, catalog_stats: catalog } = data;
	const uses = registries.flatMap(({ group_breakdown: all }) => Object.entries(all).flatMap(([type, named]) => type === "undefined" ? [] : Object.values(named))).reduce((total, { common_stats }) => total + common_stats.total_attribute_count, 0);
	return `Resolved Telemetry Schema Stats:\n${registries.map(({ group_count: count, group_breakdown: all }) => {
		return `Registry\n  - ${count} groups\n${Object.keys(all).toSorted().flatMap((type) => Object.values(all[type] ?? {}).slice(0, 1).map((group) => printGroups(type, group))).join("")}`;
	}).join("")}${printCatalog(catalog, uses)}\n`;
}
function printGroups(type, group) {
	const { common_stats: common } = group;
	const { count } = common;
	const name = type.replaceAll(/(?:^|_)([a-z])/g, (_, letter) => letter.toUpperCase());
	const cards = Object.entries(common.attribute_card_breakdown).toSorted(([left], [right]) => Number(left) - Number(right)).map(([card, frequency]) => `${card}: ${frequency}`);
	const stable = totalOf(common.stability_breakdown);
	const deprecated = common.deprecated_count;
	return [
		`    - ${count} ${name}s\n      - Total number of attributes: ${common.total_attribute_count}\n`,
		`        - [(attributes card: frequency), ...]: [${cards.join(", ")}]\n`,
		`      - Number of group with a prefix: ${common.total_with_prefix} (${percent(common.total_with_prefix, count)})\n`,
		`      - Number of group with a note: ${common.total_with_note} (${percent(common.total_with_note, count)})\n`,
		stable > 0 ? titled(`Stability breakdown (${percent(stable, count)})`, common.stability_breakdown) : "",
		deprecated > 0 ? `      - Total number of deprecated groups: ${deprecated} (${percent(deprecated, count)})\n` : "",
		printSignals(group)
	].join("");
}
function printSignals({ metric_names: names, ...group }) {
	const metrics = names ? [
		`      - Distinct number of metric names: ${names.length}\n`,
		titled("Instrument breakdown", group.instrument_breakdown ?? {}),
		titled("Unit breakdown", group.unit_breakdown ?? {})
	] : [];
	if (group.span_kind_breakdown === void 0) return metrics.join("");
	const kinds = byName(group.span_kind_breakdown).map(([kind, count]) => [kind.charAt(0).toUpperCase() + kind.slice(1), count]);
	return `${metrics.join("")}      - Span kind breakdown:\n${breakdown(kinds, 8)}`;
}
function titled(title, counts) {
	return `      - ${title}:\n${breakdown(byName(counts), 8)}`;
}
function printCatalog(catalog, uses) {
	const { attribute_count: count, deprecated_count: deprecated, stability_breakdown: stability } = catalog;
	const section = (title, counts) => `    - ${title}:\n${breakdown(byName(counts), 6)}`;
	const stable = totalOf(stability);
	return [
		"Shared Catalog (after resolution and deduplication):\n",
		uses > 0 ? `  - Number of deduplicated attributes: ${count} (${percent(count, uses)})\n` : "",
		section("Attribute types breakdown", catalog.attribute_type_breakdown),
		section("Requirement levels breakdown", catalog.requirement_level_breakdown),
		stable > 0 ? section(`Stability breakdown (${percent(stable, count)})`, stability) : "",
		deprecated > 0 ? `    - Total number of deprecated attributes: ${deprecated} (${percent(deprecated, count)})\n` : ""
	].join("");
}

// workflows/weaver/print/print-stats.ts
function printStats(data, format) {
	if (format === "yaml") return printAs(forYaml(data), format);
	if (format === "text") return printText(data);
	return isDataFormat(format) ? printAs(data, format) : void 0;
}
function forYaml(value, path = []) {
	if (typeof value !== "object" || value === null || Array.isArray(value)) return listForYaml(value, path);
	const entries = Object.entries(value).map(([key, item]) => [key, forYaml(item, [...path, key])]);
	const [entry] = entries;
	if (path.at(-2) === "group_breakdown" && entry !== void 0) return new Tagged(...entry);
	return numberKeyed.has(path.at(-1) ?? "") ? new Map(entries.map(([key, item]) => [Number(key), item])) : Object.fromEntries(entries);
}
const numberKeyed = /* @__PURE__ */ new Set(["attribute_card_breakdown", "entity_identity_length_distribution"]);
function listForYaml(value, path) {
	return Array.isArray(value) ? value.map((item) => forYaml(item, path)) : value;
}
function printText(data) {
	return "version" in data && data.version === "v2" ? printV2(data) : printStatsV1(data);
}
function printV2({ registry }) {
	const { attributes, entities, events, metrics, spans } = registry;
	const identities = Object.entries(entities.entity_identity_length_distribution);
	const kinds = byName(spans.span_kind_breakdown).map(([kind, count]) => [capitalized(kind), count]);
	return [
		"Resolved Telemetry Schema Stats:\nRegistry\n- Attributes\n",
		`  - count: ${attributes.attribute_count}\n  - deprecated: ${attributes.deprecated_count}\n`,
		`  - type breakdown:\n${breakdown(byCount(attributes.attribute_type_breakdown), 4)}`,
		`  - stability breakdown:\n${breakdown(byName(attributes.stability_breakdown), 4)}`,
		"- Attribute Groups\n  TODO\n",
		`- Entities\n${common(entities.common)}`,
		"  - entity identity length distribution:\n",
		breakdown(identities.toSorted(([left], [right]) => Number(left) - Number(right) || compareText(left, right)), 6),
		`- Events\n${common(events.common)}`,
		`- Metrics\n${common(metrics.common)}`,
		`  - instrument breakdown:\n${breakdown(byCount(metrics.instrument_breakdown), 4)}`,
		`  - unit breakdown:\n${breakdown(byCount(metrics.unit_breakdown), 4)}`,
		`- Spans\n${common(spans.common)}`,
		`  - span kind breakdown:\n${breakdown(kinds, 4)}`,
		"Refinements\n  TODO\n"
	].join("");
}
function common({ count, deprecated_count, stability_breakdown, total_with_note }) {
	const stability = breakdown(byName(stability_breakdown), 4);
	return `${`  - count: ${count}\n  - deprecated: ${deprecated_count}\n`}  - stability breakdown:\n${stability}  - total with note: ${total_with_note}\n`;
}
function capitalized(word) {
	return word.charAt(0).toUpperCase() + word.slice(1);
}

export { printStats };