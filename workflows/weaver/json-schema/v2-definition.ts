import { commonDefinitions } from "./common-definitions.ts";
import {
  closed,
  constant,
  described,
  documentOf,
  either,
  flag,
  list,
  nullable,
  ref,
  text,
  type Fields,
  type Schema,
} from "./schema-builder.ts";

const optionalText = nullable(text);

const common: Fields = {
  brief: text,
  "note?": text,
  stability: ref("stability"),
  "deprecated?": nullable(ref("deprecated")),
  "annotations?": ref("annotations"),
};

/** What a refinement or a reference may say in place of what it refers to. */
const overrides: Fields = {
  "brief?": optionalText,
  "note?": optionalText,
  "stability?": nullable(ref("stability")),
  "deprecated?": nullable(ref("deprecated")),
  "annotations?": ref("annotations"),
};

const level = { "requirement_level?": nullable(ref("signal_requirement_level")) };
const associations = { "entity_associations?": list(ref("entity_association")) };
const uses = { "attributes?": list(ref("attribute_or_group")), ...associations };
const spanUses = { "attributes?": list(ref("span_attribute_or_group")), ...associations };
const refines = { id: text, ref: text, ...overrides };

const reference: Fields = {
  ref: text,
  "examples?": nullable(ref("examples")),
  "requirement_level?": nullable(ref("requirement_level")),
  ...overrides,
};

const spanName = closed({ note: text });

const definitions: Readonly<Record<string, Schema>> = {
  ...commonDefinitions,
  attribute: described(
    "An attribute that this registry defines.",
    closed({ key: text, type: ref("attribute_type"), "examples?": nullable(ref("examples")), ...common }),
  ),
  attribute_reference: described("A use of an attribute, with what is different here.", closed(reference)),
  span_attribute_reference: closed({ ...reference, "sampling_relevant?": nullable(flag) }),
  group_reference: described("All attributes of a group.", closed({ ref_group: text })),
  attribute_or_group: either(ref("attribute_reference"), ref("group_reference")),
  span_attribute_or_group: either(ref("span_attribute_reference"), ref("group_reference")),
  attribute_group: described(
    "Attributes to use together: within this registry, or public.",
    either(
      closed({ id: text, visibility: constant("internal"), "attributes?": list(ref("attribute_or_group")) }),
      closed({ id: text, visibility: constant("public"), "attributes?": list(ref("attribute_or_group")), ...common }),
    ),
  ),
  span: closed({ type: text, kind: ref("span_kind"), name: spanName, ...spanUses, ...level, ...common }),
  metric: closed({ name: text, instrument: ref("instrument"), unit: text, ...uses, ...level, ...common }),
  event: closed({ name: text, ...uses, ...level, ...common }),
  entity: closed({
    type: text,
    identity: list(ref("attribute_reference")),
    "description?": list(ref("attribute_reference")),
    ...level,
    ...common,
  }),
  span_refinement: closed({ ...refines, "name?": nullable(spanName), ...spanUses }),
  metric_refinement: closed({ ...refines, ...uses }),
  event_refinement: closed({ ...refines, ...uses }),
  entity_refinement: closed({
    ...refines,
    "identity?": list(ref("attribute_reference")),
    "description?": list(ref("attribute_reference")),
  }),
};

const lists = {
  attributes: "attribute",
  attribute_groups: "attribute_group",
  spans: "span",
  metrics: "metric",
  events: "event",
  entities: "entity",
  span_refinements: "span_refinement",
  metric_refinements: "metric_refinement",
  event_refinements: "event_refinement",
  entity_refinements: "entity_refinement",
};

/** A file of version 2, as authors write it. */
export const semconvDefinitionV2 = documentOf({
  title: "Definition file, version 2",
  root: closed({
    "file_format?": constant("definition/2"),
    "imports?": nullable(ref("imports")),
    ...Object.fromEntries(Object.entries(lists).map(([key, name]) => [`${key}?`, list(ref(name))])),
  }),
  definitions,
});
