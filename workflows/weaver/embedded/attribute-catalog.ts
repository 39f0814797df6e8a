import type { AttributeRefSpec, AttributeSpec } from "./definition.ts";
import { lookupAttribute } from "./attribute-source.ts";
import { failure, type Failure } from "./failure.ts";
import { AttributeLineage } from "./lineage.ts";
import {
  isExcluded,
  isGroupExcluded,
  ResolutionStopped,
  type PendingAttribute,
  type Resolution,
  type ResolvedAttribute,
  type RootAttribute,
  type WorkingGroup,
} from "./resolution.ts";
import { excludedUse } from "./resolve-extends.ts";
import type { SchemaUrl } from "./schema-url.ts";
import { resolveConflict } from "./version-conflict.ts";

/** Which version of a registry was chosen, and the registries resolved so far. */
export interface Versions {
  readonly chosen: ReadonlyMap<string, SchemaUrl>;
  readonly resolved: ReadonlyMap<string, Resolution>;
}

/** All attributes by name, as references see them. */
export class AttributeCatalog {
  readonly roots = new Map<string, RootAttribute>();
  readonly #dependencies: readonly Resolution[];
  readonly #versions: Versions;

  constructor(dependencies: readonly Resolution[], versions: Versions) {
    this.#dependencies = dependencies;
    this.#versions = versions;
  }

  /** @returns the attribute, nothing where the reference is not resolved (yet), or why it may not be used */
  resolve(group: WorkingGroup, pending: PendingAttribute): ResolvedAttribute | Failure | undefined {
    const { spec, origin } = pending;
    if (spec.kind === "id") return this.#define(group, spec, origin);
    const root = this.#root(spec.name);
    if (root === undefined) return undefined;
    const excluded = isExcluded(root.attribute.annotations);
    const fails = root.source.schemaUrl === undefined ? excluded && !isGroupExcluded(group) : excluded;
    if (fails) return excludedUse(spec.name, "Attribute", group, spec.written?.name);
    return this.#refer(group, spec, root);
  }

  /** Takes in an attribute of an imported group. */
  import(attribute: ResolvedAttribute, schemaUrl: SchemaUrl): ResolvedAttribute {
    const root = this.#upgrade({ attribute, source: { schemaUrl }, isDefinition: true });
    const known = this.roots.get(attribute.name);
    this.roots.set(attribute.name, known === undefined ? root : prefer(attribute.name, root, known));
    return root.attribute;
  }

  #define(
    group: WorkingGroup,
    spec: AttributeSpec & { kind: "id" },
    origin: SchemaUrl | undefined,
  ): ResolvedAttribute | Failure {
    if (!isGroupExcluded(group) && isExcluded(spec.annotations)) {
      return excludedUse(spec.name, "Attribute", group, spec.written?.name);
    }
    const attribute = definedBy(spec);
    const source = origin === undefined ? { groupId: group.id } : { schemaUrl: origin };
    const root = { attribute, source, isDefinition: origin === undefined };
    const known = this.roots.get(spec.name);
    this.roots.set(spec.name, known === undefined ? root : prefer(spec.name, root, known));
    return attribute;
  }

  #root(name: string): RootAttribute | undefined {
    const known = this.roots.get(name);
    if (known?.isDefinition === true) return known;
    const found = this.#fromDependencies(name);
    if (found === undefined) return undefined;
    const upgraded = this.#upgrade(found);
    this.roots.set(name, upgraded);
    return upgraded;
  }

  #fromDependencies(name: string): RootAttribute | undefined {
    let best: RootAttribute | undefined;
    for (const dependency of this.#dependencies) {
      const found = lookupAttribute(dependency, name);
      if (found === undefined) continue;
      best = best === undefined ? found : preferUsable(name, found, best);
    }
    return best;
  }

  #refer(group: WorkingGroup, spec: AttributeRefSpec, root: RootAttribute): ResolvedAttribute {
    const source =
      root.source.schemaUrl === undefined ? root.source.groupId : `v2_dependency.${root.source.schemaUrl.name}`;
    const name = spec.prefix ? `${group.spec.prefix}.${spec.name}` : spec.name;
    const { attribute, lineage } = referredTo({ spec, name, base: root.attribute });
    group.lineage.attributes.set(name, lineage.from(source));
    if (spec.prefix) this.roots.set(name, { attribute, source: { groupId: group.id }, isDefinition: true });
    return attribute;
  }

  /** Replaces an attribute by that of the version of its registry which the dependencies agree on. */
  #upgrade(root: RootAttribute): RootAttribute {
    const from = root.source.schemaUrl;
    const chosen = from === undefined ? undefined : this.#versions.chosen.get(from.name);
    if (from === undefined || chosen === undefined || chosen.url === from.url) return root;
    const winner = resolveConflict(from, chosen);
    if ("kind" in winner) throw new ResolutionStopped([winner], false);
    const schema = winner.url === chosen.url ? this.#versions.resolved.get(chosen.url) : undefined;
    if (schema === undefined) return root;
    const found = lookupAttribute(schema, root.attribute.name);
    if (found !== undefined) return { ...found, source: { schemaUrl: chosen } };
    const { name } = root.attribute;
    const message = `Attribute '${name}' defined in '${from.url}' was not found in upgraded dependency schema '${chosen.url}'.`;
    const fields = { attribute_name: name, original_url: from.url, upgraded_url: chosen.url };
    throw new ResolutionStopped([failure("AttributeNotFoundInUpgradedSchema", fields, { message })], false);
  }
}

