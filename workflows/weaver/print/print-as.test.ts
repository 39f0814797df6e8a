import { afterAll, expect, test } from "vitest";
import { createParseCache } from "../embedded/read-registry.ts";
import { memoryTree } from "../embedded/trees-for-tests.ts";
import { createEmbeddedWeaver } from "../embedded-weaver.ts";
import { printAs } from "../print-as.ts";

const weaver = createEmbeddedWeaver({ parseCache: createParseCache() });
afterAll(() => weaver.close());

const files = memoryTree({
  "model/shop.yaml": `
groups:
  - id: registry.shop
    type: attribute_group
    brief: Shop.
    attributes:
      - {id: shop.total, type: double, brief: Total., stability: stable, examples: [20.0, 1.5]}
      - {id: shop.items, type: int, brief: Items., stability: stable, examples: [20]}
`,
});

test("what was written as a float is printed as one, what was written as an integer is not", async () => {
  const printed = async (format: "json" | "yaml" | "jsonl") =>
    (await weaver.resolve({ files, registry: "model", format })).stdout;
  expect(await printed("jsonl")).toContain('"examples":[20.0,1.5]');
  expect(await printed("jsonl")).toContain('"examples":[20]');
  expect(await printed("json")).toContain("20.0,\n");
  expect(await printed("yaml")).toContain("- 20.0\n");
});

test("YAML is laid out as serde_yaml does, with texts quoted where they would be read as something else", () => {
  const data = { list: [{ a: "1", b: [] }, "x: y"], none: null, empty: {}, text: "two\nlines\n", word: "true" };
  const lines = ["list:", "- a: '1'", "  b: []", "- 'x: y'", "none: null", "empty: {}", "text: |", "  two", "  lines"];
  expect(printAs(data, "yaml")).toBe(`${[...lines, "word: 'true'"].join("\n")}\n\n`);
});
