import type { FileTree } from "../../workspace/workspace.ts";
import { BadManifest, BadPublication, scalarText } from "./bad-manifest.ts";
import { stability } from "./decode-attribute-parts.ts";
import { isUnwritten, Undecodable } from "./decode-values.ts";
import type { DependencySources } from "./dependency-sources.ts";
import { definitionFailure, failure, type Failure } from "./failure.ts";
import { hugeInteger, hugeIntegerMessage } from "./huge-integer.ts";
import { dependencies, type Dependency } from "./manifest-dependencies.ts";
import { Places } from "./places.ts";
import { readText } from "./read-text.ts";
import { readYaml } from "./read-yaml.ts";
import { parseSchemaUrl, schemaUrlOf, type SchemaUrl } from "./schema-url.ts";
import { parseVirtualPath, virtualPathText } from "./virtual-path.ts";
import { child, type YamlNode } from "./yaml-tree.ts";

export interface Manifest {
  readonly schemaUrl: SchemaUrl;
  readonly description: string | undefined;
  readonly stability: string;
  readonly dependencies: readonly Dependency[];
  /** Set where the registry is published: the resolved registry to read instead of definitions. */
  readonly resolvedUri: string | undefined;
  readonly warnings: readonly Failure[];
}

export type ReadManifestResult = { readonly manifest: Manifest } | { readonly failure: Failure } | undefined;

/** The virtual path of a dependency as Weaver prints it, with the operator's override, or why it has none. */
export function pathOf(
  dependency: Dependency,
  sources: Pick<DependencySources, "override"> | undefined,
): string | Failure {
  const { schemaUrl, registryPath, at } = dependency;
  const written = sources?.override(schemaUrl) ?? registryPath;
  const path = parseVirtualPath(written ?? schemaUrl.url);
  if (path !== undefined && (written !== undefined || path.kind === "remote-archive")) return virtualPathText(path);
  const archive = written ?? schemaUrl.url;
  const message = `The dependency ${archive} has no registry_path, and its schema URL names no .zip or .tar.gz archive.`;
  const help = "Add a `registry_path` that says where the registry is.";
  const fields = { UnsupportedRegistryArchive: { archive } };
  return definitionFailure("VirtualDirectoryError", fields, { message, help, at });
}

export const manifestName = "manifest.yaml";
export const legacyManifestName = "registry_manifest.yaml";

/** Where a registry lies: its folder below the tree's root, or the manifest itself. */
export interface ManifestLocation {
  readonly files: FileTree;
  readonly folder?: string | undefined;
  /** Set where the files lie outside the tree: what they are called in places. */
  readonly outside?: string | undefined;
}

/**
 * Reads the manifest of a registry's folder, or the registry itself where it names a file.
 * @param path the folder as the user wrote it
 */
export function readManifest({ files, folder = "", outside }: ManifestLocation, path: string): ReadManifestResult {
  const own = folder === "" ? undefined : readAt(files, { at: folder, file: outside ?? folder, path });
  if (own !== undefined) return own;
  for (const name of [manifestName, legacyManifestName]) {
    const file = folder === "" ? name : `${folder}/${name}`;
    const shown = path.endsWith("/") ? `${path}${name}` : `${path}/${name}`;
    const found = readAt(files, { at: file, file: outside === undefined ? file : shown, path: shown });
    if (found !== undefined) return found;
  }
  return undefined;
}

function readAt(
  files: FileTree,
  { at, file, path }: { readonly at: string; readonly file: string; readonly path: string },
): ReadManifestResult {
  const read = readText(files, at);
  if (!("message" in read)) return read.text === undefined ? undefined : parseManifest({ file, path, text: read.text });
  const { message, before } = read;
  const place = new Places(file, before).range(before.length, before.length);
  return { failure: invalid({ file, path, text: before }, message, place) };
}

interface ManifestSource {
  readonly file: string;
  readonly path: string;
  readonly text: string;
}

function parseManifest(source: ManifestSource): ReadManifestResult {
  const places = new Places(source.file, source.text);
  const yaml = readYaml(source.text);
  if (!yaml.ok) {
    return { failure: invalid(source, yaml.problem.message, places.range(yaml.problem.start, yaml.problem.end)) };
  }
  try {
    return { manifest: decode(yaml.root, source, places) };
  } catch (error) {
    if (!(error instanceof BadManifest) && !(error instanceof Undecodable)) throw error;
    return { failure: refused(error, yaml.root, source, places) };
  }
}

function refused(error: BadManifest | Undecodable, root: YamlNode, source: ManifestSource, places: Places): Failure {
  const at = places.of(error.node ?? root);
  if (!(error instanceof BadPublication)) {
    return invalid(source, error.message, at);
  }
  const message = `The publication manifest at ${JSON.stringify(source.path)} is invalid: ${error.message}`;
  const fields = { path: source.path, details: error.message };
  return failure("InvalidPublicationManifest", fields, { severity: "Error", message, at });
}

function invalid(source: ManifestSource, error: string, at: Failure["at"]): Failure {
  const message = `The registry manifest at ${JSON.stringify(source.path)} is invalid. ${error}`;
  return failure("InvalidRegistryManifest", { path: source.path, error }, { severity: "Error", message, at });
}

