import { expect, test } from "vitest";
import type { Finding } from "../report/report.ts";
import { Settings } from "../settings/settings.ts";
import { readRegistry } from "../weaver/embedded/read-registry.ts";
import type { Registry } from "../weaver/registry.ts";
import { memoryTree } from "../workspace/memory-tree.ts";
import { allRules, checkRules } from "./all-rules.ts";

/** Attributes and signals as a team writes them, quiet by all rules. */
const clean = `groups:
  - id: registry.shop
    type: attribute_group
    display_name: Shop
    brief: Attributes of the shop.
    attributes:
      - id: shop.cart.id
        type: string
        brief: Identifies the cart.
        stability: stable
        examples: ["c-1"]
      - id: shop.order.state
        type:
          members:
            - {id: open, value: open, brief: Open., stability: stable}
            - {id: paid, value: paid, brief: Paid., stability: stable}
        brief: State of the order.
        stability: stable
      - id: shop.order.size
        type: int
        brief: Number of items.
        stability: development
  - id: metric.shop.orders
    type: metric
    metric_name: shop.orders
    brief: Number of orders.
    instrument: counter
    unit: "{order}"
    stability: stable
    attributes:
      - ref: shop.order.state
        requirement_level: required
`;

function registryOf(text: string): Registry {
  const { registry, diagnostics } = readRegistry({ files: memoryTree({ "model/shop.yaml": text }), path: "model" });
  if (!registry)
    throw new Error(`The registry of the test does not resolve: ${diagnostics.map((d) => d.message).join("; ")}`);
  return registry;
}

function check(head: string, base?: string): Finding[] {
  return checkRules({
    head: registryOf(head),
    base: base === undefined ? undefined : registryOf(base),
    files: memoryTree({ "model/shop.yaml": head }),
    settings: Settings.parse({}),
  });
}

function edited(...edits: readonly (readonly [string, string])[]): string {
  return edits.reduce((text, [from, to]) => {
    expect(text, `the text to edit: ${from}`).toContain(from);
    return text.replace(from, to);
  }, clean);
}

function lineOf(text: string, part: string): number {
  return text.split("\n").findIndex((line) => line.includes(part)) + 1;
}

test("a well-kept registry has no findings, alone and against itself", () => {
  expect(check(clean)).toEqual([]);
  expect(check(clean, clean)).toEqual([]);
});

test("removing a stable attribute is a violation, removing one in development an improvement", () => {
  const cart = clean.slice(clean.indexOf("      - id: shop.cart.id"), clean.indexOf("      - id: shop.order.state"));
  const size = clean.slice(clean.indexOf("      - id: shop.order.size"), clean.indexOf("  - id: metric"));
  expect(check(edited([cart, ""]), clean)).toMatchObject([
    {
      rule: "removed-without-deprecation",
      level: "violation",
      file: "model/shop.yaml",
      message: expect.stringContaining("shop.cart.id"),
    },
  ]);
  expect(check(edited([size, ""]), clean)).toMatchObject([
    { rule: "removed-without-deprecation", level: "improvement" },
  ]);
});

test("an attribute in development may go once it was deprecated", () => {
  const size = clean.slice(clean.indexOf("      - id: shop.order.size"), clean.indexOf("  - id: metric"));
  const deprecated = edited([
    "        brief: Number of items.\n",
    "        brief: Number of items.\n        deprecated: {reason: obsoleted}\n",
  ]);
  expect(check(edited([size, ""]), deprecated)).toEqual([]);
});

test("a stable type, unit, enum member or requirement that changes is a breaking change on its line", () => {
  const unit = edited(['unit: "{order}"', 'unit: "1"']);
  expect(check(unit, clean)).toMatchObject([
    {
      rule: "breaking-change",
      level: "violation",
      line: lineOf(unit, 'unit: "1"'),
      message: expect.stringContaining("from `{order}` to `1`"),
    },
  ]);
  const type = edited(
    [
      "        type: string\n        brief: Identifies the cart.",
      "        type: int\n        brief: Identifies the cart.",
    ],
    ['["c-1"]', "[1]"],
  );
  expect(check(type, clean)).toMatchObject([{ rule: "breaking-change", line: lineOf(type, "type: int") }]);
  const member = edited(["            - {id: paid, value: paid, brief: Paid., stability: stable}\n", ""]);
  expect(check(member, clean)).toMatchObject([
    { rule: "breaking-change", message: expect.stringContaining("shop.order.state.paid") },
  ]);
  expect(check(edited(["requirement_level: required", "requirement_level: opt_in"]), clean)).toMatchObject([
    { rule: "breaking-change" },
  ]);
});

test("a stability that is taken back is told once", () => {
  const lowered = edited([
    "        stability: stable\n        examples",
    "        stability: development\n        examples",
  ]);
  expect(check(lowered, clean).map(({ rule, level }) => [rule, level])).toEqual([["stability-lowered", "violation"]]);
});

