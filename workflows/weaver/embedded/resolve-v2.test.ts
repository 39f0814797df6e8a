import { expect, test } from "vitest";
import { checkRegistry } from "./check.ts";
import { memoryTree } from "./trees-for-tests.ts";

const nameless = "groups: [{id: event.sold, type: event, brief: Sold., stability: stable}]\n";
const manifest = (name: string, more = "") => `schema_url: https://a.example/${name}/1.0.0\n${more}`;
const errors = (files: Readonly<Record<string, string>>) =>
  checkRegistry({ files: memoryTree(files), path: "model", v2: true }).document.map(({ error }) => error);

test("an event without a name, which version 2 cannot hold, is told of in the layer of the registry that it is in", () => {
  const error = { EventNameNotFound: { group_id: "event.sold" } };
  expect(errors({ "model/a.yaml": nameless, "model/manifest.yaml": manifest("shop") })).toEqual([
    { ResolvedSchema: error },
  ]);
  const dependencies = 'dependencies: [{schema_url: "https://a.example/base/1.0.0", registry_path: base}]\n';
  const files = { "base/a.yaml": nameless, "base/manifest.yaml": manifest("base") };
  const own = { "model/a.yaml": "groups: []\n", "model/manifest.yaml": manifest("shop", dependencies) };
  expect(errors({ ...files, ...own })).toEqual([{ Forge: { SchemaError: error } }]);
});
