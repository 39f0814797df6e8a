import { membersOf, renamedTo, typeText } from "../../review/stability.ts";
import type { Attribute, SignalKind } from "../../weaver/registry.ts";
import { ownSignals, typeOrName } from "../own-signals.ts";
import type { Rule } from "../rule.ts";
import type { RuleId } from "../rule-ids.ts";

const common = { package: "stability", level: "violation", compares: false } as const;

const hint = "Name what replaces it today, or use `reason: obsoleted` with a note.";
const why = "Users and migration tools follow `renamed_to`: a name that is gone or on its way out leads them nowhere.";

const attributeInvalid: Rule = {
  ...common,
  id: "deprecation-attribute-renamed-to-invalid",
  coveredBy: ["renamed-to-missing", "uncategorized-with-renamed-to"],
  summary: "An attribute is renamed to one that does not exist or is deprecated itself.",
  why,
  hint,
  check: ({ head }) =>
    [...head.attributes.values()].flatMap((attribute) => {
      const to = renamedTo(attribute.deprecated);
      if (to === undefined || isLiving(head.attributes.get(to))) return [];
      const message = `The attribute \`${attribute.name}\` was renamed to \`${to}\`, which ${head.attributes.has(to) ? "is deprecated itself" : "does not exist"}.`;
      return [{ message, subject: attribute.name, at: placeOf(attribute), of: [attribute] }];
    }),
};

const typeMismatch: Rule = {
  ...common,
  id: "deprecation-attribute-renamed-to-type-mismatch",
  summary: "An attribute is renamed to one of another type.",
  why: "A rename promises that values go over unchanged; with another type they do not.",
  hint: "Use `reason: uncategorized` with a note that says how values convert, or give both the same type.",
  check: ({ head }) =>
    [...head.attributes.values()].flatMap((attribute) => {
      const to = renamedTo(attribute.deprecated);
      const successor = to === undefined ? undefined : head.attributes.get(to);
      if (!successor || fits(attribute, successor)) return [];
      const message = `The attribute \`${attribute.name}\` (\`${shownType(attribute)}\`) was renamed to \`${successor.name}\`, which is \`${shownType(successor)}\`.`;
      return [{ message, subject: attribute.name, at: placeOf(attribute), of: [attribute], related: [successor.at] }];
    }),
};

/** An enum and the plain type of its values stand for each other. */
function fits(before: Attribute, after: Attribute): boolean {
  if (before.type.kind === "primitive" && after.type.kind === "primitive") {
    return typeText(before.type) === typeText(after.type);
  }
  if (before.type.kind === "enum" && after.type.kind === "enum") {
    return membersOf(before).length > 0 && valueType(before) === valueType(after);
  }
  const [plain, values] = before.type.kind === "enum" ? [after, before] : [before, after];
  const expected = valuesOf[typeText(plain.type)];
  if (plain === before) return expected === undefined || valueType(values) === expected;
  return (valueType(values) ?? "boolean") === "boolean" || valueType(values) === expected;
}

const valuesOf: Readonly<Record<string, string>> = { string: "string", int: "number" };

function valueType(attribute: Attribute): string | undefined {
  const [first] = membersOf(attribute);
  return first && typeof first.value;
}

function shownType(attribute: Attribute): string {
  return attribute.type.kind === "enum" ? `enum of ${valueType(attribute) ?? "nothing"}` : typeText(attribute.type);
}

function signalInvalid(kind: SignalKind, id: RuleId): Rule {
  return {
    ...common,
    id,
    coveredBy: ["renamed-to-missing", "uncategorized-with-renamed-to"],
    summary: `${/^[aeiou]/.test(kind) ? "An" : "A"} ${kind} is renamed to one that does not exist or is deprecated itself.`,
    why,
    hint,
    check: ({ head }) => {
      const all = new Set(ownSignals(head, kind).map(typeOrName));
      const living = new Set(ownSignals(head, kind).filter(isLiving).map(typeOrName));
      return ownSignals(head, kind).flatMap((signal) => {
        const to = renamedTo(signal.deprecated);
        if (to === undefined || living.has(to)) return [];
        const message = `The ${kind} \`${typeOrName(signal)}\` was renamed to \`${to}\`, which ${all.has(to) ? "is deprecated itself" : "does not exist"}.`;
        return [{ message, subject: typeOrName(signal), at: placeOf(signal), of: [signal] }];
      });
    },
  };
}

const memberInvalid: Rule = {
  ...common,
  id: "deprecation-enum-member-renamed-to-invalid",
  summary: "An enum member is renamed to one that the enum does not have or that is deprecated itself.",
  why,
  hint: "Name another member of the same enum by its id.",
  check: ({ head }) =>
    [...head.attributes.values()].flatMap((attribute) => {
      const living = new Set(membersOf(attribute).flatMap((member) => (isLiving(member) ? [member.id] : [])));
      return membersOf(attribute).flatMap((member) => {
        const to = renamedTo(member.deprecated);
        if (to === undefined || living.has(to)) return [];
        const message = `The member \`${member.id}\` of \`${attribute.name}\` was renamed to \`${to}\`, which is no other living member of the enum.`;
        return [{ message, subject: attribute.name, at: member.at, of: [attribute] }];
      });
    }),
};

function isLiving(item: { readonly deprecated: Attribute["deprecated"] } | undefined): boolean {
  return item !== undefined && item.deprecated === undefined;
}

function placeOf({ fields, at }: Pick<Attribute, "fields" | "at">): Attribute["at"] {
  return fields["renamed_to"] ?? fields["deprecated"] ?? at;
}

export const renamedToRules: readonly Rule[] = [
  attributeInvalid,
  typeMismatch,
  signalInvalid("metric", "deprecation-metric-renamed-to-invalid"),
  signalInvalid("event", "deprecation-event-renamed-to-invalid"),
  signalInvalid("span", "deprecation-span-renamed-to-invalid"),
  signalInvalid("entity", "deprecation-entity-renamed-to-invalid"),
  memberInvalid,
];
