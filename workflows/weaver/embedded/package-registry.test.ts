import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { packageRegistry } from "./package-registry.ts";
import { openFor } from "./check.ts";
import { resolveV2 } from "./resolve-v2.ts";
import { folderTree, memoryTree } from "./trees-for-tests.ts";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");
const data = resolve(root, "../shared/conformance/resolver");
const present = existsSync(data);
if (!present) process.stdout.write("packages skipped: there is no ../shared/conformance beside the checkout\n");

const resolvedRegistryUri = "https://example.com/resolved.yaml";
const manifest = "schema_url: https://shop.example/model/1.0.0\ndescription: Shop.\nstability: stable\n";
const definitions = `file_format: definition/2
attributes:
  - {key: shop.id, type: string, brief: An id., stability: stable, examples: [a]}
  - {key: shop.sum, type: double, brief: A sum., stability: stable, examples: [1.0, 2.5]}
metrics:
  - name: shop.sold
    instrument: counter
    unit: "1"
    brief: Sold.
    stability: stable
    attributes: [{ref: shop.sum}, {ref: shop.id, requirement_level: required}]
`;
const files = { "model/manifest.yaml": manifest, "model/a.yaml": definitions };

function packed(texts: Readonly<Record<string, string>>) {
  return packageRegistry({ files: memoryTree(texts), path: "model", resolvedRegistryUri });
}

/** Attributes of the same name stand in the order of a hash of Weaver's own, so indexes give way to what they name. */
function comparable(value: unknown): string {
  const { attribute_catalog: catalog = [], ...rest } = value as { readonly attribute_catalog?: readonly unknown[] };
  const texts = catalog.map((item) => JSON.stringify(sortKeys(item)));
  const named = (item: unknown, key?: string): unknown => {
    if (key === "base") return texts[Number(item)];
    if (Array.isArray(item)) {
      return key === "attributes" && item.every((index) => typeof index === "number")
        ? item.map((index) => texts[index] ?? "").toSorted((left, right) => (left < right ? -1 : 1))
        : item.map((part) => named(part));
    }
    if (typeof item !== "object" || item === null) return item;
    return Object.fromEntries(Object.entries(item).map(([name, part]) => [name, named(part, name)]));
  };
  return JSON.stringify([texts.toSorted(), sortKeys(named(rest))]);
}

function registryOf(inside: string): string {
  const [name = "", ...rest] = inside.split("/");
  if (rest[0] === "_root") return `data/${name}`;
  if (rest.length > 0) return `data/${inside}`;
  return existsSync(join(data, "data", name, "registry")) ? `data/${name}/registry` : `data/${name}`;
}

test.skipIf(!present)("a package holds the data that Weaver's holds, and fails where Weaver's fails", () => {
  const tree = folderTree(data);
  const differing: string[] = [];
  let equalBytes = 0;
  let compared = 0;
  for (const entry of readdirSync(join(data, "real"), { recursive: true, withFileTypes: true })) {
    if (entry.name !== "exit-codes.json") continue;
    const inside = relative(join(data, "real"), entry.parentPath);
    const codes = JSON.parse(readFileSync(join(entry.parentPath, entry.name), "utf8")) as Record<string, number | null>;
    const code = codes["package --v2"];
    if (typeof code !== "number") continue;
    const result = packageRegistry({ files: tree, path: registryOf(inside), resolvedRegistryUri });
    const differs = (code === 0) !== (result.exitCode === 0);
    compared++;
    if (differs) differing.push(`${inside}: exit code ${code}`);
    for (const { path, content } of result.files) {
      const text = readFileSync(join(entry.parentPath, "package", path), "utf8");
      const expected = parse(text) as unknown;
      if (content === text) equalBytes++;
      const same = comparable(parse(content)) === comparable(expected);
      if (!same) differing.push(`${inside}/${path}`);
    }
  }
  process.stdout.write(`package: ${compared - differing.length} of ${compared}, files of equal bytes: ${equalBytes}\n`);
  expect(differing).toEqual([]);
  expect(compared).toBeGreaterThan(70);
});

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).toSorted(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, sortKeys(item)]));
}

test("what was packaged can be read again, with the same attributes and signals", () => {
  const { exitCode, files: written } = packed(files);
  expect(exitCode).toBe(0);
  const again = Object.fromEntries(written.map(({ path, content }) => [`model/${path}`, content]));
  const published = {
    ...again,
    "model/manifest.yaml": again["model/manifest.yaml"]?.replace(/https:.*resolved.yaml/, "resolved.yaml") ?? "",
  };
  const resolved = (texts: Readonly<Record<string, string>>) => {
    const { resolution } = openFor({ files: memoryTree(texts), path: "model" }, true);
    if (resolution === undefined) throw new Error("The registry does not resolve.");
    const { registry } = resolveV2(resolution);
    return JSON.parse(
      JSON.stringify(registry, (key, value: unknown) => (key === "provenance" ? undefined : value)),
    ) as unknown;
  };
  expect(resolved(published)).toEqual(resolved(files));
  expect(again["model/resolved.yaml"], "a float stays a float").toContain("- 1.0\n");
});

test("the manifest names the registry, its dependencies by URL alone, and where it will be published", () => {
  const dependency = "dependencies:\n  - {schema_url: https://shop.example/base/1.2.0, registry_path: base}\n";
  const texts = { ...files, "model/manifest.yaml": manifest + dependency, "base/a.yaml": "groups: []\n" };
  const found = packed(texts).files.find((file) => file.path === "manifest.yaml");
  expect(parse(found?.content ?? "")).toEqual({
    file_format: "manifest/2.0",
    schema_url: "https://shop.example/model/1.0.0",
    description: "Shop.",
    dependencies: [{ schema_url: "https://shop.example/base/1.2.0" }],
    stability: "stable",
    resolved_registry_uri: resolvedRegistryUri,
  });
});

test.each([
  ["PackagingRequiresManifest", { "model/a.yaml": definitions }],
  [
    "UnexpectedPublicationManifest",
    {
      ...files,
      "model/manifest.yaml": `file_format: manifest/2.0\n${manifest}resolved_registry_uri: r.yaml\n`,
      "model/r.yaml": "a",
    },
  ],
  [
    "UnversionedDependencyInPublication",
    {
      ...files,
      "model/manifest.yaml":
        "schema_base_url: https://shop.example/model\nsemconv_version: 1.0.0\ndependencies: [{name: base, registry_path: base}]\n",
      "base/a.yaml": "groups: []\n",
    },
  ],
] as const)("%s: nothing is packaged", (kind, texts) => {
  const { exitCode, files: written, diagnostics } = packed(texts);
  expect([exitCode, written]).toEqual([1, []]);
  expect(diagnostics.map((item) => item.kind)).toContain(kind);
});
