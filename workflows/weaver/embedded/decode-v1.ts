import type { Range } from "../registry.ts";
import { anyValue } from "./decode-any-value.ts";
import {
  attributeType,
  deprecatedV1,
  entityAssociation,
  examples,
  requirementLevel,
  stability,
} from "./decode-attribute-parts.ts";
import { annotations, boolean, listOrNothing, MapReader, oneOf, string } from "./decode-values.ts";
import { decodeImports } from "./decode-imports.ts";
import type { AttributeSpec, Definition, GroupSpec, Written } from "./definition.ts";
import type { Places } from "./places.ts";
import { child, textOf, type YamlNode } from "./yaml-tree.ts";

const fileKeys = new Set(["groups", "imports"]);
const groupKeys = new Set([
  "id",
  "type",
  "brief",
  "note",
  "prefix",
  "extends",
  "stability",
  "deprecated",
  "attributes",
  "span_kind",
  "events",
  "metric_name",
  "instrument",
  "unit",
  "name",
  "display_name",
  "body",
  "annotations",
  "entity_associations",
  "include_groups",
  "visibility",
  "is_v2",
  "span_name",
  "requirement_level",
]);
const sharedAttributeKeys = [
  "brief",
  "examples",
  "tag",
  "requirement_level",
  "sampling_relevant",
  "note",
  "stability",
  "deprecated",
  "annotations",
  "role",
];
const refKeys = new Set(["ref", "prefix", ...sharedAttributeKeys]);
const defKeys = new Set(["id", "type", ...sharedAttributeKeys]);

const groupTypeWord = oneOf([
  "attribute_group",
  "span",
  "event",
  "metric",
  "metric_group",
  "entity",
  "resource",
  "scope",
  "undefined",
]);
export const spanKind = oneOf(["internal", "client", "server", "producer", "consumer"]);
export const instrument = oneOf(["updowncounter", "counter", "gauge", "histogram"]);
const role = oneOf(["identifying", "descriptive"]);

/** Decodes a file of version 1 (no `file_format`, or `definition/1`). @throws Undecodable */
export function decodeV1(root: YamlNode, places: Places): Definition {
  const reader = new MapReader(root, places, fileKeys);
  return {
    format: "v1",
    groups: reader.fallback(
      "groups",
      listOrNothing((node) => decodeGroup(node, places)),
      [],
    ),
    imports: reader.optional("imports", (node) => decodeImports(node, places)) ?? [],
  };
}

function decodeGroup(node: YamlNode, places: Places): GroupSpec {
  const reader = new MapReader(node, places, groupKeys);
  const type = reader.fallback("type", groupTypeWord, "undefined");
  return {
    id: reader.required("id", string),
    type: type === "resource" ? "entity" : type,
    brief: reader.required("brief", string),
    note: reader.fallback("note", string, ""),
    prefix: reader.fallback("prefix", string, ""),
    extends: reader.optional("extends", string),
    stability: reader.optional("stability", stability),
    deprecated: reader.optional("deprecated", deprecatedV1(places)),
    attributes: reader.fallback(
      "attributes",
      listOrNothing((item) => decodeAttribute(item, places)),
      [],
    ),
    span_kind: reader.optional("span_kind", spanKind),
    events: reader.fallback("events", listOrNothing(string), []),
    metric_name: reader.optional("metric_name", string),
    instrument: reader.optional("instrument", instrument),
    unit: reader.optional("unit", string),
    name: reader.optional("name", string),
    display_name: reader.optional("display_name", string),
    body: reader.optional("body", (item) => anyValue(item, places)),
    annotations: reader.optional("annotations", annotations),
    entity_associations: reader.fallback("entity_associations", listOrNothing(entityAssociation), []),
    include_groups: reader.fallback("include_groups", listOrNothing(string), []),
    visibility: reader.optional("visibility", oneOf(["internal", "public"])),
    is_v2: reader.fallback("is_v2", boolean, false),
    span_name: reader.optional("span_name", (item) => new MapReader(item, places).required("note", string)),
    requirement_level: reader.optional("requirement_level", oneOf(["recommended", "opt_in"])),
    at: places.of(node),
    fields: reader.fields(),
    deprecatedNote: child(reader.value("deprecated"), "note") !== undefined,
    targets: targetsOf(places, [
      reader.value("extends"),
      reader.value("entity_associations"),
      reader.value("include_groups"),
    ]),
  };
}

/** Places of every text below the nodes: the names that a group points at. */
export function targetsOf(places: Places, nodes: readonly (YamlNode | undefined)[]): ReadonlyMap<string, Range> {
  const targets = new Map<string, Range>();
  const visit = (node: YamlNode | undefined): void => {
    const text = textOf(node);
    if (node === undefined) return;
    if (text !== undefined && !targets.has(text)) targets.set(text, places.of(node));
    if (node.t === "seq") node.items.forEach(visit);
    if (node.t === "map") for (const entry of node.entries.values()) visit(entry.node);
  };
  nodes.forEach(visit);
  return targets;
}

function decodeAttribute(node: YamlNode, places: Places): AttributeSpec {
  const isRef = node.t === "map" && node.entries.has("ref");
  const reader = new MapReader(node, places, isRef ? refKeys : defKeys);
  const deprecated = deprecatedV1(places);
  const common = {
    brief: reader.optional("brief", string),
    examples: reader.optional("examples", examples),
    tag: reader.optional("tag", string),
    sampling_relevant: reader.optional("sampling_relevant", boolean),
    stability: reader.optional("stability", stability),
    deprecated: reader.optional("deprecated", deprecated),
    annotations: reader.optional("annotations", annotations),
    role: reader.optional("role", role),
    written: writtenAt(reader, isRef ? "ref" : "id"),
  };
  if (isRef) {
    return {
      kind: "ref",
      name: reader.required("ref", string),
      requirement_level: reader.optional("requirement_level", requirementLevel),
      note: reader.optional("note", string),
      prefix: reader.fallback("prefix", boolean, false),
      ...common,
    };
  }
  return {
    kind: "id",
    name: reader.required("id", string),
    type: reader.required("type", attributeType(places, deprecated)),
    requirement_level: reader.fallback("requirement_level", requirementLevel, "recommended"),
    note: reader.fallback("note", string, ""),
    ...common,
  };
}

export function writtenAt(reader: MapReader, nameKey: string): Written {
  const members = child(reader.value("type"), "members");
  return {
    at: reader.places.of(reader.node),
    name: reader.at(nameKey),
    fields: reader.fields(),
    members: members?.t === "seq" ? members.items.map((item) => reader.places.of(item)) : [],
    deprecatedNote: child(reader.value("deprecated"), "note") !== undefined,
  };
}
