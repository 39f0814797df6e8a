import type { Annotations, AttributeDefSpec, DeprecatedJson, GroupType } from "./definition.ts";
import { findAttributeSource } from "./attribute-source.ts";
import { indexOf } from "./resolution-index.ts";
import {
  isExcluded,
  type PendingAttribute,
  type Resolution,
  type ResolvedAttribute,
  type WorkingGroup,
} from "./resolution.ts";

/** What a group takes over from a group that it extends. */
export interface ParentGroup {
  readonly local: boolean;
  readonly type: GroupType;
  readonly brief: string;
  readonly note: string;
  readonly stability: string | undefined;
  readonly deprecated: DeprecatedJson | undefined;
  readonly annotations: Annotations | undefined;
  readonly metric_name: string | undefined;
  readonly instrument: string | undefined;
  readonly unit: string | undefined;
  readonly span_kind: string | undefined;
  readonly span_name: string | undefined;
  readonly requirement_level: "recommended" | "opt_in" | undefined;
  readonly attributes: readonly PendingAttribute[];
}

/** The first group of that id in the dependencies that may be used; one that may not only where there is no other. */
export function dependencyGroup(dependencies: readonly Resolution[], id: string): ParentGroup | undefined {
  let excluded: ParentGroup | undefined;
  for (const resolution of dependencies) {
    const group = groupOf(resolution, id);
    if (group === undefined) continue;
    const parent = fromDependency(resolution, group);
    if (!isExcluded(group.annotations)) return parent;
    excluded ??= parent;
  }
  return excluded;
}

export function hasGroup(dependencies: readonly Resolution[], id: string): boolean {
  return dependencies.some((resolution) => groupOf(resolution, id) !== undefined);
}

function groupOf(resolution: Resolution, id: string): WorkingGroup | undefined {
  const index = indexOf(resolution);
  return resolution.published === undefined ? index.groupById(id) : index.publishedSignal(id);
}

function fromDependency(resolution: Resolution, group: WorkingGroup): ParentGroup {
  const { type, brief, note, stability, deprecated, annotations, metric_name, instrument, unit } = group;
  const { span_kind, span_name, requirement_level } = group;
  const signal = { metric_name, instrument, unit, span_kind, span_name, requirement_level };
  const attributes = group.attributes.map((attribute) => ({
    spec: definitionOf(attribute),
    origin: findAttributeSource(resolution, attribute),
  }));
  return { local: false, type, brief, note, stability, deprecated, annotations, ...signal, attributes };
}

function definitionOf(attribute: ResolvedAttribute): AttributeDefSpec {
  return { kind: "id", ...attribute };
}
