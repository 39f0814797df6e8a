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
  let sides: Sides | undefined;
  return (gone) => {
    sides ??= indexed(base, head);
    const file = gone.at.file;
    const left = sides.now.get(file);
    if (!left) return { file, line: 1 };
    const neighbours = (sides.before.get(file) ?? []).filter((item) => left.has(item.name) && item.name !== gone.name);
    const previous = neighbours.findLast((item) => item.at.line < gone.at.line);
    const next = neighbours.find((item) => item.at.line >= gone.at.line);
    const at = left.get((previous ?? next)?.name ?? "");
    return { file, line: at?.line ?? 1 };
  };
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
