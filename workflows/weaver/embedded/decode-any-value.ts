import type { AnyValueSpec } from "./definition.ts";
import {
  compact,
  deprecatedV1,
  enumMember,
  examples,
  markExamples,
  requirementLevel,
  stability,
} from "./decode-attribute-parts.ts";
import { list, MapReader, oneOf, string } from "./decode-values.ts";
import type { Places } from "./places.ts";
import type { YamlNode } from "./yaml-tree.ts";

export const anyValueTypes = [
  "boolean",
  "int",
  "double",
  "string",
  "string[]",
  "int[]",
  "double[]",
  "boolean[]",
  "map",
  "map[]",
  "bytes",
  "undefined",
  "enum",
] as const;
const anyValueType = oneOf(anyValueTypes);

/** The body of an event, or a field of it. */
export function anyValue(node: YamlNode, places: Places): AnyValueSpec {
  const reader = new MapReader(node, places);
  const type = reader.required("type", anyValueType);
  const nested = type === "map" || type === "map[]";
  const fields = nested
    ? reader.required(
        "fields",
        list((item) => anyValue(item, places)),
      )
    : [];
  const deprecated = deprecatedV1(places);
  const members =
    type === "enum"
      ? reader.required(
          "members",
          list((item) => enumMember(item, places, deprecated)),
        )
      : [];
  const common = {
    id: reader.required("id", string),
    stability: reader.optional("stability", stability),
    examples: reader.optional("examples", examples),
  };
  const json = compact({
    type,
    id: common.id,
    brief: reader.fallback("brief", string, "") || undefined,
    note: reader.fallback("note", string, "") || undefined,
    stability: common.stability,
    examples: common.examples?.json,
    requirement_level: reader.required("requirement_level", requirementLevel),
    fields: nested ? fields.map((field) => field.json) : undefined,
    members: type === "enum" ? members : undefined,
  });
  markExamples(common.examples, json);
  return { json, type, ...common, fields, members, at: places.of(node) };
}
