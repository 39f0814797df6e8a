import { findAttributeSource } from "./attribute-source.ts";
import type { AttributeCatalog, Versions } from "./attribute-catalog.ts";
import { importFields, type GroupType, type ImportField, type ImportPattern } from "./definition.ts";
import { failure, type Failure } from "./failure.ts";
import { Glob } from "./glob.ts";
import { matchKeys } from "./match-keys.ts";
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

interface Matcher {
  readonly pattern: ImportPattern;
  readonly glob: Glob;
  matched: boolean;
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
  const matchers = request.imports.map((pattern) => ({ pattern, glob: compile(pattern), matched: false }));
  const groups: ImportedGroup[] = [];
  const kept = new Map<string, WorkingGroup[]>();
  for (const dependency of dependencies) {
    const importer = { dependency, catalog, versions, matchers, includeUnreferenced };
    for (const imported of importFrom(importer)) {
      const key = `${imported.group.provenance.schema_url.url}\n${imported.group.type}`;
      const bucket = kept.get(key) ?? [];
      kept.set(key, bucket);
      if (bucket.some((group) => isSame(group, imported.group))) continue;
      bucket.push(imported.group);
      groups.push(imported);
    }
  }
  for (const { group } of groups) markMatched(matchers, group);
  return { groups, failures: unmatched(matchers) };
}

function compile(pattern: ImportPattern): Glob {
  try {
    return new Glob(pattern.pattern);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const text = `error parsing glob '${pattern.pattern}': ${error.message}`;
    const message = `Invalid import wildcard: ${JSON.stringify(text)}`;
    const help = "Check the wildcard syntax supported here: https://crates.io/crates/globset";
    throw new ResolutionStopped(
      [failure("InvalidWildcard", { error: text }, { message, help, at: pattern.at })],
      false,
    );
  }
}

interface Importer {
  readonly dependency: Resolution;
  readonly catalog: AttributeCatalog;
  readonly versions: Versions;
  readonly matchers: readonly Matcher[];
  readonly includeUnreferenced: boolean;
}

function importFrom(importer: Importer): readonly ImportedGroup[] {
  const refused: Failure[] = [];
  const imported: ImportedGroup[] = [];
  for (const group of importer.dependency.groups) {
    const explicit = isNamed(importer.matchers, group);
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
    resolution?.published === undefined ? resolution?.groups.find((candidate) => isSame(group, candidate)) : undefined;
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

function importField(type: GroupType): ImportField | undefined {
  switch (type) {
    case "metric":
    case "metric_group":
      return "metrics";
    case "event":
      return "events";
    case "span":
      return "spans";
    case "entity":
      return "entities";
    case "attribute_group":
      return "attribute_groups";
    case "scope":
    case "undefined":
      return undefined;
  }
}

function isNamed(matchers: readonly Matcher[], group: WorkingGroup): boolean {
  const field = importField(group.type);
  const keys = matchKeys(group);
  return matchers.some(({ pattern, glob }) => pattern.field === field && keys.some((key) => glob.matches(key)));
}

function markMatched(matchers: readonly Matcher[], group: WorkingGroup): void {
  const field = importField(group.type);
  const keys = matchKeys(group);
  for (const matcher of matchers) {
    if (matcher.pattern.field === field && keys.some((key) => matcher.glob.matches(key))) matcher.matched = true;
  }
}

function unmatched(matchers: readonly Matcher[]): readonly Failure[] {
  const left = importFields.flatMap((field) =>
    matchers.filter((matcher) => !matcher.matched && matcher.pattern.field === field),
  );
  return left.map(({ pattern }) => {
    const message = `The import \`${pattern.pattern}\` under \`${pattern.field}\` matched nothing in any dependency`;
    const help =
      "Check the spelling, and check that a dependency exports it. Imports are not transitive: a registry further down the chain is reachable only when the registry in between re-exports it.";
    const fields = { pattern: pattern.pattern, signal: pattern.field };
    return failure("UnmatchedImport", fields, { severity: "Warning", message, help, at: pattern.at });
  });
}

function isSame(left: WorkingGroup, right: WorkingGroup): boolean {
  if (left.type !== right.type) return false;
  if (left.metric_name !== undefined || right.metric_name !== undefined) return left.metric_name === right.metric_name;
  if (left.spec.name !== undefined || right.spec.name !== undefined) return left.spec.name === right.spec.name;
  return bareId(left.id) === bareId(right.id);
}

function bareId(id: string): string {
  return id.replace(/^(?:metric|event|entity|span|attribute_group|registry)\./, "");
}
