import type { YamlNode } from "./yaml-tree.ts";

/** Weaver reads a manifest as a stream, in which every scalar is a text: `1.10` stays `1.10`. */
export function scalarText(node: YamlNode | undefined, text: string): string | undefined {
  if (node === undefined || node.t !== "scalar" || node.value === null) return undefined;
  return typeof node.value === "string" ? node.value : text.slice(node.start, node.end);
}

export class BadManifest extends Error {
  readonly node: YamlNode | undefined;
  constructor(message: string, node?: YamlNode) {
    super(message);
    this.node = node;
  }
}

/** What a publication manifest lacks, of which Weaver has an error of its own; its fields are read as all manifests' are. */
export class BadPublication extends BadManifest {}

export function isNothing(node: YamlNode): boolean {
  return node.t === "scalar" && node.value === null;
}
