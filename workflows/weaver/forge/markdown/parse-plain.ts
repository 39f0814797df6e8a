import type { Link, Paragraph, PhrasingContent } from "mdast";

/** What may carry a meaning in Markdown: then the full parser decides. */
const MARKS = /[\\*<~\t\r]|&[#A-Za-z]|``|\](?::|\[)|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])| $| \n|\n /;
/** How a line of plain text begins; list bullets, quotes, headings and numbers of items begin otherwise. */
const LINE_START = /^(?:[A-Za-z("'`$/{@%[]|[0-9]+(?![0-9.)]))/;
/** A link whose text holds no mark, and whose address needs no decoding. */
const LINK = /\[([^[\]`\n!]+)\]\(([A-Za-z0-9:/.#?=,;@$+-]+(?:_[A-Za-z0-9:/.#?=,;@$+-]+)*)\)/;

/**
 * The tree of a paragraph that holds only plain text, inline code and plain links, as most texts of a registry do; undefined
 * for anything else. It saves most of the time that comments cost.
 */
export function parsePlainBlock(block: string): Paragraph | undefined {
  if (block === "" || MARKS.test(block) || !block.split("\n").every((line) => LINE_START.test(line))) return undefined;
  const parts = block.split("`");
  if (parts.length % 2 === 0) return undefined;
  const children: PhrasingContent[] = [];
  for (const [at, value] of parts.entries()) {
    const inner = at % 2 === 1 ? codeOf(value) : textAndLinks(value);
    if (inner === undefined) return undefined;
    children.push(...inner);
  }
  return { type: "paragraph", children };
}

function codeOf(value: string): readonly PhrasingContent[] | undefined {
  const isOdd = value === "" || value.includes("\n") || value.startsWith(" ") || value.endsWith(" ");
  return isOdd ? undefined : [{ type: "inlineCode", value }];
}

/** Without links, brackets are text; beside one, other brackets are left to the full parser. */
function textAndLinks(text: string): readonly PhrasingContent[] | undefined {
  const found: PhrasingContent[] = [];
  let rest = text;
  for (let link = LINK.exec(rest); link !== null; link = LINK.exec(rest)) {
    const before = rest.slice(0, link.index);
    if (before.endsWith("!")) return undefined;
    if (before !== "") found.push({ type: "text", value: before });
    found.push(linkOf(link));
    rest = rest.slice(link.index + link[0].length);
  }
  if (rest !== "") found.push({ type: "text", value: rest });
  const brackets = found.some((node) => node.type === "text" && /[[\]]/.test(node.value));
  return brackets && (found.length > 1 || /\]\(|!\[/.test(text)) ? undefined : found;
}

function linkOf([, label = "", url = ""]: RegExpExecArray): Link {
  return { type: "link", title: null, url, children: [{ type: "text", value: label }] };
}
