/** A line at the margin that can only be text of a paragraph, whatever stands around it. */
const PARAGRAPH_START = /^(?:[A-Za-z("'/{@%$|]|`(?!``)|\[|\*{1,2}(?=[A-Za-z`])|[0-9]+(?![0-9.)]))/;
const MARKER = /^( {0,3})([-*+]|([0-9]{1,9})([.)]))( +|$)/;

/** The mark of a list item. */
export interface Marker {
  /** Columns before the item's own text. */
  readonly width: number;
  /** Items of one list have the same: `-`, `*`, `+`, `.` or `)`. */
  readonly kind: string;
  readonly number: number | undefined;
  /** Only a list that begins with a bullet or just `1` may follow a line of a paragraph. */
  readonly isFirst: boolean;
  /** Text stands after it, and after at most four spaces, more of which begin code. */
  readonly hasText: boolean;
}

export function isParagraphStart(line: string): boolean {
  return PARAGRAPH_START.test(line);
}

export function isBlank(line: string): boolean {
  return line.trim() === "";
}

export function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

export function markerOf(line: string): Marker | undefined {
  const [whole, , mark = "", digits, delimiter, spaces = ""] = MARKER.exec(line) ?? [];
  if (whole === undefined) return undefined;
  const number = digits === undefined ? undefined : Number(digits);
  const hasText = whole.length < line.length && spaces.length <= 4;
  return {
    width: whole.length,
    kind: delimiter ?? mark,
    number,
    isFirst: digits === undefined || digits === "1",
    hasText,
  };
}

/** Whether the line makes a title of the paragraph above it. */
export function isUnderline(line: string): boolean {
  return /^ {0,3}(?:=+|-+) *$/.test(line);
}

/** Whether the line, which is no plain text, ends a paragraph above it; what is not sure counts as a list of its own. */
export function interruptsParagraph(line: string): boolean {
  if (indentOf(line) > 3) return false;
  const rest = line.trimStart();
  if (/^(?:#{1,6}(?: |$)|>|```|~~~)/.test(rest) || /^([-*_])(?: *\1){2,} *$/.test(rest)) return true;
  const marker = markerOf(line);
  return marker !== undefined && marker.hasText && marker.isFirst;
}
