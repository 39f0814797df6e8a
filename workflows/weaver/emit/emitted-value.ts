import type { ExamplesSpec } from "../embedded/definition.ts";
import type { ResolvedAttribute } from "../embedded/resolution.ts";

type Scalar = boolean | number | string;
export type ScalarKind = "bool" | "int" | "double" | "string";

/** A value with its OTLP type; `written` where the registry's author wrote it as an example or an enum member. */
export type EmittedValue = { readonly written: boolean } & (
  | { readonly kind: ScalarKind; readonly value: Scalar }
  | { readonly kind: "list"; readonly of: ScalarKind; readonly values: readonly Scalar[] }
);

export interface EmittedAttribute {
  readonly name: string;
  readonly value: EmittedValue;
}

/** An attribute as an instrumented program might set it: from its examples, its members or a default for its type. */
export function emittedAttribute(attribute: ResolvedAttribute): EmittedAttribute {
  const { name, type, examples } = attribute;
  if (typeof type !== "string") {
    const [member] = type.members;
    return { name, value: member === undefined ? fallback("string") : scalar(member.value) };
  }
  const inner = /^template\[(.*)\]$/.exec(type)?.[1];
  if (inner !== undefined) return { name: `${name}.key`, value: templateValue(inner) };
  return { name, value: valueOf(type, examples) };
}

const kinds: Readonly<Record<string, ScalarKind>> = { boolean: "bool", int: "int", double: "double", string: "string" };
const defaults = { bool: [true, false], int: [42, 43], double: [3.13, 3.15], string: ["value1", "value2"] } as const;

function fallback(kind: ScalarKind): EmittedValue {
  return { kind, value: kind === "string" ? "value" : defaults[kind][0], written: false };
}

function fallbackList(of: ScalarKind): EmittedValue {
  return { kind: "list", of, values: defaults[of], written: false };
}

function templateValue(type: string): EmittedValue {
  const text = type === "any" ? "template_any_value" : "template_value";
  const kind = kinds[type.replace("[]", "")] ?? "string";
  if (!type.endsWith("[]")) return kind === "string" ? { kind, value: text, written: false } : fallback(kind);
  return kind === "string"
    ? { kind: "list", of: kind, values: ["template_value1", "template_value2"], written: false }
    : fallbackList(kind);
}

function valueOf(type: string, examples: ExamplesSpec | undefined): EmittedValue {
  if (type === "any") return anyValue(examples);
  const kind = kinds[type.replace("[]", "")] ?? "string";
  if (type.endsWith("[]")) return kind === "bool" ? fallbackList(kind) : listValue(kind, examples);
  return kind === "bool" ? fallback(kind) : (oneOf(kind, examples) ?? fallback(kind));
}

const names = { bool: "Bool", int: "Int", double: "Double", string: "String" } as const;

/** The example, or the first of several of this kind. */
function oneOf(kind: ScalarKind, examples: ExamplesSpec | undefined): EmittedValue | undefined {
  if (examples?.kind === names[kind]) return { kind, value: examples.json as Scalar, written: true };
  if (examples?.kind !== `${names[kind]}s`) return undefined;
  const [first] = examples.json as readonly Scalar[];
  return first === undefined ? undefined : { kind, value: first, written: true };
}

/** The first list; a plain list of examples counts as one. */
function listValue(of: ScalarKind, examples: ExamplesSpec | undefined): EmittedValue {
  if (examples?.kind === `${names[of]}s`)
    return { kind: "list", of, values: examples.json as readonly Scalar[], written: true };
  return firstList(of, examples) ?? fallbackList(of);
}

function firstList(of: ScalarKind, examples: ExamplesSpec | undefined): EmittedValue | undefined {
  if (examples?.kind !== `ListOf${names[of]}s`) return undefined;
  const [first] = examples.json as readonly (readonly Scalar[])[];
  return first === undefined ? undefined : { kind: "list", of, values: first, written: true };
}

function anyValue(examples: ExamplesSpec | undefined): EmittedValue {
  for (const kind of ["bool", "int", "double", "string"] as const) {
    const value = oneOf(kind, examples) ?? firstList(kind, examples);
    if (value !== undefined) return value;
  }
  if (examples?.kind === "Any") return scalar(examples.json as Scalar);
  const [first] = examples?.kind === "Anys" ? (examples.json as readonly Scalar[]) : [];
  return first === undefined ? fallback("string") : scalar(first);
}

function scalar(value: Scalar): EmittedValue {
  if (typeof value === "boolean") return { kind: "bool", value, written: true };
  if (typeof value === "string") return { kind: "string", value, written: true };
  return { kind: Number.isInteger(value) ? "int" : "double", value, written: true };
}
