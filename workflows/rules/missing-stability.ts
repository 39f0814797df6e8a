import type { Attribute, Signal } from "../weaver/registry.ts";
import type { Rule, RuleFinding } from "./rule.ts";

export const missingStability: Rule = {
  id: "missing-stability",
  level: "improvement",
  summary: "An attribute or signal does not say how stable it is.",
  why: "Without a stability no one knows whether they may rely on the item.",
  hint: "Add `stability: development` (or `stable`, once its users may rely on it).",
  compares: false,
  check: ({ head }) => [
    ...[...head.attributes.values()]
      .filter((attribute) => attribute.stability === undefined)
      .map((attribute) => missing(attribute, "attribute")),
    ...head.signals
      .filter((signal) => signal.kind !== "attribute_group" && signal.stability === undefined)
      .map((signal) => missing(signal, signal.kind)),
  ],
};

function missing(item: Attribute | Signal, word: string): RuleFinding {
  return { message: `The ${word} \`${item.name}\` has no \`stability\`.`, subject: item.name, at: item.at, of: [item] };
}
