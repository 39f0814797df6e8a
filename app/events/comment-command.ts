export type Command = "regenerate" | "help";

const command = /^ {0,3}\/weavergen(?:[ \t]+(\S.*?))?[ \t]*$/;
const fence = /^ {0,3}(`{3,}|~{3,})(.*)$/;

/**
 * Finds the first command in a comment: alone on its line, outside code fences and HTML comments. `/weavergen` with anything that is no command asks for help,
 * so that a slip of the keyboard does not go unanswered.
 */
export function commandIn(body: string): Command | undefined {
  let open: string | undefined;
  for (const line of withoutHtmlComments(body).split(/\r\n|\r|\n/)) {
    const [, marks, rest] = fence.exec(line) ?? [];
    if (marks !== undefined) {
      if (open === undefined) open = marks;
      else if (closes({ open, marks, rest })) open = undefined;
      continue;
    }
    const found = open === undefined ? command.exec(line) : null;
    if (found) return found[1] === "regenerate" ? "regenerate" : "help";
  }
  return undefined;
}

/** CommonMark: a fence is closed by at least as many of the same marks, with nothing behind them. */
function closes({ open, marks, rest }: { open: string; marks: string; rest: string | undefined }): boolean {
  return marks[0] === open[0] && marks.length >= open.length && (rest ?? "").trim() === "";
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
