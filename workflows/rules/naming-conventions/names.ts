import { membersOf } from "../../review/stability.ts";
import type { SignalKind } from "../../weaver/registry.ts";
import { ownSignals, typeOrName } from "../own-signals.ts";
import type { Rule } from "../rule.ts";
import type { RuleId } from "../rule-ids.ts";

const common = { package: "naming-conventions", level: "violation", compares: false } as const;

const wellFormed = /^[a-z][a-z0-9]*(?:[._][a-z0-9]+)*$/;
const inNamespace = /^[a-z0-9_]+\.[a-z0-9._]+$/;

const form = "lowercase letters and digits, with single `.` and `_` between them, a letter first";

const hasNamespace: Rule = {
  ...common,
  id: "naming-convention-attr-has-namespace",
  summary: "The name of an attribute has no namespace, or characters that names may not have.",
  why: "Without a namespace two teams sooner or later use one name for different things.",
  hint: "Write `namespace.name` in lowercase letters, digits, `_` and `.`, such as `shop.cart.id`.",
  check: ({ head }) =>
    [...head.attributes.values()]
      .filter(({ name, deprecated }) => !deprecated && !inNamespace.test(name))
      .map((attribute) => ({
        message: `The attribute name \`${attribute.name}\` is not of the form \`namespace.name\`.`,
        subject: attribute.name,
        at: attribute.at,
        of: [attribute],
      })),
};

const enumId: Rule = {
  ...common,
  id: "naming-convention-enum-id",
  summary: "The id of an enum member has characters that ids may not have.",
  why: "Ids become constants in every language; other characters are written differently in each.",
  hint: `Write the id in ${form}; the \`value\` may be anything.`,
  check: ({ head }) =>
    [...head.attributes.values()].flatMap((attribute) =>
      membersOf(attribute)
        .filter(({ id }) => !wellFormed.test(id))
        .map(({ id, at }) => ({
          message: `The member id \`${id}\` of \`${attribute.name}\` is not well formed.`,
          subject: attribute.name,
          at,
          of: [attribute],
        })),
    ),
};

function signalName(kind: SignalKind, id: RuleId, word: string): Rule {
  return {
    ...common,
    id,
    summary: `The ${kind} ${word} has characters that names may not have.`,
    why: "Names travel through many systems; capitals, dashes and doubled dots are changed or refused by some of them.",
    hint: `Write it in ${form}.`,
    check: ({ head }) =>
      ownSignals(head, kind)
        .filter((signal) => !wellFormed.test(typeOrName(signal)))
        .map((signal) => ({
          message: `The ${kind} ${word} \`${typeOrName(signal)}\` is not well formed.`,
          subject: typeOrName(signal),
          at: signal.at,
          of: [signal],
        })),
  };
}

const metricBriefPeriod: Rule = {
  ...common,
  // The package blocks for it; here a missing period alone does not, unless the package's level is asked for.
  level: "improvement",
  id: "naming-convention-metric-brief-period",
  summary: "The brief of a metric does not end with a period.",
  why: "Briefs become the descriptions of instruments and the sentences of documents, side by side with the others.",
  hint: "End the brief with a period.",
  check: ({ head }) =>
    ownSignals(head, "metric").flatMap((signal) => {
      const brief = (signal.brief ?? "").trim();
      if (brief === "" || brief.endsWith(".")) return [];
      const message = `The brief of the metric \`${signal.name}\` does not end with a period.`;
      return [{ message, subject: signal.name, at: signal.fields["brief"] ?? signal.at, of: [signal] }];
    }),
};

export const nameRules: readonly Rule[] = [
  hasNamespace,
  enumId,
  signalName("entity", "naming-convention-entity-type", "type"),
  signalName("span", "naming-convention-span-type", "type"),
  signalName("metric", "naming-convention-metric-name", "name"),
  signalName("event", "naming-convention-event-name", "name"),
  metricBriefPeriod,
];
