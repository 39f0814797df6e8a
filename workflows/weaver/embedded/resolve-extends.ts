import type { AttributeSpec, GroupType } from "./definition.ts";
import { failure, provenanceJson, provenanceText, type Failure } from "./failure.ts";
import { AttributeLineage, type LineageField } from "./lineage.ts";
import { mergeAnnotations } from "./merge-annotations.ts";
import { dependencyGroup, hasGroup, type ParentGroup } from "./parent-group.ts";
import {
  isExcluded,
  isGroupExcluded,
  ResolutionStopped,
  type PendingAttribute,
  type Resolution,
  type WorkingGroup,
} from "./resolution.ts";
import { tryInRounds, type Attempt } from "./try-in-rounds.ts";

/** Gives every group the attributes of the groups that it extends or includes. Works in rounds, as groups may extend each other. */
export function resolveExtends(groups: readonly WorkingGroup[], dependencies: readonly Resolution[]): void {
  const extender = new Extender(groups, dependencies);
  const failed = tryInRounds({
    items: groups.flatMap((group, position) => (isIndependent(group) ? [] : [{ group, position }])),
    attempt: ({ group, position }, round) => extender.resolve(group, { position, round }),
  });
  const failures = [...extender.changedIdentity, ...extender.failuresOf(failed.map(({ group }) => group))];
  if (failures.length > 0) throw new ResolutionStopped(failures, true);
}

interface Turn {
  readonly position: number;
  readonly round: number;
}

class Extender {
  readonly changedIdentity: Failure[] = [];
  readonly #dependencies: readonly Resolution[];
  readonly #index = new Map<string, ParentGroup>();
  /** Of groups of one id, the last that is resolved counts from the next round on. */
  readonly #last = new Map<string, { readonly position: number; readonly parent: ParentGroup }>();
  readonly #ofThisRound = new Set<string>();
  #round = 0;

  constructor(groups: readonly WorkingGroup[], dependencies: readonly Resolution[]) {
    this.#dependencies = dependencies;
    for (const [position, group] of groups.entries()) if (isIndependent(group)) this.#put(group, position);
  }

  resolve(group: WorkingGroup, { position, round }: Turn): Attempt {
    if (round !== this.#round) this.#startRound(round);
    const missing = this.#missing(group);
    if (missing !== undefined) return { done: false, waitsFor: [missing] };
    const parent = this.#parent(group);
    if (this.#problems(group, parent).length > 0) {
      const waitsFor = idsOf(group);
      return { done: false, waitsFor, again: waitsFor.some((id) => this.#ofThisRound.has(id)) };
    }
    this.#inherit(group, parent);
    this.#put(group, position);
    return { done: true, brings: [group.id] };
  }

  /** Why groups could not be resolved, when no round will bring more. */
  failuresOf(groups: readonly WorkingGroup[]): readonly Failure[] {
    this.#startRound(this.#round + 1);
    return groups.flatMap((group) => this.#problems(group, this.#parent(group)));
  }

  #startRound(round: number): void {
    this.#round = round;
    for (const id of this.#ofThisRound) {
      const last = this.#last.get(id);
      if (last !== undefined) this.#index.set(id, last.parent);
    }
    this.#ofThisRound.clear();
  }

  #put(group: WorkingGroup, position: number): void {
    const parent = parentOf(group);
    this.#index.set(group.id, parent);
    const last = this.#last.get(group.id);
    if (last === undefined || last.position < position) this.#last.set(group.id, { position, parent });
    else this.#ofThisRound.add(group.id);
  }

  #missing(group: WorkingGroup): string | undefined {
    const include = group.includes.find((id) => !this.#index.has(id));
    if (include !== undefined || group.extends === undefined) return include;
    return this.#index.has(group.extends) || hasGroup(this.#dependencies, group.extends) ? undefined : group.extends;
  }

  #parent({ extends: id }: WorkingGroup): ParentGroup | undefined {
    return id === undefined ? undefined : (this.#index.get(id) ?? dependencyGroup(this.#dependencies, id));
  }

  #problems(group: WorkingGroup, parent: ParentGroup | undefined): readonly Failure[] {
    const included = this.#includeProblems(group);
    const id = group.extends;
    if (included.length > 0 || id === undefined) return included;
    if (parent === undefined) return [unresolved(group, "extends", id)];
    const problem = parent.local ? excludedParent(group, id, parent) : excludedDependency(group, id, parent);
    return problem === undefined ? [] : [problem];
  }

  #includeProblems(group: WorkingGroup): readonly Failure[] {
    const seen = new Set<string>();
    const problems: Failure[] = [];
    for (const id of group.includes) {
      const parent = this.#index.get(id);
      const problem = parent === undefined ? unresolved(group, "include", id) : excludedParent(group, id, parent);
      if (problem !== undefined) problems.push(problem);
      if (parent === undefined || problem !== undefined) continue;
      for (const { spec } of parent.attributes) {
        if (seen.has(spec.name)) problems.push(duplicateThroughIncludes(group, spec.name));
        seen.add(spec.name);
      }
    }
    return problems;
  }

