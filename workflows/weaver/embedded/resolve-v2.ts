import { markExamples } from "./decode-attribute-parts.ts";
import type { EntityAssociation } from "./definition.ts";
import { errorOf, failure, type Failure } from "./failure.ts";
import { indexOf } from "./resolution-index.ts";
import {
  entityType,
  isRefinement,
  ResolutionStopped,
  withoutPrefix,
  type Resolution,
  type ResolvedAttribute,
  type WorkingGroup,
} from "./resolution.ts";
import { V2Provenances, type V2Provenance } from "./v2-provenance.ts";
import { copyFloats } from "./written-floats.ts";

/** A signal or attribute of version 2 in the shape that Weaver prints. */
export type V2Item = Readonly<Record<string, unknown>>;

interface V2Signals {
  readonly metrics: readonly V2Item[];
  readonly spans: readonly V2Item[];
  readonly events: readonly V2Item[];
  readonly entities: readonly V2Item[];
}

/** What `weaver registry resolve --v2 -f json` prints, as data. */
export interface ResolvedRegistryV2 {
  readonly schema_url: string;
  readonly registry: V2Signals & {
    readonly attributes: readonly V2Item[];
    readonly attribute_groups: readonly V2Item[];
  };
  readonly refinements: V2Signals;
  readonly dependencies?: readonly ResolvedRegistryV2[];
}

/** @throws ResolutionStopped where a group has no form in version 2 (an event without a name, a metric without a unit) */
export function resolveV2(resolution: Resolution): ResolvedRegistryV2 {
  const known = resolved.get(resolution);
  if (known !== undefined) return known;
  const made = new Materializer(resolution).materialize(resolution);
  resolved.set(resolution, made);
  return made;
}

/** The registry alone, signals in the order of their groups, and with it every attribute that Weaver catalogues. */
export function unsortedV2(resolution: Resolution): {
  readonly data: ResolvedRegistryV2;
  readonly catalog: readonly V2Item[];
} {
  const converter = new V2Converter(resolution);
  return { data: converter.convert((items) => items), catalog: converter.catalog() };
}

/** A check with `--v2` and the command behind it need the same. */
const resolved = new WeakMap<Resolution, ResolvedRegistryV2>();

/** A registry of version 1, depended on, has no form in version 2. */
export class DependencyStopped extends ResolutionStopped {}

/** Writes every registry into each registry that depends on it; each is made once, however often it appears. */
class Materializer {
  readonly #all = new Map<string, Resolution>();
  readonly #made = new Map<Resolution, ResolvedRegistryV2>();

  constructor(resolution: Resolution) {
    this.#collect(resolution);
  }

  materialize(resolution: Resolution): ResolvedRegistryV2 {
    const known = this.#made.get(resolution);
    if (known !== undefined) return known;
    const converted = new V2Converter(resolution).convert();
    const dependencies = resolution.dependencies.flatMap((url) => {
      const dependency = this.#all.get(url.url);
      return dependency === undefined ? [] : [this.#dependency(dependency)];
    });
    const made = dependencies.length === 0 ? converted : { ...converted, dependencies };
    this.#made.set(resolution, made);
    return made;
  }

  /** Weaver converts what a registry depends on later, and says so in another layer of the error. */
  #dependency(resolution: Resolution): ResolvedRegistryV2 {
    try {
      return this.materialize(resolution);
    } catch (error) {
      if (!(error instanceof ResolutionStopped) || error instanceof DependencyStopped) throw error;
      const failures = error.failures.map((item) => ({ ...item, kind: "SchemaError", fields: errorOf(item) }));
      throw new DependencyStopped(failures, error.compound);
    }
  }

  #collect(resolution: Resolution): void {
    if (this.#all.has(resolution.schemaUrl.url)) return;
    this.#all.set(resolution.schemaUrl.url, resolution);
    for (const dependency of resolution.direct) this.#collect(dependency);
  }
}

class V2Converter {
  readonly #resolution: Resolution;
  readonly #provenances: V2Provenances;
  readonly #attributes = new Map<ResolvedAttribute, V2Item>();
  readonly #dependencies: ReadonlySet<string>;
  readonly #entities: ReadonlyMap<string, string | undefined>;

  constructor(resolution: Resolution) {
    this.#resolution = resolution;
    this.#provenances = new V2Provenances(resolution);
    this.#dependencies = new Set(resolution.dependencies.map(({ url }) => url));
    this.#entities = this.#localEntities();
  }

