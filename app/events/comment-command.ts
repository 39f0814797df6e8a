export type Command = "regenerate" | "help";

// No pattern reaches for the end of the line: on a comment of 65,536 characters, made to be slow, that takes seconds.
const slash = /^ {0,3}\/weavergen(?=[ \t]|$)/;
const fence = /^ {0,3}(`{3,}|~{3,})/;

/**
 * Finds the first command in a comment: alone on its line, outside code fences and HTML comments. `/weavergen` with anything that is no command asks for help,
 * so that a slip of the keyboard does not go unanswered.
 */
export function commandIn(body: string): Command | undefined {
  let open: string | undefined;
  for (const line of withoutHtmlComments(body).split(/\r\n|\r|\n/)) {
    const [start, marks] = fence.exec(line) ?? [];
    if (start !== undefined && marks !== undefined) {
      if (open === undefined) open = marks;
      else if (closes({ open, marks, rest: line.slice(start.length) })) open = undefined;
      continue;
    }
    const found = open === undefined ? slash.exec(line) : null;
    if (found) return line.slice(found[0].length).trim() === "regenerate" ? "regenerate" : "help";
  }
  return undefined;
}

/** CommonMark: a fence is closed by at least as many of the same marks, with nothing behind them. */
function closes({ open, marks, rest }: { open: string; marks: string; rest: string }): boolean {
  return marks[0] === open[0] && marks.length >= open.length && rest.trim() === "";
}

function withoutHtmlComments(text: string): string {
  let visible = "";
  let from = 0;
  for (;;) {
    const start = text.indexOf("<!--", from);
    if (start === -1) return visible + text.slice(from);
    visible += text.slice(from, start);
    const end = text.indexOf("-->", start + 4);
    if (end === -1) return visible;
    // What follows on the line is not alone on it.
    visible += "\u0000";
    from = end + 3;
  }
}
