import type { List, ListItem } from "mdast";
import { parsePlainBlock } from "./parse-plain.ts";

const BULLET = /^[-*] (?=\S)/;

/** The tree of a list whose items are lines of plain text, all with the same bullet; undefined for anything else. */
export function parsePlainList(text: string): List | undefined {
  const lines = text.split("\n");
  const [bullet = ""] = BULLET.exec(lines[0] ?? "") ?? [];
  if (bullet === "" || !lines.every((line) => line.startsWith(bullet))) return undefined;
  const children: ListItem[] = [];
  for (const line of lines) {
    const paragraph = parsePlainBlock(line.slice(bullet.length));
    if (paragraph === undefined) return undefined;
    children.push({ type: "listItem", spread: false, checked: null, children: [paragraph] });
  }
  return { type: "list", ordered: false, start: null, spread: false, children };
}
