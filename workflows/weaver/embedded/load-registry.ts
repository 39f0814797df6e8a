import type { FileTree } from "../../workspace/workspace.ts";
import type { DependencySources } from "./dependency-sources.ts";
import type { GroupSpec, ImportPattern } from "./definition.ts";
import { unreadableDefinition } from "./parse-definition.ts";
import { definitionFailure, failure, type Failure, type Fatal, type Provenance } from "./failure.ts";
import { legacyManifestName, manifestName, pathOf, readManifest, type Manifest } from "./manifest.ts";
import { missingFile, readPublished } from "./published-file.ts";
import type { PublishedRegistry } from "./published-registry.ts";
import type { Dependency } from "./manifest-dependencies.ts";
import type { ParseCache } from "./parse-cache.ts";
import { unknownSchemaUrl, type SchemaUrl } from "./schema-url.ts";
import { treePath, weaverPath } from "./tree-path.ts";
import { readText } from "./read-text.ts";
import { resolveConflict } from "./version-conflict.ts";
import { parseVirtualPath } from "./virtual-path.ts";

interface LoadedGroup {
  readonly spec: GroupSpec;
  readonly provenance: Provenance;
}

/** A registry and everything it depends on, read but not resolved. */
export interface LoadedRegistry {
  /** As the user named it. */
  readonly path: string;
  readonly schemaUrl: SchemaUrl;
  readonly hasManifest: boolean;
  readonly manifest: Manifest | undefined;
  readonly formats: ReadonlySet<"v1" | "v2">;
  readonly groups: readonly LoadedGroup[];
  readonly imports: readonly ImportPattern[];
  readonly dependencies: readonly LoadedRegistry[];
  readonly files: readonly string[];
  readonly policies: readonly string[];
  readonly published?: PublishedRegistry;
}

export interface LoadOutcome {
  readonly registry: LoadedRegistry | undefined;
  readonly failures: readonly Failure[];
  readonly fatals: readonly Fatal[];
}

const maxDepth = 10;
/** Weaver reads a registry again for each path that leads to it, which a hostile manifest can make endless. */
const maxRegistries = 500;

/** Reads a registry with its dependencies; all broken files are reported, not only the first. */
export function loadRegistry(request: {
  readonly files: FileTree;
  readonly path: string;
  readonly cache: ParseCache;
  readonly dependencies?: DependencySources | undefined;
}): LoadOutcome {
  const loader = new Loader(request);
  const registry = loader.load({ path: request.path, schemaUrl: undefined, at: undefined, depth: maxDepth, chain: [] });
  loader.warnAboutUpgrades();
  return { registry, failures: loader.failures, fatals: loader.fatals };
}

/** Where a registry's files are. */
interface Location {
  readonly files: FileTree;
  /** Undefined where the path leaves the tree. */
  readonly folder: string | undefined;
  /** Set where the registry lies outside the tree: what its files are called in places. */
  readonly outside: string | undefined;
}

interface Wanted {
  readonly path: string;
  readonly schemaUrl: SchemaUrl | undefined;
  readonly at: Failure["at"];
  readonly depth: number;
  readonly chain: readonly string[];
}

class Loader {
  readonly failures: Failure[] = [];
  readonly fatals: Fatal[] = [];
  readonly #files: FileTree;
  readonly #cache: ParseCache;
  readonly #sources: DependencySources | undefined;
  readonly #chosen = new Map<string, SchemaUrl>();
  #count = 0;
  #main: readonly Dependency[] = [];

  constructor(request: Parameters<typeof loadRegistry>[0]) {
    this.#files = request.files;
    this.#cache = request.cache;
    this.#sources = request.dependencies;
  }

