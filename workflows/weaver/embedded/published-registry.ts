import {
  attributeType,
  deprecatedV1,
  deprecatedV2,
  entityAssociation,
  examples,
  requirementLevel,
  stability,
} from "./decode-attribute-parts.ts";
import { instrument, spanKind } from "./decode-v1.ts";
import {
  annotations,
  boolean,
  list,
  listOrUnwritten,
  MapReader,
  oneOf,
  scalarOf,
  string,
  Undecodable,
} from "./decode-values.ts";
import type { AttributeRole, EntityAssociation, GroupSpec, GroupType } from "./definition.ts";
import { emptySpec } from "./empty-group.ts";
import type { Places } from "./places.ts";
import { workingGroup, type ResolvedAttribute, type RootAttribute, type WorkingGroup } from "./resolution.ts";
import {
  attributeKeys,
  documentKeys,
  entityKeys,
  groupKeys,
  refinementKeys,
  registryKeys,
  spanNameKeys,
  spanUseKeys,
  useKeys,
  type PublishedType,
} from "./published-keys.ts";
import { parseSchemaUrl, type SchemaUrl } from "./schema-url.ts";
import { child, type YamlNode } from "./yaml-tree.ts";

/** A registry that was published in resolved form (`resolved/2.0`), as far as others use it. */
export interface PublishedRegistry {
  readonly schemaUrl: SchemaUrl;
  readonly dependencies: readonly SchemaUrl[];
  /** Signals, then attribute groups. */
  readonly groups: readonly WorkingGroup[];
  readonly refinements: readonly { readonly id: string; readonly group: WorkingGroup }[];
  readonly definitions: readonly ResolvedAttribute[];
  readonly roots: ReadonlyMap<string, RootAttribute>;
  /** The registry that each attribute comes from, where it is not this one. */
  readonly sources: ReadonlyMap<ResolvedAttribute, SchemaUrl>;
  readonly associationOrigins: ReadonlyMap<string, ReadonlyMap<string, SchemaUrl>>;
}

interface PublishedSource {
  readonly places: Places;
  readonly text: string;
}

/** @throws Undecodable where the file does not have the shape of a resolved registry */
export function decodePublished(root: YamlNode, { places, text }: PublishedSource): PublishedRegistry {
  return new PublishedReader(root, { places, text }).read();
}

const signalLevel = oneOf(["recommended", "opt_in"]);

class PublishedReader {
  readonly #root: MapReader;
  readonly #places: Places;
  readonly #text: string;
  readonly #schemaUrl: SchemaUrl;
  readonly #dependencies: readonly SchemaUrl[];
  readonly #sources = new Map<ResolvedAttribute, SchemaUrl>();
  readonly #origins = new Map<string, Map<string, SchemaUrl>>();
  readonly #catalog: readonly ResolvedAttribute[];

  constructor(root: YamlNode, { places, text }: PublishedSource) {
    this.#places = places;
    this.#text = text;
    this.#root = new MapReader(root, places, documentKeys);
    this.#root.required("file_format", (node) => this.#written(node));
    this.#schemaUrl = this.#root.required("schema_url", schemaUrl);
    this.#dependencies = this.#root
      .fallback("dependencies", listOrUnwritten(schemaUrl), [])
      .toSorted((left, right) => (left.url < right.url ? -1 : 1));
    this.#catalog = this.#root.required(
      "attribute_catalog",
      listOrUnwritten((node) => this.#attribute(node)),
    );
  }

