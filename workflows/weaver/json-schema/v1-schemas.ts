import { commonDefinitions } from "./common-definitions.ts";
import {
  anything,
  choice,
  closed,
  constant,
  described,
  documentOf,
  either,
  flag,
  list,
  mapOf,
  nullable,
  open,
  ref,
  text,
  whole,
  number,
  type Fields,
  type Schema,
} from "./schema-builder.ts";

const optionalText = nullable(text);
const annotations = { "annotations?": nullable(mapOf(anything)) };

const lifecycle = {
  "stability?": nullable(ref("stability")),
  "deprecated?": nullable(ref("deprecated")),
  ...annotations,
};

const attributeFields: Fields = {
  "examples?": nullable(ref("examples")),
  "tag?": optionalText,
  "sampling_relevant?": nullable(flag),
  "role?": nullable(ref("attribute_role")),
  ...lifecycle,
};

/** What groups have as they are written and as they are resolved. */
const groupFields: Fields = {
  id: text,
  brief: text,
  "note?": text,
  "prefix?": text,
  "extends?": optionalText,
  "span_kind?": nullable(ref("span_kind")),
  "events?": list(text),
  "metric_name?": optionalText,
  "instrument?": nullable(ref("instrument")),
  "unit?": optionalText,
  "name?": optionalText,
  "display_name?": optionalText,
  "body?": nullable(ref("any_value")),
  "entity_associations?": list(ref("entity_association")),
  ...lifecycle,
};

const anyValueFields: Fields = {
  id: text,
  requirement_level: ref("requirement_level"),
  "brief?": text,
  "note?": text,
  "examples?": nullable(ref("examples")),
  "stability?": nullable(ref("stability")),
};

const plainValues = choice(
  ...["boolean", "int", "double", "string"].flatMap((name) => [name, `${name}[]`]),
  "bytes",
  "undefined",
);

const definitions: Readonly<Record<string, Schema>> = {
  ...commonDefinitions,
  attribute_role: described(
    "Whether an entity's attribute identifies or describes it.",
    choice("identifying", "descriptive"),
  ),
  any_value: described(
    "The body of an event: a value, a map of values or an enumeration.",
    either(
      open({ ...anyValueFields, type: plainValues }),
      open({ ...anyValueFields, type: choice("map", "map[]"), fields: list(ref("any_value")) }),
      open({ ...anyValueFields, type: constant("enum"), members: list(ref("enum_member")) }),
    ),
  ),
  group_type: choice("attribute_group", "span", "event", "metric", "metric_group", "entity", "scope", "undefined"),
  attribute_reference: described(
    "A use of an attribute that is defined elsewhere, with what is different here.",
    closed({
      ...attributeFields,
      ref: text,
      "brief?": optionalText,
      "note?": optionalText,
      "requirement_level?": nullable(ref("requirement_level")),
      "prefix?": flag,
    }),
  ),
  attribute_definition: described(
    "An attribute that is defined here.",
    closed({
      ...attributeFields,
      id: text,
      type: ref("attribute_type"),
      "brief?": optionalText,
      "note?": text,
      "requirement_level?": ref("requirement_level"),
    }),
  ),
  group: described(
    "A group of attributes, or a signal.",
    closed({
      ...groupFields,
      "type?": ref("group_type"),
      "attributes?": list(either(ref("attribute_reference"), ref("attribute_definition"))),
    }),
  ),
  resolved_attribute: described(
    "An attribute with everything that it inherits.",
    closed({
      ...attributeFields,
      name: text,
      type: ref("attribute_type"),
      brief: text,
      requirement_level: ref("requirement_level"),
      "note?": text,
      "prefix?": flag,
      "tags?": nullable(mapOf(text)),
      "value?": nullable(ref("attribute_value")),
    }),
  ),
  attribute_value: either(
    open({ type: constant("Int"), value: whole }),
    open({ type: constant("Double"), value: number }),
    open({ type: constant("String"), value: text }),
  ),
  resolved_group: described(
    "A group with everything that it inherits.",
    open({
      ...groupFields,
      type: ref("group_type"),
      "attributes?": list(ref("resolved_attribute")),
      "lineage?": nullable(ref("group_lineage")),
    }),
  ),
  group_lineage: described(
    "Where a group and its fields come from.",
    open({
      provenance: open({ path: text, schema_url: ref("schema_url") }),
      "extends_group?": optionalText,
      "includes_group?": list(text),
      "attributes?": mapOf(ref("attribute_lineage")),
    }),
  ),
  attribute_lineage: open({
    source_group: text,
    "inherited_fields?": { ...list(text), uniqueItems: true },
    "locally_overridden_fields?": { ...list(text), uniqueItems: true },
  }),
};

/** A file of groups, as authors write it. */
export const semconvGroup = documentOf({
  title: "Definition file, version 1",
  root: closed({ "groups?": list(ref("group")), "imports?": nullable(ref("imports")) }),
  definitions,
});

/** What templates of version 1 are given. */
export const resolvedRegistry = documentOf({
  title: "Resolved registry, version 1",
  root: closed({ registry_url: text, groups: list(ref("resolved_group")) }),
  definitions,
});
