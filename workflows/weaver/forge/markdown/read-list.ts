import type { List, ListItem, RootContent } from "mdast";
import { indentOf, interruptsParagraph, isBlank, isParagraphStart, type Marker, markerOf } from "./line-kinds.ts";
import type { Read } from "./read-blocks.ts";

interface ListStart {
  readonly lines: readonly string[];
  readonly at: number;
  readonly depth: number;
  readonly marker: Marker;
  /** Reads what stands in an item. */
  readonly readBlocks: (lines: readonly string[], depth: number) => RootContent[] | undefined;
}

/** A list, as long as its items have the same kind of mark. */
export function readList(start: ListStart): Read<List> {
  const { lines, marker } = start;
  // Whether a list that does not begin with 1 may follow a paragraph depends on what is around it.
  const isApart = start.at === 0 ? start.depth === 0 : isBlank(lines[start.at - 1] ?? "");
  if (!marker.isFirst && !isApart) return undefined;
  const children: ListItem[] = [];
  let next = start.at;
  for (let own: Marker | undefined = marker; own?.kind === marker.kind; own = itemMarker(lines, next)) {
    const item = readItem(start, next, own);
    if (item === undefined) return undefined;
    children.push(item.node);
    next = item.next;
  }
  const ordered = marker.number !== undefined;
  return { node: { type: "list", ordered, start: marker.number ?? null, spread: false, children }, next };
}

/** The mark of the next item, which `* * *` is not. */
function itemMarker(lines: readonly string[], at: number): Marker | undefined {
  const line = lines[at] ?? "";
  return /^ {0,3}([-*_])(?: *\1){2,} *$/.test(line) ? undefined : markerOf(line);
}

function readItem({ lines, depth, readBlocks }: ListStart, at: number, marker: Marker): Read<ListItem> {
  if (!marker.hasText) return undefined;
  const inner = [(lines[at] ?? "").slice(marker.width)];
  let next = at + 1;
  for (; next < lines.length; next++) {
    const line = lines[next] ?? "";
    if (isBlank(line)) inner.push("");
    else if (indentOf(line) >= marker.width) inner.push(line.slice(marker.width));
    else if (isOutside(line, inner)) break;
    else if (continues(line, inner)) inner.push(line);
    else return undefined;
  }
  while (inner.at(-1) === "") inner.pop();
  const children = readBlocks(inner, depth + 1);
  if (children === undefined) return undefined;
  return {
    node: { type: "listItem", spread: false, checked: null, children: children as ListItem["children"] },
    next,
  };
}

/** Whether a line that is indented less than an item ends it; a paragraph may go on in such a line, which is not read here. */
function isOutside(line: string, inner: readonly string[]): boolean {
  if (indentOf(line) > 3) return false;
  if (inner.at(-1) === "" || (!isParagraphStart(line) && interruptsParagraph(line))) return true;
  const marker = markerOf(line);
  return marker?.number !== undefined && marker.hasText;
}

/** Whether a line at the margin goes on with the paragraph that an item ended with. */
function continues(line: string, inner: readonly string[]): boolean {
  const text = (inner.at(-1) ?? "").replace(/^(?:[\s>*+-]|\d{1,9}[.)] )+/, "");
  const isInCode = inner.some((each) => /^\s*(?:```|~~~)/.test(each));
  return isParagraphStart(line) && isParagraphStart(text) && !isInCode;
}
