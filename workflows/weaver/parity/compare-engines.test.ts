import { expect, test } from "vitest";
import { memoryTree } from "../../workspace/memory-tree.ts";
import { createBinaryWeaver } from "../binary/binary-weaver.ts";
import { findWeaver } from "../binary/find-weaver.ts";
import { createParseCache } from "../embedded/read-registry.ts";
import { createEmbeddedWeaver } from "../embedded-weaver.ts";
import type { Weaver } from "../weaver.ts";
import { compareDiagnostics } from "./compare-diagnostics.ts";
import { compareEngines } from "./compare-engines.ts";
import { compareFiles } from "./compare-files.ts";
import { compareJson } from "./compare-json.ts";

const model = `groups:
  - id: registry.shop
    type: attribute_group
    brief: Shop.
    attributes:
      - id: shop.cart.id
        type: string
        brief: The cart.
        stability: stable
        examples: [a]
`;
const files = memoryTree({
  "model/shop.yaml": model,
  "templates/registry/text/weaver.yaml":
    "templates:\n  - template: all.txt.j2\n    filter: .\n    application_mode: single\n",
  "templates/registry/text/all.txt.j2": "{% for group in ctx.groups %}{{ group.id }}\n{% endfor %}",
});
const target = { templates: { files, folder: "templates" }, target: "text" };
const request = { files, registry: "model", targets: [target] };

test("an engine agrees with itself, and each part tells how much was compared", async () => {
  await using engines = twoEmbedded();
  const parts = await compareEngines(engines, request);
  expect(parts.map(({ name, compared, equal, differences }) => [name, compared, equal, differences.length])).toEqual([
    ["check", 1, 1, 0],
    ["resolve", 1, 1, 0],
    ["generate text", 1, 1, 0],
  ]);
});

test("every kind of disagreement is told with both sides", async () => {
  await using engines = twoEmbedded();
  const other: Weaver = {
    ...engines.binary,
    resolve: async (asked) => {
      const result = await engines.binary.resolve(asked);
      return { ...result, exitCode: 1, stdout: result.stdout.replace("The cart.", "The basket.") };
    },
    generate: async (asked) => ({
      ...(await engines.binary.generate(asked)),
      files: [{ path: "all.txt", content: "registry.shop\nmore\n" }],
    }),
  };
  const [, resolve, generate] = await compareEngines({ embedded: engines.embedded, binary: other }, request);
  expect(resolve?.differences).toEqual([
    { kind: "exit-code", at: "exit code", embedded: "0", binary: "1" },
    { kind: "document", at: "$.groups[0].attributes[0].brief", embedded: '"The cart."', binary: '"The basket."' },
  ]);
  expect(generate).toMatchObject({
    compared: 1,
    equal: 0,
    differences: [{ kind: "file", at: "all.txt:2", embedded: "", binary: "more" }],
  });
});

test("a registry that does not resolve is compared by what check says, and no further", async () => {
  await using engines = twoEmbedded();
  const broken = memoryTree({ "model/shop.yaml": model.replace("type: string", "type: nothing") });
  const parts = await compareEngines(engines, { files: broken, registry: "model" });
  expect(parts.map(({ name, differences }) => [name, differences])).toEqual([["check", []]]);
});

test("changes and groups of one id are compared without their order, everything else with it", () => {
  expect(
    compareJson(
      '{"changes":{"metrics":[{"name":"a"},{"name":"b"}]}}',
      '{"changes":{"metrics":[{"name":"b"},{"name":"a"}]}}',
    ),
  ).toEqual([]);
  expect(compareJson('{"x":[1,2]}', '{"x":[2,1]}')).toHaveLength(2);
  expect(compareJson('{"a":1,"b":2}', '{"b":2,"a":1}')).toEqual([]);
  expect(compareJson("", "{}")).toEqual([{ kind: "document", at: "$", embedded: "(nothing)", binary: "{}" }]);
});

test("a file that only one engine wrote, and bytes after the last equal line, are differences", () => {
  const [a, b] = [
    { path: "a", content: "x\n" },
    { path: "b", content: "y" },
  ];
  expect(compareFiles([a, b], [a])).toMatchObject({
    compared: 2,
    equal: 1,
    differences: [{ kind: "file", at: "b", binary: "(no such file)" }],
  });
  expect(compareFiles([a], [{ path: "a", content: "x" }]).differences).toEqual([
    { kind: "file", at: "a:2", embedded: "", binary: "(end of file)" },
  ]);
});

test("a kind that one engine tells more often is a difference; policies that only one can run are not", () => {
  const told = { severity: "warning", kind: "DuplicateGroupId" } as const;
  const policies = { severity: "warning", kind: "PoliciesNeedBinary" } as const;
  expect(compareDiagnostics([told, told, policies], [told])).toEqual([
    { kind: "diagnostic", at: "diagnostics DuplicateGroupId (warning)", embedded: "2", binary: "1" },
  ]);
});

const program = await findWeaver({ explicit: process.env["WEAVER_BIN"], path: process.env["PATH"] });
if (program === undefined)
  process.stdout.write("parity with Weaver's own program: skipped, there is no weaver on the PATH\n");

test.skipIf(program === undefined)("both engines agree on a registry, a baseline and a target", async () => {
  await using engines = twoEmbedded();
  const binary = createBinaryWeaver({ path: program ?? "" });
  const baseline = {
    files: memoryTree({ "model/shop.yaml": model.replace("shop.cart.id", "shop.basket.id") }),
    registry: "model",
  };
  const parts = await compareEngines({ embedded: engines.embedded, binary }, { ...request, baseline });
  expect(parts.flatMap(({ differences }) => differences)).toEqual([]);
  expect(parts.map(({ name }) => name)).toEqual(["check", "resolve", "diff", "generate text"]);
});

function twoEmbedded(): AsyncDisposable & { readonly embedded: Weaver; readonly binary: Weaver } {
  const [embedded, binary] = [
    createEmbeddedWeaver({ parseCache: createParseCache() }),
    createEmbeddedWeaver({ parseCache: createParseCache() }),
  ];
  return {
    embedded,
    binary,
    [Symbol.asyncDispose]: async () => {
      await Promise.all([embedded.close(), binary.close()]);
    },
  };
}
