import fc from "fast-check";
import type { Nodes } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { expect, test } from "vitest";
import { MarkdownParser } from "./parse-markdown.ts";
import { parsePlainBlock } from "./parse-plain.ts";
import { parsePlainList } from "./parse-plain-list.ts";
import { sections } from "./sections.ts";

function withoutPlaces(node: Nodes): unknown {
  const { position: _position, ...rest } = node;
  return "children" in rest ? { ...rest, children: rest.children.map(withoutPlaces) } : rest;
}

const PIECES = [
  ...Array.from("ab Z09_`*[]()<>&!\\~#-+.:;=|\"'\n\t"),
  "`code`",
  "snake_case",
  "\n\n",
  "http://x.y",
  "](u)",
  "[a]: b",
  "1. ",
  "12) ",
  "- ",
  "&amp;",
  "A & B",
];

const NOTES = [
  "The [HTTP](https://www.rfc-editor.org/rfc/rfc9110.html#name-x) method",
  "See [a](b_c) and `d`.",
  "- item",
  "- one\n- two `c`\n- [x](y)",
  "* one\n* two",
  "* item\n  more",
  "1. one\n2. two",
  "    indented",
  "  more of the item",
  "> quote",
  "# Title",
  "Title\n===",
  "[x](y) first",
  "![picture](u)",
  "[a][b]",
  "[plain] text",
  "<b>html</b>",
  "**strong** and _soft_",
  "---",
  "a line\\nbreak",
  "| a | b |",
  "Plain end.",
];

test("a paragraph that is read the quick way has the tree of the full parser", () => {
  const texts = fc.array(fc.constantFrom(...PIECES, ...NOTES), { maxLength: 14 }).map((parts) => parts.join(""));
  let quick = 0;
  fc.assert(
    fc.property(texts, (text) => {
      const block = parsePlainBlock(text);
      if (!block) return;
      quick++;
      expect([withoutPlaces(block)]).toEqual(fromMarkdown(text).children.map(withoutPlaces));
    }),
    { numRuns: 5_000 },
  );
  expect(quick).toBeGreaterThan(50);
});

test("a list that is read the quick way has the tree of the full parser", () => {
  const item = fc.array(fc.constantFrom(...PIECES, "a", "b c", "`d`", "[e](f)"), { minLength: 1, maxLength: 3 });
  const line = fc
    .tuple(fc.constantFrom("- ", "- ", "- ", "* ", "+ ", ""), item)
    .map(([bullet, parts]) => bullet + parts.join(""));
  let quick = 0;
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 3 }), (lines) => {
      const list = parsePlainList(lines.join("\n"));
      if (!list) return;
      quick++;
      expect([withoutPlaces(list)]).toEqual(fromMarkdown(lines.join("\n")).children.map(withoutPlaces));
    }),
    { numRuns: 5_000 },
  );
  expect(quick).toBeGreaterThan(200);
});

test("a text that is read in parts has the tree of the whole", () => {
  const separators = ["\n", "\n\n", "\n\n\n", "\n \n", " ", ""];
  const piece = fc.tuple(
    fc.constantFrom(...NOTES, ...NOTES, ...PIECES),
    fc.constantFrom(...separators, "\n\n", "\n\n"),
  );
  const texts = fc.array(piece, { maxLength: 9 }).map((parts) => parts.flat().join(""));
  const parser = new MarkdownParser();
  let cut = 0;
  fc.assert(
    fc.property(texts, (text) => {
      if (sections(text).length > 1) cut++;
      expect(withoutPlaces(parser.parse(text))).toEqual(withoutPlaces(fromMarkdown(text)));
    }),
    { numRuns: 2_000 },
  );
  expect(cut).toBeGreaterThan(200);
});

test("sentences with names, code and links take the quick way", () => {
  const [first, second] = sections(
    "The `http.request.method` of a request (see [RFC 9110](https://x.y)).\n\nIt's set_by the client.",
  );
  expect([first, second].map((text) => parsePlainBlock(text ?? "")?.type)).toEqual(["paragraph", "paragraph"]);
});
