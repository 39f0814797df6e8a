import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { memoryTree } from "../../workspace/memory-tree.ts";
import type { FileTree } from "../../workspace/workspace.ts";
import { tarGz } from "../dependencies/archives-for-tests.ts";
import { prepareDependencies } from "../dependencies/prepare-dependencies.ts";
import { allowing, serve, type SourceServer } from "../dependencies/sources-for-tests.ts";
import { createParseCache } from "../embedded/read-registry.ts";
import { createEmbeddedWeaver } from "../embedded-weaver.ts";
import { compareEngines } from "../parity/compare-engines.ts";
import { createBinaryWeaver } from "./binary-weaver.ts";
import { findWeaver } from "./find-weaver.ts";
import { withoutStandIns, writeDependencies } from "./local-dependencies.ts";
import { openWorkingFolder, writeFiles } from "./working-folder.ts";

const program = await findWeaver({ explicit: process.env["WEAVER_BIN"], path: process.env["PATH"] });
if (program === undefined)
  process.stdout.write("Both engines on dependencies: skipped, there is no weaver on the PATH\n");

const deepest = "schema_url: https://shop.example/deepest/1.0.0\n";
const id = `groups:
  - id: registry.shop
    type: attribute_group
    display_name: Shop
    brief: Shop.
    attributes:
      - {id: shop.id, type: string, brief: An id., stability: stable, examples: [a]}
`;
const size = id.replaceAll("shop.id", "shop.size").replace("registry.shop", "registry.size");
const using = `groups:
  - id: span.shop.buy
    type: span
    span_kind: client
    brief: Buys.
    stability: stable
    attributes: [{ref: shop.id, requirement_level: required}]
`;

/** `/deep.tar.gz` holds `shop.size`; `/base.tar.gz` holds `shop.id` and depends on it; `/1.0.0.zip` is named by a schema URL. */
function answer(origin: () => string): Parameters<typeof serve>[0] {
  const onDeep = () =>
    `dependencies:\n  - registry_path: ${origin()}/deep.tar.gz[in/side]\n    schema_url: https://shop.example/deepest/1.0.0\n`;
  return (request, response) => {
    if (request.url === "/deep.tar.gz") {
      response.end(
        tarGz([
          { name: "t/in/side/manifest.yaml", content: deepest },
          { name: "t/in/side/a.yaml", content: size },
        ]),
      );
    } else {
      const manifest = `schema_url: https://shop.example/base/1.0.0\n${onDeep()}`;
      response.end(
        tarGz([
          { name: "t/manifest.yaml", content: manifest },
          { name: "t/a.yaml", content: `${id}      - {ref: shop.size}\n` },
        ]),
      );
    }
  };
}

async function startServer(): Promise<SourceServer> {
  let origin = "";
  const server = await serve(answer(() => origin));
  origin = server.origin;
  return server;
}

const base = "https://shop.example/base/1.0.0";
const manifests = (origin: string): Record<string, string> => ({
  "in block style": `schema_url: https://shop.example/model/1.0.0\ndependencies:\n  - schema_url: ${base} # the base\n    registry_path: ${origin}/base.tar.gz\n`,
  "path first": `dependencies:\n- registry_path: "${origin}/base.tar.gz"\n  schema_url: ${base}\nschema_url: https://shop.example/model/1.0.0\n`,
  "in flow style": `{schema_url: https://shop.example/model/1.0.0, dependencies: [{schema_url: ${base}, registry_path: '${origin}/base.tar.gz'}]}\n`,
  "by its name, as before": `schema_base_url: https://shop.example/\nsemconv_version: 1.0.0\ndependencies: [{name: base, registry_path: ${origin}/base.tar.gz}]\n`,
  "through a folder": `schema_url: https://shop.example/model/1.0.0\ndependencies: [{schema_url: https://shop.example/near/1.0.0, registry_path: near}]\n`,
});

function treeWith(manifest: string, origin: string): FileTree {
  const near = `schema_url: https://shop.example/near/1.0.0\ndependencies:\n  - schema_url: ${base}\n    registry_path: ${origin}/base.tar.gz\n`;
  const used = manifest.includes("registry_path: near") ? using.replace("shop.id", "shop.near") : using;
  return memoryTree({
    "model/manifest.yaml": manifest,
    "model/a.yaml": used,
    "near/manifest.yaml": near,
    "near/n.yaml": `${size.replaceAll("size", "near")}      - {ref: shop.id}\n`,
  });
}

