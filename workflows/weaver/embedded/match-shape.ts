import { shapeOf, type JsonType, type Shape, type ShapeRef } from "./shape.ts";
import type { MapNode, YamlNode } from "./yaml-tree.ts";

/** One way in which a value misses its shape. */
export interface Mismatch {
  readonly node: YamlNode;
  /** Path of the value from the root of the file. */
  readonly path: readonly (string | number)[];
  readonly problem:
    | { readonly is: "type"; readonly types: readonly JsonType[] }
    | { readonly is: "const"; readonly value: string }
    | { readonly is: "missing"; readonly key: string }
    | { readonly is: "unexpected"; readonly keys: readonly string[]; readonly allowed: readonly string[] }
    | { readonly is: "none"; readonly of: "anyOf" | "oneOf"; readonly variants: readonly (readonly Mismatch[])[] };
}

type Path = Mismatch["path"];

/** All mismatches, in the order in which Weaver's validator finds them. */
export function matchShape(node: YamlNode, ref: ShapeRef, path: Path = []): readonly Mismatch[] {
  const shape = shapeOf(ref);
  const found: Mismatch[] = [];
  const types = shape.type === undefined ? undefined : [shape.type].flat();
  if (types !== undefined && !types.some((type) => hasType(node, type)))
    found.push({ node, path, problem: { is: "type", types } });
  if (shape.const !== undefined && !(node.t === "scalar" && node.value === shape.const)) {
    found.push({ node, path, problem: { is: "const", value: shape.const } });
  }
  if (node.t === "map" && shape.properties !== undefined) found.push(...matchObject(node, shape, path));
  if (node.t === "seq" && shape.items !== undefined) {
    const items = shape.items;
    found.push(...node.items.flatMap((item, index) => matchShape(item, items, [...path, index])));
  }
  if (shape.anyOf !== undefined) found.push(...matchVariants(node, shape.anyOf, { of: "anyOf", path }));
  if (shape.oneOf !== undefined) found.push(...matchVariants(node, shape.oneOf, { of: "oneOf", path }));
  return found;
}

/** The validator that Weaver uses looks for required keys last where there is one of them, otherwise first. */
function matchObject(node: MapNode, shape: Shape, path: Path): readonly Mismatch[] {
  const required = shape.required ?? [];
  const missing = required
    .filter((key) => !node.entries.has(key))
    .map((key): Mismatch => ({ node, path, problem: { is: "missing", key } }));
  const properties = shape.properties ?? {};
  const inside: Mismatch[] = [];
  const keys: string[] = [];
  for (const key of [...node.entries.keys()].toSorted()) {
    const property = Object.hasOwn(properties, key) ? properties[key] : undefined;
    const entry = node.entries.get(key);
    if (property !== undefined && entry !== undefined) inside.push(...matchShape(entry.node, property, [...path, key]));
    else if (shape.closed === true) keys.push(key);
  }
  const allowed = Object.keys(properties);
  const unexpected: readonly Mismatch[] =
    keys.length === 0 ? [] : [{ node, path, problem: { is: "unexpected", keys, allowed } }];
  const requiredLast = shape.closed === true && required.length === 1;
  return requiredLast ? [...inside, ...unexpected, ...missing] : [...missing, ...inside, ...unexpected];
}

function matchVariants(
  node: YamlNode,
  shapes: readonly ShapeRef[],
  { of, path }: { readonly of: "anyOf" | "oneOf"; readonly path: Path },
): readonly Mismatch[] {
  const variants: (readonly Mismatch[])[] = [];
  for (const shape of shapes) {
    const found = matchShape(node, shape, path);
    if (found.length === 0) return [];
    variants.push(found);
  }
  return [{ node, path, problem: { is: "none", of, variants } }];
}

function hasType(node: YamlNode, type: JsonType): boolean {
  if (node.t === "seq") return type === "array";
  if (node.t === "map") return type === "object";
  if (node.value === null) return type === "null";
  if (typeof node.value !== "number") return typeof node.value === type;
  return type === "number" || (type === "integer" && Number.isInteger(node.value));
}
