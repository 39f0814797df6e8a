import { AttributeCatalog, type Versions } from "./attribute-catalog.ts";
import { compareAttributes } from "./attribute-order.ts";
import { failure, type Failure, type Fatal } from "./failure.ts";
import { findDuplicates } from "./find-duplicates.ts";
import type { LoadedRegistry } from "./load-registry.ts";
import type { PublishedRegistry } from "./published-registry.ts";
import { ResolutionStopped, workingGroup, type Resolution, type WorkingGroup } from "./resolution.ts";
import { resolveAssociations } from "./resolve-associations.ts";
import { resolveExtends } from "./resolve-extends.ts";
import { resolveImports } from "./resolve-imports.ts";
import { resolveReferences } from "./resolve-references.ts";
import type { SchemaUrl } from "./schema-url.ts";
import { resolveConflict } from "./version-conflict.ts";

export interface ResolveOutcome {
  readonly resolution: Resolution | undefined;
  readonly failures: readonly Failure[];
  readonly fatals: readonly Fatal[];
}

/** Resolves a loaded registry after the registries it depends on. Weaver applies `includeUnreferenced` to each of them. */
export function resolveRegistry(loaded: LoadedRegistry, includeUnreferenced: boolean): ResolveOutcome {
  const resolver = new Resolver(includeUnreferenced);
  try {
    const resolution = resolver.resolve(loaded);
    return { resolution, failures: resolver.failures, fatals: [] };
  } catch (error) {
    if (!(error instanceof ResolutionStopped)) throw error;
    const fatal: Fatal = { layer: "Resolver", failures: error.failures, compound: error.compound };
    return { resolution: undefined, failures: resolver.failures, fatals: [fatal] };
  }
}

class Resolver {
  /** Of the registry resolved last: Weaver keeps to itself what it finds in resolving a dependency. */
  failures: Failure[] = [];
  readonly #resolved = new Map<string, Resolution>();
  readonly #includeUnreferenced: boolean;

  constructor(includeUnreferenced: boolean) {
    this.#includeUnreferenced = includeUnreferenced;
  }

  resolve(loaded: LoadedRegistry): Resolution {
    const direct = loaded.dependencies.map(
      (dependency) => this.#resolved.get(dependency.schemaUrl.url) ?? this.resolve(dependency),
    );
    this.failures = [];
    const versions: Versions = { chosen: chosenVersions(direct), resolved: this.#resolved };
    const resolution = this.#assemble(loaded, direct, versions);
    this.#resolved.set(loaded.schemaUrl.url, resolution);
    return resolution;
  }

  #assemble(loaded: LoadedRegistry, direct: readonly Resolution[], versions: Versions): Resolution {
    if (loaded.published !== undefined) return publishedResolution(loaded, loaded.published);
    const catalog = new AttributeCatalog(direct, versions);
    const own = loaded.groups.map(({ spec, provenance }) => workingGroup(spec, provenance));
    if (this.#includeUnreferenced) this.failures.push(deprecatedFlag());
    resolveExtends(own, direct);
    resolveReferences(own, catalog);
    const { imports } = loaded;
    const includeUnreferenced = this.#includeUnreferenced;
    const imported = resolveImports({ imports, includeUnreferenced, dependencies: direct, catalog, versions });
    this.failures.push(...imported.failures);
    const origins = new Map<string, Map<string, SchemaUrl>>();
    for (const item of imported.groups) if (item.origins.size > 0) origins.set(item.group.id, new Map(item.origins));
    const all = [...own, ...imported.groups.map((item) => item.group)];
    resolveAssociations(all, direct, origins);
    const groups = arranged(all);
    this.failures.push(...findDuplicates(groups));
    return {
      path: loaded.path,
      schemaUrl: loaded.schemaUrl,
      hasManifest: loaded.hasManifest,
      groups,
      internal: all.filter(isInternal),
      roots: catalog.roots,
      dependencies: allDependencies(direct),
      direct,
      published: undefined,
      associationOrigins: origins,
    };
  }
}

function publishedResolution(loaded: LoadedRegistry, published: PublishedRegistry): Resolution {
  const { path, hasManifest } = loaded;
  const { schemaUrl, groups, roots, dependencies, associationOrigins } = published;
  const facts = { path, hasManifest, schemaUrl, groups, roots, dependencies, associationOrigins };
  return { ...facts, internal: [], direct: [], published };
}

function isInternal(group: WorkingGroup): boolean {
  return !group.imported && group.spec.visibility === "internal";
}

/** In the order of the output: groups by id, attributes by name; internal groups are only material for others. */
function arranged(groups: readonly WorkingGroup[]): readonly WorkingGroup[] {
  const kept = groups.filter((group) => !isInternal(group));
  for (const group of kept)
    if (!group.imported || group.attributes.length > 1) group.attributes = group.attributes.toSorted(compareAttributes);
  return kept.toSorted((left, right) => (left.id < right.id ? -1 : left.id > right.id ? 1 : 0));
}

function chosenVersions(direct: readonly Resolution[]): ReadonlyMap<string, SchemaUrl> {
  const chosen = new Map<string, SchemaUrl>();
  for (const url of direct.flatMap((resolution) => [resolution.schemaUrl, ...resolution.dependencies])) {
    const known = chosen.get(url.name);
    const winner = known === undefined ? url : resolveConflict(known, url);
    if (!("kind" in winner)) chosen.set(url.name, winner);
  }
  return chosen;
}

function allDependencies(direct: readonly Resolution[]): readonly SchemaUrl[] {
  const all = direct.flatMap((resolution) => [resolution.schemaUrl, ...resolution.dependencies]);
  const distinct = [...new Map(all.map((url) => [url.url, url])).values()];
  return distinct.toSorted((left, right) => (left.url < right.url ? -1 : 1));
}

function deprecatedFlag(): Failure {
  const message =
    "The flag `include_unreferenced` is deprecated. Please prefer manually adding the required imports to your schema files in the future.";
  return failure("DeprecatedIncludeUnreferencedWarning", {}, { severity: "Warning", message });
}
