import { expect, test } from "vitest";
import { readManifest } from "./manifest.ts";
import { memoryTree } from "./trees-for-tests.ts";

const url = "schema_url: https://a.example/shop/1.0.0\n";
const published = `file_format: manifest/2.0\n${url}resolved_registry_uri: shop.yaml\n`;
const legacy = "schema_base_url: https://a.example/shop\nsemconv_version: 1.0.0\n";

function refusal(text: string): string | undefined {
  const read = readManifest({ files: memoryTree({ "model/manifest.yaml": text }), folder: "model" }, "model");
  return read !== undefined && "failure" in read ? read.failure.kind : undefined;
}

test.each([
  ["no schema URL", `file_format: manifest/2.0\nresolved_registry_uri: shop.yaml\n`],
  ["no resolved registry", `file_format: manifest/2.0\n${url}`],
  ["a dependency without a schema URL", `${published}dependencies: [{name: base}]\n`],
])("a publication manifest with %s has an error of its own", (_, text) => {
  expect(refusal(text)).toBe("InvalidPublicationManifest");
});

test.each([
  ["a schema URL that is none", "file_format: manifest/2.0\nschema_url: 1\nresolved_registry_uri: shop.yaml\n"],
  ["an unknown stability", `${published}stability: odd\n`],
  ["dependencies that are no list", "file_format: manifest/2.0\ndependencies: {}\n"],
  ["a resolved registry that is no text", `file_format: manifest/2.0\n${url}resolved_registry_uri: {}\n`],
])("a field of the wrong kind is the same error in every manifest: %s", (_, text) => {
  expect(refusal(text)).toBe("InvalidRegistryManifest");
});

test("the format is a text however it is written, and none but that of publications is known", () => {
  expect(refusal(`file_format: 1\n${url}`)).toBe("InvalidRegistryManifest");
  expect(refusal(`file_format: []\n${url}`)).toBe("InvalidRegistryManifest");
  expect(refusal(`file_format:\n${url}`)).toBeUndefined();
});

test("there may be nothing after dependencies, but no null", () => {
  expect(refusal(`${url}dependencies:\n`)).toBeUndefined();
  expect(refusal(`${url}dependencies: null\n`)).toBe("InvalidRegistryManifest");
  expect(refusal(`${url}dependencies: ~\n`)).toBe("InvalidRegistryManifest");
});

test("the path of a dependency is a text", () => {
  const at = (path: string) =>
    refusal(`${url}dependencies: [{schema_url: "https://b.example/x/1.0.0", registry_path: ${path}}]\n`);
  expect(at("base")).toBeUndefined();
  expect(at("")).toBeUndefined();
  for (const path of ["1", "[]", "{}", "''"]) expect(at(path)).toBe("InvalidRegistryManifest");
});

test("a dependency by name has nothing but its name and path", () => {
  expect(refusal(`${legacy}dependencies: [{name: base, registry_path: base}]\n`)).toBeUndefined();
  expect(refusal(`${legacy}dependencies: [{name: base, registry_path: base, note: x}]\n`)).toBe(
    "InvalidRegistryManifest",
  );
});
