import type {
  Attribute,
  AttributeType,
  AttributeUse,
  Deprecated,
  Range,
  Registry,
  RequirementLevel,
  Signal,
  SignalKind,
  Stability,
} from "../registry.ts";
import type {
  AttributeDefSpec,
  AttributeTypeJson,
  DeprecatedJson,
  RequirementLevelJson,
  Written,
} from "./definition.ts";
import type { LoadedRegistry } from "./load-registry.ts";
import {
  entityType,
  referencedEntities,
  type Resolution,
  type ResolvedAttribute,
  type WorkingGroup,
} from "./resolution.ts";
import { resolveV1 } from "./resolve-v1.ts";
import { resolveV2 } from "./resolve-v2.ts";
import { treePath } from "./tree-path.ts";

/** The model of a resolved registry that the rest of WeaverGen works with; its JSON is made when first asked for. */
export function buildRegistry(loaded: LoadedRegistry, resolution: Resolution): Registry {
  let json: unknown;
  return {
    path: treePath(loaded.path) ?? loaded.path,
    format: formatOf(loaded),
    schemaUrl: loaded.hasManifest ? loaded.schemaUrl.url : undefined,
    attributes: definedAttributes(loaded),
    signals: resolution.groups.flatMap((group) => signalOf(group)),
    references: loaded.groups.flatMap(({ spec }) =>
      spec.attributes.flatMap((attribute) =>
        attribute.kind === "ref" && attribute.written !== undefined
          ? [{ name: attribute.name, at: attribute.written.name, owner: spec.id }]
          : [],
      ),
    ),
    files: loaded.files,
    get resolved() {
      json ??= resolution.published === undefined ? resolveV1(resolution) : resolveV2(resolution);
      return json;
    },
  };
}

/** Which format the files of a registry have. */
export function formatOf({ formats }: LoadedRegistry): Registry["format"] {
  if (formats.size > 1) return "mixed";
  return formats.has("v2") ? "v2" : "v1";
}

function definedAttributes(loaded: LoadedRegistry): ReadonlyMap<string, Attribute> {
  const attributes = new Map<string, Attribute>();
  for (const { spec: group } of loaded.groups) {
    for (const spec of group.attributes) {
      if (spec.kind !== "id") continue;
      const name = group.prefix === "" ? spec.name : `${group.prefix}.${spec.name}`;
      if (attributes.has(name)) continue;
      const known = definitions.get(spec) ?? definitionOf(spec, { name, groupId: group.id });
      definitions.set(spec, known);
      attributes.set(name, known);
    }
  }
  return attributes;
}

/** By what was parsed: files that did not change give both sides of a comparison the very same attributes. */
const definitions = new WeakMap<AttributeDefSpec, Attribute>();

function definitionOf(spec: AttributeDefSpec, { name, groupId }: { name: string; groupId: string }): Attribute {
  const resolved = { ...spec, name, brief: spec.brief ?? "", prefix: false, definition: spec.written };
  return attributeOf(resolved, groupId);
}

function attributeOf(attribute: ResolvedAttribute, groupId: string | undefined): Attribute {
  const definition = attribute.definition ?? attribute.written;
  return {
    name: attribute.name,
    type: typeOf(attribute.type, definition),
    brief: attribute.brief === "" ? undefined : attribute.brief,
    note: attribute.note === "" ? undefined : attribute.note,
    examples: attribute.examples?.json,
    stability: attribute.stability as Stability | undefined,
    deprecated: deprecatedOf(attribute.deprecated, attribute.written?.deprecatedNote ?? true),
    role: attribute.role,
    annotations: attribute.annotations,
    groupId,
    at: definition?.at ?? nowhere,
    fields: definition?.fields ?? {},
  };
}

/** For what has no place in the tree. */
const nowhere: Range = { file: "", line: 1, column: 1, endLine: 1, endColumn: 1 };

const primitive = /^(?:(template)\[)?(string|int|double|boolean|any)(\[\])?\]?$/;
const primitiveTypes = new Map<string, AttributeType>();

