import { failure, provenanceJson, provenanceText, type Failure } from "./failure.ts";
import type { AttributeCatalog } from "./attribute-catalog.ts";
import { tryInRounds, type Attempt } from "./try-in-rounds.ts";
import { ResolutionStopped, type PendingAttribute, type ResolvedAttribute, type WorkingGroup } from "./resolution.ts";

/** Turns every pending attribute into a resolved one. Works in rounds: a reference with a prefix defines a new attribute. */
export function resolveReferences(groups: readonly WorkingGroup[], catalog: AttributeCatalog): void {
  const refused = groups.flatMap((group) => defineOwn(group, catalog));
  const failed = tryInRounds({
    items: groups.flatMap((group) => group.pending.map((pending) => ({ group, pending }))),
    attempt: ({ group, pending }) => refer(group, pending, catalog),
  });
  if (failed.length > 0) {
    const left = failed.map(
      ({ group, pending }) => failureOf(catalog.resolve(group, pending)) ?? unresolved(group, pending),
    );
    throw new ResolutionStopped([...refused, ...left], true);
  }
  for (const group of groups) group.pending = [];
}

/** @returns why attributes may not be defined; these and the references stay pending */
function defineOwn(group: WorkingGroup, catalog: AttributeCatalog): readonly Failure[] {
  const refused: Failure[] = [];
  const rest: PendingAttribute[] = [];
  for (const pending of group.pending) {
    const result = pending.spec.kind === "id" ? catalog.resolve(group, pending) : undefined;
    if (isAttribute(result)) group.attributes.push(result);
    else rest.push(pending);
    if (result !== undefined && !isAttribute(result)) refused.push(result);
  }
  group.pending = rest;
  return refused;
}

function refer(group: WorkingGroup, pending: PendingAttribute, catalog: AttributeCatalog): Attempt {
  const { spec } = pending;
  const result = catalog.resolve(group, pending);
  if (!isAttribute(result)) return { done: false, waitsFor: [spec.name] };
  group.attributes.push(result);
  return { done: true, brings: spec.kind === "ref" && spec.prefix ? [result.name] : [] };
}

function failureOf(result: ResolvedAttribute | Failure | undefined): Failure | undefined {
  return isAttribute(result) ? undefined : result;
}

function isAttribute(result: ResolvedAttribute | Failure | undefined): result is ResolvedAttribute {
  return result !== undefined && !("kind" in result);
}

function unresolved(group: WorkingGroup, { spec }: PendingAttribute): Failure {
  const message = `The following attribute reference is not resolved for the group '${group.id}'.\nAttribute reference: ${spec.name}\nProvenance: Some(${provenanceText(group.provenance)})`;
  const fields = { group_id: group.id, attribute_ref: spec.name, provenance: provenanceJson(group.provenance) };
  return failure("UnresolvedAttributeRef", fields, { message, at: spec.written?.name ?? group.spec.at });
}
