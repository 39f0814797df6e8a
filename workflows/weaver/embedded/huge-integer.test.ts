import { expect, test } from "vitest";
import { checkRegistry } from "./check.ts";
import { memoryTree } from "./trees-for-tests.ts";

const tenTo20 = `1${"0".repeat(20)}`;
const tenTo40 = `1${"0".repeat(40)}`;

function kindsWith(value: string): readonly string[] {
  const text = `groups:
  - {id: shop, type: attribute_group, brief: Shop., stability: stable, annotations: {n: ${value}}, attributes: [{id: shop.id, type: int, brief: B., stability: stable, examples: [1]}]}
`;
  return checkRegistry({ files: memoryTree({ "model/a.yaml": text }), path: "model" }).diagnostics.map(
    ({ kind }) => kind,
  );
}

test.each([tenTo20, `-${tenTo20}`, `+${tenTo20}`, `0x1${"0".repeat(16)}`])(
  "an integer that needs more than 64 bits makes the file unreadable: %s",
  (value) => {
    expect(kindsWith(value)).toEqual(["DeserializationError"]);
  },
);

test.each(["18446744073709551615", "-9223372036854775808", tenTo40, `"${tenTo20}"`, `${tenTo20}.0`])(
  "an integer of 64 bits, one that is a float for its size, and a text are none of them: %s",
  (value) => {
    expect(kindsWith(value)).toEqual([]);
  },
);

test("neither a dependency in a manifest nor a published registry may hold one, a description may", () => {
  const url = "schema_url: https://a.example/shop/1.0.0\n";
  const kinds = (files: Readonly<Record<string, string>>) =>
    checkRegistry({ files: memoryTree(files), path: "model", v2: true }).diagnostics.map(({ kind }) => kind);
  const own = { "model/a.yaml": "groups: []\n" };
  const dependency = `dependencies: [{schema_url: "https://b.example/x/1.0.0", registry_path: base, n: ${tenTo20}}]\n`;
  expect(kinds({ ...own, "model/manifest.yaml": url + dependency })).toEqual(["InvalidRegistryManifest"]);
  expect(kinds({ ...own, "model/manifest.yaml": `${url}description: ${tenTo20}\n` })).toEqual([]);
  const manifest = `file_format: manifest/2.0\n${url}resolved_registry_uri: shop.yaml\n`;
  const shop = `file_format: resolved/2.0\n${url}attribute_catalog: [{key: ${tenTo20}}]\n`;
  expect(kinds({ "model/manifest.yaml": manifest, "model/shop.yaml": shop })).toEqual(["ConversionError"]);
});
