import { expect, test } from "vitest";
import { memoryTree } from "../../workspace/memory-tree.ts";
import { registryFiles } from "./registry-files.ts";

const dependsOn = (...paths: string[]) =>
  JSON.stringify({
    dependencies: paths.map((path) => ({ schema_url: "https://a.example/1.0.0", registry_path: path })),
  });

test("only definitions and policies are taken, never a configuration that Weaver would obey", () => {
  const files = memoryTree({
    ".weaver.toml": "[[auth]]",
    "model/.weaver.toml": "[[auth]]",
    "model/a.yaml": "",
    "model/deep/b.yml": "",
    "model/p.rego": "",
    "model/notes.md": "",
    "model-2/c.yaml": "",
  });
  expect(registryFiles(files, "model")).toEqual(["model/a.yaml", "model/deep/b.yml", "model/p.rego"]);
  expect(registryFiles(files, "./model/")).toEqual(registryFiles(files, "model"));
});

test("dependencies inside the repository come along, over several steps and in circles", () => {
  const files = memoryTree({
    "a/manifest.yaml": dependsOn("b", "./a"),
    "b/registry_manifest.yaml": dependsOn("c/d", "a"),
    "c/d/x.yaml": "",
    "e/x.yaml": "",
  });
  expect(registryFiles(files, "a")).toEqual(["a/manifest.yaml", "b/registry_manifest.yaml", "c/d/x.yaml"]);
});

test("a dependency outside the repository, on the network, or in a manifest that is no YAML brings nothing", () => {
  const outside = ["../other", "/etc", "https://x.example/a.zip", "b/../../etc"];
  const files = memoryTree({ "a/manifest.yaml": dependsOn(...outside), "c/manifest.yaml": "dependencies: [" });
  expect(registryFiles(files, "a")).toEqual(["a/manifest.yaml"]);
  expect(registryFiles(files, "c")).toEqual(["c/manifest.yaml"]);
  expect(registryFiles(files, "../a")).toEqual([]);
});

test("a registry that is named by its manifest is the folder around it", () => {
  const files = memoryTree({ "a/own.yaml": dependsOn("b"), "a/x.yaml": "", "b/y.yaml": "" });
  expect(registryFiles(files, "a/own.yaml")).toEqual(["a/own.yaml", "a/x.yaml", "b/y.yaml"]);
});
