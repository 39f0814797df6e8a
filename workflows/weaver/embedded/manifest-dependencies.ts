import { BadManifest, BadPublication, isNothing, scalarText } from "./bad-manifest.ts";
import type { Failure } from "./failure.ts";
import type { Places } from "./places.ts";
import { parseSchemaUrl, schemaUrlOf, type SchemaUrl } from "./schema-url.ts";
import { parseVirtualPath } from "./virtual-path.ts";
import { child, textOf, type YamlNode } from "./yaml-tree.ts";

export interface Dependency {
  readonly schemaUrl: SchemaUrl;
  readonly registryPath: string | undefined;
  readonly at: Failure["at"];
}

interface DependencyFacts {
  readonly places: Places;
  readonly text: string;
  /** Every dependency has to name its schema URL. */
  readonly strict: boolean;
  readonly publication: boolean;
}

/** @throws BadManifest */
export function dependencies(root: YamlNode, facts: DependencyFacts): readonly Dependency[] {
  const list = child(root, "dependencies");
  try {
    return list?.t === "seq" ? list.items.map((item) => dependency(item, facts)) : [];
  } catch (error) {
    throw facts.publication && error instanceof BadManifest ? new BadPublication(error.message, error.node) : error;
  }
}

const dependencyHelp =
  "The schema_url uniquely identifies the dependency registry and its version, e.g. https://example.com/my-registry/1.0.0";

function dependency(item: YamlNode, { places, text, strict }: DependencyFacts): Dependency {
  const at = places.of(item);
  const urlNode = child(item, "schema_url");
  const registryPath = writtenPath(child(item, "registry_path"));
  if (urlNode !== undefined) {
    const url = parseSchemaUrl(scalarText(urlNode, text) ?? "");
    if (typeof url === "string") throw new BadManifest(url, urlNode);
    return { schemaUrl: url, registryPath, at };
  }
  const name = textOf(child(item, "name"));
  if (strict || name === undefined) {
    const subject = name === undefined ? "a dependency" : `dependency '${name}'`;
    throw new BadManifest(`${subject} is missing the required field 'schema_url'. ${dependencyHelp}`, item);
  }
  if (registryPath === undefined) throw new BadManifest("missing field `registry_path`", item);
  refuseOthers(item);
  const url = schemaUrlOf(name, "unknown");
  if (typeof url === "string") throw new BadManifest(url, item);
  return { schemaUrl: url, registryPath, at };
}

function refuseOthers(item: YamlNode): void {
  const other =
    item.t === "map" ? [...item.entries].find(([key]) => key !== "name" && key !== "registry_path") : undefined;
  if (other === undefined) return;
  throw new BadManifest(`unknown field \`${other[0]}\`, expected \`name\` or \`registry_path\``, other[1].node);
}

/** Weaver reads a dependency from data, in which a number is no text. */
function writtenPath(node: YamlNode | undefined): string | undefined {
  if (node === undefined || isNothing(node)) return undefined;
  const path = textOf(node);
  if (path === undefined) throw new BadManifest("registry_path: invalid type: expected a string", node);
  if (parseVirtualPath(path) === undefined) throw new BadManifest(`The registry path \`${path}\` is invalid`, node);
  return path;
}
