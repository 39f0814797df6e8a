import {
  attributeType,
  deprecatedV1,
  deprecatedV2,
  entityAssociation,
  examples,
  requirementLevel,
  stability,
} from "./decode-attribute-parts.ts";
import { decodeImports } from "./decode-imports.ts";
import { instrument, spanKind, targetsOf, writtenAt } from "./decode-v1.ts";
import { annotations, boolean, list, listOrNothing, MapReader, oneOf, string } from "./decode-values.ts";
import type { AttributeDefSpec, AttributeRefSpec, AttributeRole, Definition, GroupSpec } from "./definition.ts";
import type { Places } from "./places.ts";
import { child, type YamlNode } from "./yaml-tree.ts";

const common = ["brief", "note", "stability", "deprecated", "annotations"];
const keys = {
  file: new Set([
    "attributes",
    "entities",
    "events",
    "metrics",
    "spans",
    "attribute_groups",
    "entity_refinements",
    "event_refinements",
    "metric_refinements",
    "span_refinements",
    "imports",
  ]),
  attribute: new Set(["key", "type", "examples", ...common]),
  ref: new Set(["ref", "examples", "requirement_level", ...common]),
  spanRef: new Set(["ref", "examples", "requirement_level", "sampling_relevant", ...common]),
  refGroup: new Set(["ref_group"]),
  entity: new Set(["type", "identity", "description", "requirement_level", ...common]),
  event: new Set(["name", "attributes", "entity_associations", "requirement_level", ...common]),
  metric: new Set(["name", "instrument", "unit", "attributes", "entity_associations", "requirement_level", ...common]),
  span: new Set(["type", "kind", "name", "attributes", "entity_associations", "requirement_level", ...common]),
  internalGroup: new Set(["id", "visibility", "attributes"]),
  publicGroup: new Set(["id", "visibility", "attributes", ...common]),
  entityRefinement: new Set(["id", "ref", "identity", "description", ...common]),
  refinement: new Set(["id", "ref", "attributes", "entity_associations", ...common]),
  spanRefinement: new Set(["id", "ref", "name", "attributes", "entity_associations", ...common]),
} as const;

const signalLevel = oneOf(["recommended", "opt_in"]);
const visibilityWord = oneOf(["internal", "public"]);

/**
 * Decodes a file of version 2 into the groups that Weaver makes of it.
 * @param registryId id of the group that holds the file's attributes; Weaver derives it from the path
 * @throws Undecodable
 */
export function decodeV2(root: YamlNode, places: Places, registryId: string): Definition {
  const reader = new MapReader(root, places, keys.file);
  const each = <T>(key: string, decode: (node: YamlNode, places: Places) => T): readonly T[] =>
    reader.fallback(
      key,
      listOrNothing((node) => decode(node, places)),
      [],
    );
  const attributes = each("attributes", decodeAttribute);
  const groups: GroupSpec[] = [];
  if (attributes.length > 0) {
    groups.push({ ...emptyGroup(reader), id: registryId, brief: "<synthetic v2>", attributes });
  }
  groups.push(...each("entities", decodeEntity), ...each("events", decodeEvent), ...each("metrics", decodeMetric));
  groups.push(...each("spans", decodeSpan), ...each("attribute_groups", decodeAttributeGroup));
  groups.push(...each("entity_refinements", decodeEntityRefinement));
  groups.push(...each("event_refinements", (node) => decodeRefinement(node, places, "event")));
  groups.push(...each("metric_refinements", (node) => decodeRefinement(node, places, "metric")));
  groups.push(...each("span_refinements", decodeSpanRefinement));
  return { format: "v2", groups, imports: reader.optional("imports", (node) => decodeImports(node, places)) ?? [] };
}

