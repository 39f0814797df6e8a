import type {
  AttributeTypeJson,
  DeprecatedJson,
  EntityAssociation,
  EnumMemberJson,
  ExamplesKind,
  ExamplesSpec,
  RequirementLevelJson,
} from "./definition.ts";
import type { Places } from "./places.ts";
import { annotations, isNull, list, MapReader, oneOf, scalarOf, string, Undecodable } from "./decode-values.ts";
import { markFloat } from "./written-floats.ts";
import { isIntegralFloat, withFloats, type YamlNode } from "./yaml-tree.ts";

const stabilityWord = oneOf([
  "deprecated",
  "stable",
  "development",
  "experimental",
  "alpha",
  "beta",
  "release_candidate",
]);

/** The stability; `experimental` is the old word for `development`. */
export function stability(node: YamlNode): string {
  const word = stabilityWord(node);
  return word === "experimental" ? "development" : word;
}

const primitives = ["boolean", "int", "double", "string", "any", "string[]", "int[]", "double[]", "boolean[]"];
export const attributeTypeWords: readonly string[] = [
  ...primitives,
  ...primitives.map((primitive) => `template[${primitive}]`),
];
const typeWords = new Set(attributeTypeWords);

export function attributeType(places: Places, deprecated: (node: YamlNode) => DeprecatedJson) {
  const members = list((node) => enumMember(node, places, deprecated));
  return (node: YamlNode): AttributeTypeJson => {
    if (node.t === "map") return { members: new MapReader(node, places).required("members", members) };
    const word = string(node);
    if (!typeWords.has(word)) throw new Undecodable(node, `unknown attribute type \`${word}\``);
    return word;
  };
}

const memberKeys = new Set(["id", "value", "brief", "note", "stability", "deprecated", "annotations"]);

export function enumMember(
  node: YamlNode,
  places: Places,
  deprecated: (node: YamlNode) => DeprecatedJson,
): EnumMemberJson {
  const reader = new MapReader(node, places, memberKeys);
  const id = reader.required("id", string);
  const member = compact({
    id,
    value: reader.optional("value", enumValue) ?? id,
    brief: reader.optional("brief", string),
    note: reader.optional("note", string),
    stability: reader.optional("stability", stability),
    deprecated: reader.optional("deprecated", deprecated),
    annotations: reader.optional("annotations", annotations),
  });
  const value = reader.value("value");
  return withFloats(member, value === undefined ? [] : [["value", value]]);
}

function enumValue(node: YamlNode): string | number | boolean {
  const value = scalarOf(node)?.value;
  if (value === undefined || value === null) throw new Undecodable(node, "expected an enum value");
  return value;
}

const levelWord = oneOf(["required", "recommended", "opt_in"]);

export function requirementLevel(node: YamlNode): RequirementLevelJson {
  if (node.t !== "map") return levelWord(node);
  const [only] = node.entries;
  // A level whose text was left out (`opt_in:`) is the plain level.
  if (only !== undefined && node.entries.size === 1 && isNull(only[1].node)) return levelNamed(node, only[0]);
  const text = (key: string): string | undefined => {
    const value = node.entries.get(key)?.node;
    const scalar = value === undefined ? undefined : scalarOf(value)?.value;
    return typeof scalar === "string" ? scalar : undefined;
  };
  const condition = text("conditionally_required");
  if (condition !== undefined) return { conditionally_required: condition };
  const recommended = text("recommended");
  if (recommended !== undefined) return { recommended };
  const optIn = text("opt_in");
  if (optIn !== undefined) return { opt_in: optIn };
  throw new Undecodable(node, "unknown requirement level");
}

function levelNamed(node: YamlNode, name: string): RequirementLevelJson {
  return levelWord({ t: "scalar", value: name, float: false, tag: undefined, start: node.start, end: node.end });
}

const deprecatedKeys = new Set(["reason", "note", "renamed_to"]);

/** `deprecated` of version 1: a sentence, or a reason with its fields. */
export function deprecatedV1(places: Places) {
  return (node: YamlNode): DeprecatedJson => {
    if (node.t !== "map") return { reason: "unspecified", note: string(node) };
    const reader = new MapReader(node, places, deprecatedKeys);
    const note = reader.has("note") ? reader.required("note", string) : undefined;
    const renamedTo = reader.has("renamed_to") ? reader.required("renamed_to", string) : undefined;
    const reason = reader.has("reason") ? reader.required("reason", string) : undefined;
    if (reason === "renamed") return renamed(node, renamedTo, note);
    if (reason === "obsoleted") return { reason, note: note ?? "Obsoleted." };
    if (reason === "uncategorized") return { reason, note: note ?? "Uncategorized." };
    throw new Undecodable(node, "missing field `action`");
  };
}

const reasonWord = oneOf(["renamed", "obsoleted", "uncategorized", "unspecified"]);

