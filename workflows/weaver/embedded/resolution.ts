import type {
  Annotations,
  AttributeRole,
  AttributeSpec,
  AttributeTypeJson,
  DeprecatedJson,
  EntityAssociation,
  ExamplesSpec,
  GroupSpec,
  GroupType,
  RequirementLevelJson,
  Written,
} from "./definition.ts";
import type { Failure, Provenance } from "./failure.ts";
import type { PublishedRegistry } from "./published-registry.ts";
import type { AttributeLineage } from "./lineage.ts";
import type { SchemaUrl } from "./schema-url.ts";

/** An attribute with everything it inherits. Never changed once made. */
export interface ResolvedAttribute {
  readonly name: string;
  readonly type: AttributeTypeJson;
  readonly brief: string;
  readonly examples: ExamplesSpec | undefined;
  readonly tag: string | undefined;
  readonly requirement_level: RequirementLevelJson;
  readonly sampling_relevant: boolean | undefined;
  readonly note: string;
  readonly stability: string | undefined;
  readonly deprecated: DeprecatedJson | undefined;
  readonly prefix: boolean;
  readonly annotations: Annotations | undefined;
  readonly role: AttributeRole | undefined;
  /** Where this use is written, and where the attribute is defined. */
  readonly written: Written | undefined;
  readonly definition: Written | undefined;
}

type AttributeSource =
  | { readonly groupId: string; readonly schemaUrl?: never }
  | { readonly groupId?: never; readonly schemaUrl: SchemaUrl };

export interface RootAttribute {
  readonly attribute: ResolvedAttribute;
  readonly source: AttributeSource;
  readonly isDefinition: boolean;
}

export interface PendingAttribute {
  readonly spec: AttributeSpec;
  /** Set where the attribute comes from a dependency. */
  readonly origin: SchemaUrl | undefined;
}

/** A group on its way from what was written to what is resolved. */
export interface WorkingGroup {
  readonly spec: GroupSpec;
  readonly provenance: Provenance;
  readonly id: string;
  readonly type: GroupType;
  brief: string;
  note: string;
  stability: string | undefined;
  deprecated: DeprecatedJson | undefined;
  annotations: Annotations | undefined;
  metric_name: string | undefined;
  instrument: string | undefined;
  unit: string | undefined;
  span_kind: string | undefined;
  span_name: string | undefined;
  requirement_level: "recommended" | "opt_in" | undefined;
  readonly entity_associations: readonly EntityAssociation[];
  extends: string | undefined;
  includes: readonly string[];
  pending: readonly PendingAttribute[];
  attributes: ResolvedAttribute[];
  readonly imported: boolean;
  /** Nothing is known of where it comes from: an attribute group of a published registry. */
  readonly untraced?: boolean;
  readonly lineage: {
    extendsGroup: string | undefined;
    extendsType: GroupType | undefined;
    readonly attributes: Map<string, AttributeLineage>;
    readonly includes: string[];
  };
}

/** A resolved registry, before any output is made of it. Groups are sorted by id, internal ones are left out. */
export interface Resolution {
  readonly path: string;
  readonly schemaUrl: SchemaUrl;
  readonly hasManifest: boolean;
  readonly groups: readonly WorkingGroup[];
  /** Internal groups of version 2: no part of the registry, though Weaver's catalogue counts their attributes. */
  readonly internal: readonly WorkingGroup[];
  readonly roots: ReadonlyMap<string, RootAttribute>;
  /** Schema URLs of all dependencies, direct and indirect, sorted. */
  readonly dependencies: readonly SchemaUrl[];
  readonly direct: readonly Resolution[];
  /** Set where the registry was read in its published, resolved form. */
  readonly published: PublishedRegistry | undefined;
  /** Group id, entity name, registry that defines the entity. */
  readonly associationOrigins: ReadonlyMap<string, ReadonlyMap<string, SchemaUrl>>;
}

/** Raised inside the resolver where Weaver stops; caught once, in `resolveRegistry`. */
export class ResolutionStopped extends Error {
  readonly failures: readonly Failure[];
  readonly compound: boolean;
  constructor(failures: readonly Failure[], compound: boolean) {
    super(failures[0]?.message ?? "resolution stopped");
    this.failures = failures;
    this.compound = compound;
  }
}

export function workingGroup(spec: GroupSpec, provenance: Provenance): WorkingGroup {
  const prefixed = (attribute: AttributeSpec): AttributeSpec =>
    spec.prefix !== "" && attribute.kind === "id"
      ? { ...attribute, name: `${spec.prefix}.${attribute.name}` }
      : attribute;
  return {
    spec,
    provenance,
    id: spec.id,
    type: spec.type,
    brief: spec.brief,
    note: spec.note,
    stability: spec.stability,
    deprecated: spec.deprecated,
    annotations: spec.annotations,
    metric_name: spec.metric_name,
    instrument: spec.instrument,
    unit: spec.unit,
    span_kind: spec.span_kind,
    span_name: spec.span_name,
    requirement_level: spec.requirement_level,
    entity_associations: spec.entity_associations,
    extends: spec.extends,
    includes: spec.include_groups,
    pending: spec.attributes.map((attribute) => ({ spec: prefixed(attribute), origin: undefined })),
    attributes: [],
    imported: false,
    lineage: { extendsGroup: undefined, extendsType: undefined, attributes: new Map(), includes: [] },
  };
}

/** Annotated `dependency_resolution: {exclude: true}`. */
export function isExcluded(annotations: Annotations | undefined): boolean {
  const rule = annotations?.["dependency_resolution"];
  return typeof rule === "object" && rule !== null && "exclude" in rule && rule.exclude === true;
}

export function isGroupExcluded(group: WorkingGroup): boolean {
  return isExcluded(group.annotations) || (group.type === "attribute_group" && group.spec.visibility !== "public");
}

export function isRefinementOfV2(group: WorkingGroup): boolean {
  return group.spec.is_v2 && group.lineage.extendsGroup !== undefined;
}

/** Refines a group of its own type, so that version 2 calls it a refinement. */
export function isRefinement(group: WorkingGroup): boolean {
  return group.lineage.extendsType === group.type;
}

export function withoutPrefix(prefix: string, id: string): string {
  return id.startsWith(prefix) ? id.slice(prefix.length) : id;
}

/** The id by which version 2 knows the group, or undefined where version 2 has no such signal. */
export function v2Id(group: WorkingGroup): string | undefined {
  switch (group.type) {
    case "span":
      return withoutPrefix("span.", group.id);
    case "attribute_group":
      return withoutPrefix("attribute_group.", group.id);
    case "entity":
      return isRefinement(group) ? withoutPrefix("entity.", group.id) : entityType(group);
    case "event":
      return isRefinement(group) ? withoutPrefix("event.", group.id) : group.spec.name;
    case "metric":
      return isRefinement(group) ? withoutPrefix("metric.", group.id) : group.metric_name;
    case "metric_group":
    case "scope":
    case "undefined":
      return undefined;
  }
}

export function entityType(group: WorkingGroup): string {
  return group.spec.name ?? withoutPrefix("entity.", group.id);
}

export function referencedEntities(associations: readonly EntityAssociation[]): readonly string[] {
  const visit = (association: EntityAssociation): readonly string[] => {
    if (typeof association === "string") return [association];
    return ("one_of" in association ? association.one_of : association.all_of).flatMap(visit);
  };
  return [...new Set(associations.flatMap(visit))];
}
