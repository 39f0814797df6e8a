/**
 * Which entries of plain data were written as floats with an integral value (`1.0`): JavaScript has one kind of number,
 * YAML, JSON and templates have two. Kept beside the data, so that whoever does not care sees plain numbers.
 */
const floats = new WeakMap<object, Set<string>>();

export function markFloat(container: object, key: string | number): void {
  const keys = floats.get(container) ?? new Set();
  floats.set(container, keys.add(String(key)));
}

/** Keys of the entries that were written as floats. */
export function floatsOf(container: object): readonly string[] {
  return [...(floats.get(container) ?? [])];
}

export function isWrittenFloat(container: object, key: string | number): boolean {
  return floats.get(container)?.has(String(key)) ?? false;
}

/** Marks on `copy`, which holds the same value under the key, what is marked on the original. */
export function copyFloat(original: object, copy: object, key: string): void {
  if (isWrittenFloat(original, key)) markFloat(copy, key);
}

/** The same for every key. */
export function copyFloats<T extends object>(original: object, copy: T): T {
  for (const key of floats.get(original) ?? []) markFloat(copy, key);
  return copy;
}
