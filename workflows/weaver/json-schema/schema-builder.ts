/** A JSON Schema (2020-12), or a part of one. */
export type Schema = Readonly<Record<string, unknown>>;

export const text: Schema = { type: "string" };
export const flag: Schema = { type: "boolean" };
export const whole: Schema = { type: "integer" };
export const number: Schema = { type: "number" };
export const anything: Schema = {};

export function constant(value: string): Schema {
  return { const: value };
}

export function choice(...values: readonly string[]): Schema {
  return { enum: values };
}

export function list(items: Schema): Schema {
  return { type: "array", items };
}

export function mapOf(values: Schema): Schema {
  return { type: "object", additionalProperties: values };
}

export function either(...schemas: readonly Schema[]): Schema {
  return { anyOf: schemas };
}

export function nullable(schema: Schema): Schema {
  return "type" in schema && typeof schema["type"] === "string"
    ? { ...schema, type: [schema["type"], "null"] }
    : either(schema, { type: "null" });
}

/** Whole numbers without a sign. */
export function unsigned(most?: number): Schema {
  return { type: "integer", minimum: 0, ...(most === undefined ? {} : { maximum: most }) };
}

/** Schemas by key; a key that may be left out ends in `?`. */
export type Fields = Readonly<Record<string, Schema>>;

/** A map with these keys, and perhaps others. */
export function open(fields: Fields): Schema {
  const properties = Object.entries(fields).map(([key, schema]) => [key.replace(/\?$/, ""), schema] as const);
  const required = Object.keys(fields).filter((key) => !key.endsWith("?"));
  return {
    type: "object",
    properties: Object.fromEntries(properties),
    ...(required.length === 0 ? {} : { required }),
  };
}

/** A map with these keys and no others. */
export function closed(fields: Fields): Schema {
  return { ...open(fields), additionalProperties: false };
}

export function described(description: string, schema: Schema): Schema {
  return { description, ...schema };
}

const prefix = "#/$defs/";

export function ref(name: string): Schema {
  return { $ref: `${prefix}${name}` };
}

interface Document {
  readonly title: string;
  readonly root: Schema;
  readonly definitions: Readonly<Record<string, Schema>>;
}

/** A whole schema with those of the definitions that it reaches. */
export function documentOf({ title, root, definitions }: Document): Schema {
  const reached = new Map<string, Schema>();
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [key, item] of Object.entries(value)) {
      if (key !== "$ref" || typeof item !== "string") visit(item);
      else if (item.startsWith(prefix)) reach(item.slice(prefix.length));
    }
  };
  const reach = (name: string): void => {
    const schema = definitions[name];
    if (schema === undefined || reached.has(name)) return;
    reached.set(name, schema);
    visit(schema);
  };
  visit(root);
  const names = [...reached].toSorted(([left], [right]) => (left < right ? -1 : 1));
  const $schema = "https://json-schema.org/draft/2020-12/schema";
  return { $schema, title, ...root, ...(names.length === 0 ? {} : { $defs: Object.fromEntries(names) }) };
}
