// workflows/weaver/embedded/resolution.ts
var ResolutionStopped = class extends Error {
	failures;
	compound;
	constructor(failures, compound) {
		super(failures[0]?.message ?? "resolution stopped");
		this.failures = failures;
		this.compound = compound;
	}
};
function workingGroup(spec, provenance) {
	const prefixed = (attribute) => spec.prefix !== "" && attribute.kind === "id" ? {
		...attribute,
		name: `${spec.prefix}.${attribute.name}`
	} : attribute;
	return {
		spec,
		provenance,
		id: spec.id,
		type: spec.type,
		brief: spec.brief,
		note: spec.note,
		stability: spec.stability,
		deprecated: spec.deprecated,
		annotations: spec.annotations,
		metric_name: spec.metric_name,
		instrument: spec.instrument,
		unit: spec.unit,
		span_kind: spec.span_kind,
		span_name: spec.span_name,
		requirement_level: spec.requirement_level,
		entity_associations: spec.entity_associations,
		extends: spec.extends,
		includes: spec.include_groups,
		pending: spec.attributes.map((attribute) => ({
			spec: prefixed(attribute),
			origin: void 0
		})),
		attributes: [],
		imported: false,
		lineage: {
			extendsGroup: void 0,
			extendsType: void 0,
			attributes: /* @__PURE__ */ new Map(),
			includes: []
		}
	};
}
function isExcluded(annotations) {
	const rule = annotations?.["dependency_resolution"];
	return typeof rule === "object" && rule !== null && "exclude" in rule && rule.exclude === true;
}
function isGroupExcluded(group) {
	return isExcluded(group.annotations) || group.type === "attribute_group" && group.spec.visibility !== "public";
}
function isRefinementOfV2(group) {
	return group.spec.is_v2 && group.lineage.extendsGroup !== void 0;
}
function isRefinement(group) {
	return group.lineage.extendsType === group.type;
}
function withoutPrefix(prefix, id) {
	return id.startsWith(prefix) ? id.slice(prefix.length) : id;
}
function v2Id(group) {
	switch (group.type) {
		case "span": return withoutPrefix("span.", group.id);
		case "attribute_group": return withoutPrefix("attribute_group.", group.id);
		case "entity": return isRefinement(group) ? withoutPrefix("entity.", group.id) : entityType(group);
		case "event": return isRefinement(group) ? withoutPrefix("event.", group.id) : group.spec.name;
		case "metric": return isRefinement(group) ? withoutPrefix("metric.", group.id) : group.metric_name;
		case "metric_group":
		case "scope":
		case "undefined": return;
	}
}
function entityType(group) {
	return group.spec.name ?? withoutPrefix("entity.", group.id);
}
function referencedEntities(associations) {
	const visit = (association) => {
		if (typeof association === "string") return [association];
		return ("one_of" in association ? association.one_of : association.all_of).flatMap(visit);
	};
	return [...new Set(associations.flatMap(visit))];
}

export { isRefinement as a, v2Id as c, isGroupExcluded as i, withoutPrefix as l, entityType as n, isRefinementOfV2 as o, isExcluded as r, referencedEntities as s, ResolutionStopped as t, workingGroup as u };