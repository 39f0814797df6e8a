import { Iterable, type Value } from "./value.ts";

/** Fuel for work that grows with a text or a list. */
export function costOf(value: Value): number {
  if (typeof value === "string" || Array.isArray(value)) return 1 + (value.length >> 4);
  return value instanceof Iterable ? 1 + (value.items().length >> 4) : 1;
}
