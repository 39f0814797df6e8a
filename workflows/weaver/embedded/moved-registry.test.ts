import { expect, test } from "vitest";
import { memoryTree } from "../../workspace/memory-tree.ts";
import { checkRegistry } from "./check.ts";
import { movedRegistry } from "./moved-registry.ts";
import { createParseCache, readRegistry } from "./read-registry.ts";

const groups =
  "groups:\n  - id: registry.shop\n    type: attribute_group\n    brief: Shop.\n    attributes:\n      - id: shop.id\n        type: string\n        stability: stable\n        brief: Id.\n        examples: [a]\n";
const files = memoryTree({ "main/model/shop/registry.yaml": groups, "model/other.yaml": "", "shared/a.yaml": "" });

test("a registry is read as if it stood at the path of another, and the rest of the tree stays where it is", () => {
  const moved = movedRegistry({ files, from: "./main/model/", to: "model" });
  expect(moved?.list("model")).toEqual(["model/shop/registry.yaml"]);
  expect(moved?.read("model/shop/registry.yaml")).toBe(groups);
  expect(moved?.read("model/other.yaml")).toBeUndefined();
  expect(moved?.read("shared/a.yaml")).toBe("");
  expect(movedRegistry({ files, from: "main/model", to: "." })?.list(".")).toEqual(["shop/registry.yaml"]);
  expect(movedRegistry({ files, from: "model", to: "./model/" })).toBe(files);
});

test("what is no folder of the tree cannot be moved", () => {
  expect(movedRegistry({ files, from: "https://example.com/a.zip", to: "../model" })).toBeUndefined();
  expect(movedRegistry({ files, from: "main/model/shop/registry.yaml", to: "model" })).toBeUndefined();
});

test("files that both registries have are parsed once", () => {
  const head = memoryTree({ "model/shop/registry.yaml": groups });
  const moved = movedRegistry({ files, from: "main/model", to: "model" });
  const cache = createParseCache();
  readRegistry({ files: head, path: "model", cache });
  const { registry } = readRegistry({ files: moved ?? files, path: "model", cache });
  expect(cache.size).toBe(1);
  expect(registry?.attributes.get("shop.id")?.at.file).toBe("model/shop/registry.yaml");
});

test("check parses a file once that head and baseline have, and names a broken baseline by its own path", () => {
  const both = { "model/shop/registry.yaml": groups, "before/shop/registry.yaml": groups };
  const check = (texts: Readonly<Record<string, string>>) => {
    const cache = createParseCache();
    const tree = memoryTree(texts);
    const result = checkRegistry({ files: tree, path: "model", baseline: { files: tree, path: "before" }, cache });
    return { ...result, parsed: cache.size };
  };
  expect(check(both)).toMatchObject({ exitCode: 0, parsed: 1 });
  const broken = check({ ...both, "before/shop/more.yaml": "groups: {" });
  expect(broken.exitCode).toBe(1);
  expect(JSON.stringify(broken.document)).toContain("before/shop/more.yaml");
  expect(JSON.stringify(broken.document)).not.toContain("model/shop/more.yaml");
});
