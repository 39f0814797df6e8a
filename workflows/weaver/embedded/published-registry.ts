import {
  attributeType,
  deprecatedV1,
  entityAssociation,
  examples,
  requirementLevel,
  stability,
} from "./decode-attribute-parts.ts";
import { instrument, spanKind } from "./decode-v1.ts";
import {
  annotations,
  boolean,
  listOrNothing,
  MapReader,
  oneOf,
  scalarOf,
  string,
  Undecodable,
} from "./decode-values.ts";
import type { AttributeRole, EntityAssociation, GroupSpec, GroupType } from "./definition.ts";
import type { Places } from "./places.ts";
import { workingGroup, type ResolvedAttribute, type RootAttribute, type WorkingGroup } from "./resolution.ts";
import { parseSchemaUrl, type SchemaUrl } from "./schema-url.ts";
import { child, textOf, type YamlNode } from "./yaml-tree.ts";

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

/** @throws Undecodable where the file does not have the shape of a resolved registry */
export function decodePublished(root: YamlNode, places: Places): PublishedRegistry {
  return new PublishedReader(root, places).read();
}

const signalLevel = oneOf(["recommended", "opt_in"]);

class PublishedReader {
  readonly #root: MapReader;
  readonly #places: Places;
  readonly #schemaUrl: SchemaUrl;
  readonly #dependencies: readonly SchemaUrl[];
  readonly #sources = new Map<ResolvedAttribute, SchemaUrl>();
  readonly #origins = new Map<string, Map<string, SchemaUrl>>();
  readonly #catalog: readonly ResolvedAttribute[];

  constructor(root: YamlNode, places: Places) {
    this.#places = places;
    this.#root = new MapReader(root, places);
    this.#schemaUrl = this.#root.required("schema_url", schemaUrl);
    this.#dependencies = this.#root
      .fallback("dependencies", listOrNothing(schemaUrl), [])
      .toSorted((left, right) => (left.url < right.url ? -1 : 1));
    this.#catalog = this.#root.required(
      "attribute_catalog",
      listOrNothing((node) => this.#attribute(node)),
    );
  }

