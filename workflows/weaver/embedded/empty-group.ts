import type { GroupSpec } from "./definition.ts";

const nowhere = { file: "", line: 1, column: 1, endLine: 1, endColumn: 1 };
/** A group of version 2 without anything in it. */
export const emptySpec: GroupSpec = {
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
  at: nowhere,
  fields: {},
  deprecatedNote: true,
  targets: new Map(),
};
