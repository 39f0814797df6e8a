/** GitHub's limit for a check run's summary and text. */
export const githubLimit = 65_535;

/**
 * Cuts Markdown to a number of bytes (and so of characters), at a line's end, with open fences and folds closed and a
 * notice that says how much is missing.
 * @param options `rest` says where the whole text is, such as "see the report of the run"
 */
export function cutText(text: string, options: { readonly limit?: number; readonly rest?: string } = {}): string {
  const limit = options.limit ?? githubLimit;
  const bytes = Buffer.byteLength(text);
  if (bytes <= limit) return text;
  const room = Math.max(0, limit - 400);
  const kept = wholeLines(text, room);
  const ending = closing(kept);
  const missing = bytes - Buffer.byteLength(kept);
  const where = options.rest === undefined ? "" : ` ${options.rest}`;
  const notice = `\n\n… cut here: ${missing.toLocaleString("en")} of ${bytes.toLocaleString("en")} bytes are missing.${where}`;
  return atMost(`${kept}${ending}${notice}`, limit);
}

function wholeLines(text: string, room: number): string {
  const start = atMost(text, room);
  const end = start.lastIndexOf("\n");
  return end > room / 2 ? start.slice(0, end) : start;
}

/** The longest beginning of a text within a number of bytes that ends between two characters. */
function atMost(text: string, room: number): string {
  const bytes = Buffer.from(text);
  if (bytes.length <= room) return text;
  let end = room;
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return bytes.subarray(0, end).toString();
}

/** What closes the fence and the folds that are open at the end. */
function closing(text: string): string {
  let fence: string | undefined;
  let folds = 0;
  for (const line of text.split("\n")) {
    const run = /^\s{0,3}(`{3,})/.exec(line)?.[1];
    if (fence === undefined) {
      folds += (line.match(/<details>/g)?.length ?? 0) - (line.match(/<\/details>/g)?.length ?? 0);
      fence = run;
    } else if (run !== undefined && run.length >= fence.length && line.trim() === run) fence = undefined;
  }
  return `${fence === undefined ? "" : `\n${fence}`}${"\n\n</details>".repeat(Math.min(20, Math.max(0, folds)))}`;
}
