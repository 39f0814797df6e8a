import type { Mismatch } from "./match-shape.ts";
import { toData, type YamlNode } from "./yaml-tree.ts";

/** A mismatch in Weaver's words. */
export function describeMismatch({ node, problem }: Mismatch, indent = ""): string {
  switch (problem.is) {
    case "type": {
      const [only, ...more] = problem.types;
      if (more.length === 0) return `Value ${show(node)} is not of the required type: '${only}'.`;
      return `Value ${show(node)} is not of any of the required types. ${supported(problem.types)}.`;
    }
    case "const":
      return `Value ${show(node)} does not match the required constant: ${JSON.stringify(problem.value)}.`;
    case "missing":
      return `Missing required property: ${JSON.stringify(problem.key)}.`;
    case "unexpected":
      return `Object contains unexpected properties: ${problem.keys.join(", ")}. These properties are not defined in the schema.`;
    case "none": {
      const lead =
        problem.of === "anyOf"
          ? "The following YAML snippet does not match any of the allowed schemas."
          : `Value ${show(node)} does not match any schema in a 'oneOf' group; it must match exactly one.`;
      return `${lead}\n${variants(problem.variants, indent)}`;
    }
  }
}

function variants(list: readonly (readonly Mismatch[])[], indent: string): string {
  return list
    .map((mismatches, index) => {
      const lines = mismatches.map((mismatch) => `${indent}- ${describeMismatch(mismatch, `${indent}  `)}`);
      return `${indent}(Variant ${index + 1}):\n${lines.join("\n")}`;
    })
    .join("\n");
}

const typeOrder = ["array", "boolean", "integer", "null", "number", "object", "string"];

function supported(types: readonly string[]): string {
  const sorted = types
    .filter((type) => type !== "null")
    .toSorted((left, right) => typeOrder.indexOf(left) - typeOrder.indexOf(right));
  return `Supported types: ${[...sorted, ...(types.includes("null") ? ["null (i.e. optional)"] : [])].join(", ")}`;
}

function show(node: YamlNode): string {
  return JSON.stringify(sortKeys(toData(node)));
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).toSorted(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, sortKeys(item)]));
}
