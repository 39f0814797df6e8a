import { isParagraphStart } from "./line-kinds.ts";

/** Fences, definitions and some kinds of HTML reach over blank lines or to other parts of the text. */
const FAR_REACHING = /\r|```|~~~|\]:|<[!?]|<\/?(?:script|pre|style|textarea)/i;

/**
 * Cuts a Markdown text at blank lines into parts whose trees, one after another, are the tree of the text. A plain paragraph
 * that begins at the margin ends whatever stands before the blank line above it, so cuts are safe around such paragraphs;
 * everything between two of them stays together.
 */
export function sections(text: string): readonly string[] {
  if (!text.includes("\n\n") || FAR_REACHING.test(text)) return text.trim() === "" ? [] : [text];
  const blocks = text.split(/(\n\n+)/);
  const found: string[] = [];
  let open = "";
  for (let at = 0; at < blocks.length; at += 2) {
    const block = blocks[at] ?? "";
    if (!isPlainParagraph(block)) {
      open += block + (blocks[at + 1] ?? "");
      continue;
    }
    found.push(open, block.replace(/\n$/, ""));
    open = "";
  }
  return [...found, open].filter((section) => section.trim() !== "");
}

function isPlainParagraph(block: string): boolean {
  return block.replace(/\n$/, "").split("\n").every(isParagraphStart);
}
