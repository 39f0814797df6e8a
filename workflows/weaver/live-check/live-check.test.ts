import { afterAll, expect, test } from "vitest";
import { createParseCache } from "../embedded/read-registry.ts";
import { memoryTree } from "../embedded/trees-for-tests.ts";
import { createEmbeddedWeaver } from "../embedded-weaver.ts";
import type { LiveCheckRequest } from "../weaver.ts";

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
      - {id: shop.total, type: double, brief: Total., stability: development, examples: [1.5]}
      - {id: shop.items, type: int, brief: Items., stability: stable, examples: [1]}
      - {id: shop.label, type: "template[string]", brief: Label., stability: stable, examples: [x]}
      - {id: shop.old, type: string, brief: Old., stability: stable, examples: [x], deprecated: {reason: renamed, renamed_to: shop.cart.id}}
  - id: metric.shop.sales
    type: metric
    metric_name: shop.sales
    instrument: counter
    unit: "1"
    brief: Sales.
    stability: stable
    attributes: [{ref: shop.cart.id, requirement_level: required}]
`,
  "formats/short/weaver.yaml": "templates: [{template: s.txt.j2, filter: ., application_mode: single}]",
  "formats/short/s.txt.j2": "{{ ctx.samples | length }} samples, {{ ctx.statistics.total_advisories }} findings",
});

function check(samples: unknown, more: Partial<LiveCheckRequest> = {}) {
  const text = typeof samples === "string" ? samples : JSON.stringify(samples);
  return weaver.liveCheck({ files, registry: "model", format: "json", samples: text, ...more });
}

async function findingsOn(attribute: object, more: Partial<LiveCheckRequest> = {}): Promise<readonly string[]> {
  const { stdout } = await check([{ attribute }], more);
  const [sample] = (JSON.parse(stdout) as { samples: { attribute: { live_check_result: Result } }[] }).samples;
  return (sample?.attribute.live_check_result.all_advice ?? []).map(({ id, level }) => `${id} ${level}`);
}

interface Result {
  readonly all_advice: readonly { readonly id: string; readonly level: string }[];
}

test("what an attribute is judged by: the registry, its type, its stability and its name", async () => {
  expect(await findingsOn({ name: "shop.cart.id", value: "c" })).toEqual([]);
  expect(await findingsOn({ name: "shop.cart.id", value: 1 })).toEqual(["type_mismatch violation"]);
  expect(await findingsOn({ name: "shop.old", value: "x" })).toEqual(["deprecated violation"]);
  expect(await findingsOn({ name: "shop.total", value: 1 })).toEqual(["not_stable improvement"]);
  expect(await findingsOn({ name: "shop.label.colour", value: "red" })).toEqual(["template_attribute information"]);
  expect(await findingsOn({ name: "Nope" })).toEqual([
    "missing_attribute violation",
    "missing_namespace improvement",
    "invalid_format violation",
  ]);
  expect(await findingsOn({ name: "shop.cart.id.part" })).toEqual([
    "missing_attribute violation",
    "extends_namespace information",
    "illegal_namespace violation",
  ]);
});

test("a float stays a float, and numbers are printed as they were written", async () => {
  expect(await findingsOn({ name: "shop.items", value: 3 })).toEqual([]);
  const { stdout } = await check('[{"attribute": {"name": "shop.items", "value": 3.0}}]');
  expect(stdout).toContain('"value": 3.0,');
  expect(stdout).toContain("Attribute 'shop.items' has type 'double'. Type should be 'int'.");
  const large = await check('[{"attribute": {"name": "shop.items", "value": 9007199254740993}}]');
  expect(large.stdout).toContain('"value": 9007199254740993,');
});

test("a metric needs its instrument, its unit and its required attributes", async () => {
  const points = [{ attributes: [], value: 1 }];
  const metric = { name: "shop.sales", instrument: "gauge", unit: "s", data_points: points };
  const { exitCode, stdout } = await check([{ metric }]);
  expect(exitCode).toBe(1);
  for (const id of ["unexpected_instrument", "unit_mismatch", "required_attribute_not_present"])
    expect(stdout).toContain(`"id": "${id}"`);
});

test("the exit code follows --fail-on, and nothing fails without statistics", async () => {
  const samples = [{ attribute: { name: "shop.total", value: 1.5 } }];
  expect((await check(samples)).exitCode).toBe(0);
  expect((await check(samples, { failOn: "improvement" })).exitCode).toBe(1);
  expect((await check(samples, { failOn: "improvement", noStats: true })).exitCode).toBe(0);
});

test("levels are changed first, then findings are dropped, both within their scope", async () => {
  const missing = { name: "shop.debug.x" };
  const overrides = [{ ids: ["missing_attribute"], level: "information" as const, sampleNames: ["shop.debug.*"] }];
  const filters = [{ minLevel: "improvement" as const }];
  const rules = { findingLevelOverrides: overrides, findingFilters: filters };
  expect(await findingsOn(missing, rules)).toEqual([]);
  expect(await findingsOn({ name: "shop.other" }, rules)).toEqual(["missing_attribute violation"]);
  expect(await findingsOn(missing, { findingFilters: [{ excludeSamples: ["*.debug.*"] }] })).toEqual([]);
  expect(
    await findingsOn(missing, { findingFilters: [{ exclude: ["missing_attribute"], signalType: "span" }] }),
  ).toEqual(["missing_attribute violation", "extends_namespace information"]);
  await expect(check([], { findingFilters: [{ sampleNames: ["{a"] }] })).rejects.toMatchObject({
    code: "bad-sample-pattern",
  });
});

test("samples that cannot be read say where", async () => {
  const problem = async (samples: string) => {
    const { exitCode, diagnostics } = await check(samples);
    return { exitCode, kind: diagnostics[0]?.kind, message: diagnostics[0]?.message };
  };
  const failed = (message: string) => ({ exitCode: 1, kind: "IngestError", message: expect.stringContaining(message) });
  expect(await problem('[{"span": {"name": "s", "kind": "wrong"}}]')).toEqual(failed("samples[0].span.kind: unknown"));
  expect(await problem('[{"log": {"event_name": "e"}}, {"gadget": {}}]')).toEqual(failed("samples[1].gadget: unknown"));
  expect(await problem("{}")).toEqual(failed("expected a list"));
  expect(await problem("[")).toEqual(failed("not JSON"));
  expect(await problem("[".repeat(100_000))).toEqual(failed("recursion limit"));
  expect(await problem(`["${'\\"'.repeat(1_000_000)}`)).toEqual(failed("not JSON"));
});

test("hostile names are only names", async () => {
  for (const name of ["__proto__", "constructor", "toString"]) {
    expect(await findingsOn({ name })).toContain("missing_attribute violation");
  }
});

test("text samples are names, or names with a value", async () => {
  const { stdout } = await check("shop.items=3\n\nshop.items=many\nshop.cart.id\n", { inputFormat: "text" });
  const { samples } = JSON.parse(stdout) as { samples: { attribute: { type: string | null } }[] };
  expect(samples.map(({ attribute }) => attribute.type)).toEqual(["int", "string", null]);
});

test("a report can be printed by templates of the user's own", async () => {
  const templates = { files, folder: "formats" };
  const { stdout } = await check([{ attribute: { name: "shop.items", value: "x" } }], { format: "short", templates });
  expect(stdout).toBe("1 samples, 1 findings\n");
});