test("renamed_to must name something; a near name is offered", () => {
  const typo = edited([
    "        brief: Number of items.\n",
    "        brief: Number of items.\n        deprecated: {reason: renamed, renamed_to: shop.cart.idd}\n",
  ]);
  expect(check(typo)).toMatchObject([
    { rule: "renamed-to-missing", hint: "Did you mean `shop.cart.id`?", line: lineOf(typo, "renamed_to") },
  ]);
});

test("prose in renamed_to is not a name", () => {
  const prose = edited([
    "        brief: Number of items.\n",
    '        brief: Number of items.\n        deprecated: {reason: renamed, renamed_to: "the size of the cart, or nothing"}\n',
  ]);
  expect(check(prose).map((finding) => finding.rule)).toContain("uncategorized-with-renamed-to");
});

test("stability, brief and examples that are missing are improvements", () => {
  const bare = edited(
    ['        stability: stable\n        examples: ["c-1"]\n', "        stability: stable\n"],
    ["    brief: Number of orders.\n", '    brief: ""\n'],
  );
  expect(check(bare).map(({ rule, level }) => [rule, level])).toEqual([
    ["missing-examples", "improvement"],
    ["missing-brief", "improvement"],
  ]);
});

test("a living signal that references a renamed attribute is told the new name", () => {
  const renamed = edited([
    "        brief: State of the order.\n",
    "        brief: State of the order.\n        deprecated: {reason: renamed, renamed_to: shop.cart.id}\n",
  ]);
  expect(check(renamed)).toMatchObject([
    {
      rule: "reference-to-deprecated",
      hint: "Write `ref: shop.cart.id`.",
      line: lineOf(renamed, "ref: shop.order.state"),
    },
  ]);
});

test("an enum without members and members that share a value are violations", () => {
  const empty = edited([
    clean.slice(clean.indexOf("          members:"), clean.indexOf("        brief: State")),
    "          members: []\n",
  ]);
  expect(check(empty).map((finding) => finding.rule)).toContain("enum-empty");
  const double = edited(["id: paid, value: paid", "id: paid, value: open"]);
  expect(check(double)).toMatchObject([
    {
      rule: "duplicate-enum-member",
      line: lineOf(double, "id: paid"),
      related: [{ line: lineOf(double, "id: open") }],
    },
  ]);
});

test("examples of another type are told with the example", () => {
  const wrong = edited([
    "        brief: Number of items.\n",
    '        brief: Number of items.\n        examples: ["three"]\n',
  ]);
  expect(check(wrong)).toMatchObject([{ rule: "example-type-mismatch", message: expect.stringContaining("`three`") }]);
});

test("a metric that keeps its name but measures something else is told", () => {
  const reused = edited(
    ["    brief: Number of orders.\n", "    brief: Money that customers spent.\n"],
    ['unit: "{order}"', 'unit: "EUR"'],
    ["stability: stable\n    attributes", "stability: development\n    attributes"],
  );
  const before = edited(["stability: stable\n    attributes", "stability: development\n    attributes"]);
  expect(check(reused, before).map((finding) => finding.rule)).toEqual(["name-reused-with-new-meaning"]);
});

test("rule ids are unique and in kebab case", () => {
  const ids = allRules.map((rule) => rule.id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
});

test("words that are booleans elsewhere are told where they stand without quotes", () => {
  const bare = edited(['["c-1"]', "[on, other]"]);
  expect(check(bare)).toMatchObject([{ rule: "ambiguous-scalar", line: lineOf(bare, "[on, other]") }]);
  expect(check(edited(['["c-1"]', '["on", "off"]']))).toEqual([]);
});

test("a namespace that is one letter off is told, and names with other digits are not", () => {
  const typo = edited(["id: shop.order.size", "id: shop.ordre.size"]);
  expect(check(typo)).toMatchObject([
    { rule: "near-duplicate-name", subject: "shop.ordre.size", message: expect.stringContaining("`shop.order`") },
  ]);
  expect(check(edited(["id: shop.order.size", "id: shop.order.state2"]))).toEqual([]);
});

test("of two near names the one that the change brings is told", () => {
  const newer = edited(["id: shop.order.size", "id: shop.order.states"]);
  const before = edited(["id: shop.order.size", "id: shop.order.other"]);
  const told = check(newer, before).filter(({ rule }) => rule === "near-duplicate-name");
  expect(told).toMatchObject([{ subject: "shop.order.states", line: lineOf(newer, "shop.order.states") }]);
});

test("a member that is written twice is told once", () => {
  const member = "            - {id: paid, value: paid, brief: Paid., stability: stable}\n";
  expect(check(edited([member, member + member])).map(({ rule }) => rule)).toEqual(["duplicate-enum-member"]);
});
