import type {
  AttributeTypeJson,
  DeprecatedJson,
  EntityAssociation,
  RequirementLevelJson,
} from "../embedded/definition.ts";
import { isRefinementOfV2, type Resolution, type WorkingGroup } from "../embedded/resolution.ts";
import { resolveV2, type ResolvedRegistryV2, type V2Item } from "../embedded/resolve-v2.ts";

export interface KnownAttribute {
  readonly name: string;
  readonly type: AttributeTypeJson;
  readonly stability: string | undefined;
  readonly deprecated: DeprecatedJson | undefined;
}

/** An attribute as a signal or an entity asks for it. */
export interface ExpectedAttribute {
  readonly name: string;
  readonly template: boolean;
  readonly level: "required" | "recommended" | "opt_in" | "conditionally_required";
}

export interface KnownEntity {
  readonly type: string;
  readonly attributes: readonly ExpectedAttribute[];
}

/** An association with the entities looked up; `entity` is undefined where no registry in reach defines it. */
export type KnownAssociation =
  | { readonly kind: "entity"; readonly name: string; readonly entity: KnownEntity | undefined }
  | { readonly kind: "one_of" | "all_of"; readonly members: readonly KnownAssociation[] };

export interface KnownSignal {
  readonly name: string;
  readonly stability: string | undefined;
  readonly deprecated: DeprecatedJson | undefined;
  readonly instrument: string | undefined;
  readonly unit: string | undefined;
  readonly attributes: readonly ExpectedAttribute[];
  readonly associations: readonly KnownAssociation[];
}

/** What a live check looks up in a registry; where a name is defined twice the last one counts. */
export interface KnownNames {
  /** In the registry's order, repetitions included. */
  readonly attributes: readonly KnownAttribute[];
  readonly metrics: ReadonlyMap<string, KnownSignal>;
  readonly events: ReadonlyMap<string, KnownSignal>;
  /** Names that some definition has without deprecating it: what coverage is measured by. */
  readonly current: {
    readonly attributes: ReadonlySet<string>;
    readonly metrics: ReadonlySet<string>;
    readonly events: ReadonlySet<string>;
  };
}

const cached = { v1: new WeakMap<Resolution, KnownNames>(), v2: new WeakMap<Resolution, KnownNames>() };

export function knownNames(resolution: Resolution, v2: boolean): KnownNames {
  const asV2 = v2 || resolution.published !== undefined;
  const cache = cached[asV2 ? "v2" : "v1"];
  const names = cache.get(resolution) ?? (asV2 ? namesOfV2(resolveV2(resolution)) : namesOfV1(resolution));
  cache.set(resolution, names);
  return names;
}

function namesOfV1(resolution: Resolution): KnownNames {
  const groups = resolution.groups.filter((group) => !isRefinementOfV2(group));
  const entities = new Map<string, KnownEntity>();
  for (const group of groups) {
    const { name } = group.spec;
    if (group.type === "entity" && name !== undefined) entities.set(name, entityOfV1(name, group));
  }
  const signal = (name: string, group: WorkingGroup): KnownSignal => ({
    name,
    stability: group.stability,
    deprecated: group.deprecated,
    instrument: group.instrument,
    unit: group.unit,
    attributes: group.attributes.map(expected),
    associations: group.entity_associations.map((association) => associationOfV1(association, entities)),
  });
  const signals = (type: "metric" | "event") =>
    groups.flatMap((group) => {
      const name = type === "metric" ? group.metric_name : group.spec.name;
      return group.type === type && name !== undefined ? [signal(name, group)] : [];
    });
  return names({
    attributes: groups.flatMap((group) => group.attributes),
    metrics: signals("metric"),
    events: signals("event"),
  });
}

function entityOfV1(type: string, group: WorkingGroup): KnownEntity {
  return { type, attributes: group.attributes.map(expected) };
}