  catalog(): readonly V2Item[] {
    const { groups, internal } = this.#resolution;
    return [...groups, ...internal].flatMap((group) => group.attributes.map((item) => this.#attribute(item)));
  }

  convert(arrange = sorted): ResolvedRegistryV2 {
    const { groups, published } = this.#resolution;
    const of = (type: WorkingGroup["type"]) => groups.filter((group) => group.type === type);
    const own = (type: WorkingGroup["type"]) => of(type).filter((group) => !isRefinement(group));
    const entities = (list: readonly WorkingGroup[]) => list.map((group) => this.#entity(group));
    const signals = {
      metrics: own("metric").map((group) => this.#metric(group)),
      spans: own("span").map((group) => this.#span(group)),
      events: own("event").map((group) => this.#event(group)),
      entities: entities(own("entity")),
    };
    return {
      schema_url: this.#resolution.schemaUrl.url,
      registry: {
        attributes: this.#definitions(),
        attribute_groups: of("attribute_group")
          .filter((group) => group.spec.visibility === "public" || published !== undefined)
          .map((group) => this.#group(group)),
        metrics: arrange(signals.metrics, "name"),
        spans: arrange(signals.spans, "type"),
        events: arrange(signals.events, "name"),
        entities: arrange(signals.entities, "type"),
      },
      refinements: {
        metrics: arrange(
          this.#refinements(of("metric"), "metric.", "name", (group) => this.#metric(group)),
          "id",
        ),
        spans: arrange(
          this.#refinements(of("span"), "span.", "type", (group) => this.#span(group)),
          "id",
        ),
        events: arrange(
          this.#refinements(of("event"), "event.", "name", (group) => this.#event(group)),
          "id",
        ),
        entities: arrange(
          this.#refinements(of("entity"), "entity.", "type", (group) => this.#entity(group)),
          "id",
        ),
      },
    };
  }

  #localEntities(): ReadonlyMap<string, string | undefined> {
    const entities = new Map<string, string | undefined>();
    for (const group of this.#resolution.groups) {
      if (group.type !== "entity") continue;
      const id = isRefinement(group) ? withoutPrefix("entity.", group.id) : entityType(group);
      entities.set(id, this.#provenances.of(group.provenance).source);
    }
    return entities;
  }

  /** A signal that refines nothing stands in both lists. */
  #refinements(
    groups: readonly WorkingGroup[],
    prefix: string,
    key: string,
    convert: (group: WorkingGroup) => V2Item,
  ): readonly V2Item[] {
    const { published } = this.#resolution;
    if (published !== undefined) {
      const own = published.refinements.filter((item) => `${item.group.type}.` === prefix);
      return own.map((item) => ({ id: item.id, ...convert(item.group) }));
    }
    return groups.map((group) => {
      const item = convert(group);
      return { id: isRefinement(group) ? withoutPrefix(prefix, group.id) : item[key], ...item };
    });
  }

  #definitions(): readonly V2Item[] {
    const { published } = this.#resolution;
    if (published !== undefined)
      return sorted(
        published.definitions.map((attribute) => this.#attribute(attribute)),
        "key",
      );
    const distinct = new Map<string, V2Item>();
    for (const group of this.#resolution.groups) {
      for (const attribute of group.attributes) {
        if (group.lineage.attributes.has(attribute.name)) continue;
        const item = this.#attribute(attribute);
        distinct.set(JSON.stringify(item), item);
      }
    }
    return sorted([...distinct.values()], "key");
  }

  #attribute(attribute: ResolvedAttribute): V2Item {
    const known = this.#attributes.get(attribute);
    if (known !== undefined) return known;
    const { published } = this.#resolution;
    const source = published?.sources.get(attribute)?.url;
    const foreign: V2Provenance = source === undefined ? {} : { source };
    const provenance = published === undefined ? this.#provenances.ofAttribute(attribute.name) : foreign;
    const item = {
      key: attribute.name,
      type: attribute.type,
      ...(attribute.examples === undefined ? {} : { examples: attribute.examples.json }),
      ...common(attribute),
      ...(isEmpty(provenance) ? {} : { provenance }),
    };
    markExamples(attribute.examples, item);
    this.#attributes.set(attribute, item);
    return item;
  }

  #use(attribute: ResolvedAttribute): V2Item {
    const item = this.#attribute(attribute);
    return copyFloats(item, { ...item, requirement_level: attribute.requirement_level });
  }

  #signal(group: WorkingGroup): V2Item {
    const provenance = this.#provenances.of(group.provenance);
    return {
      ...(group.requirement_level === undefined ? {} : { requirement_level: group.requirement_level }),
      ...common(group),
      ...(isEmpty(provenance) ? {} : { provenance }),
    };
  }

  #uses(group: WorkingGroup): V2Item {
    const associations = this.#associations(group, group.entity_associations);
    return {
      ...(group.attributes.length === 0
        ? {}
        : { attributes: group.attributes.map((attribute) => this.#use(attribute)) }),
      ...(associations.length === 0 ? {} : { entity_associations: associations }),
    };
  }

  #metric(group: WorkingGroup): V2Item {
    const { metric_name: name, instrument, unit } = group;
    for (const [key, value] of Object.entries({ metric_name: name, instrument, unit })) {
      if (value === undefined) throw new ResolutionStopped([incompleteMetric(group, key)], false);
    }
    return { name, instrument, unit, ...this.#uses(group), ...this.#signal(group) };
  }

  #event(group: WorkingGroup): V2Item {
    const name = group.spec.name;
    if (name !== undefined) return { name, ...this.#uses(group), ...this.#signal(group) };
    const message = `Event name not found on group: ${group.id}.  This is not supported in V2 schema!`;
    throw new ResolutionStopped(
      [failure("EventNameNotFound", { group_id: group.id }, { message, at: group.spec.at })],
      false,
    );
  }

  #span(group: WorkingGroup): V2Item {
    const parent = group.lineage.extendsGroup;
    const type = withoutPrefix("span.", isRefinement(group) && parent !== undefined ? parent : group.id);
    const name = { note: group.span_name ?? group.spec.name ?? "" };
    const attributes = group.attributes.map((attribute) => {
      const use = this.#use(attribute);
      const { sampling_relevant } = attribute;
      return sampling_relevant === undefined ? use : copyFloats(use, { ...use, sampling_relevant });
    });
    return {
      type,
      kind: group.span_kind ?? "internal",
      name,
      ...this.#uses(group),
      ...(attributes.length === 0 ? {} : { attributes }),
      ...this.#signal(group),
    };
  }

  #entity(group: WorkingGroup): V2Item {
    const uses = (identifying: boolean) =>
      group.attributes
        .filter((attribute) => (attribute.role === "identifying") === identifying)
        .map((attribute) => this.#use(attribute));
    const [identity, description] = [uses(true), uses(false)];
    return {
      type: this.#entityTypeOf(group),
      ...(identity.length === 0 ? {} : { identity }),
      ...(description.length === 0 ? {} : { description }),
      ...this.#signal(group),
    };
  }

  #entityTypeOf(group: WorkingGroup): string {
    const parent = group.lineage.extendsGroup;
    if (!isRefinement(group) || parent === undefined) return entityType(group);
    const base = indexOf(this.#resolution).groupById(parent);
    return base === undefined ? withoutPrefix("entity.", parent) : entityType(base);
  }

  #group(group: WorkingGroup): V2Item {
    const provenance = this.#provenances.of(group.provenance);
    return {
      id: withoutPrefix("attribute_group.", group.id),
      attributes: group.attributes.map((attribute) => this.#use(attribute)),
      ...common(group),
      ...(isEmpty(provenance) ? {} : { provenance }),
    };
  }

  #associations(group: WorkingGroup, associations: readonly EntityAssociation[]): readonly V2Item[] {
    return associations.map((association) => {
      if (typeof association === "string") return this.#association(group, association);
      if ("one_of" in association) return { one_of: this.#associations(group, association.one_of) };
      return { all_of: this.#associations(group, association.all_of) };
    });
  }

  #association(group: WorkingGroup, name: string): V2Item {
    const origin = this.#resolution.associationOrigins.get(group.id)?.get(name);
    if (origin === undefined) {
      if (this.#entities.has(name)) return { type: name };
      const fields = { group_id: group.id, entity_type: name };
      const message = `Group ${group.id} is associated with entity ${name}, which neither this registry nor any of its dependencies defines`;
      const at = group.spec.targets.get(name) ?? group.spec.at;
      throw new ResolutionStopped([failure("EntityAssociationNotFound", fields, { message, at })], false);
    }
    const source = this.#dependencies.has(origin.url) ? origin.url : undefined;
    const local = this.#entities.has(name) && this.#entities.get(name) === source;
    return local || source === undefined ? { type: name } : { type: name, provenance: { source } };
  }
}

/** Weaver itself ends without a message here. */
function incompleteMetric(group: WorkingGroup, key: string): Failure {
  const message = `The metric group '${group.id}' has no ${key}, without which it has no form in version 2.`;
  const help = `Add \`${key}\` to the group.`;
  return failure(
    "IncompleteMetric",
    { group_id: group.id, missing: key },
    { message, help, at: group.spec.fields["id"] ?? group.spec.at },
  );
}

function common(item: Pick<ResolvedAttribute, "brief" | "note" | "stability" | "deprecated" | "annotations">): V2Item {
  const annotated = item.annotations !== undefined && Object.keys(item.annotations).length > 0;
  return {
    brief: item.brief,
    ...(item.note === "" ? {} : { note: item.note }),
    stability: item.stability ?? "development",
    ...(item.deprecated === undefined ? {} : { deprecated: item.deprecated }),
    ...(annotated ? { annotations: item.annotations } : {}),
  };
}

function isEmpty(provenance: { readonly source?: string; readonly path?: string }): boolean {
  return provenance.source === undefined && provenance.path === undefined;
}

function sorted(items: readonly V2Item[], key: string): readonly V2Item[] {
  return items.toSorted((left, right) => {
    const [first, second] = [String(left[key]), String(right[key])];
    if (first === second) return 0;
    return first < second ? -1 : 1;
  });
}
