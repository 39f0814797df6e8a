import { isStable } from "../../review/stability.ts";
import type { SignalKind } from "../../weaver/registry.ts";
import { isIdentifying, kindInWords, ownSignals, typeOrName } from "../own-signals.ts";
import type { Rule } from "../rule.ts";
import type { RuleId } from "../rule-ids.ts";

const common = { package: "stability", level: "violation", compares: false } as const;

const ranks: Readonly<Record<string, number>> = {
  development: 1,
  experimental: 1,
  alpha: 2,
  beta: 3,
  release_candidate: 4,
  stable: 5,
};

const hint = "make the attribute as stable, use it with `requirement_level: opt_in`, or lower the claim.";

const entityNoIdentity: Rule = {
  ...common,
  id: "stability-entity-no-identity",
  summary: "A stable entity has no identifying attribute.",
  why: "Without an identity no one can say which telemetry belongs to the same entity.",
  hint: "Add at least one attribute with `role: identifying` (in `identity`), or keep the entity in development.",
  check: ({ head }) =>
    ownSignals(head, "entity")
      .filter((entity) => isStable(entity) && !entity.attributes.some(isIdentifying))
      .map((entity) => ({
        message: `The stable entity \`${entity.name}\` has no identifying attribute.`,
        subject: entity.name,
        at: entity.at,
        of: [entity],
      })),
};

/** A signal can promise no more than what it is made of. */
function lowerStability(kind: SignalKind, id: RuleId): Rule {
  const words = kindInWords(kind);
  return {
    ...common,
    id,
    summary: `${/^[aeiou]/.test(words) ? "An" : "A"} ${words} claims more stability than an attribute that it uses.`,
    why: "The attribute may still be renamed or go, and the promise of what uses it with it.",
    hint: `M${hint.slice(1)}`,
    check: ({ head }) =>
      ownSignals(head, kind).flatMap((signal) =>
        signal.attributes
          .filter((use) => use.requirementLevel.level !== "opt_in" && rank(signal) > rank(use.attribute))
          .map((use) => ({
            // Without the levels: an attribute that comes half of the way must not look like a new mistake.
            message: `The ${words} \`${typeOrName(signal)}\` is more stable than its attribute \`${use.attribute.name}\`.`,
            // What is not stable yet may still be put right without breaking anyone.
            level: isStable(signal) ? ("violation" as const) : ("improvement" as const),
            hint: `\`${signal.stability}\` against \`${use.attribute.stability ?? "development"}\`: ${hint}`,
            subject: typeOrName(signal),
            at: use.local ? use.at : signal.at,
            of: [signal],
            related: [use.attribute.at],
          })),
      ),
  };
}

/** What is unknown compares with nothing. */
function rank({ stability }: { readonly stability: string | undefined }): number {
  return ranks[stability ?? "development"] ?? Number.NaN;
}

export const lowerStabilityRules: readonly Rule[] = [
  entityNoIdentity,
  lowerStability("metric", "stability-metric-lower-stability-attribute"),
  lowerStability("event", "stability-event-lower-stability-attribute"),
  lowerStability("span", "stability-span-lower-stability-attribute"),
  lowerStability("entity", "stability-entity-lower-stability-attribute"),
  lowerStability("attribute_group", "stability-attribute-group-lower-stability-attribute"),
];
