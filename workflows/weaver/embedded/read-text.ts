import { isUtf8 } from "node:buffer";
import { UserError } from "../../errors.ts";
import type { FileTree } from "../../workspace/workspace.ts";

/** What keeps a file from being read as text, and how far its text is good. */
export interface UnreadableText {
  readonly message: string;
  /** The text up to the fault. */
  readonly before: string;
}

/** The text of a file (undefined where there is none), or why it has none: too large, or not in UTF-8. */
export function readText(files: FileTree, path: string): { readonly text: string | undefined } | UnreadableText {
  let text: string | undefined;
  try {
    text = files.read(path);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { message: error.message, before: "" };
  }
  // Bytes that are no UTF-8 are read as this character, which a text may also hold by right.
  const at = text?.indexOf("\uFFFD") ?? -1;
  if (text === undefined || at < 0) return { text };
  const bytes = files.bytes?.(path);
  if (bytes === undefined || isUtf8(bytes)) return { text };
  const before = text.slice(0, at);
  return { message: `invalid UTF-8 octet at position ${Buffer.byteLength(before)}`, before };
}