function emptyGroup(reader: MapReader): GroupSpec {
  const pointers = ["ref", "attributes", "entity_associations"].map((key) => reader.value(key));
  return {
    id: "",
    type: "attribute_group",
    brief: "",
    note: "",
    prefix: "",
    extends: undefined,
    stability: undefined,
    deprecated: undefined,
    attributes: [],
    span_kind: undefined,
    events: [],
    metric_name: undefined,
    instrument: undefined,
    unit: undefined,
    name: undefined,
    display_name: undefined,
    body: undefined,
    annotations: undefined,
    entity_associations: [],
    include_groups: [],
    visibility: undefined,
    is_v2: true,
    span_name: undefined,
    requirement_level: undefined,
    at: reader.places.of(reader.node),
    fields: reader.fields(),
    deprecatedNote: child(reader.value("deprecated"), "note") !== undefined,
    targets: targetsOf(reader.places, pointers),
  };
}

/** The fields that every definition has; the empty annotations count as none. */
function commonFields(reader: MapReader) {
  return {
    ...refinedFields(reader),
    brief: reader.required("brief", string),
    stability: reader.required("stability", stability),
  };
}

function refinedFields(reader: MapReader) {
  const written = reader.optional("annotations", annotations) ?? {};
  return {
    brief: reader.optional("brief", string) ?? "",
    note: reader.optional("note", string) ?? "",
    stability: reader.optional("stability", stability),
    deprecated: reader.optional("deprecated", deprecatedV2(reader.places)),
    annotations: Object.keys(written).length === 0 ? undefined : written,
  };
}

function decodeAttribute(node: YamlNode, places: Places): AttributeDefSpec {
  const reader = new MapReader(node, places, keys.attribute);
  return {
    kind: "id",
    name: reader.required("key", string),
    // The members of an enum keep the `deprecated` of version 1, a sentence included.
    type: reader.required("type", attributeType(places, deprecatedV1(places))),
    examples: reader.optional("examples", examples),
    tag: undefined,
    requirement_level: "recommended",
    sampling_relevant: undefined,
    role: undefined,
    written: writtenAt(reader, "key"),
    ...commonFields(reader),
  };
}

function decodeRef(
  node: YamlNode,
  places: Places,
  allowed: ReadonlySet<string>,
  role?: AttributeRole,
): AttributeRefSpec {
  const reader = new MapReader(node, places, allowed);
  return {
    kind: "ref",
    name: reader.required("ref", string),
    tag: undefined,
    examples: reader.optional("examples", examples),
    requirement_level: reader.optional("requirement_level", requirementLevel),
    sampling_relevant: reader.optional("sampling_relevant", boolean),
    prefix: false,
    role,
    written: writtenAt(reader, "ref"),
    ...refinedFields(reader),
    brief: reader.optional("brief", string),
    note: reader.optional("note", string),
  };
}

function splitAttributes(reader: MapReader, allowed: ReadonlySet<string>) {
  const attributes: AttributeRefSpec[] = [];
  const includes: string[] = [];
  for (const node of reader.fallback(
    "attributes",
    listOrNothing((item) => item),
    [],
  )) {
    if (node.t === "map" && node.entries.has("ref_group")) {
      includes.push(new MapReader(node, reader.places, keys.refGroup).required("ref_group", string));
    } else {
      attributes.push(decodeRef(node, reader.places, allowed));
    }
  }
  return { attributes, include_groups: includes };
}

function associations(reader: MapReader) {
  return { entity_associations: reader.fallback("entity_associations", listOrNothing(entityAssociation), []) };
}

function level(reader: MapReader) {
  return { requirement_level: reader.optional("requirement_level", signalLevel) };
}

function entityAttributes(reader: MapReader, identity: readonly YamlNode[]): readonly AttributeRefSpec[] {
  const description = reader.fallback(
    "description",
    listOrNothing((node) => node),
    [],
  );
  return [
    ...identity.map((node) => decodeRef(node, reader.places, keys.ref, "identifying")),
    ...description.map((node) => decodeRef(node, reader.places, keys.ref, "descriptive")),
  ];
}

function decodeEntity(node: YamlNode, places: Places): GroupSpec {
  const reader = new MapReader(node, places, keys.entity);
  const type = reader.required("type", string);
  const attributes = entityAttributes(
    reader,
    reader.required(
      "identity",
      listOrNothing((item) => item),
    ),
  );
  return {
    ...emptyGroup(reader),
    ...commonFields(reader),
    ...level(reader),
    id: `entity.${type}`,
    type: "entity",
    name: type,
    attributes,
  };
}

