import type { Root, RootContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { Memo } from "../memo.ts";
import { readMarkdown } from "./read-blocks.ts";
import { sections } from "./sections.ts";

const MAX_KEPT = 20_000;

/**
 * Parses Markdown (CommonMark). The parts of a text that stand for themselves are parsed and kept one by one, because every
 * target puts the same briefs and notes together in another way. What our own reader is not sure of the full parser reads.
 */
export class MarkdownParser {
  readonly #known = new Memo<readonly RootContent[]>(MAX_KEPT);

  parse(text: string): Root {
    return { type: "root", children: sections(text).flatMap((section) => this.#section(section)) };
  }

  #section(text: string): readonly RootContent[] {
    return this.#known.of(text, () => readMarkdown(text) ?? fromMarkdown(text).children);
  }
}
