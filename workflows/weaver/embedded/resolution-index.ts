import { matchKeys } from "./match-keys.ts";
import type { Resolution, ResolvedAttribute, WorkingGroup } from "./resolution.ts";

interface HeldAttribute {
  readonly group: WorkingGroup;
  readonly attribute: ResolvedAttribute;
}

type Groups = ReadonlyMap<string, WorkingGroup>;

/** Answers for one resolved registry which group comes first of those that are asked for; each map is made when first used. */
class ResolutionIndex {
  readonly #resolution: Resolution;
  #byId: Groups | undefined;
  #published: { readonly typed: Groups; readonly plain: Groups } | undefined;
  #entities: Groups | undefined;
  #alike: Groups | undefined;
  #attributes: ReadonlyMap<string, HeldAttribute> | undefined;

  constructor(resolution: Resolution) {
    this.#resolution = resolution;
  }

  groupById(id: string): WorkingGroup | undefined {
    this.#byId ??= firstBy(this.#resolution.groups, ({ id: own }) => [own]);
    return this.#byId.get(id);
  }

  /** A signal of a published registry, by its id with its type before all others by their id alone. */
  publishedSignal(id: string): WorkingGroup | undefined {
    this.#published ??= publishedSignals(this.#resolution.groups);
    return this.#published.typed.get(id) ?? this.#published.plain.get(id);
  }

  /** An entity that the registry defines, or otherwise a refinement of one in a published registry. */
  entity(name: string): WorkingGroup | undefined {
    this.#entities ??= entitiesOf(this.#resolution);
    return this.#entities.get(name);
  }

  /** The group that another version of the registry calls by the same name. */
  likeGroup(group: WorkingGroup): WorkingGroup | undefined {
    this.#alike ??= firstBy(this.#resolution.groups, (candidate) => [likeness(candidate)]);
    return this.#alike.get(likeness(group));
  }

  attribute(name: string): HeldAttribute | undefined {
    this.#attributes ??= heldAttributes(this.#resolution.groups);
    return this.#attributes.get(name);
  }
}

const indexes = new WeakMap<Resolution, ResolutionIndex>();

export function indexOf(resolution: Resolution): ResolutionIndex {
  const known = indexes.get(resolution) ?? new ResolutionIndex(resolution);
  indexes.set(resolution, known);
  return known;
}

/** The same for groups that are one and the same in different versions, or on different ways to them. */
export function likeness(group: WorkingGroup): string {
  const { type, metric_name: metric, id } = group;
  const { name } = group.spec;
  if (metric !== undefined) return `${type} metric ${metric}`;
  return name === undefined ? `${type} id ${bareId(id)}` : `${type} name ${name}`;
}

function bareId(id: string): string {
  return id.replace(/^(?:metric|event|entity|span|attribute_group|registry)\./, "");
}

function firstBy(groups: readonly WorkingGroup[], keys: (group: WorkingGroup) => readonly string[]) {
  const found = new Map<string, WorkingGroup>();
  for (const group of groups) for (const key of keys(group)) if (!found.has(key)) found.set(key, group);
  return found;
}

function publishedSignals(groups: readonly WorkingGroup[]): { readonly typed: Groups; readonly plain: Groups } {
  const signals = groups.filter((group) => group.type !== "attribute_group");
  return { typed: firstBy(signals, ({ type, id }) => [`${type}.${id}`]), plain: firstBy(signals, ({ id }) => [id]) };
}

function entitiesOf({ groups, published }: Resolution): Groups {
  const isEntity = (group: WorkingGroup): boolean => group.type === "entity";
  const entities = firstBy(groups.filter(isEntity), matchKeys);
  for (const { id, group } of published?.refinements ?? [])
    if (isEntity(group) && !entities.has(id)) entities.set(id, group);
  return entities;
}

function heldAttributes(groups: readonly WorkingGroup[]): ReadonlyMap<string, HeldAttribute> {
  const held = new Map<string, HeldAttribute>();
  for (const group of groups)
    for (const attribute of group.attributes)
      if (!held.has(attribute.name)) held.set(attribute.name, { group, attribute });
  return held;
}
