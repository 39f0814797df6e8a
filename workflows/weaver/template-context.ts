import { isWrittenFloat } from "./embedded/written-floats.ts";
import { fromJson } from "./jinja/json.ts";
import { Float, type Value } from "./jinja/value.ts";

/**
 * A resolved registry as templates read it. JSON does not tell `1.0` from `1`, templates do: what YAML says is a float
 * stays one, in examples, values of enum members and annotations.
 */
export function templateContext(resolved: unknown): Value {
  return withFloats(fromJson(JSON.stringify(resolved)), resolved);
}

/** @param written the data that `value` was made of, which remembers what was written how */
function withFloats(value: Value, written: unknown): Value {
  if (typeof written !== "object" || written === null) return value;
  const entry = (key: string | number, item: Value): Value => {
    if (typeof item === "number") return isWrittenFloat(written, key) ? new Float(item) : item;
    return typeof item === "object" ? withFloats(item, (written as Record<string | number, unknown>)[key]) : item;
  };
  if (Array.isArray(value)) return value.map((item: Value, index) => entry(index, item));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]: [string, Value]) => [key, entry(key, item)]));
}
