/** A stretch of YAML in which a line may begin with a tab. */
export interface TabsAllowed {
  readonly start: number;
  readonly end: number;
  /** Undefined where every tab is allowed; the column from which on it is, in a plain scalar and in blank lines behind it. */
  readonly column: number | undefined;
}

const leadingTab = /^ *\t/gm;

/**
 * Weaver's reader takes no tab before the first word of a line, nor in a line that is blank or holds a comment, unless it stands
 * within a scalar or between brackets.
 * @param allowed in the order of their starts
 * @returns where the first tab is that it refuses
 */
export function misplacedTab(text: string, allowed: readonly TabsAllowed[]): number | undefined {
  let next = 0;
  let freeUntil = 0;
  let plain = { until: 0, column: 0 };
  for (const { index, 0: indent } of text.matchAll(leadingTab)) {
    const column = indent.length - 1;
    const tab = index + column;
    for (let item = allowed[next]; item !== undefined && item.start <= tab; item = allowed[++next]) {
      if (item.column === undefined) freeUntil = Math.max(freeUntil, item.end);
      else plain = { until: blankUntil(text, item.end), column: item.column };
    }
    if (tab >= freeUntil && (tab >= plain.until || column < plain.column)) return tab;
  }
  return undefined;
}

function blankUntil(text: string, from: number): number {
  const blank = /[ \t\r\n]*/y;
  blank.lastIndex = from;
  blank.exec(text);
  return blank.lastIndex;
}
