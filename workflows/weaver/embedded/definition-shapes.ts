import { attributeTypeWords } from "./decode-attribute-parts.ts";
import { anyValueTypes } from "./decode-any-value.ts";
import {
  closed,
  flag,
  listOf,
  open,
  openMap,
  optionalFlag,
  optionalMap,
  optionalText,
  orNull,
  text,
  words,
  type Shape,
} from "./shape.ts";

const stability = words(["deprecated", "stable", "development", "alpha", "beta", "release_candidate"]);
const groupType = words(["attribute_group", "span", "event", "metric", "metric_group", "entity", "scope", "undefined"]);
const spanKind = words(["internal", "client", "server", "producer", "consumer"]);
const instrument = words(["updowncounter", "counter", "gauge", "histogram"]);
const role = words(["identifying", "descriptive"]);
const signalLevel = words(["recommended", "opt_in"]);

const requirementLevel: Shape = {
  anyOf: [
    words(["required", "recommended", "opt_in"]),
    open(["conditionally_required"], { conditionally_required: text }),
    open(["recommended"], { recommended: text }),
    open(["opt_in"], { opt_in: text }),
  ],
};

function reason(word: string): Shape {
  return open(["reason", "note"], { note: text, reason: { type: "string", const: word } });
}

const deprecated: Shape = {
  oneOf: [
    open(["reason", "renamed_to"], {
      note: optionalText,
      reason: { type: "string", const: "renamed" },
      renamed_to: text,
    }),
    reason("obsoleted"),
    reason("uncategorized"),
    reason("unspecified"),
  ],
};

const value: Shape = { anyOf: [{ type: "integer" }, { type: "number" }, { type: "string" }, { type: "boolean" }] };
const scalars: readonly Shape[] = [{ type: "integer" }, { type: "number" }, { type: "boolean" }, { type: "string" }];
const examples: Shape = {
  anyOf: [
    { type: "boolean" },
    { type: "integer" },
    { type: "number" },
    { type: "string" },
    value,
    ...scalars.map(listOf),
    listOf(value),
    ...scalars.map((scalar) => listOf(listOf(scalar))),
  ],
};

const enumMember = closed(["id"], {
  annotations: optionalMap,
  brief: optionalText,
  deprecated: orNull(deprecated),
  id: text,
  note: optionalText,
  stability: orNull(stability),
  value: orNull(value),
});

const attributeType: Shape = {
  anyOf: [
    words(attributeTypeWords.filter((word) => !word.startsWith("template["))),
    words(attributeTypeWords.filter((word) => word.startsWith("template["))),
    open(["members"], { members: listOf(enumMember) }),
  ],
};

const entityAssociation = (): Shape => ({
  anyOf: [
    text,
    open(["one_of"], { one_of: listOf(entityAssociation) }),
    open(["all_of"], { all_of: listOf(entityAssociation) }),
  ],
});

const anyValue = (): Shape => ({
  oneOf: anyValueTypes.map((type) => {
    const extra = type === "map" || type === "map[]" ? "fields" : type === "enum" ? "members" : undefined;
    const nested =
      extra === "fields" ? { fields: listOf(anyValue) } : extra === "members" ? { members: listOf(enumMember) } : {};
    return open(["type", "id", "requirement_level", ...(extra === undefined ? [] : [extra])], {
      brief: text,
      examples: orNull(examples),
      id: text,
      note: text,
      requirement_level: requirementLevel,
      stability: orNull(stability),
      type: { type: "string", const: type },
      ...nested,
    });
  }),
});

const written = {
  brief: optionalText,
  deprecated: orNull(deprecated),
  examples: orNull(examples),
  stability: orNull(stability),
};
const attributeV1: Shape = {
  anyOf: [
    closed(["ref"], {
      ...written,
      annotations: optionalMap,
      note: optionalText,
      prefix: flag,
      ref: text,
      requirement_level: orNull(requirementLevel),
      role: orNull(role),
      sampling_relevant: optionalFlag,
      tag: optionalText,
    }),
    closed(["id", "type"], {
      ...written,
      annotations: optionalMap,
      id: text,
      note: text,
      requirement_level: requirementLevel,
      role: orNull(role),
      sampling_relevant: optionalFlag,
      tag: optionalText,
      type: attributeType,
    }),
  ],
};

