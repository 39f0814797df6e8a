import { beyondQuickYaml } from "./quick-cursor.ts";
import type { ScalarNode } from "./yaml-tree.ts";

const header = /[|>](?:([+-])|([1-9])|([+-])([1-9])|([1-9])([+-]))?(?: *| +#[^\n]*)(?:\n|$)/y;

/** Reads `|` and `>` scalars. @param parent column of the collection that holds the scalar */
export function readBlockScalar(
  text: string,
  start: number,
  parent: number,
): { readonly node: ScalarNode; readonly next: number } {
  header.lastIndex = start;
  const match = header.exec(text);
  if (match === null) throw beyondQuickYaml;
  const chomp = match[1] ?? match[3] ?? match[6];
  const explicit = match[2] ?? match[4] ?? match[5];
  const first = start + match[0].length;
  const indent = explicit === undefined ? findIndent(text, first, parent) : parent + Number(explicit);
  const body = readBody(text, first, indent);
  const value = assemble(body.lines, { folded: text[start] === ">", chomp, ended: body.ended });
  const end = body.end > first ? body.end : start + match[0].trimEnd().length;
  return { node: { t: "scalar", value, float: false, tag: undefined, start, end }, next: body.next };
}

/** The column of the first line that holds something; the lines before it may not be longer than that. */
function findIndent(text: string, from: number, parent: number): number {
  let longest = 0;
  for (let line = from; line < text.length;) {
    let at = line;
    while (text.charCodeAt(at) === 32) at++;
    if (at < text.length && text.charCodeAt(at) !== 10) {
      const column = at - line;
      if (column <= parent) return parent + 1;
      if (longest > column) throw beyondQuickYaml;
      return column;
    }
    longest = Math.max(longest, at - line);
    line = at + 1;
  }
  return Math.max(parent + 1, longest);
}

function readBody(text: string, from: number, indent: number) {
  const lines: string[] = [];
  let [line, end, ended] = [from, from, true];
  while (line < text.length) {
    let at = line;
    while (at - line < indent && text.charCodeAt(at) === 32) at++;
    const lineEnd = text.indexOf("\n", at);
    const stop = lineEnd < 0 ? text.length : lineEnd;
    if (at - line < indent && at !== stop) break;
    lines.push(text.slice(at, stop));
    if (at < stop) end = stop;
    ended = lineEnd >= 0;
    line = ended ? stop + 1 : text.length;
  }
  return { lines, next: line, end: trimmedEnd(text, from, end), ended };
}

function trimmedEnd(text: string, from: number, end: number): number {
  let last = end;
  while (last > from && text.charCodeAt(last - 1) <= 32) last--;
  return last;
}

/** Joins the lines; the rules of folding are those of YAML 1.2, chapter 8.1.3. */
function assemble(
  lines: readonly string[],
  { folded, chomp, ended }: { readonly folded: boolean; readonly chomp: string | undefined; readonly ended: boolean },
): string {
  let value = "";
  let breaks = "";
  let [pending, previousBlank] = ["", false];
  for (const [index, line] of lines.entries()) {
    const last = index === lines.length - 1 && !ended;
    if (line === "") {
      if (!last) breaks += "\n";
      continue;
    }
    const blank = line.startsWith(" ");
    const joins = folded && pending !== "" && !previousBlank && !blank;
    value += joins ? (breaks === "" ? " " : "") : pending;
    value += breaks + line;
    breaks = "";
    previousBlank = blank;
    pending = last ? "" : "\n";
  }
  if (chomp === "-") return value;
  return chomp === "+" ? value + pending + breaks : value + pending;
}
