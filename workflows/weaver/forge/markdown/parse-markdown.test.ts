import fc from "fast-check";
import type { Nodes } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { expect, test } from "vitest";
import { parsePlain } from "./parse-markdown.ts";

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

test("the quick way through plain texts gives the tree of the full parser", () => {
  const texts = fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((parts) => parts.join(""));
  let quick = 0;
  fc.assert(
    fc.property(texts, (text) => {
      const tree = parsePlain(text);
      if (!tree) return;
      quick++;
      expect(withoutPlaces(tree)).toEqual(withoutPlaces(fromMarkdown(text)));
    }),
    { numRuns: 5_000 },
  );
  expect(quick).toBeGreaterThan(100);
});

test("sentences with names and code take the quick way", () => {
  expect(
    parsePlain("The `http.request.method` of a request, e.g. GET (see RFC 9110).\n\nIt's set_by the client."),
  ).toBeDefined();
});
