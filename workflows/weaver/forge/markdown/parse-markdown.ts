import type { Paragraph, PhrasingContent, Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";

const MAX_KEPT = 20_000;
/** What may carry a meaning in Markdown: then the full parser decides. */
const MARKS = /[\\*<~\t\r]|&[#A-Za-z]|``|\](?:\(|:|\[)|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])| $| \n|\n /;
/** How a line of plain text begins; list bullets, quotes, headings and numbers of items begin otherwise. */
const LINE_START = /^(?:[A-Za-z("'`$/{@%]|[0-9]+(?![0-9.)]))/;

function paragraphOf(block: string): Paragraph | undefined {
  if (!block.split("\n").every((line) => LINE_START.test(line))) return undefined;
  const parts = block.split("`");
  if (parts.length % 2 === 0) return undefined;
  const children: PhrasingContent[] = [];
  for (const [at, value] of parts.entries()) {
    const isCode = at % 2 === 1;
    if (isCode && (value === "" || value.includes("\n") || value.startsWith(" ") || value.endsWith(" ")))
      return undefined;
    if (value !== "") children.push({ type: isCode ? "inlineCode" : "text", value });
  }
  return { type: "paragraph", children };
}

/**
 * The tree of a text that holds only paragraphs with plain text and inline code, as most texts of a registry do; undefined for
 * any other. It saves most of the time that comments cost.
 */
export function parsePlain(text: string): Root | undefined {
  const body = text.replace(/\n+$/, "");
  if (body === "" || MARKS.test(body)) return undefined;
  const children = body.split(/\n\n+/).map(paragraphOf);
  return children.every((child) => child !== undefined) ? { type: "root", children } : undefined;
}

/** Parses Markdown (CommonMark); trees are kept, because the same text is rendered again and again. */
export class MarkdownParser {
  readonly #trees = new Map<string, Root>();

  parse(text: string): Root {
    const known = this.#trees.get(text);
    if (known) return known;
    const tree = parsePlain(text) ?? fromMarkdown(text);
    if (this.#trees.size >= MAX_KEPT) this.#trees.clear();
    this.#trees.set(text, tree);
    return tree;
  }
}