function associationOfV1(association: EntityAssociation, all: ReadonlyMap<string, KnownEntity>): KnownAssociation {
  if (typeof association === "string") return { kind: "entity", name: association, entity: all.get(association) };
  const kind = "one_of" in association ? "one_of" : "all_of";
  const members = "one_of" in association ? association.one_of : association.all_of;
  return { kind, members: members.map((member) => associationOfV1(member, all)) };
}

function namesOfV2(resolved: ResolvedRegistryV2): KnownNames {
  const { attributes, metrics, events } = resolved.registry;
  const signal = (item: V2Item): KnownSignal => ({
    name: String(item["name"]),
    stability: item["stability"] as string | undefined,
    deprecated: item["deprecated"] as DeprecatedJson | undefined,
    instrument: item["instrument"] as string | undefined,
    unit: item["unit"] as string | undefined,
    attributes: itemsOf(item["attributes"]).map(expectedOfV2),
    associations: itemsOf(item["entity_associations"]).map((association) => associationOfV2(association, resolved)),
  });
  return names({
    attributes: attributes.map((item) => ({
      name: String(item["key"]),
      type: item["type"] as AttributeTypeJson,
      stability: item["stability"] as string | undefined,
      deprecated: item["deprecated"] as DeprecatedJson | undefined,
    })),
    metrics: metrics.map(signal),
    events: events.map(signal),
  });
}

function itemsOf(value: unknown): readonly V2Item[] {
  return Array.isArray(value) ? (value as readonly V2Item[]) : [];
}

function expectedOfV2(item: V2Item): ExpectedAttribute {
  return expected({
    name: String(item["key"]),
    type: item["type"] as AttributeTypeJson,
    requirement_level: item["requirement_level"] as RequirementLevelJson,
  });
}

function associationOfV2(association: V2Item, resolved: ResolvedRegistryV2): KnownAssociation {
  for (const kind of ["one_of", "all_of"] as const) {
    const members = association[kind];
    if (members !== undefined)
      return { kind, members: itemsOf(members).map((member) => associationOfV2(member, resolved)) };
  }
  const name = String(association["type"]);
  const { source } = (association["provenance"] ?? {}) as { readonly source?: string };
  const registry =
    source === undefined ? resolved : resolved.dependencies?.find((dependency) => dependency.schema_url === source);
  return { kind: "entity", name, entity: registry && entityOfV2(registry, name) };
}

/** Entity types and the ids of refinements share one name space. */
function entityOfV2({ registry, refinements }: ResolvedRegistryV2, name: string): KnownEntity | undefined {
  const item =
    registry.entities.find((entity) => entity["type"] === name) ??
    refinements.entities.find((entity) => entity["id"] === name);
  if (item === undefined) return undefined;
  const attributes = [...itemsOf(item["identity"]), ...itemsOf(item["description"])].map(expectedOfV2);
  return { type: String(item["type"]), attributes };
}

function expected(attribute: {
  readonly name: string;
  readonly type: AttributeTypeJson;
  readonly requirement_level: RequirementLevelJson;
}): ExpectedAttribute {
  const { name, type, requirement_level: written } = attribute;
  const level = typeof written === "string" ? written : (Object.keys(written)[0] as ExpectedAttribute["level"]);
  return { name, template: isTemplate(type), level };
}

export function isTemplate(type: AttributeTypeJson): boolean {
  return typeof type === "string" && type.startsWith("template[");
}

interface Lists {
  readonly attributes: readonly KnownAttribute[];
  readonly metrics: readonly KnownSignal[];
  readonly events: readonly KnownSignal[];
}

function names({ attributes, metrics, events }: Lists): KnownNames {
  const current = (items: readonly Pick<KnownSignal, "name" | "deprecated">[]) =>
    new Set(items.filter((item) => item.deprecated === undefined).map((item) => item.name));
  return {
    attributes,
    metrics: new Map(metrics.map((metric) => [metric.name, metric])),
    events: new Map(events.map((event) => [event.name, event])),
    current: { attributes: current(attributes), metrics: current(metrics), events: current(events) },
  };
}
