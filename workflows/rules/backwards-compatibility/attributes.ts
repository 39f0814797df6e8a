import { isStable, membersOf, typeText } from "../../review/stability.ts";
import type { EnumMember } from "../../weaver/registry.ts";
import type { Rule, RuleFinding } from "../rule.ts";
import { goneAttributes, type Pair, pairedAttributes } from "./pairs.ts";

const common = { package: "backwards-compatibility", level: "violation", compares: true } as const;

const removedAttribute: Rule = {
  ...common,
  id: "compatibility-removed-attribute",
  offByDefault: true,
  coveredBy: ["removed-without-deprecation"],
  summary: "An attribute of the baseline is gone, whatever its stability.",
  why: "Telemetry that was sent with the old name stays in storage for years; without a definition no one can look it up.",
  hint: "Put the attribute back and deprecate it: a name that was published stays in the registry.",
  check: ({ base, head }) =>
    base
      ? goneAttributes(base, head).map(({ name, before, at }) => ({
          message: `The attribute \`${name}\` is no longer in the registry.`,
          subject: name,
          at,
          of: [before],
        }))
      : [],
};

const nowUnstable: Rule = {
  ...common,
  id: "compatibility-stable-attribute-now-unstable",
  offByDefault: true,
  coveredBy: ["stability-lowered"],
  summary: "A stable attribute gets another stability.",
  why: "Stable is a promise to everyone who built a query or a dashboard on the name.",
  hint: "Keep `stability: stable`; to phase the attribute out, add `deprecated` beside it.",
  check: (facts) =>
    pairedAttributes(facts)
      .filter(({ before, now }) => isStable(before) && !isStable(now))
      .map(({ name, now }) => ({
        message: `The attribute \`${name}\` was stable and is now \`${now.stability ?? "development"}\`.`,
        subject: name,
        at: now.fields["stability"] ?? now.at,
        of: [now],
      })),
};

const changedType: Rule = {
  ...common,
  id: "compatibility-stable-attribute-changed-type",
  offByDefault: true,
  coveredBy: ["breaking-change"],
  summary: "A stable attribute gets another type; an enum may only stay an enum.",
  why: "Storage and queries are built for one type of value: old and new data no longer fit together.",
  hint: "Keep the type, and add an attribute with a new name for the new one.",
  check: (facts) =>
    pairedAttributes(facts).flatMap(({ name, before, now }) => {
      const [from, to] = [typeText(before.type), typeText(now.type)];
      if (!isStable(before) || from === to) return [];
      const message = `The stable attribute \`${name}\` was \`${from}\` and is now \`${to}\`.`;
      return [{ message, subject: name, at: now.fields["type"] ?? now.at, of: [now] }];
    }),
};

const memberChanged: Rule = {
  ...common,
  id: "compatibility-stable-enum-member-changed-from-stable",
  summary: "A member of a stable enum loses its stability or gets another value.",
  why: "Producers send the value and consumers compare with it: another value is another member.",
  hint: "Restore the member as it was; deprecate it and add a new one for the new value.",
  coveredBy: ["breaking-change", "enum-value-changed"],
  check: (facts) => stableEnums(facts).flatMap((pair) => memberPairs(pair).flatMap((members) => broken(pair, members))),
};

const memberMissing: Rule = {
  ...common,
  id: "compatibility-stable-enum-member-missing",
  offByDefault: true,
  coveredBy: ["breaking-change"],
  summary: "A member of an enum is gone, whatever its stability.",
  why: "The value is in stored data, and generated code loses a constant that someone compiles against.",
  hint: "Put the member back and deprecate it.",
  check: (facts) =>
    pairedAttributes(facts).flatMap(({ name, before, now }) => {
      if (membersOf(now).length === 0) return [];
      const left = new Set(membersOf(now).map(({ id }) => id));
      return membersOf(before)
        .filter(({ id }) => !left.has(id))
        .map(({ id }) => ({
          message: `The enum \`${name}\` no longer has the member \`${id}\`.`,
          subject: name,
          at: now.fields["type"] ?? now.at,
          of: [now],
        }));
    }),
};

type AttributePair = ReturnType<typeof pairedAttributes>[number];

function stableEnums(facts: Parameters<Rule["check"]>[0]): AttributePair[] {
  return pairedAttributes(facts).filter(({ before, now }) => isStable(before) && now.type.kind === "enum");
}

function memberPairs({ before, now }: AttributePair): Pair<EnumMember>[] {
  const members = new Map(membersOf(now).map((member) => [member.id, member]));
  return membersOf(before).flatMap((old) => {
    const member = members.get(old.id);
    return member ? [{ name: old.id, before: old, now: member }] : [];
  });
}

function broken({ name, now: attribute }: AttributePair, { name: id, before, now }: Pair<EnumMember>): RuleFinding[] {
  const place = { subject: name, at: now.at, of: [attribute] };
  const lowered = isStable(before) && now.stability !== undefined && !isStable(now);
  return [
    ...(lowered
      ? [{ ...place, message: `The member \`${id}\` of \`${name}\` was stable and is now \`${now.stability}\`.` }]
      : []),
    ...(before.value === now.value
      ? []
      : [
          {
            ...place,
            message: `The member \`${id}\` of \`${name}\` was \`${before.value}\` and is now \`${now.value}\`.`,
          },
        ]),
  ];
}

export const attributeRules: readonly Rule[] = [
  removedAttribute,
  nowUnstable,
  changedType,
  memberChanged,
  memberMissing,
];
