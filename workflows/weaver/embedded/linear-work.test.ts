import { Session, type Profiler } from "node:inspector";
import { afterAll, expect, test } from "vitest";

// Only what is loaded after this counts its steps.
const session = new Session();
session.connect();
session.post("Profiler.enable");
session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
afterAll(() => session.disconnect());

const { diffV1, diffV2 } = await import("./diff.ts");
const { openRegistry } = await import("./open-registry.ts");
const { ParseCache } = await import("./parse-cache.ts");
const { resolveV1 } = await import("./resolve-v1.ts");
const { resolveV2 } = await import("./resolve-v2.ts");
const { statsV1, statsV2 } = await import("./stats.ts");
const { memoryTree } = await import("./trees-for-tests.ts");

type Files = Record<string, string>;

/** How often the functions of this folder have run since this was last asked, and the blocks inside them. */
function stepsSince(): number {
  let taken: Profiler.TakePreciseCoverageReturnType | undefined;
  session.post("Profiler.takePreciseCoverage", (_error, result) => (taken = result));
  const here = (taken?.result ?? []).filter(({ url }) => /\/weaver\/embedded\/[\w-]+\.ts/.test(url));
  const ranges = here.flatMap(({ functions }) => functions.flatMap((item) => item.ranges));
  return ranges.reduce((total, { count }) => total + count, 0);
}

function runAll(files: Files): void {
  const { resolution, fatals } = openRegistry({ files: memoryTree(files), path: "model", cache: new ParseCache(100) });
  expect(fatals).toEqual([]);
  if (resolution === undefined) throw new Error("not resolved");
  resolveV1(resolution);
  const v2 = resolveV2(resolution);
  statsV1(resolution);
  statsV2(v2);
  diffV1(resolution, resolution);
  diffV2(v2, v2);
}

function times(count: number, make: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => make(index)).join("");
}

function manifest(name: string, ...dependencies: readonly string[]): string {
  const url = (of: string): string => `https://example.com/${of}/1.0.0`;
  const list = dependencies.map((of) => `  - {schema_url: "${url(of)}", registry_path: ${of}}\n`);
  return `schema_url: ${url(name)}\n${list.length === 0 ? "" : `dependencies:\n${list.join("")}`}`;
}

const text = "brief: B., stability: stable";
const everything =
  "file_format: definition/2\nimports: {metrics: ['*'], events: ['*'], entities: ['*'], spans: ['*'], attribute_groups: ['*']}\n";

/** Definitions of version 2 of every kind, which refer to one another. */
function definitions(size: number): string {
  return `file_format: definition/2
attributes:
${times(size, (at) => `  - {key: shop.a${at}, type: int, ${text}}\n`)}attribute_groups:
${times(size, (at) => `  - {id: g${at}, visibility: public, ${text}, attributes: [{ref: shop.a${at}}${at % 5 === 0 ? "" : `, {ref_group: g${at - 1}}`}]}\n`)}entities:
${times(size, (at) => `  - {type: e${at}, ${text}, identity: [{ref: shop.a${at}}]}\n`)}spans:
${times(size, (at) => `  - {type: s${at}, kind: client, ${text}, name: {note: n}, attributes: [{ref_group: g${at}}], entity_associations: [e${at}]}\n`)}metrics:
${times(size, (at) => `  - {name: m${at}, instrument: counter, unit: s, ${text}, attributes: [{ref: shop.a${at}}], entity_associations: [{one_of: [e${at}, e0]}]}\n`)}events:
${times(size, (at) => `  - {name: v${at}, ${text}, attributes: [{ref: shop.a${at}}]}\n`)}`;
}

function refinements(size: number): string {
  return `file_format: definition/2
span_refinements:
${times(size, (at) => `  - {id: my.s${at}, ref: s${at}, brief: B., attributes: [{ref: shop.a${at}}]}\n`)}metric_refinements:
${times(size, (at) => `  - {id: my.m${at}, ref: m${at}, brief: B.}\n`)}entity_refinements:
${times(size, (at) => `  - {id: entity.my.e${at}, ref: e${at}, brief: B.}\n`)}`;
}

/** Spans whose attributes and entities are those of a dependency. */
function users(size: number): string {
  const span = (at: number): string =>
    `  - {type: mine${at}, kind: client, ${text}, name: {note: n}, attributes: [{ref: shop.a${at}}], entity_associations: [e${at}]}\n`;
  return `file_format: definition/2\nspans:\n${times(size, span)}`;
}

function namedImports(size: number): string {
  return `file_format: definition/2\nimports:\n  metrics: [${times(size, (at) => `m${at}, `)}]\n  events: [${times(size, (at) => `v${at}, `)}]\n`;
}

function span(id: string, fields: string): string {
  return `  - {id: ${id}, type: span, span_kind: client, ${text}, ${fields}}\n`;
}

const owner = `  - {id: owner, type: attribute_group, brief: B., attributes: [{id: a, type: int, ${text}}]}\n`;

const registries: Readonly<Record<string, (size: number) => Files>> = {
  "definitions of version 2 with groups, refinements and associations": (size) => ({
    "model/manifest.yaml": manifest("model"),
    "model/a.yaml": definitions(size),
    "model/b.yaml": refinements(size),
  }),
  "a dependency that is imported, refined and referred to, on two ways": (size) => ({
    "base/manifest.yaml": manifest("base"),
    "base/a.yaml": definitions(size),
    "middle/manifest.yaml": manifest("middle", "base"),
    "middle/a.yaml": everything,
    "other/manifest.yaml": manifest("other"),
    "other/a.yaml": definitions(size)
      .replaceAll("shop.", "other.")
      .replaceAll(/\b([gesvm]\d+)\b/g, "o$1"),
    "model/manifest.yaml": manifest("model", "other", "middle", "base"),
    "model/a.yaml": everything,
    "model/b.yaml": refinements(size),
    "model/c.yaml": users(size),
  }),
  "imports by name": (size) => ({
    "base/manifest.yaml": manifest("base"),
    "base/a.yaml": definitions(size),
    "model/manifest.yaml": manifest("model", "base"),
    "model/a.yaml": namedImports(size),
  }),
  "a chain of groups, each written before the one that it extends": (size) => ({
    "model/a.yaml": `groups:\n${times(size, (at) => span(`g${at}`, `extends: ${at + 1 === size ? "owner" : `g${at + 1}`}`))}${owner}`,
  }),
};

test.each(Object.entries(registries))("the steps grow with the size and no faster: %s", (_, registryOf) => {
  const [few, many] = [60, 480].map((size) => {
    const files = registryOf(size);
    stepsSince();
    runAll(files);
    return stepsSince();
  });
  expect(few).toBeGreaterThan(5_000);
  expect(many).toBeLessThan(8 ** 1.1 * (few ?? 0));
});
