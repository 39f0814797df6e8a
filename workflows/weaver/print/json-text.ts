import { isWrittenFloat } from "../embedded/written-floats.ts";
import { rawJson } from "./raw-json.ts";

/** JSON in which floats keep their point: `1.0`, as Weaver prints it. */
export function jsonText(data: unknown, indent?: number): string {
  return JSON.stringify(data, hasFloats(data) ? withPoints : undefined, indent);
}

function withPoints(this: object, key: string, value: unknown): unknown {
  if (typeof value !== "number" || !isWrittenFloat(this, key)) return value;
  return rawJson(Math.abs(value) < 1e16 ? `${value}.0` : value.toExponential());
}

/** Most data has none, and is written faster. */
function hasFloats(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(([key, item]) =>
    typeof item === "number" ? isWrittenFloat(value, key) : hasFloats(item),
  );
}
