import { mkdirSync, mkdtempDisposableSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { type } from "../terminal/terminal-for-tests.ts";

const weaverYaml = "templates: [{ template: all.txt.j2, filter: semconv_attributes, application_mode: single }]\n";
const files: Readonly<Record<string, string>> = {
  ".github/weavergen.yml": `registries:
  - path: model
    targets: [{ name: first, output: gen/first }, { name: second, output: gen/second }]
`,
  "model/shop.yaml": `groups:
  - id: registry.shop
    type: attribute_group
    brief: Shop.
    attributes: [{ id: shop.id, type: int, brief: Id., stability: stable, examples: [1] }]
`,
  "templates/registry/first/weaver.yaml": weaverYaml,
  "templates/registry/first/all.txt.j2": "{{ ctx[0].name }}",
  "templates/registry/second/weaver.yaml": weaverYaml,
  "templates/registry/second/all.txt.j2": "{{ ctx[0].type }}",
};

const emptyFolder = () => mkdtempDisposableSync(join(tmpdir(), "weavergen-generate-"));

function twoTargets(): Disposable & { readonly folder: string; at(path: string): string } {
  const { path: folder, [Symbol.dispose]: dispose } = emptyFolder();
  const at = (path: string): string => join(folder, path);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(at(path)), { recursive: true });
    writeFileSync(at(path), text);
  }
  return { folder, at, [Symbol.dispose]: dispose };
}

test("targets are written in their order, and --check writes none", async () => {
  using checkout = twoTargets();
  expect(await type("generate --check --engine embedded", checkout)).toMatchObject({ exitCode: 1 });
  expect(readdirSync(checkout.folder)).not.toContain("gen");
  const { exitCode, stdout, stderr } = await type("generate --engine embedded", checkout);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  expect(stdout.indexOf("gen/first/all.txt")).toBeLessThan(stdout.indexOf("gen/second/all.txt"));
  expect(readFileSync(checkout.at("gen/second/all.txt"), "utf8")).toBe("int");
});

test("where a target may not be written, the error says which ones before it were", async () => {
  using checkout = twoTargets();
  using outside = emptyFolder();
  mkdirSync(checkout.at("gen"));
  symlinkSync(outside.path, checkout.at("gen/second"));
  const { exitCode, stderr } = await type("generate --engine embedded", checkout);
  expect(exitCode).toBe(2);
  expect(stderr).toContain("Written before the error: first.\n");
  expect(stderr).toContain('"gen/second/all.txt" is or lies behind a symbolic link');
  expect(readFileSync(checkout.at("gen/first/all.txt"), "utf8")).toBe("shop.id");
  expect(readdirSync(outside.path)).toEqual([]);
});
