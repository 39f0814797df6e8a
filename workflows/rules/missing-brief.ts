import type { Rule } from "./rule.ts";

/** The brief is what generated code and documents show; without one the name must explain itself. */
export const missingBrief: Rule = {
  id: "missing-brief",
  level: "improvement",
  summary: "An attribute or signal has no brief.",
  hint: "Add a `brief` of one sentence: what is measured or described.",
  compares: false,
  check: ({ head }) => [
    ...[...head.attributes.values()]
      .filter((attribute) => isBlank(attribute.brief) && !attribute.deprecated)
      .map(({ name, at }) => ({ message: `The attribute \`${name}\` has no \`brief\`.`, at })),
    ...head.signals
      .filter((signal) => signal.kind !== "attribute_group" && isBlank(signal.brief) && !signal.deprecated)
      .map(({ kind, name, at }) => ({ message: `The ${kind} \`${name}\` has no \`brief\`.`, at })),
  ],
};

function isBlank(text: string | undefined): boolean {
  return text === undefined || text.trim() === "";
}
