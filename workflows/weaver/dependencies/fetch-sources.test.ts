import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, rm, stat, utimes } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { memoryTree } from "../../workspace/memory-tree.ts";
import { scratchRepository } from "../../workspace/scratch-repository.ts";
import type { FileTree } from "../../workspace/workspace.ts";
import { tarGz } from "./archives-for-tests.ts";
import { fetchGit } from "./fetch-git.ts";
import { createPreparation } from "./prepare-dependencies.ts";
import { pruneSourceCache, sourceCache } from "./source-cache.ts";
import { allowing, serve, serveGit, type SourceServer } from "./sources-for-tests.ts";

const endings: (() => PromiseLike<unknown>)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0)) await end();
});

async function host(answer: Parameters<typeof serve>[0]): Promise<SourceServer> {
  const server = await serve(answer);
  endings.push(() => server[Symbol.asyncDispose]());
  return server;
}

function dependingOn(...paths: readonly string[]): FileTree {
  const entries = paths.map(
    (path, index) => `  - {schema_url: https://shop.example/d${index}/1.0.0, registry_path: "${path}"}\n`,
  );
  const manifest = `schema_url: https://shop.example/model/1.0.0\ndependencies:\n${entries.join("")}`;
  return memoryTree({ "model/manifest.yaml": manifest });
}

const archive = tarGz([{ name: "t/manifest.yaml", content: "schema_url: https://shop.example/base/1.0.0\n" }]);

test("what several registries name is fetched once, also where both ask at the same time", async () => {
  const { origin, asked } = await host((_, response) => response.end(archive));
  const prepare = createPreparation(allowing(origin));
  const trees = [dependingOn(`${origin}/a.zip.tar.gz`), dependingOn(`${origin}/a.zip.tar.gz`, `${origin}/b.tar.gz`)];
  const prepared = await Promise.all(trees.map((files) => prepare({ files, path: "model" })));
  await prepare({ files: dependingOn(`${origin}/b.tar.gz`), path: "model" });
  expect(prepared.map(({ all }) => [...all.values()].map(({ ok }) => ok))).toEqual([[true], [true, true]]);
  expect(asked.toSorted()).toEqual(["/a.zip.tar.gz", "/b.tar.gz"]);
});

test("a failure that may pass is tried once more, and what is refused or gone is not", async () => {
  let answers = [503];
  const { origin, asked } = await host((_, response) => response.writeHead(answers.shift() ?? 200).end(archive));
  const outcome = async (...statuses: number[]) => {
    answers = statuses;
    asked.splice(0);
    const prepared = await createPreparation(allowing(origin))({
      files: dependingOn(`${origin}/a.tar.gz`),
      path: "model",
    });
    const [source] = prepared.all.values();
    return { asked: asked.length, ok: source?.ok, ...(source?.ok === false && { mayPass: source.mayPass }) };
  };
  expect(await outcome(503)).toEqual({ asked: 2, ok: true });
  expect(await outcome(429, 500)).toEqual({ asked: 2, ok: false, mayPass: true });
  expect(await outcome(404)).toEqual({ asked: 1, ok: false, mayPass: false });
  expect(await outcome(302)).toEqual({ asked: 1, ok: false, mayPass: false });
});

test("a repository that asks for credentials is not there for us, which the message says", async () => {
  const { origin, asked } = await host((_, response) =>
    response.writeHead(401, { "www-authenticate": "Basic realm=x" }).end(),
  );
  const files = dependingOn(`${origin}/r.git@main`);
  const { all } = await createPreparation(allowing(origin))({ files, path: "model" });
  expect([...all.values()]).toEqual([
    expect.objectContaining({ ok: false, mayPass: false, message: expect.stringContaining("or it is private") }),
  ]);
  expect(asked.length).toBe(1);
});

test("a repository that takes too much of the disk is given up", async () => {
  const hosted = scratchRepository();
  endings.push(async () => hosted[Symbol.dispose]());
  using work = scratchRepository();
  work.commit({ "manifest.yaml": "schema_url: https://shop.example/base/1.0.0\n", "big.bin": randomBytes(300_000) });
  work.git("clone", "--quiet", "--bare", work.folder, join(hosted.folder, "hosted/base.git"));
  const server = await serveGit(join(hosted.folder, "hosted"));
  endings.push(() => server[Symbol.asyncDispose]());
  const source = { url: `${server.origin}/base.git`, refspec: "main", subFolder: undefined };
  const { allow = {}, lookUp } = allowing(server.origin);
  const context = { allow, lookUp, cache: sourceCache(undefined) };
  expect((await fetchGit(source, context)).list("")).toEqual(["manifest.yaml"]);
  await expect(fetchGit(source, { ...context, maxDiskBytes: 200_000 })).rejects.toMatchObject({
    code: "dependency-not-fetched",
    actor: "user",
    message: expect.stringContaining("more than 200000 bytes on the disk"),
  });
});

