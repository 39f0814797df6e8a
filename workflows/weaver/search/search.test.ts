import { afterAll, expect, test } from "vitest";
import { createParseCache } from "../embedded/read-registry.ts";
import { memoryTree } from "../embedded/trees-for-tests.ts";
import { createEmbeddedWeaver } from "../embedded-weaver.ts";

const weaver = createEmbeddedWeaver({ parseCache: createParseCache() });
afterAll(() => weaver.close());

const files = memoryTree({
  "model/shop.yaml": `
groups:
  - id: registry.shop
    type: attribute_group
    brief: Shop.
    attributes:
      - {id: shop.cart.id, type: string, brief: Cart., stability: stable, examples: [c]}
      - {id: geo.region, type: string, brief: Region., stability: stable, examples: [eu]}
  - id: span.shop
    type: span
    span_kind: client
    brief: Buy.
    stability: stable
    attributes: [{ref: shop.cart.id, requirement_level: required}]
`,
});
const request = { files, registry: "model" };

test("each distinct form of an attribute whose name holds the text is one line", async () => {
  expect(await weaver.search({ ...request, text: "cart" })).toMatchObject({
    exitCode: 0,
    stdout: "shop.cart.id\nshop.cart.id\n",
  });
  expect(await weaver.search({ ...request, text: "nowhere" })).toMatchObject({ exitCode: 0, stdout: "\n" });
});

test("without a text there would be a terminal interface, which fails where there is no terminal", async () => {
  expect((await weaver.search(request)).exitCode).toBe(1);
});

test("version 2 cannot be searched", async () => {
  const { exitCode, diagnostics } = await weaver.search({ ...request, v2: true, text: "cart" });
  expect({ exitCode, error: diagnostics.at(-1)?.error }).toEqual({ exitCode: 1, error: "V2SchemaIncompatible" });
});
