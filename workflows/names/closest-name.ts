import { editDistance } from "./nearest-name.ts";

/**
 * The one name that is clearly meant by a misspelt one, so that it may be written in its place; `nearestName` is for
 * questions, and so less strict.
 * @returns undefined where nothing is near enough, or where two names are equally near
 */
export function closestName(misspelt: string, names: Iterable<string>): string | undefined {
  let limit = Math.max(1, Math.floor(misspelt.length / 5));
  let near: string[] = [];
  for (const name of names) {
    if (name === misspelt || Math.abs(name.length - misspelt.length) > limit) continue;
    const distance = editDistance({ from: misspelt, to: name, limit });
    if (distance > limit) continue;
    near = distance < limit ? [name] : [...near, name];
    limit = distance;
  }
  return near.length === 1 ? near[0] : undefined;
}
