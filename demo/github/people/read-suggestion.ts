/** The first suggestion in a comment: the lines to put in place of the commented ones. Undefined: there is none. */
export function readSuggestion(body: string): readonly string[] | undefined {
  const rows = body.split(/\r?\n/);
  for (let at = 0; at < rows.length; at += 1) {
    const open = /^ {0,3}(`{3,}|~{3,})\s*([^`]*)$/.exec(rows[at] ?? "");
    if (!open?.[1]) continue;
    const fence = open[1];
    const end = rows.findIndex((row, index) => index > at && closes(row, fence));
    if ((open[2] ?? "").trim().split(/\s+/)[0] === "suggestion") return rows.slice(at + 1, end < 0 ? rows.length : end);
    if (end < 0) return undefined;
    at = end;
  }
  return undefined;
}

function closes(row: string, fence: string): boolean {
  const trimmed = row.trim();
  return trimmed.length >= fence.length && trimmed === (fence[0] ?? "`").repeat(trimmed.length);
}
