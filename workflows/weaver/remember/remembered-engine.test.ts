import { hash } from "node:crypto";
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { folderTree } from "../../workspace/folder-tree.ts";
import { memoryTree } from "../../workspace/memory-tree.ts";
import { UserError } from "../../errors.ts";
import type { FileTree } from "../../workspace/workspace.ts";
import { createParseCache } from "../embedded/read-registry.ts";
import { createEmbeddedWeaver } from "../embedded-weaver.ts";
import type { Weaver } from "../weaver.ts";
import { DiskStore } from "./disk-store.ts";
import { rememberedEngine } from "./remembered-engine.ts";

const folder = mkdtempSync(join(tmpdir(), "weavergen-remember-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const attribute = (name: string, rest: string): string =>
  `      - { id: shop.${name}, type: double, brief: B., stability: stable, ${rest} }\n`;
const group = (id: string, attributes: string): string =>
  `groups:\n  - id: registry.${id}\n    type: attribute_group\n    brief: G.\n    attributes:\n${attributes}`;
/** Contents that each file may have; undefined: it is not there. */
const variants: Readonly<Record<string, readonly (string | undefined)[]>> = {
  "model/a.yaml": [
    group("a", attribute("sum", "examples: [1.0, 2.5], annotations: { constructor: 1.0, low: 2 }")),
    group("a", attribute("sum", "examples: [1, 2.5]")),
    group("a", attribute("sum", "examples: [1.0], deprecated: { reason: obsoleted, note: Gone. }")),
    "groups: [",
  ],
  "model/b.yaml": [
    "groups:\n  - {id: span.b, type: span, span_kind: client, brief: S., stability: stable, attributes: [{ref: shop.sum}]}\n",
    "groups:\n  - {id: span.b, type: span, span_kind: client, brief: S., stability: stable, attributes: [{ref: shop.none}]}\n",
    undefined,
  ],
  "model/manifest.yaml": [
    undefined,
    "name: shop\nsemconv_version: 1.0.0\nschema_base_url: https://a.example\n",
    "name: [",
  ],
  "templates/registry/t/weaver.yaml": [
    "templates: [{template: '*.j2', filter: ., application_mode: single}]\n",
    "templates: [{template: '*.j2', filter: .groups, application_mode: each, file_name: '{{ ctx.id }}'}]\n",
    "templates: [{template: '*.j2', filter: '{t: (now > 0)}', application_mode: single}]\n",
  ],
  "templates/registry/t/a.txt.j2": ["{{ ctx | tojson }}{{ params }}", "{{ ctx.none.none }}", undefined],
};
const state = fc.record(
  Object.fromEntries(Object.entries(variants).map(([file, contents]) => [file, fc.constantFrom(...contents)])),
);

function treeOf(files: Readonly<Record<string, string | undefined>>): FileTree {
  return memoryTree(
    Object.fromEntries(Object.entries(files).filter((entry): entry is [string, string] => entry[1] !== undefined)),
  );
}

async function answers(weaver: Weaver, files: FileTree, base: FileTree): Promise<string> {
  const request = { files, registry: "model" };
  const baseline = { files: base, registry: "model" };
  const all = [
    weaver.check(request),
    weaver.check({ ...request, v2: true, future: true, baseline }),
    weaver.resolve({ ...request, format: "json" }),
    weaver.stats(request),
    weaver.diff({ ...request, baseline, format: "json" }),
    weaver.search({ ...request, text: "shop" }),
    weaver.generate({ ...request, templates: { files, folder: "templates" }, target: "t", params: { p: 1 } }),
  ];
  return JSON.stringify(await Promise.all(all));
}

test(
  "after any edits, processes that go on from what earlier ones kept answer as one that knows nothing",
  { timeout: 60_000 },
  async () => {
    const fresh = createEmbeddedWeaver({ parseCache: createParseCache() });
    const store = new DiskStore(join(folder, "edits"));
    let before = treeOf({});
    await fc.assert(
      fc.asyncProperty(state, async (files) => {
        const tree = treeOf(files);
        const { weaver, close } = rememberedEngine({ store, version: "1", registry: "/shop" });
        try {
          expect(await answers(weaver, tree, before)).toBe(await answers(fresh, tree, before));
        } finally {
          await close();
          before = tree;
        }
      }),
      { numRuns: 25 },
    );
    await fresh.close();
  },
);

const shop = { "model/a.yaml": variants["model/a.yaml"]?.[0], "model/b.yaml": variants["model/b.yaml"]?.[0] };

/** Checks the shop in a process of its own and says which files were looked at. */
async function check(version: string, files: Readonly<Record<string, string | undefined>> = shop): Promise<string> {
  const { weaver, close } = rememberedEngine({
    store: new DiskStore(join(folder, "hits")),
    version,
    registry: "/shop",
  });
  const { stdout, exitCode } = await weaver.check({ files: treeOf(files), registry: "model" });
  await close();
  return `${exitCode} ${stdout}`;
}

test("what was answered is not worked out again, until a file or the version changes", async () => {
  const answer = await check("1");
  const isAnswer = (name: string): boolean => readFileSync(join(folder, name), "utf8").includes('"looks"');
  const [file = ""] = globSync("hits/*/*", { cwd: folder }).filter(isAnswer);
  const kept = readFileSync(join(folder, file), "utf8").slice(64);
  const marked = kept.replace('"exitCode":0', '"exitCode":7');
  writeFileSync(join(folder, file), hash("sha256", marked) + marked);
  expect(await check("1"), "only the store can say 7").toMatch(/^7 /);
  expect(await check("2"), "another version asks anew").toBe(answer);
  expect(await check("1", { ...shop, "model/b.yaml": variants["model/b.yaml"]?.[1] }), "a broken file").toMatch(/^1 /);
  writeFileSync(join(folder, file), "not what was written");
  expect(await check("1"), "a broken entry is made anew").toBe(answer);
});

test("parameters that look alike are not taken for each other", async () => {
  const files = treeOf({
    "model/a.yaml": variants["model/a.yaml"]?.[0],
    "templates/registry/t/weaver.yaml": variants["templates/registry/t/weaver.yaml"]?.[0],
    "templates/registry/t/a.txt.j2": "{{ params.p | tojson }}",
  });
  const { weaver, close } = rememberedEngine({
    store: new DiskStore(join(folder, "params")),
    version: "1",
    registry: "/shop",
  });
  const values = ["{}", {}, [], 0, "0", [0], [[]], ["{}"], [{}], null, "list", { a: { b: 1 } }, { a: {}, "a/b": 1 }];
  const templates = { files, folder: "templates" };
  for (const p of values) {
    const { files: written } = await weaver.generate({
      files,
      registry: "model",
      templates,
      target: "t",
      params: { p },
    });
    expect(JSON.parse(written[0]?.content ?? "")).toEqual(p);
  }
  await close();
});

test("a file that could not be read is looked at again", async () => {
  const store = new DiskStore(join(folder, "refusals"));
  const refusing = (message: string): FileTree => {
    const tree = treeOf(shop);
    const read = (path: string): string | undefined => {
      if (path === "model/b.yaml") throw new UserError("file-too-large", { message });
      return tree.read(path);
    };
    return { ...tree, read };
  };
  const checked = async (files: FileTree): Promise<string> => {
    const { weaver, close } = rememberedEngine({ store, version: "1", registry: "/shop" });
    const { exitCode, stdout } = await weaver.check({ files, registry: "model" });
    await close();
    return `${exitCode} ${stdout}`;
  };
  expect(await checked(refusing("It has 30 MB."))).toContain("It has 30 MB.");
  expect(await checked(refusing("It has 40 MB."))).toContain("It has 40 MB.");
  expect(await checked(treeOf(shop))).toMatch(/^0 /);
});

test("a folder that was not there is looked for again", async () => {
  const store = new DiskStore(join(folder, "folders"));
  const root = join(folder, "checkout");
  mkdirSync(root);
  const checked = async (): Promise<number> => {
    const { weaver, close } = rememberedEngine({ store, version: "1", registry: "/shop" });
    const { exitCode } = await weaver.check({ files: folderTree(root), registry: "model" });
    await close();
    return exitCode;
  };
  expect(await checked()).toBe(1);
  mkdirSync(join(root, "model"));
  expect(await checked()).toBe(0);
  rmSync(join(root, "model"), { recursive: true });
  expect(await checked()).toBe(1);
});

test("the store stays within its bounds, forgets the longest unused, and fails in silence", () => {
  const store = new DiskStore(join(folder, "bounds"), { bytes: 300 });
  for (const name of ["a", "b", "c", "d"]) store.put(name, Buffer.alloc(40));
  store.prune();
  expect(globSync("bounds/*/*", { cwd: folder }).length).toBeLessThanOrEqual(3);
  const [entry = ""] = globSync("bounds/*/*", { cwd: folder });
  rmSync(join(folder, entry));
  mkdirSync(join(folder, entry));
  for (const name of ["a", "b", "c", "d"]) store.put(name, Buffer.alloc(40));
  expect(globSync("bounds/*/*.part", { cwd: folder }), "what could not be kept").toEqual([]);
  writeFileSync(join(folder, "file"), "");
  const nowhere = new DiskStore(join(folder, "file", "below"));
  nowhere.put("a", Buffer.from("x"));
  nowhere.prune();
  expect(nowhere.get("a")).toBeUndefined();
});
