import type { Range } from "../registry.ts";
import type {
  AnyValueSpec,
  AttributeDefSpec,
  AttributeSpec,
  EntityAssociation,
  GroupSpec,
  GroupType,
} from "./definition.ts";
import { anyValueExampleVerdict, attributeExampleVerdict } from "./example-rules.ts";
import { definitionFailure, type Failure } from "./failure.ts";

/** What Weaver checks in each group of version 1 before it resolves anything. @param path Weaver's path of the file */
export function validateGroup(group: GroupSpec, path: string): readonly Failure[] {
  return [
    ...groupShape(group, path),
    ...duplicateRefs(group, path),
    ...spanRules(group, path),
    ...eventRules(group, path),
    ...metricRules(group, path),
    ...group.attributes.flatMap((attribute) => (attribute.kind === "id" ? attributeRules(attribute, group, path) : [])),
    ...associationRules(group, path),
  ];
}

function groupShape(group: GroupSpec, path: string): Failure[] {
  const found: Failure[] = [];
  const quoted = JSON.stringify(path);
  const base = { path_or_url: path, group_id: group.id };
  if (group.prefix !== "") {
    const message = `The group \`${group.id}\` defines a prefix. These are no longer used.\nProvenance: ${quoted}`;
    found.push(
      definitionFailure("InvalidGroupUsesPrefix", base, { severity: "Warning", message, at: place(group, "prefix") }),
    );
  }
  const stability = (error: string, at: Range): void => {
    const message = `Invalid stability on group '${group.id}' detected while resolving '${quoted}'. ${error}`;
    found.push(definitionFailure("InvalidGroupStability", { ...base, error }, { severity: "Warning", message, at }));
  };
  if (group.type !== "attribute_group" && group.stability === undefined) {
    stability("This group does not contain a stability field.", place(group, "id"));
  }
  if (group.stability === "deprecated") {
    stability("Group stability is set to 'deprecated' which is no longer supported.", place(group, "stability"));
  }
  const needsContent = group.type !== "metric" && group.type !== "event";
  if (needsContent && group.extends === undefined && group.attributes.length === 0) {
    const error = "This group does not contain an extends or attributes field.";
    const message = `Invalid group '${group.id}', missing extends or attributes, detected while resolving '${quoted}'. ${error}`;
    const details = { severity: "Warning", message, at: place(group, "id") } as const;
    found.push(definitionFailure("InvalidGroupMissingExtendsOrAttributes", { ...base, error }, details));
  }
  if (group.type === "undefined") {
    const error = "This group does not contain a type field.";
    const message = `Invalid group '${group.id}', missing type, detected while resolving '${quoted}'. ${error}`;
    const details = { severity: "Warning", message, at: place(group, "id") } as const;
    found.push(definitionFailure("InvalidGroupMissingType", { ...base, error }, details));
  }
  if (group.deprecated?.reason === "unspecified") {
    found.push(
      unstructured(
        path,
        group.id,
        "Unstructured deprecated note is not supported on groups.",
        place(group, "deprecated"),
      ),
    );
  }
  return found;
}

function place(group: GroupSpec, key: string): Range {
  return group.fields[key] ?? group.fields["id"] ?? group.at;
}

function unstructured(path: string, id: string, error: string, at: Range | undefined): Failure {
  const message = `The \`deprecated\` property in \`${id}\` is invalid. ${error}\nProvenance: ${JSON.stringify(path)}`;
  const details = { severity: "Warning", message, at, related: [] } as const;
  return definitionFailure("UnstructuredDeprecatedProperty", { path_or_url: path, id, error }, details);
}

function duplicateRefs(group: GroupSpec, path: string): Failure[] {
  const seen = new Map<string, AttributeSpec>();
  const found: Failure[] = [];
  for (const attribute of group.attributes) {
    if (attribute.kind !== "ref") continue;
    const first = seen.get(attribute.name);
    if (first === undefined) {
      seen.set(attribute.name, attribute);
      continue;
    }
    const message = `Duplicate attribute refs for '${attribute.name}' found on group '${group.id}' detected while resolving '${JSON.stringify(path)}'.`;
    const fields = { path_or_url: path, group_id: group.id, attribute_ref: attribute.name };
    const related = first.written === undefined ? [] : [first.written.name];
    const details = { severity: "Warning", message, at: attribute.written?.name, related } as const;
    found.push(definitionFailure("InvalidGroupDuplicateAttributeRef", fields, details));
  }
  return found;
}