function decodeEvent(node: YamlNode, places: Places): GroupSpec {
  const reader = new MapReader(node, places, keys.event);
  const name = reader.required("name", string);
  const parts = {
    ...commonFields(reader),
    ...splitAttributes(reader, keys.ref),
    ...associations(reader),
    ...level(reader),
  };
  return { ...emptyGroup(reader), ...parts, id: `event.${name}`, type: "event", name };
}

function decodeMetric(node: YamlNode, places: Places): GroupSpec {
  const reader = new MapReader(node, places, keys.metric);
  const name = reader.required("name", string);
  const parts = {
    ...commonFields(reader),
    ...splitAttributes(reader, keys.ref),
    ...associations(reader),
    ...level(reader),
  };
  return {
    ...emptyGroup(reader),
    ...parts,
    id: `metric.${name}`,
    type: "metric",
    metric_name: name,
    instrument: reader.required("instrument", instrument),
    unit: reader.required("unit", string),
  };
}

const spanNameKeys = new Set(["note"]);

function spanName(places: Places) {
  return (node: YamlNode): string => new MapReader(node, places, spanNameKeys).required("note", string);
}

function decodeSpan(node: YamlNode, places: Places): GroupSpec {
  const reader = new MapReader(node, places, keys.span);
  const type = reader.required("type", string);
  const parts = {
    ...commonFields(reader),
    ...splitAttributes(reader, keys.spanRef),
    ...associations(reader),
    ...level(reader),
  };
  return {
    ...emptyGroup(reader),
    ...parts,
    id: `span.${type}`,
    type: "span",
    name: type,
    span_kind: reader.required("kind", spanKind),
    span_name: reader.required("name", spanName(places)),
  };
}

function decodeAttributeGroup(node: YamlNode, places: Places): GroupSpec {
  const visibility = new MapReader(node, places).required("visibility", visibilityWord);
  const reader = new MapReader(node, places, visibility === "internal" ? keys.internalGroup : keys.publicGroup);
  const id = reader.required("id", string);
  // Weaver takes nothing for an empty list everywhere but here.
  reader.fallback(
    "attributes",
    list((item) => item),
    [],
  );
  const shared = { ...emptyGroup(reader), ...splitAttributes(reader, keys.ref), id, visibility };
  return visibility === "internal" ? { ...shared, brief: id } : { ...shared, ...commonFields(reader) };
}

function decodeEntityRefinement(node: YamlNode, places: Places): GroupSpec {
  const reader = new MapReader(node, places, keys.entityRefinement);
  const id = reader.required("id", string);
  const attributes = entityAttributes(
    reader,
    reader.fallback(
      "identity",
      listOrNothing((item) => item),
      [],
    ),
  );
  const parent = `entity.${reader.required("ref", string)}`;
  return { ...emptyGroup(reader), ...refinedFields(reader), id, type: "entity", name: id, extends: parent, attributes };
}

function decodeRefinement(node: YamlNode, places: Places, type: "event" | "metric"): GroupSpec {
  const reader = new MapReader(node, places, keys.refinement);
  const id = reader.required("id", string);
  return {
    ...emptyGroup(reader),
    ...refinedFields(reader),
    ...splitAttributes(reader, keys.ref),
    ...associations(reader),
    id,
    type,
    name: type === "event" ? id : undefined,
    extends: `${type}.${reader.required("ref", string)}`,
  };
}

function decodeSpanRefinement(node: YamlNode, places: Places): GroupSpec {
  const reader = new MapReader(node, places, keys.spanRefinement);
  const id = reader.required("id", string);
  return {
    ...emptyGroup(reader),
    ...refinedFields(reader),
    ...splitAttributes(reader, keys.spanRef),
    ...associations(reader),
    id,
    type: "span",
    name: id,
    span_name: reader.optional("name", spanName(places)),
    extends: `span.${reader.required("ref", string)}`,
  };
}