const group = closed(["id", "brief"], {
  annotations: optionalMap,
  attributes: listOf(attributeV1),
  body: orNull(anyValue),
  brief: text,
  deprecated: orNull(deprecated),
  display_name: optionalText,
  entity_associations: listOf(entityAssociation),
  events: listOf(text),
  extends: optionalText,
  id: text,
  instrument: orNull(instrument),
  metric_name: optionalText,
  name: optionalText,
  note: text,
  prefix: text,
  span_kind: orNull(spanKind),
  stability: orNull(stability),
  type: groupType,
  unit: optionalText,
});

const patterns: Shape = { type: ["array", "null"], items: text };
const imports = closed([], {
  attribute_groups: patterns,
  entities: patterns,
  events: patterns,
  metrics: patterns,
  spans: patterns,
});

/** What a file of version 1 may hold. */
export const definitionV1: Shape = closed([], { groups: listOf(group), imports: orNull(imports) });

const common = { annotations: openMap, brief: text, deprecated: orNull(deprecated), note: text, stability };
const refined = {
  annotations: openMap,
  brief: optionalText,
  deprecated: orNull(deprecated),
  note: optionalText,
  stability: orNull(stability),
};
const refFields = { ...refined, examples: orNull(examples), ref: text, requirement_level: orNull(requirementLevel) };
const attributeRef = closed(["ref"], refFields);
const groupRef = closed(["ref_group"], { ref_group: text });
const refs = listOf({ anyOf: [attributeRef, groupRef] });
const spanRefs = listOf({ anyOf: [closed(["ref"], { ...refFields, sampling_relevant: optionalFlag }), groupRef] });
const associations = listOf(entityAssociation);
const level = orNull(signalLevel);
const spanName = closed(["note"], { note: text });
const visibility = (word: string): Shape => ({ type: "string", const: word });

const attributeDefinition = closed(["key", "type", "brief", "stability"], {
  ...common,
  examples: orNull(examples),
  key: text,
  type: attributeType,
});
const attributeGroup: Shape = {
  oneOf: [
    closed(["visibility", "id"], { attributes: refs, id: text, visibility: visibility("internal") }),
    closed(["visibility", "id", "brief", "stability"], {
      ...common,
      attributes: refs,
      id: text,
      visibility: visibility("public"),
    }),
  ],
};
const entityParts = { description: listOf(attributeRef), identity: listOf(attributeRef) };
const refinementParts = { ...refined, attributes: refs, entity_associations: associations, id: text, ref: text };
const signalParts = { ...common, attributes: refs, entity_associations: associations, requirement_level: level };

/** What a file of version 2 may hold besides its `file_format`. */
export const definitionV2: Shape = closed([], {
  attribute_groups: listOf(attributeGroup),
  attributes: listOf(attributeDefinition),
  entities: listOf(
    closed(["type", "identity", "brief", "stability"], {
      ...common,
      ...entityParts,
      requirement_level: level,
      type: text,
    }),
  ),
  entity_refinements: listOf(closed(["id", "ref"], { ...refined, ...entityParts, id: text, ref: text })),
  event_refinements: listOf(closed(["id", "ref"], refinementParts)),
  events: listOf(closed(["name", "brief", "stability"], { ...signalParts, name: text })),
  imports: orNull(imports),
  metric_refinements: listOf(closed(["id", "ref"], refinementParts)),
  metrics: listOf(
    closed(["name", "instrument", "unit", "brief", "stability"], {
      ...signalParts,
      instrument,
      name: text,
      unit: text,
    }),
  ),
  span_refinements: listOf(closed(["id", "ref"], { ...refinementParts, attributes: spanRefs, name: orNull(spanName) })),
  spans: listOf(
    closed(["type", "kind", "name", "brief", "stability"], {
      ...signalParts,
      attributes: spanRefs,
      kind: spanKind,
      name: spanName,
      type: text,
    }),
  ),
});
