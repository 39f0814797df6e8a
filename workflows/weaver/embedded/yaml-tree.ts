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
      return node.items.map(toData);
    case "map":
      return Object.fromEntries([...node.entries].map(([key, entry]) => [key, toData(entry.node)]));
  }
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
