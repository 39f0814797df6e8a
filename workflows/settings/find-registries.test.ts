import { expect, test } from "vitest";
import { memoryTree } from "../workspace/memory-tree.ts";
import { findRegistries } from "./find-registries.ts";
import { Settings } from "./settings.ts";

const manifest = "schema_url: https://example.com/schemas/1.0.0\n";

const settings = Settings.parse({});

test("a registry is found by its manifest, and one inside another belongs to it", () => {
  const files = memoryTree({
    "telemetry/registry/manifest.yaml": manifest,
    "telemetry/registry/sub/manifest.yaml": manifest,
    "k8s/manifest.yaml": "apiVersion: v1\n",
  });
  expect(findRegistries({ settings, files }).map((registry) => registry.path)).toEqual(["telemetry/registry"]);
});

test("a model folder without a manifest is a registry where it holds definitions", () => {
  expect(
    findRegistries({ settings, files: memoryTree({ "model/a.yaml": "groups: []\n" }) }).map(({ path }) => path),
  ).toEqual(["model"]);
  expect(findRegistries({ settings, files: memoryTree({ "model/a.yaml": "layers: 3\n" }) })).toEqual([]);
});

test("targets are found by their templates where their output is committed, documents by their snippets", () => {
  const files = memoryTree({
    "model/manifest.yaml": manifest,
    "templates/registry/go/weaver.yaml": "",
    "templates/registry/rust/weaver.yaml": "",
    "templates/registry/markdown/weaver.yaml": "",
    "generated/go/a.go": "",
    "docs/a.md": "<!-- semconv metric.a -->\n<!-- endsemconv -->\n",
  });
  const [registry] = findRegistries({ settings, files });
  expect(registry?.targets.map(({ name, output }) => [name, output])).toEqual([["go", "generated/go"]]);
  expect(registry?.docs.map(({ path, target }) => [path, target])).toEqual([["docs", "markdown"]]);
});

test("what the settings name is taken as it is", () => {
  const named = Settings.parse({ registries: [{ path: "elsewhere" }] });
  expect(
    findRegistries({ settings: named, files: memoryTree({ "model/manifest.yaml": manifest }) }).map(({ path }) => path),
  ).toEqual(["elsewhere"]);
});