  read(): PublishedRegistry {
    const registry = this.#root.required("registry", (node) => new MapReader(node, this.#places, registryKeys));
    const refinements = this.#root.required("refinements", (node) => new MapReader(node, this.#places, refinementKeys));
    const groups = kinds.flatMap(([key, type]) =>
      registry.required(
        key,
        listOrUnwritten((node) => this.#group(node, { type, keys: groupKeys[type] })),
      ),
    );
    const definitions = registry.required(
      "attributes",
      listOrUnwritten((node) => this.#at(node)),
    );
    return {
      schemaUrl: this.#schemaUrl,
      dependencies: this.#dependencies,
      groups,
      refinements: this.#refinements(refinements),
      definitions,
      roots: new Map(definitions.toReversed().map((attribute) => [attribute.name, this.#rootOf(attribute)])),
      sources: this.#sources,
      associationOrigins: this.#origins,
    };
  }

  #refinements(reader: MapReader): PublishedRegistry["refinements"] {
    for (const key of ["spans", "metrics", "events"]) reader.required(key, () => undefined);
    return kinds.flatMap(([key, type]) =>
      reader.fallback(
        key,
        listOrUnwritten((node) => this.#refinement(node, type)),
        [],
      ),
    );
  }

  /** What Weaver reads from the file itself, and not from data that it has made of it, is the text that stands there. */
  #written(node: YamlNode): string {
    if (node.t !== "scalar" || typeof node.value === "string") return string(node);
    return this.#text.slice(node.start, node.end);
  }

  #rootOf(attribute: ResolvedAttribute): RootAttribute {
    const source = { schemaUrl: this.#sources.get(attribute) ?? this.#schemaUrl };
    return { attribute: { ...attribute, requirement_level: "required" }, source, isDefinition: true };
  }

  #attribute(node: YamlNode): ResolvedAttribute {
    const reader = new MapReader(node, this.#places, attributeKeys);
    const attribute: ResolvedAttribute = {
      name: reader.required("key", (item) => this.#written(item)),
      type: reader.required("type", attributeType(this.#places, deprecatedV1(this.#places))),
      examples: reader.optional("examples", examples),
      ...this.#common(reader),
      tag: undefined,
      requirement_level: "recommended",
      sampling_relevant: undefined,
      prefix: false,
      role: undefined,
      written: undefined,
      definition: undefined,
    };
    this.#from(attribute, this.#source(reader));
    return attribute;
  }

  #common(reader: MapReader) {
    return {
      brief: reader.required("brief", string),
      note: reader.fallback("note", string, ""),
      stability: reader.required("stability", stability),
      deprecated: reader.optional("deprecated", deprecatedV2(this.#places)),
      annotations: reader.fallback("annotations", annotations, {}),
    };
  }

  #from(attribute: ResolvedAttribute, source: SchemaUrl | undefined): void {
    if (source !== undefined) this.#sources.set(attribute, source);
  }

  #source(reader: MapReader): SchemaUrl | undefined {
    const index = scalarNumber(child(reader.value("provenance"), "source"));
    return index === undefined ? undefined : this.#dependencies[index];
  }

  #at(node: YamlNode): ResolvedAttribute {
    const attribute = this.#catalog[scalarNumber(node) ?? -1];
    if (attribute === undefined) throw new Undecodable(node, "expected the index of an attribute");
    return attribute;
  }

  #use(node: YamlNode, { role, type }: { readonly role: AttributeRole | undefined; readonly type: GroupType }) {
    const reader = new MapReader(node, this.#places, type === "span" ? spanUseKeys : useKeys);
    const base = reader.required("base", (item) => this.#at(item));
    const used: ResolvedAttribute = {
      ...base,
      requirement_level: reader.required("requirement_level", requirementLevel),
      sampling_relevant: reader.optional("sampling_relevant", boolean),
      role,
    };
    this.#from(used, this.#sources.get(base));
    return used;
  }

  #refinement(node: YamlNode, type: PublishedType): { readonly id: string; readonly group: WorkingGroup } {
    const reader = new MapReader(node, this.#places);
    const id = reader.required("id", (item) => this.#written(item));
    // Weaver takes nothing for an empty list only where it reads it from the file itself.
    for (const key of lists)
      reader.fallback(
        key,
        list(() => undefined),
        [],
      );
    return { id, group: this.#group(node, { type, keys: new Set([...groupKeys[type], "id"]) }) };
  }

  #group(node: YamlNode, { type, keys }: { readonly type: PublishedType; readonly keys: ReadonlySet<string> }) {
    const reader = new MapReader(node, this.#places, keys);
    const word = keys === groupKeys[type] ? (item: YamlNode) => this.#written(item) : string;
    const id = reader.required(
      type === "metric" || type === "event" ? "name" : type === "attribute_group" ? "id" : "type",
      word,
    );
    const uses = (key: string, role?: AttributeRole) =>
      reader.fallback(
        key,
        listOrUnwritten((item) => this.#use(item, { role, type })),
        [],
      );
    if (type === "entity") reader.required("identity", () => undefined);
    if (type === "attribute_group") reader.required("attributes", () => undefined);
    const spec: GroupSpec = {
      ...emptySpec,
      ...this.#common(reader),
      id,
      type,
      name: type === "metric" || type === "attribute_group" ? undefined : id,
      metric_name: type === "metric" ? id : undefined,
      instrument: type === "metric" ? reader.required("instrument", instrument) : undefined,
      unit: type === "metric" ? reader.required("unit", word) : undefined,
      span_kind: type === "span" ? reader.required("kind", spanKind) : undefined,
      span_name: type === "span" ? reader.required("name", (item) => this.#spanName(item)) : undefined,
      requirement_level: reader.optional("requirement_level", signalLevel),
      entity_associations: reader.fallback(
        "entity_associations",
        listOrUnwritten((item) => this.#association(id, item)),
        [],
      ),
      at: this.#places.of(node),
      fields: reader.fields(),
    };
    const group = workingGroup(spec, { schema_url: this.#source(reader) ?? this.#schemaUrl, path: "" });
    group.attributes = [
      ...uses("attributes"),
      ...uses("identity", "identifying"),
      ...uses("description", "descriptive"),
    ];
    return { ...group, imported: true, untraced: type === "attribute_group" };
  }

  #spanName(node: YamlNode): string {
    return new MapReader(node, this.#places, spanNameKeys).required("note", string);
  }

  #association(groupId: string, node: YamlNode): EntityAssociation {
    if (child(node, "type") === undefined) return entityAssociation(this.#named(groupId, node));
    return this.#entity(groupId, node);
  }

  /** An association of a resolved registry names its entities as `{type, provenance}`; here they become plain names. */
  #named(groupId: string, node: YamlNode): YamlNode {
    if (node.t === "seq") return { ...node, items: node.items.map((item) => this.#named(groupId, item)) };
    if (node.t === "scalar") throw new Undecodable(node, "expected an entity, `one_of` or `all_of`");
    if (node.entries.has("type")) {
      const value = this.#entity(groupId, node);
      return { t: "scalar", value, float: false, tag: undefined, start: node.start, end: node.end };
    }
    const entries = [...node.entries]
      .filter(([key]) => key === "one_of" || key === "all_of")
      .map(([key, entry]) => [key, { ...entry, node: this.#named(groupId, entry.node) }] as const);
    return { ...node, entries: new Map(entries) };
  }

  #entity(groupId: string, node: YamlNode): string {
    const reader = new MapReader(node, this.#places, entityKeys);
    const name = reader.required("type", string);
    const origins = this.#origins.get(groupId) ?? new Map<string, SchemaUrl>();
    this.#origins.set(groupId, origins.set(name, this.#source(reader) ?? this.#schemaUrl));
    return name;
  }
}

const kinds = [
  ["entities", "entity"],
  ["metrics", "metric"],
  ["events", "event"],
  ["spans", "span"],
  ["attribute_groups", "attribute_group"],
] as const;

const lists = ["attributes", "identity", "description", "entity_associations"];

function schemaUrl(node: YamlNode): SchemaUrl {
  const url = parseSchemaUrl(string(node));
  if (typeof url === "string") throw new Undecodable(node, url);
  return url;
}

function scalarNumber(node: YamlNode | undefined): number | undefined {
  const value = node === undefined ? undefined : scalarOf(node)?.value;
  return typeof value === "number" ? value : undefined;
}
