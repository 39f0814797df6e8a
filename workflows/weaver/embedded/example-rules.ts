import type { AnyValueSpec, AttributeDefSpec, ExamplesKind } from "./definition.ts";

const lists: Readonly<
  Record<string, { readonly scalar: ExamplesKind; readonly flat: ExamplesKind; readonly nested: ExamplesKind }>
> = {
  boolean: { scalar: "Bool", flat: "Bools", nested: "ListOfBools" },
  int: { scalar: "Int", flat: "Ints", nested: "ListOfInts" },
  double: { scalar: "Double", flat: "Doubles", nested: "ListOfDoubles" },
  string: { scalar: "String", flat: "Strings", nested: "ListOfStrings" },
};

/** @returns what is wrong with the examples of an attribute; `must` is false for what Weaver still tolerates */
export function attributeExampleVerdict(
  attribute: AttributeDefSpec,
): { readonly must: boolean; readonly error: string } | undefined {
  const { type, examples } = attribute;
  if (typeof type !== "string") return undefined;
  if (examples === undefined) return missing(type);
  const template = type.startsWith("template[");
  const bare = template ? type.slice("template[".length, -1) : type;
  if (bare === "any") return undefined;
  const list = bare.endsWith("[]");
  const shape = lists[list ? bare.slice(0, -2) : bare];
  if (shape === undefined) return undefined;
  const must = { must: true, error: `All examples MUST be of type \`${type}\`` };
  const should = { must: false, error: `All examples SHOULD be of type \`${type}\`` };
  if (!list) return examples.kind === shape.scalar || examples.kind === shape.flat ? undefined : must;
  if (examples.kind === shape.nested) return undefined;
  const tolerated = template ? bare === "string[]" && /^Strings?$/.test(examples.kind) : examples.kind === shape.flat;
  return tolerated ? should : must;
}

function missing(type: string): { readonly must: boolean; readonly error: string } | undefined {
  if (type === "string")
    return { must: false, error: "This attribute is a string but it does not contain any examples." };
  if (type !== "string[]") return undefined;
  return { must: false, error: "This attribute is a string array but it does not contain any examples." };
}

/** @returns what is wrong with the examples of an event body's value */
export function anyValueExampleVerdict(value: AnyValueSpec): string | undefined {
  const { type, examples } = value;
  if (examples === undefined) {
    if (type !== "string" && type !== "string[]") return undefined;
    return `This value is a ${type === "string" ? "string" : "string array"} but it does not contain any examples.`;
  }
  if (type === "map" || type === "map[]") {
    if (["String", "Strings", "ListOfStrings"].includes(examples.kind)) return undefined;
    return `Examples for \`${type}\` values MUST be a supported string type`;
  }
  const list = type.endsWith("[]");
  const shape = lists[list ? type.slice(0, -2) : type];
  if (shape === undefined) return undefined;
  if (!list) {
    const fits = examples.kind === shape.scalar || examples.kind === shape.flat;
    return fits ? undefined : `All examples MUST be of type \`${type}\``;
  }
  if (examples.kind === shape.nested) return undefined;
  return `All examples ${examples.kind === shape.flat ? "SHOULD" : "MUST"} be of type \`${type}\``;
}
