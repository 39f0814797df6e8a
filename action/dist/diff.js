// workflows/weaver/embedded/diff.ts
function diffV1(head, baseline) {
	const signals = (type) => diffItems(signalItems(head, type), signalItems(baseline, type));
	return {
		head: { semconv_version: head.hasManifest ? head.schemaUrl.version : "" },
		baseline: { semconv_version: baseline.hasManifest ? baseline.schemaUrl.version : "" },
		changes: {
			registry_attributes: diffItems(attributeItems(head), attributeItems(baseline)),
			metrics: signals("metric"),
			events: signals("event"),
			spans: signals("span"),
			entities: signals("entity")
		}
	};
}
function diffV2(head, baseline) {
	const changes = (list, key) => diffItems(v2Items(head.registry[list], key), v2Items(baseline.registry[list], key));
	return {
		head: { semconv_version: versionOf(head) },
		baseline: { semconv_version: versionOf(baseline) },
		changes: {
			registry_attributes: changes("attributes", "key"),
			attribute_groups: changes("attribute_groups", "id"),
			metrics: changes("metrics", "name"),
			events: changes("events", "name"),
			spans: changes("spans", "type"),
			resources: changes("entities", "type")
		}
	};
}
function versionOf({ schema_url: url }) {
	return url.slice(url.lastIndexOf("/") + 1);
}
function attributeItems(resolution) {
	const items = /* @__PURE__ */ new Map();
	for (const group of resolution.groups) for (const attribute of group.attributes) if ((group.lineage.attributes.get(attribute.name)?.sourceGroup ?? group.id) === group.id) items.set(attribute.name, attribute.deprecated);
	return items;
}
function signalItems(resolution, type) {
	const items = /* @__PURE__ */ new Map();
	for (const group of resolution.groups) {
		const name = group.type === type ? signalName(group) : void 0;
		if (name !== void 0) items.set(name, group.deprecated);
	}
	return items;
}
function signalName(group) {
	return group.type === "metric" ? group.metric_name : group.spec.name;
}
function v2Items(list, key) {
	return new Map(list.map((item) => [String(item[key]), item["deprecated"]]));
}
function diffItems(head, baseline) {
	const changes = [];
	for (const [name, deprecated] of head) if (!baseline.has(name)) changes.push({
		type: "added",
		name
	});
	else if (deprecated !== void 0 && !sameDeprecation(deprecated, baseline.get(name))) changes.push(deprecation(name, deprecated));
	for (const name of baseline.keys()) if (!head.has(name)) changes.push({
		type: "removed",
		name
	});
	return changes;
}
function sameDeprecation(left, right) {
	return right !== void 0 && left.reason === right.reason && left.renamed_to === right.renamed_to && left.note === right.note;
}
function deprecation(name, deprecated) {
	const { note } = deprecated;
	if (deprecated.reason === "renamed") return {
		type: "renamed",
		old_name: name,
		new_name: deprecated.renamed_to ?? "",
		note
	};
	return {
		type: deprecated.reason === "obsoleted" ? "obsoleted" : "uncategorized",
		name,
		note
	};
}

export { diffV1, diffV2 };