  load(wanted: Wanted): LoadedRegistry | undefined {
    const location = this.#locate(wanted);
    if ("kind" in location) return this.#stop(resolverFatal(location));
    const manifest = location.folder === undefined ? undefined : readManifest(location, wanted.path);
    if (manifest !== undefined && "failure" in manifest) {
      const layer = wanted.chain.length === 0 ? "Semconv" : "Resolver";
      const item = layer === "Semconv" ? manifest.failure : { ...manifest.failure, definition: true };
      return this.#stop({ layer, failures: [item], compound: false });
    }
    const facts = manifest?.manifest;
    if (wanted.chain.length === 0) this.#main = facts?.dependencies ?? [];
    this.#warn(facts, wanted);
    const schemaUrl = facts?.schemaUrl ?? wanted.schemaUrl ?? unknownSchemaUrl;
    const fatal = this.#refuse(schemaUrl, wanted);
    if (fatal !== undefined) return this.#stop(fatal);
    return this.#read(wanted, { location, schemaUrl, manifest: facts });
  }

  #locate({ path, at }: Wanted): Location | Failure {
    const remote = parseVirtualPath(path)?.kind !== "folder";
    const folder = remote ? undefined : treePath(path);
    if (folder !== undefined) return { files: this.#files, folder, outside: undefined };
    const source = this.#sources?.find(path);
    if (source?.ok === true) return { files: source.files, folder: source.folder, outside: path };
    if (source?.ok === false) {
      return failure(source.kind, { path }, { message: source.message, help: source.hint, at });
    }
    return remote ? notPrepared(path, at) : { files: this.#files, folder: undefined, outside: undefined };
  }

  warnAboutUpgrades(): void {
    if (this.fatals.length > 0) return;
    for (const dependency of new Map(this.#main.map((item) => [item.schemaUrl.name, item])).values()) {
      const chosen = this.#chosen.get(dependency.schemaUrl.name);
      if (chosen === undefined || chosen.url === dependency.schemaUrl.url) continue;
      const { name, version } = dependency.schemaUrl;
      const message = `Selected version ${chosen.version} for dependency '${name}' differs from requested in main (${version}).`;
      const fields = { dependency: name, requested_version: version, selected_version: chosen.version };
      this.failures.push(
        failure("DependencyVersionUpgradedWarning", fields, { severity: "Warning", message, at: dependency.at }),
      );
    }
  }

  #warn(manifest: Manifest | undefined, wanted: Wanted): void {
    const own = wanted.chain.length === 0;
    for (const item of manifest?.warnings ?? []) this.failures.push(own ? item : { ...item, definition: true });
  }

  #stop(fatal: Fatal): undefined {
    this.fatals.push(fatal);
    return undefined;
  }