test("a host that never answers costs the time limit once, whatever the number of sources", async () => {
  const { origin } = await host(() => {});
  const limits = { downloadMs: 60_000, allMs: 200, characters: 1_000_000 };
  const prepare = createPreparation({ ...allowing(origin), limits });
  const paths = Array.from({ length: 50 }, (_, index) => `${origin}/${index}.zip`);
  for (let round = 0; round < 2; round++) {
    const { all } = await prepare({ files: dependingOn(...paths), path: "model" });
    expect([...all.values()].every((source) => !source.ok && source.mayPass)).toBe(true);
  }
});

test("both sides together hold a bounded amount of text", async () => {
  const big = tarGz([{ name: "t/a.yaml", content: `# ${"x".repeat(600)}` }]);
  const { origin } = await host((_, response) => response.end(big));
  const limits = { downloadMs: 60_000, allMs: 60_000, characters: 1_000 };
  const prepare = createPreparation({ ...allowing(origin), limits });
  const first = await prepare({ files: dependingOn(`${origin}/a.tar.gz`), path: "model" });
  const second = await prepare({ files: dependingOn(`${origin}/a.tar.gz`, `${origin}/b.tar.gz`), path: "model" });
  expect([first, second].map(({ all }) => [...all.values()].map(({ ok }) => ok))).toEqual([[true], [true, false]]);
});

test("a place inside a source leads to the line of the tree that names it, however deep", async () => {
  const inner = (origin: string) =>
    tarGz([
      {
        name: "t/manifest.yaml",
        content: `schema_url: https://shop.example/b/1.0.0\ndependencies: [{schema_url: https://x.example/y/1.0.0, registry_path: "${origin}/deep.tar.gz"}]\n`,
      },
    ]);
  const { origin } = await host((request, response) =>
    response.end(request.url === "/deep.tar.gz" ? archive : inner(`http://registry.test:${request.socket.localPort}`)),
  );
  const files = dependingOn(`${origin}/other.tar.gz`, `${origin}/top.tar.gz`);
  const found = await createPreparation(allowing(origin))({ files, path: "model" });
  const namedAt = (file: string) => found.namedAt(file);
  expect([...found.all.keys()]).toContain(`${origin}/deep.tar.gz`);
  expect(namedAt(`${origin}/top.tar.gz/a/b.yaml`)).toMatchObject({ file: "model/manifest.yaml", line: 4 });
  expect(namedAt(`${origin}/deep.tar.gz/manifest.yaml`)).toMatchObject({ file: "model/manifest.yaml", line: 3 });
  expect([namedAt("model/a.yaml"), namedAt(`${origin}/top.tar.gzz`)]).toEqual([undefined, undefined]);
});

test("a cache that grew too large loses what was written first", async () => {
  const folder = await mkdtemp(join(tmpdir(), "weavergen-cache-"));
  endings.push(() => rm(folder, { recursive: true, force: true }));
  const cache = sourceCache(folder);
  const seen = new Set<string>();
  for (let index = 0; index < 10; index++) {
    await cache.keepTexts(`source ${index}`, { "a.yaml": "x".repeat(1_000) });
    const [newest] = (await readdir(join(folder, "texts"))).filter((name) => !seen.has(name));
    seen.add(newest ?? "");
    await utimes(join(folder, "texts", newest ?? ""), index, index);
  }
  await pruneSourceCache(folder, 20_000);
  expect(await readdir(join(folder, "texts"))).toHaveLength(10);
  await pruneSourceCache(folder, 8_000);
  const sizes = await Promise.all(
    (await readdir(join(folder, "texts"))).map((name) => stat(join(folder, "texts", name))),
  );
  expect(sizes.reduce((sum, { size }) => sum + size, 0)).toBeLessThanOrEqual(4_000);
  expect([await cache.texts("source 0"), await cache.texts("source 9")]).toEqual([
    undefined,
    { "a.yaml": "x".repeat(1_000) },
  ]);
  await pruneSourceCache(join(folder, "nowhere"), 1);
});
