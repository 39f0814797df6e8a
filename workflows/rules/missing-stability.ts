import type { Rule } from "./rule.ts";

/** Without a stability no one knows whether they may rely on the item. */
export const missingStability: Rule = {
  id: "missing-stability",
  level: "improvement",
  summary: "An attribute or signal does not say how stable it is.",
  hint: "Add `stability: development` (or `stable`, once its users may rely on it).",
  compares: false,
  check: ({ head }) => [
    ...[...head.attributes.values()]
      .filter((attribute) => attribute.stability === undefined)
      .map(({ name, at }) => ({ message: `The attribute \`${name}\` has no \`stability\`.`, at })),
    ...head.signals
      .filter((signal) => signal.kind !== "attribute_group" && signal.stability === undefined)
      .map(({ kind, name, at }) => ({ message: `The ${kind} \`${name}\` has no \`stability\`.`, at })),
  ],
};
