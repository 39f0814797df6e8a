import type {
  Attribute,
  AttributeUse,
  EnumMember,
  Range,
  Registry,
  RequirementLevel,
  Signal,
} from "../weaver/registry.ts";

/** Registries made by hand, for tests of what works on them. */
export function madeRegistry(facts: {
  readonly attributes?: readonly Attribute[];
  readonly signals?: readonly Signal[];
  readonly files?: readonly string[];
}): Registry {
  const attributes = facts.attributes ?? [];
  const signals = facts.signals ?? [];
  return {
    path: "model",
    format: "v1",
    schemaUrl: undefined,
    attributes: new Map(attributes.map((attribute) => [attribute.name, attribute])),
    signals,
    references: [],
    resolved: {},
    files: facts.files ?? ["model/registry.yaml"],
  };
}

export function madeAttribute(name: string, facts: Partial<Attribute> = {}): Attribute {
  return {
    name,
    type: { kind: "primitive", name: "string", list: false, template: false },
    brief: `What ${name} is.`,
    note: undefined,
    examples: ["one"],
    stability: "development",
    deprecated: undefined,
    role: undefined,
    annotations: undefined,
    groupId: "registry.made",
    at: madeRange(1),
    fields: {},
    ...facts,
  };
}

export function madeEnum(...members: readonly (Partial<EnumMember> & { id: string })[]): Attribute["type"] {
  return {
    kind: "enum",
    members: members.map((member) => ({
      value: member.id,
      brief: undefined,
      stability: undefined,
      deprecated: undefined,
      at: madeRange(1),
      ...member,
    })),
  };
}

export function madeUse(attribute: Attribute, level: RequirementLevel["level"] = "recommended"): AttributeUse {
  return {
    attribute,
    requirementLevel: { level, text: undefined },
    at: madeRange(20, "model/signals.yaml"),
    fields: {},
    local: true,
  };
}

export function madeSignal(kind: Signal["kind"], name: string, facts: Partial<Signal> = {}): Signal {
  return {
    kind,
    id: `${kind}.${name}`,
    name,
    brief: `What ${name} is.`,
    note: undefined,
    stability: "development",
    deprecated: undefined,
    unit: kind === "metric" ? "s" : undefined,
    instrument: kind === "metric" ? "histogram" : undefined,
    spanKind: kind === "span" ? "client" : undefined,
    entityAssociations: [],
    annotations: undefined,
    attributes: [],
    extends: undefined,
    at: madeRange(10, "model/signals.yaml"),
    fields: {},
    ...facts,
  };
}

export function madeRange(line: number, file = "model/registry.yaml"): Range {
  return { file, line, column: 5, endLine: line, endColumn: 20 };
}
