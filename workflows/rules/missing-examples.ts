import type { Attribute } from "../weaver/registry.ts";
import type { Rule } from "./rule.ts";

export const missingExamples: Rule = {
  id: "missing-examples",
  level: "improvement",
  summary: "A string attribute has no examples.",
  why: "A string can hold anything: an example says in which form the value comes.",
  hint: 'Add one or more realistic values, such as `examples: ["GET", "POST"]`.',
  compares: false,
  check: ({ head }) =>
    [...head.attributes.values()]
      .filter((attribute) => holdsText(attribute) && isEmpty(attribute.examples) && !attribute.deprecated)
      .map((attribute) => ({
        message: `The string attribute \`${attribute.name}\` has no \`examples\`.`,
        subject: attribute.name,
        at: attribute.at,
        of: [attribute],
      })),
};

function holdsText({ type }: Attribute): boolean {
  return type.kind === "primitive" && type.name === "string";
}

function isEmpty(examples: unknown): boolean {
  return examples === undefined || examples === null || (Array.isArray(examples) && examples.length === 0);
}