  #inherit(group: WorkingGroup, parent: ParentGroup | undefined): void {
    const id = group.extends;
    const bases: { readonly id: string; readonly attributes: readonly PendingAttribute[] }[] = [];
    if (id !== undefined && parent !== undefined) {
      group.lineage.extendsGroup = id;
      group.lineage.extendsType = parent.type;
      if (group.spec.is_v2) refine(group, parent);
      if (group.spec.is_v2 && group.type === "entity" && parent.type === "entity") {
        this.changedIdentity.push(...identityChanges(group, id, parent));
      }
      bases.push({ id, attributes: parent.attributes });
    }
    for (const include of group.includes)
      bases.push({ id: include, attributes: this.#index.get(include)?.attributes ?? [] });
    group.lineage.includes.push(...group.includes);
    group.pending = inherit(group, bases);
    group.extends = undefined;
    group.includes = [];
  }
}

function refine(group: WorkingGroup, parent: ParentGroup): void {
  group.instrument = parent.instrument;
  group.unit = parent.unit;
  group.span_kind = parent.span_kind;
  group.metric_name = parent.metric_name;
  group.requirement_level = parent.requirement_level;
  group.stability ??= parent.stability;
  group.deprecated ??= parent.deprecated;
  if (group.brief === "") group.brief = parent.brief;
  if (group.note === "") group.note = parent.note;
  group.span_name ??= parent.span_name;
  const merged = mergeAnnotations(parent.annotations ?? {}, group.annotations ?? {});
  group.annotations = Object.keys(merged).length === 0 ? undefined : merged;
}

function idsOf(group: WorkingGroup): readonly string[] {
  return group.extends === undefined ? group.includes : [...group.includes, group.extends];
}

function isIndependent(group: WorkingGroup): boolean {
  return group.extends === undefined && group.includes.length === 0;
}

function parentOf(group: WorkingGroup): ParentGroup {
  const { type, brief, note, stability, deprecated, annotations, metric_name, instrument, unit } = group;
  const { span_kind, span_name, requirement_level } = group;
  const signal = { metric_name, instrument, unit, span_kind, span_name, requirement_level };
  return { local: true, type, brief, note, stability, deprecated, annotations, ...signal, attributes: group.pending };
}

/** The attributes of the bases under the group's own, by name; records what was inherited and what overridden. */
function inherit(
  group: WorkingGroup,
  bases: readonly { readonly id: string; readonly attributes: readonly PendingAttribute[] }[],
): readonly PendingAttribute[] {
  const merged = new Map<
    string,
    { spec: AttributeSpec; origin: PendingAttribute["origin"]; lineage: AttributeLineage }
  >();
  for (const base of bases) {
    for (const { spec, origin } of base.attributes) {
      const known = merged.get(spec.name);
      if (known === undefined) {
        merged.set(spec.name, { spec, origin, lineage: inheritedFrom(base.id, spec) });
        continue;
      }
      known.spec = override(spec, known.spec, known.lineage);
      known.lineage.sourceGroup = base.id;
      known.origin = origin;
    }
  }
  for (const { spec, origin } of group.pending) {
    const known = merged.get(spec.name);
    if (spec.kind === "ref" && known !== undefined) known.spec = override(spec, known.spec, known.lineage);
    else merged.set(spec.name, { spec, origin, lineage: new AttributeLineage(group.id) });
  }
  const sorted = [...merged].toSorted(([left], [right]) => (left < right ? -1 : 1)).map(([, item]) => item);
  for (const item of sorted) if (!item.lineage.empty) group.lineage.attributes.set(item.spec.name, item.lineage);
  return sorted.map(({ spec, origin }) => ({ spec, origin }));
}

const inheritable: readonly LineageField[] = [
  "brief",
  "examples",
  "tag",
  "requirement_level",
  "sampling_relevant",
  "note",
  "stability",
  "deprecated",
];

function inheritedFrom(groupId: string, spec: AttributeSpec): AttributeLineage {
  const lineage = new AttributeLineage(groupId);
  const values: Readonly<Partial<Record<LineageField, unknown>>> = spec;
  for (const field of inheritable) if (values[field] !== undefined) lineage.inherit(field);
  if (spec.kind === "ref" && spec.prefix) lineage.inherit("prefix");
  return lineage;
}

function override(spec: AttributeSpec, parent: AttributeSpec, lineage: AttributeLineage): AttributeSpec {
  if (spec.kind === "id") return spec;
  const shared = {
    name: spec.name,
    brief: lineage.pick("brief", spec.brief, parent.brief),
    examples: lineage.pick("examples", spec.examples, parent.examples),
    tag: lineage.pick("tag", spec.tag, parent.tag),
    sampling_relevant: lineage.pick("sampling_relevant", spec.sampling_relevant, parent.sampling_relevant),
    stability: lineage.pick("stability", spec.stability, parent.stability),
    deprecated: lineage.pick("deprecated", spec.deprecated, parent.deprecated),
    annotations: lineage.pick("annotations", spec.annotations, parent.annotations),
    role: lineage.pick("role", spec.role, parent.role),
    written: spec.written,
  };
  if (parent.kind === "id") {
    return {
      ...shared,
      kind: "id",
      type: parent.type,
      requirement_level: lineage.pick("requirement_level", spec.requirement_level, parent.requirement_level),
      note: lineage.pick("note", spec.note, parent.note),
    };
  }
  return {
    ...shared,
    kind: "ref",
    requirement_level: lineage.pick("requirement_level", spec.requirement_level, parent.requirement_level),
    note: lineage.pick("note", spec.note, parent.note),
    prefix: lineage.pick("prefix", spec.prefix || undefined, parent.prefix || undefined) ?? false,
  };
}

function target(group: WorkingGroup, id: string): Failure["at"] {
  const bare = id.replace(/^(?:entity|event|metric|span)\./, "");
  return group.spec.targets.get(id) ?? group.spec.targets.get(bare) ?? group.spec.at;
}

function unresolved(group: WorkingGroup, word: "extends" | "include", id: string): Failure {
  const clause = word === "extends" ? "`extends` clause" : "`include`";
  const provenance = provenanceText(group.provenance);
  const message = `The following ${clause} reference is not resolved for the group '${group.id}'.\n${clause} reference: ${id}\nProvenance: Some(${provenance})`;
  const fields = { group_id: group.id, [`${word}_ref`]: id, provenance: provenanceJson(group.provenance) };
  return failure(word === "extends" ? "UnresolvedExtendsRef" : "UnresolvedIncludeRef", fields, {
    message,
    at: target(group, id),
  });
}

function excludedParent(group: WorkingGroup, id: string, parent: ParentGroup): Failure | undefined {
  return isExcluded(parent.annotations) && !isGroupExcluded(group)
    ? excludedUse(id, parent.type, group, target(group, id))
    : undefined;
}

function excludedDependency(group: WorkingGroup, id: string, parent: ParentGroup): Failure | undefined {
  return isExcluded(parent.annotations) ? excludedUse(id, parent.type, group, target(group, id)) : undefined;
}

export function excludedUse(
  id: string,
  type: GroupType | "Attribute",
  usedIn: WorkingGroup | string,
  at: Failure["at"],
): Failure {
  const user = typeof usedIn === "string" ? usedIn : usedIn.id;
  const message = `${type} '${id}' is marked as excluded from dependency resolution and cannot be used by '${user}'`;
  return failure("ExcludedFromDependencyResolution", { id, type, used_in: user }, { message, at });
}

function duplicateThroughIncludes(group: WorkingGroup, name: string): Failure {
  const ids = group.includes;
  const message = `The attribute id \`${name}\` is declared multiple times in the following groups:\n${JSON.stringify(ids).replaceAll('","', '", "')}`;
  return failure("DuplicateAttributeId", { group_ids: ids, attribute_id: name }, { message, at: group.spec.at });
}

function identityChanges(group: WorkingGroup, id: string, parent: ParentGroup): readonly Failure[] {
  const bases = new Map(parent.attributes.toReversed().map((attribute) => [attribute.spec.name, attribute.spec]));
  return group.pending.flatMap(({ spec }) => {
    if (spec.kind !== "ref" || spec.role === undefined) return [];
    const base = bases.get(spec.name);
    const changes =
      base === undefined ? spec.role === "identifying" : base.role !== undefined && base.role !== spec.role;
    if (!changes) return [];
    const role = spec.role === "identifying" ? "Identifying" : "Descriptive";
    const message = `Entity refinement \`${group.id}\` changes the identity of \`${id}\` by referencing \`${spec.name}\` under \`${role}\`.\nProvenance: Some(${provenanceText(group.provenance)})`;
    const help =
      "A refinement must preserve the base entity's identity: keep base attributes under the same section (`identity` or `description`) as the base, and do not add new `identity` attributes.";
    const provenance = provenanceJson(group.provenance);
    const fields = { refinement_id: group.id, ref: id, attribute_id: spec.name, role: spec.role, provenance };
    return [failure("EntityRefinementChangedIdentity", fields, { message, help, at: spec.written?.name })];
  });
}
