import type { Blockquote, Code, Heading, Paragraph, RootContent } from "mdast";
import { indentOf, interruptsParagraph, isBlank, isParagraphStart, isUnderline, markerOf } from "./line-kinds.ts";
import { readInlines } from "./read-inlines.ts";
import { readList } from "./read-list.ts";

/** What the blocks read here are not: tabs, character references, definitions, comments, HTML that reaches over blank lines. */
const UNSURE = /[\t\r\0]|&(?:#|[A-Za-z])[A-Za-z0-9]*;|\]:|<[!?]|<\/?(?:script|pre|style|textarea)/i;
/** Larger texts, and blocks within blocks beyond this depth, are left to the full parser. */
const LONGEST = 20_000;
const DEEPEST = 20;

/**
 * The blocks of a Markdown text (CommonMark) as the full parser gives them, without places and with `spread` false
 * everywhere; undefined where the text holds something that is not surely read right here. Reading what registries really
 * hold in a tenth of the time is what makes comments quick.
 */
export function readMarkdown(text: string): RootContent[] | undefined {
  if (text.length > LONGEST || UNSURE.test(text)) return undefined;
  return readBlocks(text.split("\n"), 0);
}

/** Where reading goes on, and what was read; undefined: left to the full parser. */
export type Read<Node> = { readonly node: Node; readonly next: number } | undefined;

function readBlocks(lines: readonly string[], depth: number): RootContent[] | undefined {
  if (depth > DEEPEST) return undefined;
  const blocks: RootContent[] = [];
  let at = 0;
  while (at < lines.length) {
    if (isBlank(lines[at] ?? "")) {
      at++;
      continue;
    }
    const read = readBlock(lines, at, depth);
    if (read === undefined) return undefined;
    blocks.push(read.node);
    at = read.next;
  }
  return blocks;
}

function readBlock(lines: readonly string[], at: number, depth: number): Read<RootContent> {
  const line = lines[at] ?? "";
  if (isParagraphStart(line)) return readParagraph(lines, at);
  const indent = indentOf(line);
  // Four spaces begin code.
  if (indent > 3) return undefined;
  const rest = line.slice(indent);
  if (/^#{1,6}(?: |$)/.test(rest)) return readHeading(rest, at + 1);
  if (rest.startsWith(">")) return readQuote(lines, at, depth);
  if (/^(?:```|~~~)/.test(rest)) return indent === 0 ? readCode(lines, at) : undefined;
  if (/^([-*_])(?: *\1){2,} *$/.test(rest)) return { node: { type: "thematicBreak" }, next: at + 1 };
  const marker = markerOf(line);
  if (marker !== undefined) return readList({ lines, at, depth, marker, readBlocks });
  return readParagraph(lines, at);
}

function readHeading(line: string, next: number): Read<Heading> {
  const [marks = ""] = /^#+/.exec(line) ?? [];
  const text = line.slice(marks.length).trim();
  if (text.endsWith("#")) return undefined;
  const children = readInlines(text);
  return children && { node: { type: "heading", depth: marks.length as Heading["depth"], children }, next };
}

function readQuote(lines: readonly string[], at: number, depth: number): Read<Blockquote> {
  let next = at;
  const inner: string[] = [];
  for (let mark = /^ {0,3}> ?/.exec(lines[next] ?? ""); mark; mark = /^ {0,3}> ?/.exec(lines[next] ?? "")) {
    inner.push((lines[next] ?? "").slice(mark[0].length));
    next++;
  }
  // A line without the mark may still belong to a paragraph of the quote.
  if (!isBlank(lines[next] ?? "")) return undefined;
  const children = readBlocks(inner, depth + 1);
  return children && { node: { type: "blockquote", children: children as Blockquote["children"] }, next };
}

function readCode(lines: readonly string[], at: number): Read<Code> {
  const [, fence = "", info = ""] = /^(`{3,}|~{3,})([^`~\\]*)$/.exec(lines[at] ?? "") ?? [];
  if (fence === "") return undefined;
  const closes = new RegExp(`^ {0,3}${fence}${fence[0]}* *$`);
  const end = lines.findIndex((line, index) => index > at && closes.test(line));
  if (end < 0) return undefined;
  const [, lang = null, meta = null] = /^(\S+)(?: +(.+))?$/.exec(info.trim()) ?? [];
  return { node: { type: "code", lang, meta, value: lines.slice(at + 1, end).join("\n") }, next: end + 1 };
}

function readParagraph(lines: readonly string[], at: number): Read<Paragraph> {
  let next = at;
  const inner: string[] = [];
  for (let line = lines[next] ?? ""; !isBlank(line); line = lines[next] ?? "") {
    if (!isParagraphStart(line)) {
      if (isUnderline(line) || /^ {0,3}<(?![A-Za-z][A-Za-z0-9+.-]+:)/.test(line)) return undefined;
      if (next > at && interruptsParagraph(line)) break;
      if (markerOf(line)?.hasText === false) return undefined;
    }
    inner.push(line);
    next++;
  }
  const children = readInlines(inner.join("\n").trim());
  return children && { node: { type: "paragraph", children }, next };
}
