import type { Attribute, EnumMember } from "../weaver/registry.ts";
import type { Rule } from "./rule.ts";

export const enumEmpty: Rule = {
  id: "enum-empty",
  level: "violation",
  summary: "An enum has no members.",
  why: "An enum without members allows no value at all.",
  hint: "Add the members, or use `type: string`.",
  compares: false,
  check: ({ head }) =>
    [...head.attributes.values()]
      .filter(({ type }) => type.kind === "enum" && type.members.length === 0)
      .map((attribute) => ({
        message: `The enum \`${attribute.name}\` has no members.`,
        subject: attribute.name,
        at: typePlace(attribute),
        of: [attribute],
      })),
};

export const duplicateEnumMember: Rule = {
  id: "duplicate-enum-member",
  level: "violation",
  summary: "Two members of an enum have the same id or value.",
  why: "Two members with one id or value cannot be told apart, and generated code does not compile.",
  hint: "Give each member its own id and value, or remove one of them.",
  compares: false,
  check: ({ head }) =>
    [...head.attributes.values()].flatMap((attribute) => {
      if (attribute.type.kind !== "enum") return [];
      const { members } = attribute.type;
      return [
        ...repeated(members, "id"),
        ...repeated(
          members.filter((member) => !member.deprecated),
          "value",
        ).filter(({ member, first }) => member.id !== first.id),
      ].map(({ member, first, key }) => ({
        message: `The enum \`${attribute.name}\` has two members with the ${key} \`${member[key]}\`.`,
        subject: attribute.name,
        at: member.at,
        of: [attribute],
        related: [first.at],
      }));
    }),
};

function repeated(
  members: readonly EnumMember[],
  key: "id" | "value",
): { member: EnumMember; first: EnumMember; key: typeof key }[] {
  const seen = new Map<unknown, EnumMember>();
  return members.flatMap((member) => {
    const first = seen.get(member[key]);
    if (first) return [{ member, first, key }];
    seen.set(member[key], member);
    return [];
  });
}

function typePlace(attribute: Attribute): Attribute["at"] {
  return attribute.fields["type"] ?? attribute.at;
}
