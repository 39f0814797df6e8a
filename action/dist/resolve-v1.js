import { o as isRefinementOfV2 } from "./resolution.js";
import { l as markExamples } from "./decode-attribute-parts.js";

// workflows/weaver/embedded/resolve-v1.ts
function resolveV1(resolution) {
	const groups = resolution.groups.filter((group) => !isRefinementOfV2(group));
	return {
		registry_url: resolution.path,
		groups: groups.map(groupJson)
	};
}
function refinementGroupsV1(resolution) {
	return resolution.groups.filter(isRefinementOfV2).map(groupJson);
}
const cached = /* @__PURE__ */ new WeakMap();
function attributeJson(attribute) {
	const known = cached.get(attribute);
	if (known !== void 0) return known;
	const json = {
		name: attribute.name,
		type: attribute.type
	};
	if (attribute.brief !== "") json["brief"] = attribute.brief;
	if (attribute.examples !== void 0) json["examples"] = attribute.examples.json;
	if (attribute.tag !== void 0) json["tag"] = attribute.tag;
	json["requirement_level"] = attribute.requirement_level;
	if (attribute.sampling_relevant !== void 0) json["sampling_relevant"] = attribute.sampling_relevant;
	if (attribute.note !== "") json["note"] = attribute.note;
	if (attribute.stability !== void 0) json["stability"] = attribute.stability;
	if (attribute.deprecated !== void 0) json["deprecated"] = attribute.deprecated;
	if (attribute.prefix) json["prefix"] = true;
	if (attribute.annotations !== void 0) json["annotations"] = attribute.annotations;
	if (attribute.role !== void 0) json["role"] = attribute.role;
	markExamples(attribute.examples, json);
	cached.set(attribute, json);
	return json;
}
function groupJson(group) {
	const { spec } = group;
	const json = {
		id: group.id,
		type: group.type
	};
	const put = (key, value) => {
		if (value !== void 0 && value !== "") json[key] = value;
	};
	put("brief", group.brief);
	put("note", group.note);
	put("prefix", spec.prefix);
	if (group.stability !== void 0) json["stability"] = group.stability;
	if (group.deprecated !== void 0) json["deprecated"] = group.deprecated;
	if (group.attributes.length > 0) json["attributes"] = group.attributes.map(attributeJson);
	if (group.span_kind !== void 0) json["span_kind"] = group.span_kind;
	if (spec.events.length > 0) json["events"] = spec.events;
	for (const key of [
		"metric_name",
		"instrument",
		"unit"
	]) if (group[key] !== void 0) json[key] = group[key];
	if (spec.name !== void 0) json["name"] = spec.name;
	if (group.untraced !== true) json["lineage"] = lineageJson(group);
	if (spec.display_name !== void 0) json["display_name"] = spec.display_name;
	if (spec.body !== void 0) json["body"] = spec.body.json;
	if (group.entity_associations.length > 0) json["entity_associations"] = group.entity_associations;
	if (group.annotations !== void 0) json["annotations"] = group.annotations;
	return json;
}
function lineageJson({ lineage, provenance }) {
	const attributes = [...lineage.attributes].toSorted(([left], [right]) => left < right ? -1 : 1);
	return {
		provenance: provenanceOf(provenance),
		...lineage.extendsGroup === void 0 ? {} : { extends_group: lineage.extendsGroup },
		...attributes.length === 0 ? {} : { attributes: Object.fromEntries(attributes.map(([name, item]) => [name, item.toJson()])) },
		...lineage.includes.length === 0 ? {} : { includes_group: lineage.includes }
	};
}
function provenanceOf(provenance) {
	return {
		schema_url: provenance.schema_url.url,
		path: provenance.path
	};
}

export { refinementGroupsV1 as n, resolveV1 as r, attributeJson as t };