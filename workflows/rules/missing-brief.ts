import type { Attribute, Signal } from "../weaver/registry.ts";
import type { Rule, RuleFinding } from "./rule.ts";

export const missingBrief: Rule = {
  id: "missing-brief",
  level: "improvement",
  summary: "An attribute or signal has no brief.",
  why: "The brief is what generated code and documents show; without one the name must explain itself.",
  hint: "Add a `brief` of one sentence: what is measured or described.",
  compares: false,
  check: ({ head }) => [
    ...[...head.attributes.values()]
      .filter((attribute) => isBlank(attribute.brief) && !attribute.deprecated)
      .map((attribute) => missing(attribute, "attribute")),
    ...head.signals
      .filter((signal) => signal.kind !== "attribute_group" && isBlank(signal.brief) && !signal.deprecated)
      .map((signal) => missing(signal, signal.kind)),
  ],
};

function missing(item: Attribute | Signal, word: string): RuleFinding {
  return { message: `The ${word} \`${item.name}\` has no \`brief\`.`, subject: item.name, at: item.at, of: [item] };
}

function isBlank(text: string | undefined): boolean {
  return text === undefined || text.trim() === "";
}
