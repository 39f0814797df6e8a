import type { Range } from "../registry.ts";
import type { Annotations } from "./definition.ts";
import type { Places } from "./places.ts";
import { toData, withFloats, type MapNode, type ScalarNode, type YamlNode } from "./yaml-tree.ts";

/** A value that does not have the shape that its key asks for. Caught where a file is decoded. */
export class Undecodable extends Error {
  readonly node: YamlNode;
  constructor(node: YamlNode, message: string) {
    super(message);
    this.node = node;
  }
}

export function scalarOf(node: YamlNode): ScalarNode | undefined {
  return node.t === "scalar" && node.tag === undefined ? node : undefined;
}

export function isNull(node: YamlNode): boolean {
  return scalarOf(node)?.value === null;
}

export function string(node: YamlNode): string {
  const scalar = scalarOf(node);
  if (typeof scalar?.value !== "string") throw new Undecodable(node, `expected a string, found ${describe(node)}`);
  return scalar.value;
}

export function boolean(node: YamlNode): boolean {
  const scalar = scalarOf(node);
  if (typeof scalar?.value !== "boolean")
    throw new Undecodable(node, `expected true or false, found ${describe(node)}`);
  return scalar.value;
}

export function oneOf<const T extends string>(words: readonly T[]): (node: YamlNode) => T {
  return (node) => {
    const text = string(node);
    const word = words.find((candidate) => candidate === text);
    if (word === undefined)
      throw new Undecodable(
        node,
        `unknown variant \`${text}\`, expected one of ${words.map((option) => `\`${option}\``).join(", ")}`,
      );
    return word;
  };
}

export function list<T>(decode: (node: YamlNode) => T): (node: YamlNode) => T[] {
  return (node) => {
    if (node.t !== "seq") throw new Undecodable(node, `expected a sequence, found ${describe(node)}`);
    return node.items.map(decode);
  };
}

/** A list where the reader also takes nothing for an empty one. */
export function listOrNothing<T>(decode: (node: YamlNode) => T): (node: YamlNode) => T[] {
  return (node) => (isNull(node) ? [] : list(decode)(node));
}

/** The same where Weaver reads from the file itself: a written `null` is no list then. */
export function listOrUnwritten<T>(decode: (node: YamlNode) => T): (node: YamlNode) => T[] {
  return (node) => (isUnwritten(node) ? [] : list(decode)(node));
}

/** A key with nothing after its colon. */
export function isUnwritten(node: YamlNode): boolean {
  return isNull(node) && node.start === node.end;
}

export function annotations(node: YamlNode): Annotations {
  if (node.t !== "map") throw new Undecodable(node, `expected a map, found ${describe(node)}`);
  const entries = [...node.entries].toSorted(([left], [right]) => (left < right ? -1 : 1));
  const children = entries.map(([key, entry]) => [key, entry.node] as const);
  return withFloats(Object.fromEntries(children.map(([key, item]) => [key, toData(item)])), children);
}

function describe(node: YamlNode): string {
  if (node.t === "seq") return "a sequence";
  if (node.t === "map") return "a map";
  if (node.value === null) return "nothing";
  return typeof node.value === "string" ? `string ${JSON.stringify(node.value)}` : `\`${node.value}\``;
}

/** Reads the keys of one mapping; what the mapping may not hold is an error. */
export class MapReader {
  readonly node: MapNode;
  readonly places: Places;

  constructor(node: YamlNode, places: Places, allowed?: ReadonlySet<string>) {
    if (node.t !== "map") throw new Undecodable(node, `expected a map, found ${describe(node)}`);
    this.node = node;
    this.places = places;
    if (allowed === undefined) return;
    for (const [key, entry] of node.entries) {
      if (!allowed.has(key)) throw new Undecodable(entry.node, `unknown field \`${key}\``);
    }
  }

  has(key: string): boolean {
    return this.node.entries.has(key);
  }

  value(key: string): YamlNode | undefined {
    return this.node.entries.get(key)?.node;
  }

  required<T>(key: string, decode: (node: YamlNode) => T): T {
    const node = this.value(key);
    if (node === undefined) throw new Undecodable(this.node, `missing field \`${key}\``);
    return decode(node);
  }

  /** A key that may be absent or null. */
  optional<T>(key: string, decode: (node: YamlNode) => T): T | undefined {
    const node = this.value(key);
    return node === undefined || isNull(node) ? undefined : decode(node);
  }

  /** A key that may be absent, but not null. */
  fallback<T>(key: string, decode: (node: YamlNode) => T, otherwise: T): T {
    const node = this.value(key);
    return node === undefined ? otherwise : decode(node);
  }

  /** Place of a key's value, or of the mapping where the key is absent. */
  at(key: string): Range {
    const node = this.value(key);
    return this.places.of(node ?? this.node);
  }

  fields(): Record<string, Range> {
    const fields: Record<string, Range> = Object.create(null) as Record<string, Range>;
    for (const [key, entry] of this.node.entries) fields[key] = this.places.entry(entry);
    const deprecated = this.value("deprecated");
    if (deprecated?.t === "map") {
      for (const [key, entry] of deprecated.entries) if (key !== "note") fields[key] ??= this.places.entry(entry);
    }
    return fields;
  }
}