  #refuse(schemaUrl: SchemaUrl, wanted: Wanted): Fatal | undefined {
    if (wanted.depth === 0 || ++this.#count > maxRegistries) {
      const message = `Maximum dependency depth reached for registry \`${wanted.path}\`. Cannot load further dependencies.`;
      return resolverFatal(
        failure("MaximumDependencyDepth", { registry_name: wanted.path }, { message, at: wanted.at }),
      );
    }
    const name = schemaUrl.name;
    if (wanted.chain.includes(name)) {
      const chain = [...wanted.chain, name].join(" → ");
      const message = `Circular dependency detected: registry '${name}' depends on itself through the chain: ${chain}`;
      return resolverFatal(failure("CircularDependency", { registry_name: name, chain }, { message, at: wanted.at }));
    }
    const known = this.#chosen.get(name);
    if (known === undefined || known.url === schemaUrl.url) {
      this.#chosen.set(name, schemaUrl);
      return undefined;
    }
    const winner = resolveConflict(known, schemaUrl, wanted.at);
    if ("kind" in winner) return resolverFatal(winner);
    this.#chosen.set(name, winner);
    return undefined;
  }

  #read(
    wanted: Wanted,
    facts: {
      readonly location: Location;
      readonly schemaUrl: SchemaUrl;
      readonly manifest: Manifest | undefined;
    },
  ): LoadedRegistry | undefined {
    const { location, schemaUrl, manifest } = facts;
    if (manifest?.resolvedUri !== undefined) return this.#published(wanted, location, manifest);
    const dependencies = this.#dependencies(manifest, schemaUrl, wanted);
    const definitions = this.#definitions(wanted, location, schemaUrl);
    if (dependencies === undefined || definitions === undefined) return undefined;
    return {
      path: wanted.path,
      schemaUrl,
      hasManifest: manifest !== undefined,
      manifest,
      dependencies,
      ...definitions,
    };
  }

  #published(wanted: Wanted, location: Location, manifest: Manifest): LoadedRegistry | undefined {
    const { resolvedUri: uri = "" } = manifest;
    const found = this.#resolvedFile(location, uri);
    if (found === undefined) {
      const missing = missingFile(location, { path: wanted.path, uri });
      if (missing !== undefined) return this.#stop(resolverFatal({ ...missing, at: wanted.at }));
      const message = `The resolved registry ${uri} of ${wanted.path} is not a file that could be read.`;
      const help = "Vendor the resolved registry into the repository, or allow its source in the operator's settings.";
      return this.#stop(
        resolverFatal(failure("DependencyNeedsBinary", { path: uri }, { message, help, at: wanted.at })),
      );
    }
    if ("kind" in found) return this.#stop(resolverFatal({ ...found, at: wanted.at }));
    const { file, text } = found;
    const published = readPublished(file, text);
    if ("kind" in published) return this.#stop(resolverFatal(published));
    for (const url of published.dependencies) {
      const known = this.#chosen.get(url.name);
      const winner = known === undefined ? url : resolveConflict(known, url, wanted.at);
      if ("kind" in winner) return this.#stop(resolverFatal(winner));
      this.#chosen.set(url.name, winner);
    }
    const empty = { groups: [], imports: [], dependencies: [], policies: [], formats: new Set(["v2"] as const) };
    const { schemaUrl } = published;
    return { ...empty, path: wanted.path, schemaUrl, hasManifest: true, manifest, files: [file], published };
  }

  /** A relative URI is meant from the folder of the manifest. */
  #resolvedFile(
    location: Location,
    uri: string,
  ): { readonly file: string; readonly text: string } | Failure | undefined {
    if (parseVirtualPath(uri)?.kind !== "folder") {
      const source = this.#sources?.find(uri);
      if (source?.ok === false)
        return failure(source.kind, { path: uri }, { message: source.message, help: source.hint });
      const text = source?.files.read(source.folder);
      return text === undefined ? undefined : { file: uri, text };
    }
    const { files, folder = "" } = location;
    const base = files.read(folder) === undefined ? folder : folder.split("/").slice(0, -1).join("/");
    const file = uri.startsWith("/") ? undefined : treePath(base === "" ? uri : `${base}/${uri}`);
    const text = file === undefined ? undefined : files.read(file);
    return file === undefined || text === undefined ? undefined : { file, text };
  }

  #dependencies(
    manifest: Manifest | undefined,
    schemaUrl: SchemaUrl,
    wanted: Wanted,
  ): readonly LoadedRegistry[] | undefined {
    const chain = [...wanted.chain, schemaUrl.name];
    const seen = new Map<string, Dependency>();
    const loaded: LoadedRegistry[] = [];
    let complete = true;
    for (const dependency of manifest?.dependencies ?? []) {
      const previous = seen.get(dependency.schemaUrl.name);
      const clash = previous === undefined ? undefined : incompatible(previous, dependency);
      seen.set(dependency.schemaUrl.name, previous ?? dependency);
      const registry =
        clash === undefined
          ? this.#dependency(dependency, { depth: wanted.depth - 1, chain })
          : this.#stop(resolverFatal(clash));
      if (registry === undefined) complete = false;
      else loaded.push(registry);
    }
    return complete ? loaded : undefined;
  }

  #dependency(dependency: Dependency, under: Pick<Wanted, "depth" | "chain">): LoadedRegistry | undefined {
    const path = pathOf(dependency, this.#sources);
    if (typeof path !== "string") return this.#stop(resolverFatal(path));
    return this.load({ path, schemaUrl: dependency.schemaUrl, at: dependency.at, ...under });
  }

  #definitions(wanted: Wanted, { files: tree, folder, outside }: Location, schemaUrl: SchemaUrl) {
    if (folder === undefined || !isThere(tree, folder)) {
      this.#missing(wanted);
      return undefined;
    }
    const listed = tree.list(folder);
    const files = listed.filter((file) => isDefinition(file, folder));
    const groups: LoadedGroup[] = [];
    const imports: ImportPattern[] = [];
    const formats = new Set<"v1" | "v2">();
    let complete = true;
    for (const file of files) {
      const path = weaverPath(wanted.path, folder === "" ? file : file.slice(folder.length + 1));
      const place = outside === undefined ? file : path;
      const read = readText(tree, file);
      const parsed =
        "message" in read
          ? unreadableDefinition({ file: place, path }, read)
          : this.#cache.parse({ file: place, path, text: read.text ?? "" });
      if (!parsed.ok) {
        this.#stop({ layer: "Resolver", failures: parsed.failures, compound: parsed.compound });
        complete = false;
        continue;
      }
      this.failures.push(...parsed.warnings);
      formats.add(parsed.definition.format);
      const provenance = { schema_url: schemaUrl, path };
      for (const spec of parsed.definition.groups) groups.push({ spec, provenance });
      imports.push(...parsed.definition.imports);
    }
    const policies = listed.filter((file) => file.endsWith(".rego"));
    return complete ? { groups, imports, formats, files, policies } : undefined;
  }

  #missing(wanted: Wanted): void {
    const error = `IO error for operation on ${wanted.path}: No such file or directory (os error 2)`;
    const message = `The following error occurred during the processing of semantic convention file: ${error}`;
    const help = `There is no folder ${wanted.path}.`;
    this.#stop(resolverFatal(definitionFailure("SemConvSpecError", { error }, { message, help, at: wanted.at })));
  }
}

