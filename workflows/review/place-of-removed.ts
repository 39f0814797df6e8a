import type { Place } from "../errors.ts";
import type { Range, Registry } from "../weaver/registry.ts";

interface Placed {
  readonly name: string;
  readonly at: Range;
}

/** Says where in the head to show something that the head no longer has. */
export type PlaceOfRemoved = (gone: Placed) => Place;

/**
 * A removed item is shown where its neighbours are now: at the item that stood before it in the same file, else the one
 * after it, else the first line. The lines come from the head, so that an annotation lands in the file the author sees.
 */
export function placesOfRemoved(base: Registry, head: Registry): PlaceOfRemoved {
  const ofHead = known.get(head) ?? new WeakMap<Registry, PlaceOfRemoved>();
  known.set(head, ofHead);
  const places = ofHead.get(base) ?? newPlaces(base, head);
  ofHead.set(base, places);
  return places;
}

/** The comparison and several rules ask about the same two registries. */
const known = new WeakMap<Registry, WeakMap<Registry, PlaceOfRemoved>>();

function newPlaces(base: Registry, head: Registry): PlaceOfRemoved {
  let sides: Sides | undefined;
  const kept = new Map<string, readonly Placed[]>();
  return (gone) => {
    sides ??= indexed(base, head);
    const file = gone.at.file;
    const left = sides.now.get(file);
    if (!left) return { file, line: 1 };
    const neighbours = kept.get(file) ?? (sides.before.get(file) ?? []).filter((item) => left.has(item.name));
    kept.set(file, neighbours);
    const after = firstFrom(neighbours, gone.at.line);
    const isOther = (item: Placed | undefined): boolean => item !== undefined && item.name !== gone.name;
    const nearest = [neighbours[after - 1], neighbours[after], neighbours[after + 1]].find(isOther);
    return { file, line: left.get(nearest?.name ?? "")?.line ?? 1 };
  };
}

/** Index of the first item, of those sorted by line, that begins at a line or after it. */
function firstFrom(items: readonly Placed[], line: number): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.at.line ?? 0) < line) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface Sides {
  readonly before: ReadonlyMap<string, readonly Placed[]>;
  readonly now: ReadonlyMap<string, ReadonlyMap<string, Range>>;
}

function indexed(base: Registry, head: Registry): Sides {
  const now = [...itemsByFile(head)].map(([file, items]) => [file, new Map(items.map((i) => [i.name, i.at]))] as const);
  return { before: itemsByFile(base), now: new Map(now) };
}

function itemsByFile(registry: Registry): Map<string, Placed[]> {
  const items: Placed[] = [
    ...[...registry.attributes.values()].map(({ name, at }) => ({ name: `attribute ${name}`, at })),
    ...registry.signals.map(({ kind, id, at }) => ({ name: `${kind} ${id}`, at })),
  ];
  const byFile = Map.groupBy(items, (item) => item.at.file);
  for (const list of byFile.values()) list.sort((a, b) => a.at.line - b.at.line);
  return byFile;
}
