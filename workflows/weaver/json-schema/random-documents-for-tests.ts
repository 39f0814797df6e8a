import type { Schema } from "./schema-builder.ts";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Numbers from 0 to 1, the same for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7f_ff_ff_ff;
    return state / 0x7f_ff_ff_ff;
  };
}

const odd: readonly Json[] = [
  null,
  true,
  0,
  1,
  -1,
  1.5,
  70_000,
  "",
  "x",
  "stable",
  "1",
  [],
  ["x"],
  [1, "x"],
  [[1]],
  {},
];

/** Documents that a schema accepts, and such documents with something changed in them. */
export class RandomDocuments {
  readonly #root: Schema;
  readonly #random: () => number;

  constructor(root: Schema, random: () => number) {
    this.#root = root;
    this.#random = random;
  }

  document(): Json {
    return this.#from(this.#root, 0);
  }

  /** Changes one value, key or item somewhere in a document, in place where it can. */
  mutate(document: Json): Json {
    const places: (() => void)[] = [];
    let root = document;
    this.#places({ "": root }, places);
    if (places.length === 0) return this.#pick(odd);
    this.#pick(places)();
    if (this.#random() < 0.02) root = this.#pick(odd);
    return root;
  }

  #pick<T>(items: readonly T[]): T {
    const item = items[Math.min(items.length - 1, Math.floor(this.#random() * items.length))];
    if (item === undefined) throw new Error("nothing to pick from");
    return item;
  }

  #places(holder: { [key: string]: Json } | Json[], places: (() => void)[]): void {
    for (const [key, value] of Object.entries(holder)) {
      if (key !== "") {
        places.push(() => Object.assign(holder, { [key]: structuredClone(this.#pick(odd)) }));
        if (!Array.isArray(holder)) places.push(() => delete holder[key]);
      }
      if (typeof value !== "object" || value === null) continue;
      if (Array.isArray(value)) places.push(() => value.push(structuredClone(this.#pick(odd))));
      else places.push(() => (value[this.#pick(["odd", "note", "id", "name", "type"])] = this.#pick(odd)));
      this.#places(value, places);
    }
  }

  #from(schema: Schema, depth: number): Json {
    const { $ref, enum: values, const: only } = schema;
    if (typeof $ref === "string") return this.#from(this.#target($ref), depth + 1);
    if (only !== undefined) return only as Json;
    if (Array.isArray(values)) return this.#pick(values as Json[]);
    const choices = (schema["anyOf"] ?? schema["oneOf"]) as readonly Schema[] | undefined;
    if (choices === undefined) return this.#ofType(schema, depth);
    const chosen = this.#from(depth > 12 ? (choices.at(-1) ?? {}) : this.#pick(choices), depth + 1);
    if (schema["properties"] === undefined) return chosen;
    return { ...(this.#ofType(schema, depth) as object), ...(chosen as object) };
  }

  #target(path: string): Schema {
    if (path === "#") return this.#root;
    const definitions = this.#root["$defs"] as Readonly<Record<string, Schema>>;
    return definitions[path.replace("#/$defs/", "")] ?? {};
  }

  #ofType(schema: Schema, depth: number): Json {
    const types = schema["type"];
    switch (Array.isArray(types) ? this.#pick(types as string[]) : types) {
      case "string":
        return this.#pick(["", "a", "a.b", "stable"]);
      case "boolean":
        return this.#random() < 0.5;
      case "integer":
        return this.#pick([0, 1, 7]);
      case "number":
        return this.#pick([0, 1.5]);
      case "null":
        return null;
      case "array":
        return this.#items(schema, depth);
      case "object":
        return this.#map(schema, depth);
      default:
        return structuredClone(this.#pick(odd));
    }
  }

  #items(schema: Schema, depth: number): Json {
    const length = depth > 12 ? 0 : Math.floor(this.#random() * 3);
    return Array.from({ length }, () => this.#from((schema["items"] ?? {}) as Schema, depth + 1));
  }

  #map(schema: Schema, depth: number): Json {
    const properties = Object.entries((schema["properties"] ?? {}) as Readonly<Record<string, Schema>>);
    const required = (schema["required"] ?? []) as readonly string[];
    const often = depth > 12 ? 0 : 0.4;
    const chosen = properties.filter(([key]) => required.includes(key) || this.#random() < often);
    const map = Object.fromEntries(chosen.map(([key, item]) => [key, this.#from(item, depth + 1)]));
    const more = schema["additionalProperties"];
    if (typeof more === "object" && this.#random() < 0.5) map["extra"] = this.#from(more as Schema, depth + 1);
    return map;
  }
}
