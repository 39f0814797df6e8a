import { isTemplate, type KnownAttribute, type KnownNames } from "./known-names.ts";
import { deprecation, instability } from "./lifecycle-advice.ts";
import { findingOn, type Subject } from "./finding.ts";
import type { NamePolicies } from "./name-policies.ts";
import type { Finding, SampleAttribute } from "./sample.ts";
import { SampleNumber } from "./sample-number.ts";

/** Checks single attributes against a registry. */
export class AttributeAdvisor {
  readonly #attributes: ReadonlyMap<string, KnownAttribute>;
  readonly #templates: readonly KnownAttribute[];
  readonly #policies: NamePolicies;

  constructor({ attributes }: Pick<KnownNames, "attributes">, policies: NamePolicies) {
    const plain = attributes.filter((attribute) => !isTemplate(attribute.type));
    const templates = attributes.filter((attribute) => isTemplate(attribute.type));
    this.#attributes = new Map(plain.map((attribute) => [attribute.name, attribute]));
    const byName = new Map(templates.map((attribute) => [attribute.name, attribute]));
    this.#templates = [...byName.values()].toSorted((left, right) => right.name.length - left.name.length);
    this.#policies = policies;
  }

  advise(sample: SampleAttribute, subject: Subject): Finding[] {
    const { name } = sample;
    const known = this.#attributes.get(name) ?? this.#templates.find((item) => name.startsWith(item.name));
    const findings = [this.#presence(name, known, subject)];
    if (known !== undefined) {
      const named = { noun: "Attribute", key: "attribute_key", name };
      findings.push(deprecation(named, known, subject), instability(named, known, subject));
      findings.push(typeMismatch(sample, known, subject), undefinedVariant(sample, known, subject));
    }
    return [...findings.filter((item) => item !== undefined), ...this.#policies.onAttribute(name, subject)];
  }

  #presence(name: string, known: KnownAttribute | undefined, subject: Subject): Finding | undefined {
    if (known === undefined) {
      const message = `Attribute '${name}' does not exist in the registry.`;
      return findingOn(subject, {
        id: "missing_attribute",
        context: { attribute_key: name },
        message,
        level: "violation",
      });
    }
    if (!isTemplate(known.type)) return undefined;
    const context = { attribute_key: name, template_name: known.name };
    const message = `Attribute '${name}' is a template`;
    return findingOn(subject, { id: "template_attribute", context, message, level: "information" });
  }
}

function typeMismatch(sample: SampleAttribute, known: KnownAttribute, subject: Subject): Finding | undefined {
  const { name, type } = sample;
  if (type === null) return undefined;
  const context = { attribute_key: name, attribute_type: type };
  if (typeof known.type !== "string") {
    if (type === "string" || type === "int") return undefined;
    const message = `Enum attribute '${name}' has type '${type}'. Enum value type should be 'string' or 'int'.`;
    return findingOn(subject, { id: "type_mismatch", context, message, level: "violation" });
  }
  const expected = isTemplate(known.type) ? known.type.slice("template[".length, -1) : known.type;
  if (isCompatible(type, expected)) return undefined;
  const message = `Attribute '${name}' has type '${type}'. Type should be '${expected}'.`;
  return findingOn(subject, { id: "type_mismatch", context: { ...context, expected }, message, level: "violation" });
}

/** Exporters send whole numbers as integers, so those pass where floats are expected. */
function isCompatible(type: string, expected: string): boolean {
  if (type === expected || type === "any" || expected === "any") return true;
  return (type === "int" && expected === "double") || (type === "int[]" && expected === "double[]");
}

function undefinedVariant(sample: SampleAttribute, known: KnownAttribute, subject: Subject): Finding | undefined {
  const { name, value, type } = sample;
  if (typeof known.type === "string" || value === null || (type !== "string" && type !== "int")) return undefined;
  if (known.type.members.some((member) => isVariant(value, type, member.value))) return undefined;
  const message = `Enum attribute '${name}' has value '${plain(value)}' which is not documented.`;
  const context = { attribute_key: name, attribute_value: value };
  return findingOn(subject, { id: "undefined_enum_variant", context, message, level: "information" });
}

function isVariant(value: unknown, type: "string" | "int", member: unknown): boolean {
  if (type === "string") return typeof value === "string" && value === member;
  return typeof value === "number" && Number.isInteger(value) && value === member;
}

function plain(value: unknown): string {
  if (typeof value === "string") return value;
  return value instanceof SampleNumber ? value.text : JSON.stringify(value);
}
