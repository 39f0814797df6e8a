import type { ValueType } from "./sample.ts";
import { SampleNumber } from "./sample-number.ts";

/** The type of an attribute's value; null where it has none that attributes can have (a map, a mixed or empty list). */
export function inferType(value: unknown): ValueType | null {
  if (!Array.isArray(value)) return scalarType(value);
  const types = new Set(value.filter((item) => item !== null).map(scalarType));
  const [first] = types;
  if (first === undefined || first === null) return null;
  if (types.size === 1) return `${first}[]`;
  return types.size === 2 && types.has("int") && types.has("double") ? "double[]" : null;
}

function scalarType(value: unknown): "boolean" | "int" | "double" | "string" | null {
  if (typeof value === "boolean") return "boolean";
  if (typeof value === "string") return "string";
  if (typeof value === "number") return Number.isInteger(value) ? "int" : "double";
  if (value instanceof SampleNumber) return value.integral ? "int" : "double";
  return null;
}
