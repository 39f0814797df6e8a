import { isRefinementOfV2, type Resolution, type ResolvedAttribute, type WorkingGroup } from "./resolution.ts";
import { markExamples } from "./decode-attribute-parts.ts";
import type { Provenance } from "./failure.ts";

/** What `weaver registry resolve -f json` prints, as data. */
export interface ResolvedRegistryV1 {
  readonly registry_url: string;
  readonly groups: readonly object[];
}

export function resolveV1(resolution: Resolution): ResolvedRegistryV1 {
  const groups = resolution.groups.filter((group) => !isRefinementOfV2(group));
  return { registry_url: resolution.path, groups: groups.map(groupJson) };
}

/** Groups that v1 documents do not list, but whose snippets `update-markdown` finds all the same. */
export function refinementGroupsV1(resolution: Resolution): readonly object[] {
  return resolution.groups.filter(isRefinementOfV2).map(groupJson);
}

const cached = new WeakMap<ResolvedAttribute, object>();

/** One attribute in Weaver's shape. The same attribute gives the same object, which nobody may change. */
export function attributeJson(attribute: ResolvedAttribute): object {
  const known = cached.get(attribute);
  if (known !== undefined) return known;
  const json: Record<string, unknown> = { name: attribute.name, type: attribute.type };
  if (attribute.brief !== "") json["brief"] = attribute.brief;
  if (attribute.examples !== undefined) json["examples"] = attribute.examples.json;
  if (attribute.tag !== undefined) json["tag"] = attribute.tag;
  json["requirement_level"] = attribute.requirement_level;
  if (attribute.sampling_relevant !== undefined) json["sampling_relevant"] = attribute.sampling_relevant;
  if (attribute.note !== "") json["note"] = attribute.note;
  if (attribute.stability !== undefined) json["stability"] = attribute.stability;
  if (attribute.deprecated !== undefined) json["deprecated"] = attribute.deprecated;
  if (attribute.prefix) json["prefix"] = true;
  if (attribute.annotations !== undefined) json["annotations"] = attribute.annotations;
  if (attribute.role !== undefined) json["role"] = attribute.role;
  markExamples(attribute.examples, json);
  cached.set(attribute, json);
  return json;
}

function groupJson(group: WorkingGroup): object {
  const { spec } = group;
  const json: Record<string, unknown> = { id: group.id, type: group.type };
  const put = (key: string, value: unknown): void => {
    if (value !== undefined && value !== "") json[key] = value;
  };
  put("brief", group.brief);
  put("note", group.note);
  put("prefix", spec.prefix);
  if (group.stability !== undefined) json["stability"] = group.stability;
  if (group.deprecated !== undefined) json["deprecated"] = group.deprecated;
  if (group.attributes.length > 0) json["attributes"] = group.attributes.map(attributeJson);
  if (group.span_kind !== undefined) json["span_kind"] = group.span_kind;
  if (spec.events.length > 0) json["events"] = spec.events;
  for (const key of ["metric_name", "instrument", "unit"] as const)
    if (group[key] !== undefined) json[key] = group[key];
  if (spec.name !== undefined) json["name"] = spec.name;
  if (group.untraced !== true) json["lineage"] = lineageJson(group);
  if (spec.display_name !== undefined) json["display_name"] = spec.display_name;
  if (spec.body !== undefined) json["body"] = spec.body.json;
  if (group.entity_associations.length > 0) json["entity_associations"] = group.entity_associations;
  if (group.annotations !== undefined) json["annotations"] = group.annotations;
  return json;
}

function lineageJson({ lineage, provenance }: WorkingGroup): object {
  const attributes = [...lineage.attributes].toSorted(([left], [right]) => (left < right ? -1 : 1));
  return {
    provenance: provenanceOf(provenance),
    ...(lineage.extendsGroup === undefined ? {} : { extends_group: lineage.extendsGroup }),
    ...(attributes.length === 0
      ? {}
      : { attributes: Object.fromEntries(attributes.map(([name, item]) => [name, item.toJson()])) }),
    ...(lineage.includes.length === 0 ? {} : { includes_group: lineage.includes }),
  };
}

function provenanceOf(provenance: Provenance): object {
  return { schema_url: provenance.schema_url.url, path: provenance.path };
}
