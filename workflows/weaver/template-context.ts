import { fromJson } from "./jinja/json.ts";
import { Float, type Value } from "./jinja/value.ts";

/**
 * A resolved registry as templates read it. JSON does not tell `1.0` from `1`, templates do: examples of a double
 * attribute are floats, as Weaver reads them from YAML.
 */
export function templateContext(resolved: unknown): Value {
  return withFloats(fromJson(JSON.stringify(resolved)));
}

type Plain = { readonly [key: string]: Value };

function withFloats(value: Value): Value {
  if (Array.isArray(value)) return value.map((item) => withFloats(item as Value));
  if (!isPlain(value)) return value;
  const double = typeof value["type"] === "string" && /^(?:template\[)?double(?:\[\])?\]?$/.test(value["type"]);
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, double && key === "examples" ? floats(item) : withFloats(item)]),
  );
}

function floats(value: Value): Value {
  if (Array.isArray(value)) return value.map((item) => floats(item as Value));
  return typeof value === "number" && Number.isInteger(value) ? new Float(value) : value;
}

function isPlain(value: Value): value is Plain {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) !== null
    ? Object.getPrototypeOf(value) === Object.prototype
    : typeof value === "object" && value !== null;
}