const defined = new WeakMap<AttributeSpec, ResolvedAttribute>();

/** The same specification, which parsed files keep, gives the same attribute: what was made of it before can be recognised. */
function definedBy(spec: AttributeSpec & { kind: "id" }): ResolvedAttribute {
  const known = defined.get(spec);
  if (known !== undefined) return known;
  const { kind: _, ...fields } = spec;
  const attribute = { ...fields, brief: spec.brief ?? "", prefix: false, definition: spec.written };
  defined.set(spec, attribute);
  return attribute;
}

interface Referred {
  readonly name: string;
  readonly base: ResolvedAttribute;
  readonly attribute: ResolvedAttribute;
  readonly lineage: AttributeLineage;
}

const referred = new WeakMap<AttributeRefSpec, Referred>();

/** The same for a reference and the attribute that it means. */
function referredTo(reference: { spec: AttributeRefSpec; name: string; base: ResolvedAttribute }): Referred {
  const { spec, name, base } = reference;
  const known = referred.get(spec);
  if (known?.base === base && known.name === name) return known;
  const made = refer(spec, name, base);
  referred.set(spec, made);
  return made;
}

function refer(spec: AttributeRefSpec, name: string, base: ResolvedAttribute): Referred {
  const lineage = new AttributeLineage("");
  const attribute: ResolvedAttribute = {
    name,
    type: base.type,
    brief: lineage.pick("brief", spec.brief, base.brief),
    examples: lineage.pick("examples", spec.examples, base.examples),
    tag: lineage.pick("tag", spec.tag, base.tag),
    requirement_level: lineage.pick("requirement_level", spec.requirement_level, base.requirement_level),
    sampling_relevant: lineage.pick("sampling_relevant", spec.sampling_relevant, base.sampling_relevant),
    note: lineage.pick("note", spec.note, base.note),
    stability: lineage.pick("stability", spec.stability, base.stability),
    deprecated: lineage.pick("deprecated", spec.deprecated, base.deprecated),
    prefix: spec.prefix,
    annotations: lineage.pick("annotations", spec.annotations, base.annotations),
    role: lineage.pick("role", spec.role, base.role),
    written: spec.written,
    definition: base.definition,
  };
  return { name, base, attribute, lineage };
}

function preferUsable(name: string, found: RootAttribute, best: RootAttribute): RootAttribute {
  const excluded = isExcluded(found.attribute.annotations);
  if (excluded || isExcluded(best.attribute.annotations)) return excluded ? best : found;
  return prefer(name, found, best);
}

/** Of two attributes of one name the one that references mean. */
function prefer(name: string, found: RootAttribute, known: RootAttribute): RootAttribute {
  const excluded = isExcluded(found.attribute.annotations);
  if (excluded !== isExcluded(known.attribute.annotations)) return excluded ? known : found;
  if (found.isDefinition !== known.isDefinition) return found.isDefinition ? found : known;
  if (found.source.schemaUrl === undefined) return known;
  if (known.source.schemaUrl === undefined) return found;
  const winner = resolveConflict(found.source.schemaUrl, known.source.schemaUrl);
  if (!("kind" in winner)) return winner.url === known.source.schemaUrl.url ? known : found;
  const [first, second] = [found.source.schemaUrl.url, known.source.schemaUrl.url];
  const message = `Ambiguous reference '${name}' found in multiple dependencies with different SchemaURLs: ${first} and ${second}`;
  const fields = { ref: name, schema_url1: first, schema_url2: second };
  throw new ResolutionStopped([failure("AmbiguousReference", fields, { message })], false);
}
