import type { Attribute, EnumMember } from "../../weaver/registry.ts";
import { membersOf } from "../../review/stability.ts";
import type { Rule, RuleFinding } from "../rule.ts";
import { constantName, isGenerated } from "./collisions.ts";

/** Ids, values and constant names of an enum's members; `duplicate-enum-member` tells the first two where it is on. */
export const enumMemberCollision: Rule = {
  package: "naming-conventions",
  id: "naming-convention-enum-member-collision",
  level: "violation",
  compares: false,
  coveredBy: ["duplicate-enum-member"],
  summary: "Two members of an enum have the same id, value or constant name.",
  why: "Members that share a name or value cannot be told apart, and generated code does not compile.",
  hint: "Give each member its own id and value, or remove one of them.",
  check: ({ head }) => [...head.attributes.values()].flatMap(collisionsOf),
};

interface Sharing {
  readonly what: string;
  readonly key: (member: EnumMember) => unknown;
  readonly among: (member: EnumMember) => boolean;
}

const kinds: readonly Sharing[] = [
  { what: "id", key: ({ id }) => id, among: () => true },
  { what: "value", key: ({ value }) => value, among: ({ deprecated }) => deprecated === undefined },
  {
    what: "constant name",
    key: ({ id }) => constantName(id),
    among: ({ annotations }) => isGenerated({ annotations }),
  },
];

function collisionsOf(attribute: Attribute): RuleFinding[] {
  const members = membersOf(attribute);
  if (members.length < 2) return [];
  return kinds.flatMap(({ what, key, among }) => {
    const groups = Map.groupBy(members.filter(among), key);
    return [...groups]
      .filter(([, same]) => same.length > 1)
      .flatMap(([shared, same]) =>
        same.slice(1).map((member) => ({
          message: `The member \`${member.id}\` of \`${attribute.name}\` shares its ${what} \`${String(shared)}\` with an earlier member.`,
          subject: attribute.name,
          at: member.at,
          of: [attribute],
          related: same.slice(0, 1).map((other) => other.at),
        })),
      );
  });
}
