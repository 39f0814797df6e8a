import type {
  Attribute,
  AttributeType,
  Deprecated,
  EnumMember,
  RequirementLevel,
  Stability,
} from "../weaver/registry.ts";

/** Only what is stable makes promises: everything else may change as it likes. */
export function isStable(item: { readonly stability: Stability | undefined }): boolean {
  return item.stability === "stable";
}

/** How a type is written in a registry; an enum by the type of its values. */
export function typeText(type: AttributeType): string {
  if (type.kind === "enum") return "enum";
  const inner = type.list ? `${type.name}[]` : type.name;
  return type.template ? `template[${inner}]` : inner;
}

/** The type that a value has on the wire: what breaks queries when it changes. */
export function wireType(type: AttributeType): string {
  if (type.kind === "primitive") return typeText(type);
  const kinds = new Set(type.members.map((member) => valueType(member.value)));
  const [only] = kinds;
  return kinds.size === 1 && only !== undefined ? only : "string";
}

function valueType(value: EnumMember["value"]): string {
  if (typeof value === "boolean") return "boolean";
  if (typeof value === "string") return "string";
  return Number.isInteger(value) ? "int" : "double";
}

export function membersOf(attribute: Attribute): readonly EnumMember[] {
  return attribute.type.kind === "enum" ? attribute.type.members : [];
}

export function requirementText({ level, text }: RequirementLevel): string {
  return text === undefined ? level : `${level} (${text})`;
}

export function sameDeprecation(a: Deprecated | undefined, b: Deprecated | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.reason === b.reason && a.note === b.note && renamedTo(a) === renamedTo(b);
}

export function renamedTo(deprecated: Deprecated | undefined): string | undefined {
  return deprecated?.reason === "renamed" ? deprecated.renamedTo : undefined;
}
