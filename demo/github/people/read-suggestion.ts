export interface Suggestion {
  /** Markdown before and after the block. */
  readonly before: string;
  readonly after: string;
  /** Put in place of the commented lines; empty deletes them. */
  readonly lines: readonly string[];
}

/** The first suggestion in a comment; undefined where there is none. */
export function findSuggestion(body: string): Suggestion | undefined {
  const rows = body.split(/\r?\n/);
  for (let at = 0; at < rows.length; at += 1) {
    const open = /^ {0,3}(`{3,}|~{3,})\s*([^`]*)$/.exec(rows[at] ?? "");
    if (!open?.[1]) continue;
    const fence = open[1];
    const found = rows.findIndex((row, index) => index > at && closes(row, fence));
    const end = found < 0 ? rows.length : found;
    if ((open[2] ?? "").trim().split(/\s+/)[0] === "suggestion") {
      const after = rows.slice(end + 1).join("\n");
      return { before: rows.slice(0, at).join("\n"), lines: rows.slice(at + 1, end), after };
    }
    at = end;
  }
  return undefined;
}

export function readSuggestion(body: string): readonly string[] | undefined {
  return findSuggestion(body)?.lines;
}

function closes(row: string, fence: string): boolean {
  const trimmed = row.trim();
  return trimmed.length >= fence.length && trimmed === (fence[0] ?? "`").repeat(trimmed.length);
}