function decode(root: YamlNode, source: ManifestSource, places: Places): Manifest {
  if (root.t !== "map") throw new BadManifest("invalid type: expected struct RawManifestFields", root);
  checkTypes(root, source);
  const format = scalarText(child(root, "file_format"), source.text);
  const publication = format === "manifest/2.0";
  if (!publication && format !== undefined) {
    const error = `Unknown file_format '${format}'. Expected 'manifest/2.0' or no file_format for a definition manifest.`;
    throw new BadManifest(error, child(root, "file_format"));
  }
  const written = writtenUrl(root, source.text);
  const schemaUrl = written ?? legacyUrl(root, publication, source.text);
  const strict = publication || written !== undefined;
  return {
    schemaUrl,
    description: scalarText(child(root, "description"), source.text),
    stability: stabilityOf(root),
    dependencies: dependencies(root, { places, text: source.text, strict, publication }),
    resolvedUri: publication ? resolvedUri(root, source.text) : undefined,
    warnings: manifestWarnings(root, { source, places, publication, legacy: written === undefined }),
  };
}

function stabilityOf(root: YamlNode): string {
  const level = child(root, "stability");
  return level === undefined ? "development" : stability(level);
}

const texts = [
  "file_format",
  "schema_url",
  "schema_base_url",
  "semconv_version",
  "description",
  "resolved_registry_uri",
  "resolved_schema_uri",
];

function checkTypes(root: YamlNode, source: ManifestSource): void {
  for (const key of texts) {
    const node = child(root, key);
    if (node === undefined || node.t === "scalar") continue;
    const found = node.t === "seq" ? "sequence" : "map";
    throw new BadManifest(`${key}: invalid type: ${found}, expected a string${position(node, source)}`, node);
  }
  const list = child(root, "dependencies");
  if (list !== undefined && list.t !== "seq" && !isUnwritten(list)) {
    throw new BadManifest("dependencies: invalid type: expected a sequence", list);
  }
  const huge = list === undefined ? undefined : hugeInteger(list, source.text);
  if (huge !== undefined) throw new BadManifest(hugeIntegerMessage(huge, source.text), huge);
  const level = child(root, "stability");
  if (level === undefined) return;
  try {
    stability(level);
  } catch (error) {
    throw error instanceof Undecodable
      ? new BadManifest(`stability: ${error.message}${position(level, source)}`, level)
      : error;
  }
}

function position(node: YamlNode, { file, text }: ManifestSource): string {
  const { line, column } = new Places(file, text).of(node);
  return ` at line ${line} column ${column}`;
}

function writtenUrl(root: YamlNode, text: string): SchemaUrl | undefined {
  const node = child(root, "schema_url");
  const value = scalarText(node, text);
  if (value === undefined) return undefined;
  const url = parseSchemaUrl(value);
  if (typeof url === "string") throw new BadManifest(url, node);
  return url;
}

function legacyUrl(root: YamlNode, publication: boolean, text: string): SchemaUrl {
  if (publication) throw new BadPublication("missing required field 'schema_url'", root);
  const base = scalarText(child(root, "schema_base_url"), text);
  const version = scalarText(child(root, "semconv_version"), text);
  if (base === undefined || version === undefined) {
    throw new BadManifest("Either 'schema_url' or both 'schema_base_url' and 'semconv_version' must be provided", root);
  }
  const url = schemaUrlOf(base, version);
  if (typeof url === "string") throw new BadManifest(url, child(root, "schema_base_url"));
  return url;
}

function resolvedUri(root: YamlNode, text: string): string {
  const written = (key: string) => scalarText(child(root, key), text);
  const uri = written("resolved_registry_uri") ?? written("resolved_schema_uri");
  if (uri === undefined) throw new BadPublication("missing required field 'resolved_registry_uri'", root);
  return uri;
}

function manifestWarnings(
  root: YamlNode,
  facts: {
    readonly source: ManifestSource;
    readonly places: Places;
    readonly publication: boolean;
    readonly legacy: boolean;
  },
): readonly Failure[] {
  const { source, places, publication, legacy } = facts;
  const path = source.path;
  const found: Failure[] = [];
  if (path === legacyManifestName || path.endsWith(`/${legacyManifestName}`)) {
    const message = `The registry manifest at ${JSON.stringify(path)} is using a legacy file name. Please rename it to \`manifest.yaml\`.`;
    found.push(failure("LegacyRegistryManifest", { path }, { severity: "Warning", message, at: places.range(0, 0) }));
  }
  const deprecated = (error: string, key: string): void => {
    const message = `The syntax used in the registry manifest at ${JSON.stringify(path)} is deprecated. ${error}`;
    const at = places.of(child(root, key) ?? root);
    found.push(failure("DeprecatedSyntaxInRegistryManifest", { path, error }, { severity: "Warning", message, at }));
  };
  if (legacy) {
    deprecated(
      "The 'semconv_version' and 'schema_base_url' fields are deprecated in favor of 'schema_url'.",
      "schema_base_url",
    );
  }
  if (publication && child(root, "resolved_registry_uri") === undefined) {
    deprecated(
      "The 'resolved_schema_uri' field is deprecated in favor of 'resolved_registry_uri'.",
      "resolved_schema_uri",
    );
  }
  return found;
}
