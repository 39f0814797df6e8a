import type { Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";

const MAX_KEPT = 20_000;
/** Lines that hold no mark of Markdown and end in a letter or a point: most texts of a registry. */
const PLAIN = /^[A-Za-z(][^\\`*_[\]<>&!\n\r\t]*(?<! )(?:\n[A-Za-z(][^\\`*_[\]<>&!\n\r\t]*(?<! ))*$/;

function plainTree(value: string): Root {
  return { type: "root", children: [{ type: "paragraph", children: [{ type: "text", value }] }] };
}

/** Parses Markdown (CommonMark); trees are kept, because the same text is rendered again and again. */
export class MarkdownParser {
  readonly #trees = new Map<string, Root>();

  parse(text: string): Root {
    if (PLAIN.test(text)) return plainTree(text);
    const known = this.#trees.get(text);
    if (known) return known;
    const tree = fromMarkdown(text);
    if (this.#trees.size >= MAX_KEPT) this.#trees.clear();
    this.#trees.set(text, tree);
    return tree;
  }
}
