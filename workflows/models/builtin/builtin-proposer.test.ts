import { expect, test } from "vitest";
import type { Finding } from "../../report/report.ts";
import type { Attribute, Registry } from "../../weaver/registry.ts";
import { memoryTree } from "../../workspace/memory-tree.ts";
import type { ProposalRequest } from "../proposer.ts";
import { builtinProposer } from "./builtin-proposer.ts";

const file = "model/shop.yaml";
const signal = new AbortController().signal;

function attribute(name: string, line: number, extra: Partial<Attribute> = {}): Attribute {
  return {
    name,
    type: { kind: "primitive", name: "string", list: false, template: false },
    brief: "A brief.",
    note: undefined,
    examples: undefined,
    stability: "development",
    deprecated: undefined,
    role: undefined,
    annotations: undefined,
    groupId: "registry.shop",
    at: { file, line, column: 7, endLine: line, endColumn: 20 },
    fields: {},
    ...extra,
  };
}

function registry(...attributes: Attribute[]): Registry {
  return {
    path: "model",
    format: "v1",
    schemaUrl: undefined,
    attributes: new Map(attributes.map((each) => [each.name, each])),
    signals: [],
    references: [],
    resolved: {},
    files: [file],
  };
}

function ask(
  facts: { rule: string; line: number; text: string; subject?: string } & Partial<ProposalRequest>,
): ProposalRequest {
  const { rule, line, text, subject, ...rest } = facts;
  const finding: Finding = { rule, level: "violation", message: "", file, line, source: "weavergen", new: true };
  return {
    finding: subject === undefined ? finding : { ...finding, subject },
    files: memoryTree({ [file]: text }),
    baseFiles: memoryTree({}),
    editable: [file],
    head: undefined,
    base: undefined,
    refused: [],
    ...rest,
  };
}

const misspelt =
  "groups:\n  - id: registry.shop\n    attributes:\n      - id: shop.cart.id\n  - id: span.shop\n    attributes:\n      - ref: shop.cart.idd # the cart\n";

test("a misspelt reference becomes the only name that near, and the comment behind it stays", async () => {
  const proposal = await builtinProposer.propose(
    ask({ rule: "unresolved-attribute-ref", line: 7, text: misspelt }),
    signal,
  );
  expect(proposal?.edits).toEqual([
    { file, startLine: 7, endLine: 7, replacement: "      - ref: shop.cart.id # the cart" },
  ]);
});

test("a reference that is near two names is not guessed", async () => {
  const text = misspelt.replace("shop.cart.id\n", "shop.cart.ida\n      - id: shop.cart.idb\n");
  const request = ask({ rule: "unresolved-attribute-ref", line: 8, text });
  expect(await builtinProposer.propose(request, signal)).toBeUndefined();
});

test("a reference to a name that the pull request renamed follows the rename", async () => {
  const text = misspelt.replace("id: shop.cart.id\n", "id: shop.cart.identifier\n").replace("idd # the cart", "id");
  const request = ask({
    rule: "unresolved-attribute-ref",
    line: 7,
    text,
    base: registry(attribute("shop.cart.id", 4)),
  });
  const proposal = await builtinProposer.propose(request, signal);
  expect(proposal?.edits[0]?.replacement).toBe("      - ref: shop.cart.identifier");
});

test("a left-over reference to a renamed attribute gets the new name", async () => {
  const old = attribute("shop.cart.idd", 4, {
    deprecated: { reason: "renamed", renamedTo: "shop.cart.id", note: undefined },
  });
  const request = ask({ rule: "reference-to-deprecated", line: 7, text: misspelt, head: registry(old) });
  expect((await builtinProposer.propose(request, signal))?.edits[0]?.replacement).toBe(
    "      - ref: shop.cart.id # the cart",
  );
});

test.each([
  ["missing-stability", "        stability: development"],
  ["missing-brief", "        brief: The shop cart id."],
  ["missing-examples", '        examples: ["id"]'],
])("%s is answered by the key, indented as its neighbours", async (rule, line) => {
  const proposal = await builtinProposer.propose(ask({ rule, line: 4, text: misspelt }), signal);
  expect(proposal?.edits).toEqual([{ file, startLine: 5, endLine: 4, replacement: line }]);
});

test("a definition in flow style is left to people", async () => {
  const text = "groups:\n  - id: registry.shop\n    attributes:\n      - {id: shop.cart.id, type: string}\n";
  expect(await builtinProposer.propose(ask({ rule: "missing-brief", line: 4, text }), signal)).toBeUndefined();
});

const two =
  "groups:\n  - id: registry.shop\n    attributes:\n      - id: shop.a\n        type: string\n      - id: shop.b\n        type: int\n        # kept\n        brief: B.\n      - id: shop.c\n        type: string\n";
const without = two.replace(/ {6}- id: shop\.b[^]*?B\.\n/, "");

test("a removed attribute comes back where it stood, deprecated, with its comments", async () => {
  const request = ask({
    rule: "removed-without-deprecation",
    line: 5,
    subject: "shop.b",
    text: without,
    baseFiles: memoryTree({ [file]: two }),
    base: registry(attribute("shop.a", 4), attribute("shop.b", 6), attribute("shop.c", 10)),
    head: registry(attribute("shop.a", 4), attribute("shop.c", 6)),
  });
  expect((await builtinProposer.propose(request, signal))?.edits).toEqual([
    {
      file,
      startLine: 6,
      endLine: 5,
      replacement:
        "      - id: shop.b\n        deprecated:\n          reason: obsoleted\n        type: int\n        # kept\n        brief: B.",
    },
  ]);
});

test("a removed attribute with one successor in its namespace is deprecated as renamed to it", async () => {
  const request = ask({
    rule: "removed-without-deprecation",
    line: 5,
    subject: "shop.b",
    text: without,
    baseFiles: memoryTree({ [file]: two }),
    base: registry(attribute("shop.a", 4), attribute("shop.b", 6), attribute("shop.c", 10)),
    head: registry(attribute("shop.a", 4), attribute("shop.c", 6), attribute("shop.new_b", 8)),
  });
  expect((await builtinProposer.propose(request, signal))?.edits[0]?.replacement).toContain("renamed_to: shop.new_b");
});

test("a refused proposal of its own is not made again", async () => {
  const first = ask({ rule: "missing-stability", line: 4, text: misspelt });
  const proposal = await builtinProposer.propose(first, signal);
  if (!proposal) throw new Error("expected a first proposal");
  const again = { ...first, refused: [{ proposal, problems: ["still wrong"] }] };
  expect(await builtinProposer.propose(again, signal)).toBeUndefined();
});

test("a file that may not be edited is never touched", async () => {
  const request = { ...ask({ rule: "missing-stability", line: 4, text: misspelt }), editable: [] };
  expect(await builtinProposer.propose(request, signal)).toBeUndefined();
});
