import { definitionFailure, type Failure } from "./failure.ts";
import type { Places } from "./places.ts";
import { child, textOf, type YamlNode } from "./yaml-tree.ts";

export interface V2Verdict {
  readonly warnings: readonly Failure[];
  /** With these Weaver refuses the file. */
  readonly fatal: readonly Failure[];
}

const signals = [
  ["metrics", "metric", "name"],
  ["spans", "span", "type"],
  ["events", "event", "name"],
  ["entities", "entity", "type"],
] as const;

/** What Weaver checks in a decoded file of version 2. @param path Weaver's path of the file */
export function validateV2(root: YamlNode, places: Places, path: string): V2Verdict {
  const fatal: Failure[] = [];
  for (const entity of items(root, "entities")) {
    const id = textOf(child(entity, "type")) ?? "";
    fatal.push(...overlaps(entity, id, places, path));
    if (items(entity, "identity").length === 0) fatal.push(missingIdentity(entity, id, places, path));
  }
  for (const refinement of items(root, "entity_refinements")) {
    fatal.push(...overlaps(refinement, textOf(child(refinement, "id")) ?? "", places, path));
  }
  return { warnings: signals.flatMap((signal) => missingLevels(root, signal, places, path)), fatal };
}

function items(node: YamlNode, key: string): readonly YamlNode[] {
  const list = child(node, key);
  return list?.t === "seq" ? list.items : [];
}

function missingLevels(root: YamlNode, signal: (typeof signals)[number], places: Places, path: string): Failure[] {
  const [key, prefix, name] = signal;
  const unset = items(root, key).filter((item) => {
    const level = child(item, "requirement_level");
    return level === undefined || (level.t === "scalar" && level.value === null);
  });
  return unset.map((item) => {
    const id = `${prefix}.${textOf(child(item, name)) ?? ""}`;
    const message = `The signal group \`${id}\` does not set \`requirement_level\`. This will be required in the future.\nProvenance: ${JSON.stringify(path)}`;
    const at = places.of(child(item, name) ?? item);
    return definitionFailure(
      "MissingRequirementLevelWarning",
      { path_or_url: path, group_id: id },
      { severity: "Warning", message, at },
    );
  });
}

function overlaps(entity: YamlNode, id: string, places: Places, path: string): Failure[] {
  const identity = new Map(items(entity, "identity").map((item) => [textOf(child(item, "ref")), item]));
  return items(entity, "description").flatMap((item) => {
    const ref = textOf(child(item, "ref"));
    const first = identity.get(ref);
    if (ref === undefined || first === undefined) return [];
    const message = `The attribute \`${ref}\` is listed under both \`identity\` and \`description\` of \`${id}\`.\nProvenance: ${JSON.stringify(path)}`;
    const help =
      "List the attribute only once: under `identity` if it identifies the entity, under `description` otherwise.";
    const fields = { path_or_url: path, group_id: id, attribute_id: ref };
    const details = { message, help, at: places.of(item), related: [places.of(first)] };
    return [definitionFailure("AttributeInIdentityAndDescription", fields, details)];
  });
}

function missingIdentity(entity: YamlNode, id: string, places: Places, path: string): Failure {
  const message = `The entity \`${id}\` does not declare any \`identity\` attributes.\nProvenance: ${JSON.stringify(path)}`;
  const help =
    "List at least one attribute under `identity`; these are the attributes that uniquely identify the entity.";
  const at = places.of(child(entity, "identity") ?? entity);
  return definitionFailure("EntityMissingIdentity", { path_or_url: path, group_id: id }, { message, help, at });
}
