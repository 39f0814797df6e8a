import { markFloat } from "./written-floats.ts";
import type { Scalar } from "./yaml-scalar.ts";

/** YAML as data with the place of everything. Offsets count UTF-16 units from the start of the text. */
export type YamlNode = ScalarNode | SequenceNode | MapNode;

export interface ScalarNode {
  readonly t: "scalar";
  readonly value: Scalar;
  /** Written as a float: `1.0`, not `1`. */
  readonly float: boolean;
  /** A tag that is none of YAML's own, such as `!secret`. */
  readonly tag: string | undefined;
  readonly start: number;
  readonly end: number;
}

export interface SequenceNode {
  readonly t: "seq";
  readonly items: readonly YamlNode[];
  readonly start: number;
  readonly end: number;
}

export interface MapEntry {
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly node: YamlNode;
}

export interface MapNode {
  readonly t: "map";
  readonly entries: ReadonlyMap<string, MapEntry>;
  readonly start: number;
  readonly end: number;
}

/** A YAML text that cannot be read, in the words of Weaver's reader where they are known. */
export interface YamlProblem {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** The node as plain data: what a JSON document of it would hold. Safe for keys such as `__proto__`. */
export function toData(node: YamlNode): unknown {
  switch (node.t) {
    case "scalar":
      return node.value;
    case "seq":
      return withFloats(node.items.map(toData), [...node.items.entries()]);
    case "map": {
      const children = [...node.entries].map(([key, entry]) => [key, entry.node] as const);
      return withFloats(Object.fromEntries(children.map(([key, item]) => [key, toData(item)])), children);
    }
  }
}

/** Data made of these nodes, which remembers what was written as a float. */
export function withFloats<T extends object>(data: T, children: readonly (readonly [string | number, YamlNode])[]): T {
  for (const [key, node] of children) if (isIntegralFloat(node)) markFloat(data, key);
  return data;
}

export function isIntegralFloat(node: YamlNode): boolean {
  return node.t === "scalar" && node.float && Number.isInteger(node.value);
}

export function child(node: YamlNode | undefined, key: string): YamlNode | undefined {
  return node?.t === "map" ? node.entries.get(key)?.node : undefined;
}

export function textOf(node: YamlNode | undefined): string | undefined {
  return node?.t === "scalar" && typeof node.value === "string" && node.tag === undefined ? node.value : undefined;
}

/** The node as Weaver's messages print a YAML value. */
export function toDebugText(node: YamlNode): string {
  if (node.t === "seq") return `Sequence [${node.items.map(toDebugText).join(", ")}]`;
  if (node.t === "map") {
    const entries = [...node.entries].map(([key, entry]) => `${JSON.stringify(key)}: ${toDebugText(entry.node)}`);
    return `Mapping {${entries.join(", ")}}`;
  }
  if (node.value === null) return "Null";
  if (typeof node.value === "string") return `String(${JSON.stringify(node.value)})`;
  return typeof node.value === "boolean" ? `Bool(${node.value})` : `Number(${node.value})`;
}
