import type { Attribute, AttributeType } from "../weaver/registry.ts";
import type { Rule } from "./rule.ts";

export const exampleTypeMismatch: Rule = {
  id: "example-type-mismatch",
  level: "improvement",
  summary: "An example is not of the attribute's type.",
  why: "Examples end up in documents and tests; one of another type teaches the wrong thing.",
  hint: "Write examples of the attribute's type (quote strings that look like numbers).",
  compares: false,
  check: ({ head }) =>
    [...head.attributes.values()].flatMap((attribute) => {
      const wrong = examplesOf(attribute).find((example) => !fits(example, attribute.type));
      if (wrong === undefined) return [];
      const { name, fields, at } = attribute;
      return [
        {
          message: `\`${name}\` is \`${typeName(attribute.type)}\`, but its example \`${text(wrong)}\` is not.`,
          subject: name,
          at: fields["examples"] ?? at,
          of: [attribute],
        },
      ];
    }),
};

/** The single values among the examples; a list of lists is flattened. */
function examplesOf({ examples, type }: Attribute): unknown[] {
  if (type.kind === "enum" || examples === undefined || examples === null) return [];
  return (Array.isArray(examples) ? examples.flat(2) : [examples]).filter((example) => example !== null);
}

function fits(example: unknown, type: AttributeType): boolean {
  if (type.kind === "enum" || typeof example === "object") return true;
  switch (type.name) {
    case "string":
      return typeof example === "string";
    case "int":
      return Number.isInteger(example) || typeof example === "bigint";
    case "double":
      return typeof example === "number";
    case "boolean":
      return typeof example === "boolean";
    case "any":
      return true;
  }
}

function typeName(type: AttributeType): string {
  return type.kind === "enum" ? "enum" : type.name;
}

function text(example: unknown): string {
  return String(example).slice(0, 80);
}
