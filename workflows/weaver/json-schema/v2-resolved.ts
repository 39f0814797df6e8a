import { combined, commonDefinitions } from "./common-definitions.ts";
import {
  closed,
  constant,
  described,
  documentOf,
  either,
  flag,
  list,
  nullable,
  open,
  ref,
  text,
  unsigned,
  type Fields,
  type Schema,
} from "./schema-builder.ts";

const common: Fields = {
  brief: text,
  "note?": text,
  stability: ref("stability"),
  "deprecated?": nullable(ref("deprecated")),
  "annotations?": ref("annotations"),
  "provenance?": ref("provenance"),
};

const attribute: Fields = {
  key: text,
  type: ref("attribute_type"),
  "examples?": nullable(ref("examples")),
  ...common,
};

/** What the published and the materialised form differ in. */
interface Form {
  /** An attribute as a signal uses it, without its requirement level. */
  readonly use: Fields;
  readonly provenance: Schema;
  /** The key of an entity's identity: with `?` where it may be left out. */
  readonly identity: "identity" | "identity?";
}

function definitionsOf({ use, provenance, identity }: Form): Readonly<Record<string, Schema>> {
  const leveled = { ...use, requirement_level: ref("requirement_level") };
  const level = { "requirement_level?": nullable(ref("signal_requirement_level")) };
  const signal = { "entity_associations?": list(ref("entity_reference")), ...level, ...common };
  const uses = { "attributes?": list(ref("attribute_use")) };
  const span = {
    type: text,
    kind: ref("span_kind"),
    name: closed({ note: text }),
    "attributes?": list(ref("span_attribute_use")),
    ...signal,
  };
  const metric = { name: text, instrument: ref("instrument"), unit: text, ...uses, ...signal };
  const event = { name: text, ...uses, ...signal };
  const entityUses = list(ref("attribute_use"));
  const entity = { type: text, [identity]: entityUses, "description?": entityUses, ...level, ...common };
  return {
    ...commonDefinitions,
    provenance: described("Where something comes from, if not from this registry.", provenance),
    attribute: closed(attribute),
    attribute_use: described("An attribute as a signal uses it.", closed(leveled)),
    span_attribute_use: closed({ ...leveled, "sampling_relevant?": nullable(flag) }),
    attribute_group: closed({ id: text, attributes: list(ref("attribute_use")), ...common }),
    entity_reference: described(
      "An entity and the registry that defines it, or a choice or combination of references.",
      either(closed({ type: text, "provenance?": ref("provenance") }), ...combined("entity_reference")),
    ),
    span: closed(span),
    metric: closed(metric),
    event: closed(event),
    entity: closed(entity),
    span_refinement: open({ id: text, ...span }),
    metric_refinement: open({ id: text, ...metric }),
    event_refinement: open({ id: text, ...event }),
    entity_refinement: open({ id: text, ...entity }),
  };
}

function registryOf(attributes: Schema): Schema {
  const signals = { spans: "span", metrics: "metric", events: "event", entities: "entity" };
  return closed({
    attributes: list(attributes),
    attribute_groups: list(ref("attribute_group")),
    ...Object.fromEntries(Object.entries(signals).map(([key, name]) => [key, list(ref(name))])),
  });
}

function refinementsOf(entities: "entities" | "entities?"): Schema {
  return closed({
    spans: list(ref("span_refinement")),
    metrics: list(ref("metric_refinement")),
    events: list(ref("event_refinement")),
    [entities]: list(ref("entity_refinement")),
  });
}

const index = unsigned();

/** What `registry package` publishes: attributes stand in a catalogue, signals point into it. */
export const resolvedRegistryV2 = documentOf({
  title: "Published registry, version 2",
  root: closed({
    file_format: constant("resolved/2.0"),
    schema_url: ref("schema_url"),
    attribute_catalog: list(ref("attribute")),
    registry: registryOf(index),
    refinements: refinementsOf("entities?"),
    "dependencies?": { ...list(ref("schema_url")), uniqueItems: true },
  }),
  definitions: definitionsOf({
    use: { base: index },
    provenance: open({ "source?": nullable(index) }),
    identity: "identity",
  }),
});

/** What templates of version 2 are given. */
export const materializedRegistryV2 = documentOf({
  title: "Materialised registry, version 2",
  root: closed({
    schema_url: ref("schema_url"),
    registry: registryOf(ref("attribute")),
    refinements: refinementsOf("entities"),
    "dependencies?": list({ $ref: "#" }),
  }),
  definitions: definitionsOf({
    use: attribute,
    provenance: open({ "path?": nullable(text), "source?": nullable(ref("schema_url")) }),
    identity: "identity?",
  }),
});