  read(): PublishedRegistry {
    const registry = this.#root.required("registry", (node) => new MapReader(node, this.#places));
    const refinements = this.#root.required("refinements", (node) => new MapReader(node, this.#places));
    const groups = kinds.flatMap(([key, type]) =>
      registry.fallback(
        key,
        listOrNothing((node) => this.#group(node, type)),
        [],
      ),
    );
    const definitions = registry.fallback(
      "attributes",
      listOrNothing((node) => this.#at(node)),
      [],
    );
    return {
      schemaUrl: this.#schemaUrl,
      dependencies: this.#dependencies,
      groups,
      refinements: kinds.flatMap(([key, type]) =>
        refinements.fallback(
          key,
          listOrNothing((node) => this.#refinement(node, type)),
          [],
        ),
      ),
      definitions,
      roots: new Map(definitions.toReversed().map((attribute) => [attribute.name, this.#rootOf(attribute)])),
      sources: this.#sources,
      associationOrigins: this.#origins,
    };
  }

  #rootOf(attribute: ResolvedAttribute): RootAttribute {
    const source = { schemaUrl: this.#sources.get(attribute) ?? this.#schemaUrl };
    return { attribute: { ...attribute, requirement_level: "required" }, source, isDefinition: true };
  }

  #attribute(node: YamlNode): ResolvedAttribute {
    const reader = new MapReader(node, this.#places);
    const attribute: ResolvedAttribute = {
      name: reader.required("key", string),
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
      note: reader.optional("note", string) ?? "",
      stability: reader.required("stability", stability),
      deprecated: reader.optional("deprecated", deprecatedV1(this.#places)),
      annotations: reader.optional("annotations", annotations) ?? {},
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

  #use(node: YamlNode, role: AttributeRole | undefined): ResolvedAttribute {
    const reader = new MapReader(node, this.#places);
    const base = reader.required("base", (item) => this.#at(item));
    const used = {
      ...base,
      requirement_level: reader.required("requirement_level", requirementLevel),
      sampling_relevant: reader.optional("sampling_relevant", boolean),
      role,
    };
    this.#from(used, this.#sources.get(base));
    return used;
  }

  #refinement(node: YamlNode, type: GroupType): { readonly id: string; readonly group: WorkingGroup } {
    return { id: new MapReader(node, this.#places).required("id", string), group: this.#group(node, type) };
  }

  #group(node: YamlNode, type: GroupType): WorkingGroup {
    const reader = new MapReader(node, this.#places);
    const id = reader.required(
      type === "metric" || type === "event" ? "name" : type === "attribute_group" ? "id" : "type",
      string,
    );
    const uses = (key: string, role?: AttributeRole) =>
      reader.fallback(
        key,
        listOrNothing((item) => this.#use(item, role)),
        [],
      );
    const spec: GroupSpec = {
      ...emptySpec,
      ...this.#common(reader),
      id,
      type,
      name: type === "metric" || type === "attribute_group" ? undefined : id,
      metric_name: type === "metric" ? id : undefined,
      instrument: type === "metric" ? reader.required("instrument", instrument) : undefined,
      unit: type === "metric" ? reader.required("unit", string) : undefined,
      span_kind: type === "span" ? reader.required("kind", spanKind) : undefined,
      span_name: type === "span" ? reader.required("name", (item) => textOf(child(item, "note")) ?? "") : undefined,
      requirement_level: reader.optional("requirement_level", signalLevel),
      entity_associations: reader.fallback(
        "entity_associations",
        listOrNothing((item) => this.#association(id, item)),
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

  #association(groupId: string, node: YamlNode): EntityAssociation {
    if (child(node, "type") === undefined) return entityAssociation(this.#named(groupId, node));
    return this.#entity(groupId, node);
  }

  /** An association of a resolved registry names its entities as `{type, provenance}`; here they become plain names. */
  #named(groupId: string, node: YamlNode): YamlNode {
    if (node.t === "seq") return { ...node, items: node.items.map((item) => this.#named(groupId, item)) };
    if (node.t === "scalar") return node;
    if (node.entries.has("type")) {
      const value = this.#entity(groupId, node);
      return { t: "scalar", value, float: false, tag: undefined, start: node.start, end: node.end };
    }
    const entries = [...node.entries].map(
      ([key, entry]) => [key, { ...entry, node: this.#named(groupId, entry.node) }] as const,
    );
    return { ...node, entries: new Map(entries) };
  }

  #entity(groupId: string, node: YamlNode): string {
    const reader = new MapReader(node, this.#places);
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

const nowhere = { file: "", line: 1, column: 1, endLine: 1, endColumn: 1 };
const emptySpec: GroupSpec = {
  id: "",
  type: "attribute_group",
  brief: "",
  note: "",
  prefix: "",
  extends: undefined,
  stability: undefined,
  deprecated: undefined,
  attributes: [],
  span_kind: undefined,
  events: [],
  metric_name: undefined,
  instrument: undefined,
  unit: undefined,
  name: undefined,
  display_name: undefined,
  body: undefined,
  annotations: undefined,
  entity_associations: [],
  include_groups: [],
  visibility: undefined,
  is_v2: true,
  span_name: undefined,
  requirement_level: undefined,
  at: nowhere,
  fields: {},
  deprecatedNote: true,
  targets: new Map(),
};

function schemaUrl(node: YamlNode): SchemaUrl {
  const url = parseSchemaUrl(string(node));
  if (typeof url === "string") throw new Undecodable(node, url);
  return url;
}

function scalarNumber(node: YamlNode | undefined): number | undefined {
  const value = node === undefined ? undefined : scalarOf(node)?.value;
  return typeof value === "number" ? value : undefined;
}
