import type { AttributeType } from "../weaver/registry.ts";
import type { SampleAttribute } from "./sample.ts";

/** What is wrong with a value for a type: another type, or no member of the enum. */
export type ValueProblem = "wrong-type" | "undefined-enum-member";

/** Judges the value of an attribute; one without a value says nothing. */
export function checkValue(sample: SampleAttribute, type: AttributeType): ValueProblem | undefined {
  const { value } = sample;
  if (value === undefined || value === null) return undefined;
  if (type.kind === "enum") return checkMember(value, type.members);
  if (type.name === "any") return undefined;
  const items = type.list ? value : [value];
  if (!Array.isArray(items)) return "wrong-type";
  return items.every((item) => isOf(item, { name: type.name, told: sample.type })) ? undefined : "wrong-type";
}

function checkMember(value: unknown, members: readonly { value: unknown }[]): ValueProblem | undefined {
  if (members.some((member) => member.value === value)) return undefined;
  const sameType = members.some((member) => typeof member.value === typeof value);
  // Numbers stand for int enums, strings for string enums: the other kind cannot be a new member.
  return sameType || members.length === 0 ? "undefined-enum-member" : "wrong-type";
}

function isOf(
  item: unknown,
  { name, told }: { name: "string" | "int" | "double" | "boolean" | "any"; told: SampleAttribute["type"] },
): boolean {
  switch (name) {
    case "string":
      return typeof item === "string";
    case "boolean":
      return typeof item === "boolean";
    case "int":
      return Number.isInteger(item) && told !== "double";
    case "double":
      // JSON writes 3.0 as 3, so that a whole number counts unless the format says that it is an integer.
      return typeof item === "number" && told !== "int";
    case "any":
      return true;
  }
}