function typeOf(type: AttributeTypeJson, definition: Written | undefined): AttributeType {
  if (typeof type === "string") {
    const known = primitiveTypes.get(type) ?? parsePrimitive(type);
    primitiveTypes.set(type, known);
    return known;
  }
  return {
    kind: "enum",
    members: type.members.map((member, index) => ({
      id: member.id,
      value: member.value,
      brief: member.brief,
      stability: member.stability as Stability | undefined,
      deprecated: deprecatedOf(member.deprecated, true),
      ...(member.annotations === undefined ? {} : { annotations: member.annotations }),
      at: definition?.members[index] ?? definition?.at ?? nowhere,
    })),
  };
}

function parsePrimitive(type: string): AttributeType {
  const match = primitive.exec(type);
  const name = (match?.[2] ?? "any") as "string" | "int" | "double" | "boolean" | "any";
  return { kind: "primitive", name, list: match?.[3] !== undefined, template: match?.[1] !== undefined };
}

function deprecatedOf(deprecated: DeprecatedJson | undefined, noteWritten: boolean): Deprecated | undefined {
  if (deprecated === undefined) return undefined;
  const note = noteWritten || deprecated.reason === "unspecified" ? deprecated.note : undefined;
  if (deprecated.reason === "renamed") return { reason: "renamed", renamedTo: deprecated.renamed_to ?? "", note };
  return { reason: deprecated.reason, note };
}

function levelOf(level: RequirementLevelJson): RequirementLevel {
  if (typeof level === "string") return { level, text: undefined };
  if ("conditionally_required" in level) return { level: "conditionally_required", text: level.conditionally_required };
  if ("recommended" in level) return { level: "recommended", text: level.recommended };
  return { level: "opt_in", text: level.opt_in };
}

const signalKinds: ReadonlySet<string> = new Set<SignalKind>(["span", "metric", "event", "entity", "attribute_group"]);

function signalOf(group: WorkingGroup): readonly Signal[] {
  if (!signalKinds.has(group.type)) return [];
  const { spec } = group;
  const own = new Set(
    spec.attributes.map((attribute) => (spec.prefix === "" ? attribute.name : `${spec.prefix}.${attribute.name}`)),
  );
  for (const attribute of spec.attributes) own.add(attribute.name);
  return [
    {
      kind: group.type as SignalKind,
      id: group.id,
      name: signalName(group),
      brief: group.brief === "" ? undefined : group.brief,
      note: group.note === "" ? undefined : group.note,
      stability: group.stability as Stability | undefined,
      deprecated: deprecatedOf(group.deprecated, spec.deprecatedNote),
      unit: group.unit,
      instrument: group.instrument,
      spanKind: group.span_kind,
      entityAssociations: referencedEntities(group.entity_associations),
      ...(spec.visibility === undefined ? {} : { visibility: spec.visibility }),
      annotations: group.annotations,
      attributes: group.attributes.map((attribute) => useOf(attribute, group, own.has(attribute.name))),
      extends: group.lineage.extendsGroup,
      at: spec.at,
      fields: spec.fields,
    },
  ];
}

function signalName(group: WorkingGroup): string {
  switch (group.type) {
    case "metric":
      return group.metric_name ?? group.id;
    case "event":
      return group.spec.name ?? group.id;
    case "entity":
      return entityType(group);
    case "span":
      return group.spec.is_v2 ? (group.spec.name ?? group.id) : group.id;
    case "attribute_group":
    case "metric_group":
    case "scope":
    case "undefined":
      return group.id;
  }
}

function useOf(attribute: ResolvedAttribute, group: WorkingGroup, local: boolean): AttributeUse {
  const definedHere = local && attribute.definition === attribute.written;
  return {
    attribute: attributeOf(attribute, definedHere ? group.id : undefined),
    requirementLevel: levelOf(attribute.requirement_level),
    at: attribute.written?.at ?? nowhere,
    fields: attribute.written?.fields ?? {},
    local,
  };
}
