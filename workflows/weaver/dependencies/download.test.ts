import type { IncomingMessage } from "node:http";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { memoryTree } from "../../workspace/memory-tree.ts";
import { tarGz } from "./archives-for-tests.ts";
import type { CredentialOf } from "./credential.ts";
import { download, type DownloadRequest } from "./download.ts";
import { createPreparation, prepareDependencies } from "./prepare-dependencies.ts";
import { allowing, serve, type SourceServer } from "./sources-for-tests.ts";

const endings: (() => PromiseLike<unknown>)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0)) await end();
});

interface Seen {
  readonly url: string;
  readonly authorization: string | undefined;
  readonly accept: string | undefined;
}

/** A host that writes down what it was asked with. */
async function host(answer: Parameters<typeof serve>[0]): Promise<SourceServer & { readonly seen: Seen[] }> {
  const seen: Seen[] = [];
  const server = await serve((request: IncomingMessage, response) => {
    const { authorization, accept } = request.headers;
    seen.push({ url: request.url ?? "", authorization, accept });
    answer(request, response);
  });
  endings.push(() => server[Symbol.asyncDispose]());
  return { ...server, seen };
}

const secret = "tok-5f2c9a";
const withToken: CredentialOf = async () => ({ token: secret });
const limits = { maxBytes: 10_000, timeoutMs: 10_000 };

function ask(url: string, { allow = {}, lookUp }: ReturnType<typeof allowing>, more: Partial<DownloadRequest> = {}) {
  return download({ url, allow, lookUp, credentialOf: withToken, ...limits, ...more });
}

test("a token stays on its origin: a redirect to another port or name goes without, and so does the way back", async () => {
  const other = await host((_, response) => response.writeHead(302, { location: `${first.origin}/end` }).end());
  const first: Awaited<ReturnType<typeof host>> = await host((request, response) => {
    const next = { "/": "/same", "/same": `${other.origin}/away?signed=${secret}` }[request.url ?? ""];
    if (next === undefined) response.end("content");
    else response.writeHead(302, { location: next }).end();
  });
  const answer = await ask(`${first.origin}/`, allowing(first.origin, other.origin));
  expect(answer.changed && answer.bytes.toString()).toBe("content");
  expect(first.seen.map(({ url, authorization }) => [url, authorization])).toEqual([
    ["/", `Bearer ${secret}`],
    ["/same", `Bearer ${secret}`],
    ["/end", undefined],
  ]);
  expect(other.seen.map(({ authorization }) => authorization)).toEqual([undefined]);
});

test("what signs the address of a redirect is in no message", async () => {
  const { origin } = await host((request, response) => {
    if (request.url === "/a") response.writeHead(302, { location: `/b?signature=${secret}` }).end();
    else if (request.url === "/c") response.writeHead(302, { location: `https://no.test/d?x=${secret}` }).end();
    else response.writeHead(403).end();
  });
  for (const path of ["/a", "/c"]) {
    const error: unknown = await ask(`${origin}${path}`, allowing(origin)).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ message: expect.stringMatching(/403|not allowed/) });
    expect(String((error as Error).message)).not.toContain(secret);
  }
});

test("nobody is asked for the token of a host that may not be reached", async () => {
  let asked = 0;
  const credentialOf: CredentialOf = async () => {
    asked += 1;
    return { token: secret };
  };
  const policy = allowing("http://elsewhere.test");
  await expect(ask("http://registry.test:1/a", policy, { credentialOf })).rejects.toMatchObject({
    code: "dependency-not-allowed",
  });
  expect(asked).toBe(0);
});

test("why there was no token is told where the host refuses", async () => {
  const { origin } = await host((_, response) => response.writeHead(401).end());
  const credentialOf: CredentialOf = async () => ({ missing: "ACME_TOKEN is not set" });
  await expect(ask(`${origin}/a`, allowing(origin), { credentialOf })).rejects.toMatchObject({
    message: expect.stringContaining("401 (no token was sent: ACME_TOKEN is not set)"),
  });
});

/** A site of releases whose files only the API gives, which leads to a store of its own, as GitHub has it. */
async function releases() {
  const store = await host((_, response) => response.end("packed"));
  const api = await host((request, response) => {
    const asset = { name: "a b.zip", url: `${api.origin}/repos/o/r/releases/assets/7` };
    const elsewhere = { name: "evil.zip", url: "http://evil.test/7" };
    if (request.url === "/repos/o/r/releases/tags/v1.0")
      response.end(JSON.stringify({ id: 1, assets: [asset, elsewhere] }));
    else if (request.url === "/repos/o/r/releases/assets/7")
      response.writeHead(302, { location: `${store.origin}/7?signed=1` }).end();
    else response.writeHead(404).end();
  });
  const site = await host((_, response) => response.writeHead(404).end());
  return { store, api, site, github: { site: site.origin, api: api.origin } };
}

test("a file of a release is had from GitHub's API where there is a token for it, and from its site where there is none", async () => {
  const { store, api, site, github } = await releases();
  const url = `${site.origin}/o/r/releases/download/v1.0/a%20b.zip`;
  const policy = allowing(site.origin, store.origin);
  const answer = await ask(url, policy, { github });
  expect(answer.changed && answer.bytes.toString()).toBe("packed");
  expect(api.seen).toEqual([
    {
      url: "/repos/o/r/releases/tags/v1.0",
      authorization: `Bearer ${secret}`,
      accept: "application/vnd.github+json",
    },
    { url: "/repos/o/r/releases/assets/7", authorization: `Bearer ${secret}`, accept: "application/octet-stream" },
  ]);
  expect([store.seen.map(({ authorization }) => authorization), site.seen]).toEqual([[undefined], []]);
  await expect(ask(url, policy, { github, credentialOf: undefined })).rejects.toThrow("404");
  expect([site.seen.length, api.seen.length]).toEqual([1, 2]);
});

test("a release leads to no host but the API's, and says where it has no such file", async () => {
  const { site, github } = await releases();
  const fileOf = (path: string) =>
    ask(`${site.origin}/o/r/releases/download/${path}`, allowing(site.origin), { github });
  await expect(fileOf("v1.0/evil.zip")).rejects.toThrow("led to another host");
  await expect(fileOf("v1.0/none.zip")).rejects.toThrow("has no such file");
  await expect(fileOf("v2.0/a.zip")).rejects.toThrow(`${site.origin}/o/r/releases/download/v2.0/a.zip`);
});

const packed = tarGz([{ name: "t/manifest.yaml", content: "schema_url: https://shop.example/base/1.0.0\n" }]);

test("what was fetched with a token is not kept on the disk, and a preparation that reviews share sends none", async () => {
  const cacheFolder = await mkdtemp(join(tmpdir(), "weavergen-token-"));
  endings.push(() => rm(cacheFolder, { recursive: true, force: true }));
  const { origin, seen } = await host((_, response) => response.writeHead(200, { etag: '"1"' }).end(packed));
  const path = `${origin}/a.tar.gz`;
  const options = { ...allowing(origin), cacheFolder, credentialOf: withToken };
  const registry = { files: memoryTree({}), path };
  const own = await prepareDependencies({ ...options, ...registry });
  expect([own.find(path)?.ok, await readdir(cacheFolder)]).toEqual([true, []]);
  const shared = await createPreparation(options)(registry);
  expect([shared.find(path)?.ok, (await readdir(cacheFolder)).length > 0]).toEqual([true, true]);
  expect(seen.map(({ authorization }) => authorization)).toEqual([`Bearer ${secret}`, undefined]);
});
