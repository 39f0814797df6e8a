import fc from "fast-check";
import type { Nodes } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { expect, test } from "vitest";
import { MarkdownParser } from "./parse-markdown.ts";
import { readMarkdown } from "./read-blocks.ts";
import { sections } from "./sections.ts";

/** Without places, and without whether lists are spread, which no writer of comments asks. */
function bare(node: Nodes): unknown {
  const { position: _position, ...rest } = node;
  const kept = "spread" in rest ? { ...rest, spread: false } : rest;
  return "children" in kept ? { ...kept, children: kept.children.map(bare) } : kept;
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

/** What is read by our own reader has the tree of the full parser; says how many of the texts were. */
function compare(texts: fc.Arbitrary<string>, numRuns: number): number {
  let read = 0;
  fc.assert(
    fc.property(texts, (text) => {
      const blocks = readMarkdown(text);
      if (!blocks) return;
      read++;
      expect(blocks.map(bare)).toEqual(fromMarkdown(text).children.map(bare));
    }),
    { numRuns },
  );
  return read;
}

test("what is read the quick way has the tree of the full parser: pieces in any order", () => {
  const texts = fc.array(fc.constantFrom(...PIECES, ...NOTES), { maxLength: 14 }).map((parts) => parts.join(""));
  expect(compare(texts, 4_000)).toBeGreaterThan(500);
});

test("what is read the quick way has the tree of the full parser: lines, lists and quotes in any order", () => {
  const start = fc.constantFrom(
    "",
    "",
    "",
    "- ",
    "* ",
    "+ ",
    "1. ",
    "2. ",
    "3) ",
    "  ",
    "   ",
    "    ",
    "> ",
    "# ",
    "  - ",
  );
  const inline = fc.constantFrom(
    "a",
    "b c",
    "`d`",
    "[e](f)",
    "**g**",
    "_h_",
    "<i>",
    "![j](k)",
    "\\*",
    "l.",
    "<http://m>",
    "*",
  );
  const line = fc.tuple(start, fc.array(inline, { maxLength: 3 })).map(([mark, parts]) => mark + parts.join(" "));
  const texts = fc.array(fc.oneof(line, fc.constantFrom("", "---", "```", "===", "- - -")), { maxLength: 7 });
  expect(
    compare(
      texts.map((lines) => lines.join("\n")),
      4_000,
    ),
  ).toBeGreaterThan(500);
});

test("what is read the quick way has the tree of the full parser: emphasis, brackets and code in any order", () => {
  const marks = fc.constantFrom(
    "*",
    "**",
    "***",
    "_",
    "__",
    "`",
    "``",
    "[",
    "]",
    "](u)",
    "![",
    "a",
    " ",
    ".",
    "(",
    ")",
    "<b>",
    "\\",
  );
  expect(
    compare(
      fc.array(marks, { maxLength: 16 }).map((parts) => `x${parts.join("")}`),
      6_000,
    ),
  ).toBeGreaterThan(1_000);
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
      expect(bare(parser.parse(text))).toEqual(bare(fromMarkdown(text)));
    }),
    { numRuns: 2_000 },
  );
  expect(cut).toBeGreaterThan(200);
});

test("what notes of registries are made of is read the quick way", () => {
  const texts = [
    "The `http.request.method` of a request (see [RFC 9110](https://x.y)).\n\nIt's set_by the **client**, `<key>` or <key>.",
    "Examples:\n\n- one `a`\n  and more\n- two\n  1. [c](d)\ne",
    "> [!WARNING]\n> This holds _secrets_.\n\n## Metadata\n| | |\n|:-|:-\n| Unit: | `s` |",
    "```json\n{ }\n```",
  ];
  expect(texts.filter((text) => readMarkdown(text) === undefined)).toEqual([]);
});

test("what cannot be surely read is left to the full parser", () => {
  const texts = ["[a]: /b", "a\n===", "    code", "a &amp; b", "<div>", "a\tb", "x".repeat(30_000), "*é*"];
  expect(texts.filter((text) => readMarkdown(text) !== undefined)).toEqual([]);
});
