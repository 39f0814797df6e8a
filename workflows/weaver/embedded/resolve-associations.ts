import { failure, provenanceJson, provenanceText, type Failure } from "./failure.ts";
import {
  isExcluded,
  isGroupExcluded,
  referencedEntities,
  ResolutionStopped,
  v2Id,
  type Resolution,
  type WorkingGroup,
} from "./resolution.ts";
import { indexOf } from "./resolution-index.ts";
import { excludedUse } from "./resolve-extends.ts";
import type { SchemaUrl } from "./schema-url.ts";

type Origins = Map<string, Map<string, SchemaUrl>>;

/** Finds the entity behind every association; `origins` takes those that another registry defines. */
export function resolveAssociations(
  groups: readonly WorkingGroup[],
  dependencies: readonly Resolution[],
  origins: Origins,
): void {
  if (groups.every((group) => group.entity_associations.length === 0)) return;
  const local = localEntities(groups);
  const failures: Failure[] = [];
  for (const group of groups) {
    for (const name of referencedEntities(group.entity_associations)) {
      if (origins.get(group.id)?.has(name) === true) continue;
      const excluded = local.get(name);
      if (excluded === false || (excluded === true && isGroupExcluded(group))) continue;
      const found =
        excluded === true
          ? excludedUse(name, "entity", group, place(group, name))
          : entityOf(group, name, dependencies);
      if ("kind" in found) failures.push(found);
      else origins.set(group.id, (origins.get(group.id) ?? new Map<string, SchemaUrl>()).set(name, found));
    }
  }
  if (failures.length > 0) throw new ResolutionStopped(failures, true);
}

function localEntities(groups: readonly WorkingGroup[]): ReadonlyMap<string, boolean> {
  const local = new Map<string, boolean>();
  for (const group of groups) {
    const id = group.type === "entity" ? v2Id(group) : undefined;
    if (id !== undefined) local.set(id, isGroupExcluded(group));
  }
  return local;
}

/** An entity that a resolved registry defines or passes on. */
export function lookupEntity(
  resolution: Resolution,
  name: string,
): { readonly origin: SchemaUrl; readonly excluded: boolean } | undefined {
  const found = indexOf(resolution).entity(name);
  return found === undefined
    ? undefined
    : { origin: found.provenance.schema_url, excluded: isExcluded(found.annotations) };
}

function entityOf(group: WorkingGroup, name: string, dependencies: readonly Resolution[]): SchemaUrl | Failure {
  const origins = new Map<string, SchemaUrl>();
  let hidden = false;
  for (const dependency of dependencies) {
    const found = lookupEntity(dependency, name);
    if (found?.excluded === true) hidden = true;
    else if (found !== undefined) origins.set(found.origin.url, found.origin);
  }
  const [first] = origins.values();
  if (first === undefined)
    return hidden ? excludedUse(name, "entity", group, place(group, name)) : unresolved(group, name);
  return origins.size === 1 ? first : ambiguous(group, name, [...origins.keys()]);
}

function place(group: WorkingGroup, name: string): Failure["at"] {
  return group.spec.targets.get(name) ?? group.spec.at;
}

function unresolved(group: WorkingGroup, name: string): Failure {
  const message = `The following entity association is not resolved for the group '${group.id}'.\nEntity association: ${name}\nProvenance: Some(${provenanceText(group.provenance)})`;
  const help = "Check the spelling. Define the entity in this registry, or depend on a registry that defines it.";
  const fields = { group_id: group.id, entity_type: name, provenance: provenanceJson(group.provenance) };
  return failure("UnresolvedEntityAssociation", fields, { message, help, at: place(group, name) });
}

function ambiguous(group: WorkingGroup, name: string, registries: readonly string[]): Failure {
  const message = `The entity association '${name}' of group '${group.id}' is ambiguous.\nDeclared by: ${registries.join(", ")}`;
  const help =
    "These registries declare unrelated entities under one name. Import the one you mean, or define the entity in this registry.";
  const fields = { group_id: group.id, entity_type: name, registries };
  return failure("AmbiguousEntityAssociation", fields, { message, help, at: place(group, name) });
}
