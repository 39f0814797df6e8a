import { failure, provenanceJson, provenanceText, type Failure } from "./failure.ts";
import type { AttributeCatalog } from "./attribute-catalog.ts";
import { ResolutionStopped, type PendingAttribute, type ResolvedAttribute, type WorkingGroup } from "./resolution.ts";

/** Turns every pending attribute into a resolved one. Works in rounds: a reference with a prefix defines a new attribute. */
export function resolveReferences(groups: readonly WorkingGroup[], catalog: AttributeCatalog): void {
  const refused: Failure[] = [];
  for (const group of groups) defineOwn(group, catalog, refused);
  for (;;) {
    const failures = [...refused];
    let resolved = 0;
    for (const group of groups) resolved += referRound(group, catalog, failures);
    if (failures.length === 0) return;
    if (resolved === 0) throw new ResolutionStopped(failures, true);
  }
}

function defineOwn(group: WorkingGroup, catalog: AttributeCatalog, refused: Failure[]): void {
  const rest: PendingAttribute[] = [];
  for (const pending of group.pending) {
    const result = pending.spec.kind === "id" ? catalog.resolve(group, pending) : undefined;
    if (isAttribute(result)) group.attributes.push(result);
    else rest.push(pending);
    if (result !== undefined && !isAttribute(result)) refused.push(result);
  }
  group.pending = rest;
}

function referRound(group: WorkingGroup, catalog: AttributeCatalog, failures: Failure[]): number {
  if (group.pending.length === 0) return 0;
  const rest: PendingAttribute[] = [];
  for (const pending of group.pending) {
    const result = catalog.resolve(group, pending);
    if (isAttribute(result)) {
      group.attributes.push(result);
      continue;
    }
    rest.push(pending);
    failures.push(result ?? unresolved(group, pending));
  }
  const resolved = group.pending.length - rest.length;
  group.pending = rest;
  return resolved;
}

function isAttribute(result: ResolvedAttribute | Failure | undefined): result is ResolvedAttribute {
  return result !== undefined && !("kind" in result);
}

function unresolved(group: WorkingGroup, { spec }: PendingAttribute): Failure {
  const message = `The following attribute reference is not resolved for the group '${group.id}'.\nAttribute reference: ${spec.name}\nProvenance: Some(${provenanceText(group.provenance)})`;
  const fields = { group_id: group.id, attribute_ref: spec.name, provenance: provenanceJson(group.provenance) };
  return failure("UnresolvedAttributeRef", fields, { message, at: spec.written?.name ?? group.spec.at });
}
