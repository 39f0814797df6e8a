import { afterAll, expect, test } from "vitest";
import { createParseCache } from "../embedded/read-registry.ts";
import { memoryTree } from "../embedded/trees-for-tests.ts";
import { createEmbeddedWeaver } from "../embedded-weaver.ts";

const weaver = createEmbeddedWeaver({ parseCache: createParseCache() });
afterAll(() => weaver.close());

const attribute = (name: string) => `{id: ${name}, type: string, brief: B., stability: stable, examples: [x]}`;
const registryWith = (...names: readonly string[]) => `
groups:
  - id: registry.shop
    type: attribute_group
    brief: Shop.
    attributes: [${names.map(attribute).join(", ")}]
`;
const files = memoryTree({
  "head/shop.yaml": registryWith("shop.b", "shop.a", "shop.new"),
  "base/shop.yaml": registryWith("shop.b", "shop.a", "shop.gone"),
  "formats/names/weaver.yaml": "templates: [{template: names.txt.j2, filter: ., application_mode: single}]",
  "formats/names/names.txt.j2":
    "{% for change in ctx.changes.registry_attributes %}{{ change.type }} {{ change.name }};{% endfor %}",
  "formats/json/weaver.yaml": "templates: [{template: j.txt.j2, filter: ., application_mode: single}]",
  "formats/json/j.txt.j2": "mine",
});
const request = { files, registry: "head", baseline: { files, registry: "base" } };
const templates = { files, folder: "formats" };

test("a format of the user's own is rendered from its templates, and replaces a built-in one", async () => {
  const own = await weaver.diff({ ...request, format: "names", templates });
  expect(own).toMatchObject({ exitCode: 0, stdout: "added shop.new;removed shop.gone;\n" });
  expect((await weaver.diff({ ...request, format: "json", templates })).stdout).toBe("mine\n");
});

test("built-in formats stay where the user's templates do not have them", async () => {
  const { stdout } = await weaver.diff({ ...request, format: "markdown", templates });
  expect(stdout).toContain("### Added\n- shop.new\n\n### Removed\n- shop.gone\n");
});

test("a format that is nowhere fails the command", async () => {
  for (const format of ["nope", "../formats"]) {
    const { exitCode, diagnostics } = await weaver.stats({ files, registry: "head", format, templates });
    expect({ exitCode, kinds: diagnostics.map(({ kind }) => kind) }).toEqual({
      exitCode: 1,
      kinds: ["TargetNotSupported"],
    });
  }
});

test("statistics as text count what the registry has", async () => {
  const { stdout } = await weaver.stats({ files, registry: "head" });
  expect(stdout).toContain("  - 1 groups\n    - 1 AttributeGroups\n      - Total number of attributes: 3\n");
});

test("statistics say nothing of policies, as Weaver runs none for them", async () => {
  const guarded = memoryTree({ "model/shop.yaml": registryWith("shop.a"), "model/rules.rego": "package rules" });
  const { exitCode, diagnostics } = await weaver.stats({ files: guarded, registry: "model", future: true });
  expect({ exitCode, diagnostics }).toEqual({ exitCode: 0, diagnostics: [] });
});

const ofFormat = (templates: string, more: Readonly<Record<string, string>> = {}) => ({
  files: memoryTree({ "weaver.yaml": "params: {who: root}", "formats/own/weaver.yaml": templates, ...more }),
  folder: "formats",
});

test("a template that is applied to each item prints them all, in a folder the last one stays", async () => {
  const each = "templates: [{template: n.j2, filter: .changes.registry_attributes, application_mode: each}]";
  const own = ofFormat(each, { "formats/own/n.j2": "{{ ctx.name }}" });
  const { stdout, reports } = await weaver.diff({ ...request, format: "own", templates: own });
  expect(stdout).toBe("shop.new\nshop.gone\n");
  expect(reports).toEqual([{ path: "n", content: "shop.gone" }]);
});

test("a format has the configuration of its own folder alone, and may be called registry", async () => {
  const config = "templates: [{template: n.txt.j2, filter: ., application_mode: single}]";
  const text = '{{ params.who | default("nobody") }} {% include "part.j2" %}';
  const own = ofFormat(config, { "formats/own/n.txt.j2": text, "formats/own/part.j2": "part" });
  expect((await weaver.stats({ files, registry: "head", format: "own", templates: own })).stdout).toBe("nobody part\n");
  const registry = ofFormat("", { "formats/registry/weaver.yaml": config, "formats/registry/n.txt.j2": "mine" });
  const named = { format: "registry", templates: registry };
  expect((await weaver.stats({ files, registry: "head", ...named })).stdout).toBe("mine\n");
});

test("data formats go by any case, as Weaver reads them; templates by their own", async () => {
  const json = await weaver.stats({ files, registry: "head", format: "JSON" });
  expect(JSON.parse(json.stdout)).toMatchObject({ version: "v1" });
  expect((await weaver.stats({ files, registry: "head", format: "Text" })).exitCode).toBe(1);
});
