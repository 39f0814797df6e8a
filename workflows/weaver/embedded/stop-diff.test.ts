import { afterAll, expect, test } from "vitest";
import { createEmbeddedWeaver } from "../embedded-weaver.ts";
import { createParseCache } from "./read-registry.ts";
import { memoryTree } from "./trees-for-tests.ts";

const weaver = createEmbeddedWeaver({ parseCache: createParseCache() });
afterAll(() => weaver.close());

const definition = `file_format: definition/2
attributes:
  - {key: shop.id, type: string, brief: Shop., stability: stable, examples: [a]}
`;
const schemaUrl = "schema_url: https://a.example/shop/1.0.0\n";
const files = memoryTree({
  "model/a.yaml": definition,
  "model/manifest.yaml": schemaUrl,
  "legacy/a.yaml": "groups: []\n",
  "legacy/registry_manifest.yaml": schemaUrl,
  "unnamed/a.yaml": definition,
  "unnamed/manifest.yaml": "schema_url: 1\ndependencies: []\n",
  "broken/a.yaml": "groups: 1\n",
  "published/manifest.yaml": `file_format: manifest/2.0\n${schemaUrl}stability: stable\nresolved_registry_uri: resolved.yaml\n`,
  "published/resolved.yaml": `file_format: resolved/2.0
schema_url: https://a.example/shop/1.0.0
attribute_catalog: []
registry: {attributes: [], attribute_groups: [], spans: [], metrics: [], events: [], entities: []}
refinements: {spans: [], metrics: [], events: [], entities: []}
`,
});

const diff = (registry: string, baseline: string, flags: { readonly future?: boolean; readonly v2?: boolean } = {}) =>
  weaver.diff({ files, registry, baseline: { files, registry: baseline }, format: "json", ...flags });
const kindsOf = ({ diagnostics }: { readonly diagnostics: readonly { readonly kind: string }[] }) =>
  diagnostics.map(({ kind }) => kind);
const errorsOf = (text: string): unknown[] =>
  (JSON.parse(text) as { readonly error: unknown }[]).map(({ error }) => error);

test("diff and stats say nothing of warnings, whose document would stand beside the result", async () => {
  const told = [await diff("model", "model"), await weaver.stats({ files, registry: "model", skipPolicies: true })];
  expect(told.map(({ exitCode, diagnostics }) => ({ exitCode, diagnostics }))).toEqual([
    { exitCode: 0, diagnostics: [] },
    { exitCode: 0, diagnostics: [] },
  ]);
});

test("with --future diff fails by what is warned of in the registry and in its baseline", async () => {
  const { exitCode, stdout, stderr } = await diff("model", "model", { future: true });
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
  const warned = { UnstableFileFormat: { file_format: "definition/2", provenance: "model/a.yaml" } };
  expect(errorsOf(stderr)).toEqual([{ FailToResolveDefinition: warned }, { FailToResolveDefinition: warned }]);
});

test("with --future stats fails by what is warned of, and counts nothing", async () => {
  const { exitCode, stdout, diagnostics } = await weaver.stats({ files, registry: "model", future: true });
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
  expect(diagnostics.map(({ kind, severity }) => ({ kind, severity }))).toEqual([
    { kind: "UnstableFileFormat", severity: "error" },
  ]);
});

test("diff passes over what is old in the two manifests themselves, even with --future", async () => {
  expect((await diff("legacy", "legacy", { future: true })).exitCode).toBe(0);
});

test("diff reads both manifests before any definition, and their errors have no layer", async () => {
  const result = await diff("broken", "unnamed");
  expect(result.exitCode).toBe(1);
  expect(errorsOf(result.stderr)).toEqual([
    { InvalidRegistryManifest: expect.objectContaining({ path: "unnamed/manifest.yaml" }) as unknown },
  ]);
  expect(kindsOf(result)).toContain("InvalidSemConvSpec");
});

test("the error of a baseline's manifest has no layer in check either, that of the registry's own has", async () => {
  const check = async (registry: string, baseline: string) => {
    const { stdout } = await weaver.check({ files, registry, baseline: { files, registry: baseline } });
    return errorsOf(stdout).flatMap((error) => Object.keys(error as object));
  };
  expect(await check("model", "unnamed")).toEqual(["InvalidRegistryManifest"]);
  expect(await check("unnamed", "model")).toEqual(["Semconv"]);
});

test("a published registry is not compared with one of version 1, but with one of version 2", async () => {
  const of = { baseline: { files, registry: "published" }, files, registry: "model" };
  expect(await diff("model", "published")).toMatchObject({ exitCode: 1, stdout: "" });
  expect(kindsOf(await diff("published", "model"))).toEqual(["IncompatibleRegistries"]);
  expect(kindsOf(await weaver.check(of))).toContain("IncompatibleRegistries");
  expect((await diff("published", "model", { v2: true })).exitCode).toBe(0);
  expect((await weaver.check({ ...of, v2: true })).exitCode).toBe(0);
});
