import { distance } from "fastest-levenshtein";

/**
 * The one name that is clearly meant by a misspelt one.
 * @returns undefined where nothing is near enough, or where two names are equally near
 */
export function closestName(misspelt: string, names: Iterable<string>): string | undefined {
  const limit = Math.max(1, Math.floor(misspelt.length / 5));
  const near = [...names]
    .filter((name) => name !== misspelt && Math.abs(name.length - misspelt.length) <= limit)
    .map((name) => ({ name, edits: distance(misspelt, name) }))
    .filter(({ edits }) => edits <= limit)
    .sort((a, b) => a.edits - b.edits);
  const [first, second] = near;
  if (!first || first.edits === second?.edits) return undefined;
  return first.name;
}
