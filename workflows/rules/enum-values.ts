import { membersOf } from "../review/stability.ts";
import type { EnumMember } from "../weaver/registry.ts";
import { subjectOf } from "./breaking-change.ts";
import type { Rule } from "./rule.ts";

/** Of stable enums `breaking-change` tells it, as a violation. */
export const enumValueChanged: Rule = {
  id: "enum-value-changed",
  level: "improvement",
  summary: "A member of an enum that is not stable yet keeps its id but gets another value.",
  why: "Generated code keeps its constant and suddenly sends something else; what was recorded has the old value.",
  hint: "Keep the value, or deprecate the member and add one with the new value.",
  compares: true,
  check: ({ changes, head }) =>
    changes
      .filter(({ kind, signal, field, breaking }) => {
        return kind === "changed" && signal === "enum_member" && field === "value" && !breaking;
      })
      .map((change) => {
        const subject = subjectOf(change, head);
        const id = change.name.slice(subject.length + 1);
        const attribute = head.attributes.get(subject);
        return {
          message: `The member \`${id}\` of \`${subject}\` changes its value from \`${change.from}\` to \`${change.to}\`.`,
          subject,
          at: { file: change.file, line: change.line },
          ...(attribute ? { of: [attribute] } : {}),
        };
      }),
};

/** YAML makes numbers and booleans of what stands without quotes. */
export const mixedEnumValues: Rule = {
  id: "mixed-enum-values",
  level: "violation",
  summary: "The values of an enum are not all of one type.",
  why: "An attribute has one type on the wire. YAML reads `1`, `1.10` and `true` without quotes as a number or a boolean.",
  hint: 'Quote the values that are meant as text (`value: "1"`), or make all of them numbers.',
  compares: false,
  check: ({ head }) =>
    [...head.attributes.values()].flatMap((attribute) => {
      const members = membersOf(attribute);
      const common = mostCommonType(members);
      return members
        .filter((member) => typeof member.value !== common)
        .map((member) => ({
          message: `The value \`${member.value}\` of the member \`${member.id}\` of \`${attribute.name}\` is a ${typeof member.value}, the others are ${plural(common)}.`,
          subject: attribute.name,
          at: member.at,
          of: [attribute],
        }));
    }),
};

function mostCommonType(members: readonly EnumMember[]): string {
  const byType = Map.groupBy(members, (member) => typeof member.value);
  const [most] = [...byType].toSorted((a, b) => b[1].length - a[1].length);
  return most?.[0] ?? "string";
}

function plural(type: string): string {
  return `${type}s`;
}
