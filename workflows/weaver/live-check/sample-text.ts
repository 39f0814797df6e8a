import { toText } from "../jinja/display.ts";
import { Float, type Value } from "../jinja/value.ts";
import { SampleNumber } from "./sample-number.ts";

/** A value of a sample as the report shows it; maps and lists in Weaver's debug form. */
export function valueText(value: unknown): string {
  return toText(templateValue(value));
}

/** Whether the report shows the value: not where it is zero, false or empty. */
export function isShown(value: unknown): boolean {
  if (value instanceof SampleNumber) return value.value !== 0;
  if (typeof value === "object" && value !== null) return Object.keys(value).length > 0;
  return Boolean(value);
}

function templateValue(value: unknown): Value {
  if (value instanceof SampleNumber) return value.integral ? BigInt(value.text) : new Float(value.value);
  if (Array.isArray(value)) return value.map(templateValue);
  if (typeof value !== "object" || value === null) return value as Value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, templateValue(item)]));
}