/** `deprecated` of version 2: always a reason; all but `renamed` need a note. */
export function deprecatedV2(places: Places) {
  return (node: YamlNode): DeprecatedJson => {
    const reader = new MapReader(node, places);
    const reason = reader.required("reason", reasonWord);
    if (reason !== "renamed") return { reason, note: reader.required("note", string) };
    return renamed(node, reader.required("renamed_to", string), reader.optional("note", string));
  };
}

function renamed(node: YamlNode, renamedTo: string | undefined, note: string | undefined): DeprecatedJson {
  if (renamedTo === undefined) throw new Undecodable(node, "missing field `renamed_to`");
  return { reason: "renamed", renamed_to: renamedTo, note: note ?? `Replaced by \`${renamedTo}\`.` };
}

/** The examples, and which of Weaver's shapes they have: its checks compare that with the attribute's type. */
export function examples(node: YamlNode): ExamplesSpec {
  const decoded = examplesOf(node);
  if (node.t === "seq") markFloats(node.items, decoded.json, decoded.kind);
  return decoded;
}

/** In a list of doubles every number is one; in a mixed list only what was written so. */
function markFloats(items: readonly YamlNode[], json: unknown, kind: ExamplesKind): void {
  if (!Array.isArray(json)) return;
  for (const [index, item] of items.entries()) {
    if (item.t === "seq") markFloats(item.items, json[index], kind);
    else if (kind.endsWith("Doubles") ? Number.isInteger(plain(item)) : isIntegralFloat(item)) markFloat(json, index);
  }
}

/** The key `examples` of an object that takes them over. */
export function markExamples<T extends object>(spec: ExamplesSpec | undefined, owner: T): T {
  if (spec?.kind === "Double" && Number.isInteger(spec.json)) markFloat(owner, "examples");
  return owner;
}

function examplesOf(node: YamlNode): ExamplesSpec {
  if (node.t === "scalar") return { kind: scalarKind(node), json: scalarOf(node)?.value };
  if (node.t === "map") throw new Undecodable(node, "examples are a value or a list of values");
  const nested = node.items.some((item) => item.t === "seq");
  if (!nested) return { kind: listKind(node.items, "Anys"), json: node.items.map(plain) };
  return {
    kind: nestedKind(node),
    json: node.items.map((item) => (item.t === "seq" ? item.items.map(plain) : plain(item))),
  };
}

function scalarKind(node: YamlNode): "Bool" | "Int" | "Double" | "String" {
  const scalar = scalarOf(node);
  if (scalar === undefined || scalar.value === null) throw new Undecodable(node, "expected an example value");
  if (typeof scalar.value === "boolean") return "Bool";
  if (typeof scalar.value === "string") return "String";
  return scalar.float ? "Double" : "Int";
}

function listKind(items: readonly YamlNode[], mixed: ExamplesKind | undefined): ExamplesKind {
  const kinds = new Set(items.map(scalarKind));
  const [only] = kinds;
  if (only === undefined) return "Ints";
  if (kinds.size === 1) return `${only}s`;
  if (kinds.size === 2 && kinds.has("Int") && kinds.has("Double")) return "Doubles";
  if (mixed === undefined) throw new Undecodable(items[0] ?? nothing, "a list of examples mixes types");
  return mixed;
}

const nestedKinds = new Map<ExamplesKind, ExamplesKind>([
  ["Ints", "ListOfInts"],
  ["Doubles", "ListOfDoubles"],
  ["Bools", "ListOfBools"],
  ["Strings", "ListOfStrings"],
]);

function nestedKind(node: YamlNode & { readonly t: "seq" }): ExamplesKind {
  const flat: YamlNode[] = [];
  for (const item of node.items) {
    if (item.t !== "seq") throw new Undecodable(item, "a list of examples mixes lists and values");
    flat.push(...item.items);
  }
  const kind = nestedKinds.get(listKind(flat, undefined));
  if (kind === undefined) throw new Undecodable(node, "a list of examples mixes types");
  return kind;
}

function plain(node: YamlNode): unknown {
  return scalarOf(node)?.value;
}

const nothing: YamlNode = { t: "scalar", value: null, float: false, tag: undefined, start: 0, end: 0 };

export function entityAssociation(node: YamlNode): EntityAssociation {
  if (node.t !== "map") return string(node);
  const children = list(entityAssociation);
  const oneOfNode = node.entries.get("one_of")?.node;
  if (oneOfNode !== undefined) return { one_of: children(oneOfNode) };
  const allOfNode = node.entries.get("all_of")?.node;
  if (allOfNode !== undefined) return { all_of: children(allOfNode) };
  throw new Undecodable(node, "expected an entity, `one_of` or `all_of`");
}

/** Drops the keys that hold nothing. */
export function compact<T extends object>(value: T): Compacted<T> {
  const result: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) if (item !== undefined) result[key] = item;
  return result as Compacted<T>;
}

type Compacted<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};