/** A folder with nothing in it is a registry without definitions, as with Weaver; a manifest may be named itself. */
function isThere(tree: FileTree, folder: string): boolean {
  if (folder === "" || tree.list(folder).length > 0) return true;
  return tree.read(folder) !== undefined || tree.hasFolder?.(folder) === true;
}

function notPrepared(path: string, at: Failure["at"]): Failure {
  const message = `The registry ${path} is not a folder of this repository, and nothing was fetched for it.`;
  const help = "Vendor the dependency into the repository, or run with the Weaver binary.";
  return failure("DependencyNeedsBinary", { path }, { message, help, at });
}

function resolverFatal(item: Failure): Fatal {
  return { layer: "Resolver", failures: [item], compound: false };
}

function incompatible(previous: Dependency, dependency: Dependency): Failure | undefined {
  const unversioned = [previous, dependency].some((item) => item.schemaUrl.version === "unknown");
  if (unversioned) {
    const name = dependency.schemaUrl.name;
    const message = `Registry '${name}' is declared by more than one dependency, but at least one declaration is unversioned`;
    const help = `Use a \`schema_url\` with a semantic version, e.g. https://example.com/${name}/1.0.0.`;
    return failure("UnversionedDependencyConflict", { name }, { message, help, at: dependency.at });
  }
  const winner = resolveConflict(previous.schemaUrl, dependency.schemaUrl, dependency.at);
  return "kind" in winner ? winner : undefined;
}

function isDefinition(file: string, folder: string): boolean {
  const inside = folder === "" ? file : file.slice(folder.length + 1);
  const parts = inside.split("/");
  const name = parts.at(-1) ?? "";
  if (!/\.ya?ml$/.test(name) || parts.some((part) => part.startsWith("."))) return false;
  return name !== "schema-next.yaml" && name !== manifestName && name !== legacyManifestName;
}
