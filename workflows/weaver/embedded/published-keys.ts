import type { GroupType } from "./definition.ts";

/** The keys that the parts of a resolved registry may have (`resolved/2.0`); Weaver refuses all others. */
export type PublishedType = Extract<GroupType, "entity" | "metric" | "event" | "span" | "attribute_group">;

export const documentKeys = new Set([
  "file_format",
  "schema_url",
  "attribute_catalog",
  "registry",
  "refinements",
  "dependencies",
]);
export const refinementKeys = new Set(["spans", "metrics", "events", "entities"]);
export const registryKeys = new Set([...refinementKeys, "attributes", "attribute_groups"]);
export const useKeys = new Set(["base", "requirement_level"]);
export const spanUseKeys = new Set([...useKeys, "sampling_relevant"]);
export const spanNameKeys = new Set(["note"]);
export const entityKeys = new Set(["type", "provenance"]);
const common = ["brief", "note", "stability", "deprecated", "annotations", "provenance"];
const signal = [...common, "attributes", "entity_associations", "requirement_level"];
export const attributeKeys = new Set(["key", "type", "examples", ...common]);
export const groupKeys: Readonly<Record<PublishedType, ReadonlySet<string>>> = {
  entity: new Set([...common, "type", "identity", "description", "requirement_level"]),
  metric: new Set([...signal, "name", "instrument", "unit"]),
  event: new Set([...signal, "name"]),
  span: new Set([...signal, "type", "kind", "name"]),
  attribute_group: new Set([...common, "id", "attributes"]),
};