for (const kind of Object.keys(manifests(""))) {
  test(`a dependency that is named ${kind} is handed over as a folder, with what it depends on`, async () => {
    await using server = await startServer();
    const files = treeWith(manifests(server.origin)[kind] ?? "", server.origin);
    const dependencies = await prepareDependencies({ files, path: "model", ...allowing(server.origin) });
    expect([...dependencies.all.values()].map(({ ok }) => ok)).toEqual([true, true]);
    await using folder = await openWorkingFolder();
    await writeFiles(folder.head, files, files.list(""));
    const standIns = await writeDependencies(folder, "head", { files, registry: "model", dependencies });
    const written = [
      "head/model/manifest.yaml",
      "head/near/manifest.yaml",
      ...[...standIns.keys()].map((name) => join("head", name, "manifest.yaml")),
    ];
    const texts = written
      .map((path) => join(folder.root, path))
      .map((path) => (existsSync(path) ? readFileSync(path, "utf8") : "missing"));
    expect(texts).not.toContain("missing");
    const reached = kind === "through a folder" ? texts : texts.filter((_, index) => index !== 1);
    expect(reached.join("")).not.toContain(server.origin);
    expect(withoutStandIns("read ../dependencies/head-0/a.yaml", standIns)).toBe(
      `read ${server.origin}/base.tar.gz/a.yaml`,
    );
  });

  test.skipIf(program === undefined)(`both engines agree on a dependency that is named ${kind}`, async () => {
    await using server = await startServer();
    const files = treeWith(manifests(server.origin)[kind] ?? "", server.origin);
    const dependencies = await prepareDependencies({ files, path: "model", ...allowing(server.origin) });
    const baseline = { files, registry: "model", dependencies };
    const embedded = createEmbeddedWeaver({ parseCache: createParseCache() });
    const binary = createBinaryWeaver({ path: program ?? "" });
    const parts = await compareEngines({ embedded, binary }, { files, registry: "model", dependencies, baseline });
    expect(parts.map(({ name, differences }) => ({ name, differences }))).toEqual(
      ["check", "resolve", "diff"].map((name) => ({ name, differences: [] })),
    );
    expect((await binary.resolve({ ...baseline, format: "json" })).stdout).toContain("An id.");
    await embedded.close();
  });
}

test("an archive that a schema URL alone names gets a path", async () => {
  await using server = await startServer();
  const url = `${server.origin}/base/1.0.0.zip`;
  const manifest = `schema_url: https://shop.example/model/1.0.0\ndependencies:\n  - schema_url: ${url}\n`;
  const files = memoryTree({ "model/manifest.yaml": manifest, "model/a.yaml": using });
  const found = { ok: true, files: memoryTree({ "manifest.yaml": deepest }), folder: "" } as const;
  const dependencies = {
    all: new Map([[url, found]]),
    find: (path: string) => (path === url ? found : undefined),
    override: () => undefined,
    namedAt: () => undefined,
  };
  await using folder = await openWorkingFolder();
  await writeDependencies(folder, "head", { files, registry: "model", dependencies });
  expect(readFileSync(join(folder.head, "model/manifest.yaml"), "utf8")).toBe(
    `schema_url: https://shop.example/model/1.0.0\ndependencies:\n  - registry_path: "../dependencies/head-0"\n    schema_url: ${url}\n`,
  );
});

test.skipIf(program === undefined)(
  "Weaver asks no host by itself, even without a sandbox that keeps it from the network",
  async () => {
    await using server = await startServer();
    const origin = `http://127.0.0.1:${new URL(server.origin).port}`;
    const binary = createBinaryWeaver({ path: program ?? "", sandbox: "process" });
    for (const path of [`${origin}/base.tar.gz`, `${origin}/base.git@main`]) {
      const manifest = (manifests(origin)["in block style"] ?? "").replace(`${origin}/base.tar.gz`, path);
      const { exitCode } = await binary.check({ files: treeWith(manifest, origin), registry: "model" });
      expect({ exitCode, asked: server.asked }).toEqual({ exitCode: 1, asked: [] });
    }
  },
);

test("Weaver does not run on a registry whose dependency was refused, and the embedded engine says where it stands", async () => {
  await using server = await startServer();
  const files = treeWith(manifests(server.origin)["in block style"] ?? "", server.origin);
  const dependencies = await prepareDependencies({ files, path: "model" });
  const binary = createBinaryWeaver({ path: "/nowhere/weaver" });
  const request = { files, registry: "model", dependencies };
  const at = expect.objectContaining({ file: "model/manifest.yaml", line: 3 });
  const told = [expect.objectContaining({ kind: "DependencyNotAllowed", at })];
  expect(await binary.check(request)).toMatchObject({ exitCode: 1, diagnostics: told });
  const templates = { files, folder: "templates" };
  expect(await binary.generate({ ...request, templates, target: "x" })).toMatchObject({
    exitCode: 1,
    files: [],
    diagnostics: told,
  });
  expect(server.asked).toEqual([]);
});
