/** One item of a YAML block sequence as lines of text: what the author sees and edits. */
export interface ItemLines {
  /** 1-based line of the dash. */
  readonly start: number;
  /** 1-based last line that belongs to the item, blank lines after it left out. */
  readonly end: number;
  /** Column (0-based) of the item's keys. */
  readonly indent: number;
}

/** Lines of a text without their line breaks; `\r` is dropped, the edit keeps the file's own. */
export function linesOf(text: string): string[] {
  return text.split("\n").map((line) => (line.endsWith("\r") ? line.slice(0, -1) : line));
}

/** The block sequence item that begins on a line or holds it, or undefined where it is written in flow style. */
export function itemAt(lines: readonly string[], line: number): ItemLines | undefined {
  const start = itemStart(lines, line);
  if (start === undefined) return undefined;
  const text = lines[start - 1] ?? "";
  const dash = text.indexOf("-");
  const indent = text.slice(dash + 1).search(/\S/) + dash + 1;
  if (text.slice(indent).startsWith("{")) return undefined;
  return { start, end: itemEnd({ lines, start, dash }), indent };
}

function itemStart(lines: readonly string[], line: number): number | undefined {
  const inner = indentOf(lines[line - 1] ?? "");
  for (let at = line; at >= 1; at--) {
    const text = lines[at - 1] ?? "";
    if (/^\s*-\s+\S/.test(text) && (at === line || indentOf(text) < inner)) return at;
  }
  return undefined;
}

function itemEnd({ lines, start, dash }: { lines: readonly string[]; start: number; dash: number }): number {
  let end = start;
  for (let at = start + 1; at <= lines.length; at++) {
    const text = lines[at - 1] ?? "";
    if (text.trim() === "") continue;
    if (indentOf(text) <= dash) break;
    end = at;
  }
  return end;
}

function indentOf(text: string): number {
  return text.length - text.trimStart().length;
}
