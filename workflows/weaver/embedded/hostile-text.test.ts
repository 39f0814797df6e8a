import fc from "fast-check";
import { expect, test } from "vitest";
import { checkRegistry } from "./check.ts";
import { memoryTree } from "./trees-for-tests.ts";

const good = `groups:
  - id: registry.shop
    type: attribute_group
    brief: Attributes.
    attributes:
      - id: shop.id
        type: {members: [{id: a, value: 1, brief: A, stability: stable}]}
        stability: stable
        brief: >
          An id.
        deprecated: {reason: renamed, renamed_to: shop.other}
  - id: metric.shop.sold
    type: metric
    metric_name: shop.sold
    instrument: counter
    unit: "1"
    stability: stable
    brief: Sold.
    attributes: [{ref: shop.id, requirement_level: {conditionally_required: x}}]
file_format: definition/1
`;

/** Pieces that stand for what a pull request may contain by mistake or on purpose. */
const piece = fc.constantFrom(
  "",
  " ",
  "  ",
  "\t",
  "- ",
  ": ",
  "[",
  "]",
  "{",
  "}",
  "&a ",
  "*a",
  "!x ",
  "|",
  ">",
  "#",
  "'",
  '"',
  "null",
  "12",
  "__proto__",
  "id: ",
  "ref: x",
  "\n",
  "\r\n",
  "---\n",
  "\uFEFF",
  "\u0000",
  "?",
  "<<: ",
  "definition/2",
  "extends: registry.shop\n",
);

test("no text makes the reader throw, and what it refuses has a place in the file", () => {
  const edit = fc.record({ at: fc.nat(good.length), cut: fc.nat(12), put: fc.array(piece, { maxLength: 3 }) });
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), fc.boolean(), (edits, v2) => {
      const text = edits.reduce((all, { at, cut, put }) => all.slice(0, at) + put.join("") + all.slice(at + cut), good);
      const { diagnostics, exitCode } = checkRegistry({
        files: memoryTree({ "model/a.yaml": text }),
        path: "model",
        v2,
      });
      expect(diagnostics.some((item) => item.severity === "error")).toBe(exitCode === 1);
      expect(diagnostics.filter((item) => item.at?.file !== "model/a.yaml")).toEqual([]);
    }),
    { numRuns: 1_500, seed: 7 },
  );
});
