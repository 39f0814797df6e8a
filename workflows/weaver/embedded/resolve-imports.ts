import { findAttributeSource } from "./attribute-source.ts";
import type { AttributeCatalog, Versions } from "./attribute-catalog.ts";
import type { ImportPattern } from "./definition.ts";
import { failure, type Failure } from "./failure.ts";
import { importField, ImportMatchers } from "./import-matchers.ts";
import { matchKeys } from "./match-keys.ts";
import { indexOf, likeness } from "./resolution-index.ts";
import { isExcluded, referencedEntities, ResolutionStopped, type Resolution, type WorkingGroup } from "./resolution.ts";
import { excludedUse } from "./resolve-extends.ts";
import { lookupEntity } from "./resolve-associations.ts";
import type { SchemaUrl } from "./schema-url.ts";
import { resolveConflict } from "./version-conflict.ts";

export interface ImportedGroup {
  readonly group: WorkingGroup;
  /** Entities that the group names, and the registry that each comes from. */
  readonly origins: ReadonlyMap<string, SchemaUrl>;
}

/** Brings in the groups of the dependencies that the imports name. */
export function resolveImports(request: {
  readonly imports: readonly ImportPattern[];
  readonly includeUnreferenced: boolean;
  readonly dependencies: readonly Resolution[];
  readonly catalog: AttributeCatalog;
  readonly versions: Versions;
}): { readonly groups: readonly ImportedGroup[]; readonly failures: readonly Failure[] } {
  const { dependencies, catalog, versions, includeUnreferenced } = request;
  const matchers = new ImportMatchers(request.imports);
  const groups: ImportedGroup[] = [];
  const kept = new Set<string>();
  for (const dependency of dependencies) {
    const importer = { dependency, catalog, versions, matchers, includeUnreferenced };
    for (const imported of importFrom(importer)) {
      const key = `${imported.group.provenance.schema_url.url}\n${likeness(imported.group)}`;
      if (kept.has(key)) continue;
      kept.add(key);
      groups.push(imported);
    }
  }
  for (const { group } of groups) matchers.mark(group);
  return { groups, failures: unmatched(matchers.unmatched()) };
}

interface Importer {
  readonly dependency: Resolution;
  readonly catalog: AttributeCatalog;
  readonly versions: Versions;
  readonly matchers: ImportMatchers;
  readonly includeUnreferenced: boolean;
}

function importFrom(importer: Importer): readonly ImportedGroup[] {
  const refused: Failure[] = [];
  const imported: ImportedGroup[] = [];
  for (const group of importer.dependency.groups) {
    const explicit = importer.matchers.names(group);
    if (
      !explicit &&
      !(importer.includeUnreferenced && importField(group.type) !== undefined && matchKeys(group).length > 0)
    )
      continue;
    if (isExcluded(group.annotations)) {
      if (explicit) refused.push(excludedUse(group.id, group.type, "imports", undefined));
      continue;
    }
    imported.push(importGroup(importer, group));
  }
  if (refused.length > 0) throw new ResolutionStopped(refused, true);
  return imported;
}

function importGroup({ dependency, catalog, versions }: Importer, group: WorkingGroup): ImportedGroup {
  const chosen = upgraded(group, versions);
  const source = chosen?.resolution ?? dependency;
  const original = chosen?.group ?? group;
  const attributes = original.attributes.map((attribute) =>
    catalog.import(attribute, findAttributeSource(source, attribute)),
  );
  return {
    group: { ...original, attributes, pending: [], imported: true },
    origins: associationOrigins(dependency, original),
  };
}

function winning(url: SchemaUrl, versions: Versions): SchemaUrl {
  const chosen = versions.chosen.get(url.name);
  if (chosen === undefined || chosen.url === url.url) return url;
  const winner = resolveConflict(url, chosen);
  return "kind" in winner ? url : winner;
}

function upgraded(group: WorkingGroup, versions: Versions) {
  const origin = group.provenance.schema_url;
  const chosen = winning(origin, versions);
  if (chosen.url === origin.url) return undefined;
  const resolution = versions.resolved.get(chosen.url);
  const match =
    resolution === undefined || resolution.published !== undefined ? undefined : indexOf(resolution).likeGroup(group);
  return resolution === undefined || match === undefined ? undefined : { resolution, group: match };
}

function associationOrigins(dependency: Resolution, group: WorkingGroup): ReadonlyMap<string, SchemaUrl> {
  const origins = new Map<string, SchemaUrl>();
  for (const name of referencedEntities(group.entity_associations)) {
    const recorded = dependency.associationOrigins.get(group.id)?.get(name);
    const found = lookupEntity(dependency, name);
    const origin = recorded ?? (found?.excluded === false ? found.origin : undefined);
    if (origin !== undefined) origins.set(name, origin);
  }
  return origins;
}

function unmatched(patterns: readonly ImportPattern[]): readonly Failure[] {
  return patterns.map((pattern) => {
    const message = `The import \`${pattern.pattern}\` under \`${pattern.field}\` matched nothing in any dependency`;
    const help =
      "Check the spelling, and check that a dependency exports it. Imports are not transitive: a registry further down the chain is reachable only when the registry in between re-exports it.";
    const fields = { pattern: pattern.pattern, signal: pattern.field };
    return failure("UnmatchedImport", fields, { severity: "Warning", message, help, at: pattern.at });
  });
}
