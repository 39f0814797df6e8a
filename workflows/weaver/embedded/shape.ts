/** The part of JSON Schema that describes definition files. A function stands for a shape that contains itself. */
export interface Shape {
  readonly type?: JsonType | readonly JsonType[];
  readonly const?: string;
  readonly properties?: Readonly<Record<string, ShapeRef>>;
  readonly required?: readonly string[];
  /** Nothing but the named properties is allowed. */
  readonly closed?: boolean;
  readonly items?: ShapeRef;
  readonly anyOf?: readonly ShapeRef[];
  readonly oneOf?: readonly ShapeRef[];
}

export type JsonType = "null" | "boolean" | "object" | "array" | "number" | "integer" | "string";
export type ShapeRef = Shape | (() => Shape);

export const text: Shape = { type: "string" };
export const optionalText: Shape = { type: ["string", "null"] };
export const flag: Shape = { type: "boolean" };
export const optionalFlag: Shape = { type: ["boolean", "null"] };
export const openMap: Shape = { type: "object" };
export const optionalMap: Shape = { type: ["object", "null"] };

export function listOf(items: ShapeRef): Shape {
  return { type: "array", items };
}

export function orNull(shape: ShapeRef): Shape {
  return { anyOf: [shape, { type: "null" }] };
}

export function words(list: readonly string[]): Shape {
  return { oneOf: list.map((word) => ({ type: "string", const: word })) };
}

/** An object that holds these properties and no other. */
export function closed(required: readonly string[], properties: Readonly<Record<string, ShapeRef>>): Shape {
  return { type: "object", properties, closed: true, ...(required.length === 0 ? {} : { required }) };
}

/** An object that may hold further properties. */
export function open(required: readonly string[], properties: Readonly<Record<string, ShapeRef>>): Shape {
  return { type: "object", properties, required };
}

export function shapeOf(ref: ShapeRef): Shape {
  return typeof ref === "function" ? ref() : ref;
}
