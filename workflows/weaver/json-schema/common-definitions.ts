import {
  anything,
  choice,
  closed,
  constant,
  described,
  either,
  flag,
  list,
  mapOf,
  nullable,
  number,
  open,
  ref,
  text,
  type Schema,
} from "./schema-builder.ts";

const primitives = ["boolean", "int", "double", "string"] as const;
const scalar = either(flag, number, text);

/** What the formats of both versions are made of. */
export const commonDefinitions: Readonly<Record<string, Schema>> = {
  stability: described(
    "How far something may still change.",
    choice("stable", "release_candidate", "beta", "alpha", "development", "deprecated"),
  ),
  deprecated: described(
    "Why something should no longer be used, and what to use instead.",
    either(
      open({ reason: constant("renamed"), renamed_to: text, "note?": nullable(text) }),
      open({ reason: choice("obsoleted", "uncategorized", "unspecified"), note: text }),
    ),
  ),
  requirement_level: described(
    "Whether an attribute must be there; a condition or a reason may be given.",
    either(
      choice("required", "recommended", "opt_in"),
      ...["conditionally_required", "recommended", "opt_in"].map((level) => open({ [level]: text })),
    ),
  ),
  signal_requirement_level: described("Whether a signal should be emitted.", choice("recommended", "opt_in")),
  attribute_type: described(
    "A primitive, a list of one, a template of either, or an enumeration.",
    either(
      choice(...primitives, "any", ...primitives.map((name) => `${name}[]`)),
      choice(
        ...[...primitives, "any"].map((name) => `template[${name}]`),
        ...primitives.map((name) => `template[${name}[]]`),
      ),
      open({ members: list(ref("enum_member")) }),
    ),
  ),
  enum_member: described(
    "One value of an enumeration.",
    closed({
      id: text,
      "value?": nullable(scalar),
      "brief?": nullable(text),
      "note?": nullable(text),
      "stability?": nullable(ref("stability")),
      "deprecated?": nullable(ref("deprecated")),
      "annotations?": nullable(mapOf(anything)),
    }),
  ),
  examples: described(
    "One example, or a list of them; examples of list types are lists of one kind.",
    either(scalar, list(scalar), ...[number, flag, text].map((kind) => list(list(kind)))),
  ),
  annotations: described("Notes for tools, which Weaver passes on.", mapOf(anything)),
  span_kind: choice("internal", "client", "server", "producer", "consumer"),
  instrument: choice("updowncounter", "counter", "gauge", "histogram"),
  schema_url: described("A registry by its schema URL.", open({ url: text })),
  imports: described(
    "Names or patterns of what to take over from the dependencies.",
    closed(
      Object.fromEntries(
        ["attribute_groups", "entities", "events", "metrics", "spans"].map((kind) => [
          `${kind}?`,
          nullable(list(text)),
        ]),
      ),
    ),
  ),
  entity_association: described(
    "An entity by name, or a choice (`one_of`) or combination (`all_of`) of associations.",
    either(text, ...combined("entity_association")),
  ),
};

/** `one_of` and `all_of` over associations of a kind. */
export function combined(name: string): readonly Schema[] {
  return ["one_of", "all_of"].map((key) => open({ [key]: list(ref(name)) }));
}