function invalidGroup(group: GroupSpec, path: string, error: string, at: Range): Failure {
  const message = `Invalid group '${group.id}' detected while resolving '${JSON.stringify(path)}'. ${error}`;
  return definitionFailure("InvalidGroup", { path_or_url: path, group_id: group.id, error }, { message, at });
}

function spanRules(group: GroupSpec, path: string): Failure[] {
  const found: Failure[] = [];
  if (group.type !== "span" && group.type !== "undefined") {
    if (group.span_kind !== undefined) {
      const error = "This group contains a span_kind field but the type is not set to span.";
      found.push(invalidGroup(group, path, error, place(group, "span_kind")));
    }
    if (group.events.length > 0) {
      const error = "This group contains an events field but the type is not set to span.";
      found.push(invalidGroup(group, path, error, place(group, "events")));
    }
  }
  if (group.type === "span" && group.span_kind === undefined) {
    const error = "This group is a Span but the span_kind is not set.";
    const message = `Invalid Span group '${group.id}', missing span_kind, detected while resolving '${JSON.stringify(path)}'. ${error}`;
    const fields = { path_or_url: path, group_id: group.id, error };
    found.push(
      definitionFailure("InvalidSpanMissingSpanKind", fields, { severity: "Warning", message, at: place(group, "id") }),
    );
  }
  return found;
}

function eventRules(group: GroupSpec, path: string): Failure[] {
  if (group.type !== "event") {
    if (group.body === undefined) return [];
    const error = "This group contains a body field but the type is not set to event.";
    return [invalidGroup(group, path, error, place(group, "body"))];
  }
  const found: Failure[] = [];
  if (group.body !== undefined && group.name === undefined) {
    const error = "This group contains an event type with a body definition but the name is not set.";
    found.push(invalidGroup(group, path, error, place(group, "body")));
  }
  if (group.body === undefined && group.name === undefined && group.prefix === "") {
    const error = "This group contains an event type but the name is not set and no prefix is defined.";
    found.push(invalidGroup(group, path, error, place(group, "id")));
  }
  if (group.body !== undefined) {
    found.push(...bodyStability(group.body, group.id, path), ...bodyExamples(group.body, group.id, path));
  }
  return found;
}

function bodyStability(value: AnyValueSpec, groupId: string, path: string): Failure[] {
  const invalid = (error: string): Failure => {
    const message = `The value \`${value.id}\` in the group \`${groupId}\` is invalid. ${error}\nProvenance: ${JSON.stringify(path)}`;
    const fields = { path_or_url: path, group_id: groupId, value_id: value.id, error };
    return definitionFailure("InvalidAnyValue", fields, { severity: "Warning", message, at: value.at });
  };
  const found = value.stability === undefined ? [invalid("Missing stability field.")] : [];
  for (const member of value.members) {
    if (member.stability === undefined) found.push(invalid(`Missing stability field for enum member ${member.id}.`));
  }
  if (value.type !== "map") return found;
  return [...found, ...value.fields.flatMap((field) => bodyStability(field, groupId, path))];
}

function bodyExamples(value: AnyValueSpec, groupId: string, path: string): Failure[] {
  const error = anyValueExampleVerdict(value);
  const nested = value.type === "map" ? value.fields.flatMap((field) => bodyExamples(field, groupId, path)) : [];
  if (error === undefined) return nested;
  const message = `The value \`${value.id}\` in the group \`${groupId}\` contains an invalid example. ${error}.\nProvenance: ${JSON.stringify(path)}`;
  const fields = { path_or_url: path, group_id: groupId, value_id: value.id, error };
  return [
    definitionFailure("InvalidAnyValueExampleError", fields, { severity: "Error", message, at: value.at }),
    ...nested,
  ];
}

function metricRules(group: GroupSpec, path: string): Failure[] {
  if (group.type !== "metric") return [];
  const missing = (["metric_name", "instrument", "unit"] as const).filter((key) => group[key] === undefined);
  return missing.map((key) => {
    const error = `This group contains a metric type but the ${key} is not set.`;
    const message = `Invalid metric definition in ${JSON.stringify(path)}.\ngroup_id=\`${group.id}\`. ${error}`;
    return definitionFailure(
      "InvalidMetric",
      { path_or_url: path, group_id: group.id, error },
      { message, at: place(group, "id") },
    );
  });
}

