import type { Root, RootContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { parsePlainBlock } from "./parse-plain.ts";
import { sections } from "./sections.ts";

const MAX_KEPT = 20_000;

/**
 * Parses Markdown (CommonMark). The parts of a text that stand for themselves are parsed and kept one by one, because every
 * target puts the same briefs and notes together in another way.
 */
export class MarkdownParser {
  readonly #known = new Map<string, readonly RootContent[]>();

  parse(text: string): Root {
    return { type: "root", children: sections(text).flatMap((section) => this.#section(section)) };
  }

  #section(text: string): readonly RootContent[] {
    const known = this.#known.get(text);
    if (known) return known;
    const plain = parsePlainBlock(text);
    const nodes = plain ? [plain] : fromMarkdown(text).children;
    if (this.#known.size >= MAX_KEPT) this.#known.clear();
    this.#known.set(text, nodes);
    return nodes;
  }
}
