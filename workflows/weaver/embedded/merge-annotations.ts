import type { Annotations } from "./definition.ts";
import { copyFloat } from "./written-floats.ts";

/** The base with the overrides laid over it; mappings are merged key by key, everything else is replaced. */
export function mergeAnnotations(base: Annotations, overrides: Annotations): Annotations {
  const merged = new Map(Object.entries(base));
  for (const [key, value] of Object.entries(overrides)) {
    const old = merged.get(key);
    merged.set(key, isMapping(old) && isMapping(value) ? mergeAnnotations(old, value) : value);
  }
  const sorted = Object.fromEntries([...merged].toSorted(([left], [right]) => (left < right ? -1 : 1)));
  for (const key of merged.keys()) copyFloat(Object.hasOwn(overrides, key) ? overrides : base, sorted, key);
  return sorted;
}

function isMapping(value: unknown): value is Annotations {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