function attributeRules(attribute: AttributeDefSpec, group: GroupSpec, path: string): Failure[] {
  const found: Failure[] = [];
  const fields = { path_or_url: path, group_id: group.id, attribute_id: attribute.name };
  const at = (key: string): Range | undefined => attribute.written?.fields[key] ?? attribute.written?.fields["id"];
  const invalid = (
    kind: "InvalidAttribute" | "InvalidAttributeWarning",
    error: string,
    where: Range | undefined,
  ): void => {
    const message = `Invalid attribute definition detected while resolving '${JSON.stringify(path)}' (group_id='${group.id}', attribute_id='${attribute.name}'). ${error}`;
    const severity = kind === "InvalidAttribute" ? undefined : "Warning";
    found.push(definitionFailure(kind, { ...fields, error }, { severity, message, at: where }));
  };
  if (attribute.brief === undefined && attribute.deprecated === undefined) {
    invalid("InvalidAttribute", "This attribute is not deprecated and does not contain a brief field.", at("id"));
  }
  if (attribute.stability === undefined) invalid("InvalidAttributeWarning", "Missing stability field.", at("id"));
  if (attribute.stability === "deprecated") {
    invalid(
      "InvalidAttributeWarning",
      "Attribute stability is set to 'deprecated' which is no longer supported.",
      at("stability"),
    );
  }
  const members = typeof attribute.type === "string" ? [] : attribute.type.members;
  for (const [index, member] of members.entries()) {
    const where = attribute.written?.members[index];
    if (member.stability === undefined) {
      invalid("InvalidAttributeWarning", `Missing stability field on enum member ${member.id}.`, where);
    }
    if (member.stability === "deprecated") {
      const error = `Member ${member.id} stability is set to 'deprecated' which is no longer supported.`;
      invalid("InvalidAttributeWarning", error, where);
    }
    if (member.deprecated?.reason === "unspecified") {
      const error = `Unstructured deprecated note is used on enum member ${member.id}.`;
      found.push(unstructured(path, attribute.name, error, where));
    }
  }
  if (attribute.deprecated?.reason === "unspecified") {
    const error = "Unstructured deprecated note is not supported on attributes.";
    found.push(unstructured(path, attribute.name, error, at("deprecated")));
  }
  return [...found, ...exampleRules(attribute, group, path)];
}

function exampleRules(attribute: AttributeDefSpec, group: GroupSpec, path: string): Failure[] {
  const verdict = attributeExampleVerdict(attribute);
  if (verdict === undefined) return [];
  const fields = { path_or_url: path, group_id: group.id, attribute_id: attribute.name, error: verdict.error };
  const at = attribute.written?.fields["examples"] ?? attribute.written?.fields["id"];
  const subject = `The attribute \`${attribute.name}\` in the group \`${group.id}\` contains an`;
  const tail = `${verdict.error}.\nProvenance: ${JSON.stringify(path)}`;
  if (verdict.must) {
    const message = `${subject} invalid example. ${tail}`;
    return [definitionFailure("InvalidExampleError", fields, { severity: "Error", message, at })];
  }
  const message = `${subject} example that will be considered invalid in the future. ${tail}`;
  return [definitionFailure("InvalidExampleWarning", fields, { severity: "Warning", message, at })];
}

const typeNames: Readonly<Record<GroupType, string>> = {
  attribute_group: "AttributeGroup",
  span: "Span",
  event: "Event",
  metric: "Metric",
  metric_group: "MetricGroup",
  entity: "Entity",
  scope: "Scope",
  undefined: "Undefined",
};

/** The name of a group type in Weaver's messages. */
function typeName(type: GroupType): string {
  return typeNames[type];
}

function associationRules(group: GroupSpec, path: string): Failure[] {
  if (group.entity_associations.length === 0) return [];
  const found: Failure[] = [];
  const at = place(group, "entity_associations");
  if (group.type !== "event" && group.type !== "metric" && group.type !== "span") {
    const error = `Group with entity_associations cannot have type: ${typeName(group.type)}`;
    found.push(invalidGroup(group, path, error, at));
  }
  for (const association of group.entity_associations) {
    const error = associationProblem(association);
    if (error !== undefined) found.push(invalidGroup(group, path, error, at));
  }
  return found;
}

function associationProblem(association: EntityAssociation): string | undefined {
  if (typeof association === "string") {
    return association.trim() === "" ? "entity_associations contains an empty entity reference" : undefined;
  }
  const [word, children] = "one_of" in association ? ["one_of", association.one_of] : ["all_of", association.all_of];
  if (children.length === 0) return `entity_associations contains an empty \`${word}\` group`;
  for (const child of children) {
    const problem = associationProblem(child);
    if (problem !== undefined) return problem;
  }
  return undefined;
}
