import { t as attributeJson } from "./resolve-v1.js";

// workflows/weaver/embedded/stats.ts
function statsV1(resolution) {
	const byType = /* @__PURE__ */ new Map();
	for (const group of resolution.groups) {
		const list = byType.get(group.type) ?? [];
		list.push(group);
		byType.set(group.type, list);
	}
	const breakdown = Object.fromEntries([...byType].map(([type, groups]) => [type, groupStats(type, groups)]));
	return {
		version: "v1",
		registry_stats: [{
			url: resolution.path,
			group_count: resolution.groups.length,
			group_breakdown: breakdown
		}],
		catalog_stats: catalogStats(resolution)
	};
}
const statsNames = {
	attribute_group: "AttributeGroup",
	metric: "Metric",
	metric_group: "MetricGroup",
	event: "Event",
	entity: "Entity",
	scope: "Scope",
	span: "Span",
	undefined: "Undefined"
};
function groupStats(type, groups) {
	const common_stats = {
		count: groups.length,
		total_attribute_count: sum(groups.map((group) => group.attributes.length)),
		total_with_prefix: groups.filter((group) => group.spec.prefix !== "").length,
		total_with_note: groups.filter((group) => group.note !== "").length,
		stability_breakdown: count(groups.map((group) => group.stability)),
		deprecated_count: groups.filter((group) => group.deprecated !== void 0).length,
		attribute_card_breakdown: count(groups.map((group) => group.attributes.length))
	};
	return { [statsNames[type] ?? type]: {
		common_stats,
		...signalStats(type, groups)
	} };
}
function signalStats(type, groups) {
	if (type === "span") return { span_kind_breakdown: count(groups.map((group) => group.span_kind)) };
	if (type !== "metric") return {};
	return {
		metric_names: [...new Set(groups.map((group) => group.metric_name))],
		instrument_breakdown: count(groups.map((group) => group.instrument)),
		unit_breakdown: count(groups.map((group) => group.unit))
	};
}
function catalogStats(resolution) {
	const attributes = distinctAttributes(resolution);
	return {
		attribute_count: attributes.length,
		attribute_type_breakdown: count(attributes.map((attribute) => typeLabel(attribute.type))),
		requirement_level_breakdown: count(attributes.map((attribute) => levelName(attribute.requirement_level))),
		stability_breakdown: count(attributes.map((attribute) => attribute.stability)),
		deprecated_count: attributes.filter((attribute) => attribute.deprecated !== void 0).length
	};
}
function distinctAttributes(resolution) {
	const distinct = /* @__PURE__ */ new Map();
	for (const group of [...resolution.groups, ...resolution.internal]) for (const attribute of group.attributes) distinct.set(JSON.stringify(attributeJson(attribute)), attribute);
	return [...distinct.values()];
}
function typeLabel(type) {
	return typeof type === "string" ? type : `enum(card:${String(type.members.length).padStart(3, "0")})`;
}
function levelName(level) {
	return typeof level === "string" ? level : Object.keys(level)[0] ?? "";
}
function statsV2(resolved) {
	const { attributes, metrics, spans, events, entities, attribute_groups: groups } = resolved.registry;
	return {
		version: "v2",
		registry: {
			attributes: {
				attribute_count: attributes.length,
				attribute_type_breakdown: count(attributes.map((item) => typeLabel(item["type"]))),
				stability_breakdown: count(attributes.map((item) => item["stability"])),
				deprecated_count: attributes.filter((item) => item["deprecated"] !== void 0).length
			},
			metrics: {
				common: common(metrics),
				metric_names: names(metrics, "name"),
				instrument_breakdown: count(metrics.map((item) => item["instrument"])),
				unit_breakdown: count(metrics.map((item) => item["unit"]))
			},
			spans: {
				common: common(spans),
				span_kind_breakdown: count(spans.map((item) => item["kind"]))
			},
			events: {
				common: common(events),
				event_names: names(events, "name")
			},
			entities: {
				common: common(entities),
				entity_types: names(entities, "type"),
				entity_identity_length_distribution: count(entities.map((item) => lengthOf(item["identity"])))
			},
			attribute_groups: { common: {
				...common([]),
				count: groups.length
			} }
		},
		refinements: {}
	};
}
function common(items) {
	return {
		count: items.length,
		stability_breakdown: count(items.map((item) => item["stability"])),
		deprecated_count: items.filter((item) => item["deprecated"] !== void 0).length,
		total_with_note: items.filter((item) => item["note"] !== void 0).length
	};
}
function names(items, key) {
	return [...new Set(items.map((item) => item[key]))];
}
function lengthOf(value) {
	return Array.isArray(value) ? value.length : 0;
}
function count(values) {
	const counts = /* @__PURE__ */ new Map();
	for (const value of values) {
		if (typeof value !== "string" && typeof value !== "number") continue;
		counts.set(`${value}`, (counts.get(`${value}`) ?? 0) + 1);
	}
	return Object.fromEntries([...counts].toSorted(([left], [right]) => left < right ? -1 : 1));
}
function sum(values) {
	return values.reduce((total, value) => total + value, 0);
}

export { statsV1, statsV2 };