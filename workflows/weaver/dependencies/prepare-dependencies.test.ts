import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { randomBytes } from "node:crypto";
import type { RequestListener } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { folderTree } from "../../workspace/folder-tree.ts";
import { git } from "../../workspace/git.ts";
import { memoryTree } from "../../workspace/memory-tree.ts";
import type { FileTree } from "../../workspace/workspace.ts";
import { checkRegistry } from "../embedded/check.ts";
import { readRegistry } from "../embedded/read-registry.ts";
import { tarGz, zip } from "./archives-for-tests.ts";
import { prepareDependencies, type PrepareRequest } from "./prepare-dependencies.ts";
import { allowing, serve as serveSources, serveGit, type SourceServer } from "./sources-for-tests.ts";

const endings: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0)) await end();
});

const dependencyManifest = "schema_url: https://shop.example/base/1.0.0\n";
const definitions = `file_format: definition/2
attributes:
  - {key: shop.id, type: string, brief: An id., stability: stable, examples: [a]}
`;
const using = `file_format: definition/2
spans:
  - type: shop.buy
    kind: client
    name: {note: buy}
    brief: Buys.
    stability: stable
    attributes: [{ref: shop.id, requirement_level: required}]
`;
const packed = [
  { name: "base-1.0/registry/manifest.yaml", content: dependencyManifest },
  { name: "base-1.0/registry/shop.yaml", content: definitions },
];

function manifest(registryPath: string | undefined, url = "https://shop.example/base/1.0.0"): string {
  const path = registryPath === undefined ? "" : `    registry_path: ${JSON.stringify(registryPath)}\n`;
  return `schema_url: https://shop.example/model/1.0.0\ndependencies:\n  - schema_url: ${url}\n${path}`;
}

/** A tree of texts and of files that are no text. */
function tree(registryPath: string | undefined, bytes: Readonly<Record<string, Buffer>> = {}): FileTree {
  const texts = memoryTree({ "model/manifest.yaml": manifest(registryPath), "model/buy.yaml": using });
  return { ...texts, bytes: (path) => bytes[path] };
}

async function read(files: FileTree, options: Partial<PrepareRequest> = {}) {
  const dependencies = await prepareDependencies({ files, path: "model", ...options });
  return readRegistry({ files, path: "model", dependencies });
}

async function fault(files: FileTree, options: Partial<PrepareRequest> = {}) {
  const { registry, diagnostics } = await read(files, options);
  expect(registry).toBeUndefined();
  const errors = diagnostics.filter((item) => item.severity === "error");
  expect(errors[0]?.at).toMatchObject({ file: "model/manifest.yaml", line: 3 });
  return `${errors[0]?.kind}: ${errors[0]?.message}`;
}

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "weavergen-test-"));
  endings.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function serve(answer: RequestListener): Promise<SourceServer> {
  return closedAfterwards(await serveSources(answer));
}

function closedAfterwards(server: SourceServer): SourceServer {
  endings.push(() => Promise.resolve(server[Symbol.asyncDispose]()));
  return server;
}

for (const [name, pack] of [
  ["deps/base.tar.gz", tarGz],
  ["deps/base.zip", zip],
] as const) {
  test(`${name}: an archive in the repository is read, and places inside it name it`, async () => {
    const path = `${name}[registry]`;
    const { registry, diagnostics } = await read(tree(path, { [name]: pack(packed) }));
    expect(diagnostics.filter((item) => item.severity === "error")).toEqual([]);
    const use = registry?.signals.find((signal) => signal.kind === "span")?.attributes[0];
    expect(use?.attribute.name).toBe("shop.id");
    const broken = pack([packed[0] ?? { name: "" }, { name: "base-1.0/registry/shop.yaml", content: "groups: [\n" }]);
    const faulty = await read(tree(path, { [name]: broken }));
    expect(faulty.diagnostics[0]).toMatchObject({ severity: "error", at: { file: `${path}/shop.yaml` } });
  });
}

test("what is fetched without an allow-list is refused where the manifest names it, and nothing is asked", async () => {
  const { origin, asked } = await serve((_, response) => response.end("x"));
  const refused = ["/etc/registry", "../outside", "../up.zip", `${origin}/a.zip`, `${origin}/r.git@main[model]`];
  for (const path of [...refused, `${origin}/manifest.yaml`, "https://169.254.169.254/latest/a.tar.gz"]) {
    expect(await fault(tree(path))).toMatch(/^DependencyNotAllowed: /);
  }
  expect(asked).toEqual([]);
  const { registry, diagnostics } = readRegistry({ files: tree(`${origin}/a.zip`), path: "model" });
  expect([registry, diagnostics.at(-1)?.kind]).toEqual([undefined, "DependencyNeedsBinary"]);
});

test("an allowed host that leads to a private address is refused, by name, by number and behind a redirect", async () => {
  const { origin, asked } = await serve((request, response) => {
    const target = request.url === "/1.zip" ? "http://other.test/x.zip" : "http://169.254.169.254/x.zip";
    response.writeHead(302, { location: target }).end();
  });
  const lookUp = (host: string) => Promise.resolve([host === "inside.example" ? "10.0.0.7" : "127.0.0.1"]);
  const hosts = ["inside.example", "*.test", "http://127.0.0.1", "http://[::1]", "http://169.254.169.254", origin];
  const allow = { hosts };
  for (const url of [
    "https://inside.example/a.zip",
    "http://127.0.0.1/a.zip",
    "http://[::1]/a.zip",
    `${origin}/a.zip`,
  ]) {
    expect(await fault(tree(url), { allow, lookUp })).toMatch(/DependencyNotAllowed: .*not public/);
  }
  for (const url of ["https://inside.example/r.git", "http://127.0.0.1/r@main", "http://169.254.169.254/m.yaml"]) {
    expect(await fault(tree(url), { allow, lookUp })).toMatch(/DependencyNotAllowed: .*not public/);
  }
  expect(asked).toEqual([]);
  const near = { allow: { hosts, privateAddresses: ["127.0.0.0/8"] }, lookUp };
  expect(await fault(tree(`${origin}/1.zip`), near)).toMatch(/DependencyNotAllowed: .*http:\/\/other\.test/);
  expect(await fault(tree(`${origin}/2.zip`), near)).toMatch(/DependencyNotAllowed: .*169\.254\.169\.254/);
  expect(asked).toEqual(["/1.zip", "/2.zip"]);
});

test("an archive from an allowed host is read, and asked for by its tag once it is kept", async () => {
  const bytes = tarGz(packed);
  const statuses: number[] = [];
  const { origin } = await serve((request, response) => {
    const status = request.headers["if-none-match"] === '"1"' ? 304 : 200;
    statuses.push(status);
    response.writeHead(status, { etag: '"1"' }).end(status === 200 ? bytes : undefined);
  });
  const options = { ...allowing(origin), cacheFolder: await temporaryFolder() };
  for (let round = 0; round < 2; round++) {
    const { registry, diagnostics } = await read(tree(`${origin}/base.tar.gz[registry]`), options);
    expect([registry?.signals.length, diagnostics.filter((item) => item.severity === "error")]).toEqual([1, []]);
  }
  expect(statuses).toEqual([200, 304]);
});

test("a host that answers with an error, nothing, too much or too slowly gives an error at the dependency", async () => {
  const { origin } = await serve((request, response) => {
    if (request.url === "/cut.zip")
      response.writeHead(200, { "content-length": "1000" }).write("x", () => response.destroy());
    else if (request.url === "/loop.zip") response.writeHead(301, { location: "/loop.zip" }).end();
    else response.writeHead(500).end();
  });
  const options = allowing(origin);
  expect(await fault(tree(`${origin}/a.zip`), options)).toMatch(/DependencyNotFetched: .*answered 500/);
  expect(await fault(tree(`${origin}/cut.zip`), options)).toMatch(/DependencyNotFetched/);
  expect(await fault(tree(`${origin}/loop.zip`), options)).toMatch(/DependencyNotFetched: .*redirects/);
  expect(await fault(tree("http://registry.test:1/a.zip"), allowing("http://registry.test:1"))).toMatch(/NotFetched/);
  const stop = AbortSignal.abort(new Error("stopped"));
  await expect(read(tree(`${origin}/a.zip`), { ...options, signal: stop })).rejects.toThrow("stopped");
});

test("a published registry is read by the URL of its manifest", async () => {
  const published = `file_format: resolved/2.0
schema_url: https://shop.example/base/1.0.0
attribute_catalog:
  - {key: shop.id, type: string, brief: An id., stability: stable}
registry: {attributes: [0], attribute_groups: [], spans: [], metrics: [], events: [], entities: []}
refinements: {spans: [], metrics: [], events: [], entities: []}
`;
  const facts = "file_format: manifest/2.0\nschema_url: https://shop.example/base/1.0.0\nresolved_registry_uri: ";
  const { origin, asked } = await serve((request, response) => {
    const absolute = `${facts}http://registry.test:${request.socket.localPort}/v1/resolved.yaml\n`;
    response.end(
      request.url === "/v1/m.yaml" ? `${facts}resolved.yaml\n` : request.url === "/m.yaml" ? absolute : published,
    );
  });
  for (const path of ["/v1/m.yaml", "/m.yaml"]) {
    const { registry, diagnostics } = await read(tree(`${origin}${path}`), allowing(origin));
    expect(diagnostics.filter((item) => item.severity === "error")).toEqual([]);
    expect(registry?.signals[0]?.attributes[0]?.attribute.name).toBe("shop.id");
  }
  expect(asked).toEqual(["/v1/m.yaml", "/v1/resolved.yaml", "/m.yaml", "/v1/resolved.yaml"]);
});

async function repository(folder: string): Promise<readonly string[]> {
  const work = join(folder, "work");
  await mkdir(join(work, "a/registry"), { recursive: true });
  const at = { folder: work };
  const commit = async (text: string) => {
    await writeFile(join(work, "a/registry/shop.yaml"), text);
    await git(at, ["add", "."]);
    await git(at, ["-c", "user.name=T", "-c", "user.email=t@example.com", "commit", "-qm", "x"]);
    return (await git(at, ["rev-parse", "HEAD"])).toString("utf8").trim();
  };
  await git(at, ["init", "-q", "-b", "main", "."]);
  await writeFile(join(work, "a/registry/manifest.yaml"), dependencyManifest);
  const first = await commit(definitions);
  await git(at, ["-c", "user.name=T", "-c", "user.email=t@example.com", "tag", "-a", "-m", "one", "v1.0"]);
  const second = await commit(definitions.replaceAll("shop.id", "shop.other"));
  await git({ folder }, ["clone", "-q", "--bare", "work", "base.git"]);
  return [first, second];
}

test("a repository is read at a tag, a branch, a commit or its default branch, in a sub-folder", async () => {
  const folder = await temporaryFolder();
  const [first = "", second = ""] = await repository(folder);
  const { origin, asked } = closedAfterwards(await serveGit(folder));
  const options = { ...allowing(origin), cacheFolder: await temporaryFolder() };
  const attributeAt = async (refspec: string) => {
    const files = tree(`${origin}/base.git${refspec}[a/registry]`);
    const dependencies = await prepareDependencies({ files, path: "model", ...options });
    const found = dependencies.find(`${origin}/base.git${refspec}[a/registry]`);
    if (found?.ok !== true) throw new Error(found?.message);
    expect(found.files.list("")).toEqual(["a/registry/manifest.yaml", "a/registry/shop.yaml"]);
    return /shop\.\w+/.exec(found.files.read("a/registry/shop.yaml") ?? "")?.[0];
  };
  expect(await attributeAt("@v1.0")).toBe("shop.id");
  expect(await attributeAt("@main")).toBe("shop.other");
  expect(await attributeAt("")).toBe("shop.other");
  expect(await attributeAt(`@${first}`)).toBe("shop.id");
  const before = asked.length;
  expect(await attributeAt(`@${second}`)).toBe("shop.other");
  expect(asked.length, "a commit that was fetched before is not asked for again").toBe(before);
  const { registry, diagnostics } = await read(tree(`${origin}/base.git@v1.0[a/registry]`), options);
  expect([registry?.signals.length, diagnostics.filter((item) => item.severity === "error")]).toEqual([1, []]);
  for (const path of ["@nowhere", "@--upload-pack=x", "@a:b", `@${"0".repeat(40)}`]) {
    expect(await fault(tree(`${origin}/base.git${path}`), options)).toMatch(/DependencyNotFetched/);
  }
  expect(await fault(tree(`${origin}/base.git@v1.0[nowhere]`), options)).toMatch(/DependencyMissing/);
});

test("an override of the operator takes the place of a schema URL", async () => {
  const files = memoryTree({
    "model/manifest.yaml": manifest("https://nowhere.example/a.zip"),
    "model/buy.yaml": using,
    "vendored/manifest.yaml": dependencyManifest,
    "vendored/shop.yaml": definitions,
  });
  const overrides = { "https://shop.example/base/1.0.0": "vendored" };
  const { registry, diagnostics } = await read(files, { overrides });
  expect([registry?.signals.length, diagnostics.filter((item) => item.severity === "error")]).toEqual([1, []]);
});

test("a folder and an archive outside the repository are read where the operator allows their folder", async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, "repository/model"), { recursive: true });
  await mkdir(join(folder, "shared/base"), { recursive: true });
  await writeFile(join(folder, "shared/base/manifest.yaml"), dependencyManifest);
  await writeFile(join(folder, "shared/base/shop.yaml"), definitions);
  await writeFile(join(folder, "shared/base.zip"), zip(packed));
  await writeFile(join(folder, "repository/model/buy.yaml"), using);
  for (const path of ["../shared/base", join(folder, "shared/base"), "../shared/base.zip[registry]"]) {
    await writeFile(join(folder, "repository/model/manifest.yaml"), manifest(path));
    const files = folderTree(join(folder, "repository"));
    expect(await fault(files)).toMatch(/^DependencyNotAllowed/);
    expect(await fault(files, { allow: { folders: [join(folder, "share")] } })).toMatch(/^DependencyNotAllowed/);
    const { registry, diagnostics } = await read(files, { allow: { folders: [join(folder, "shared")] } });
    expect([registry?.signals.length, diagnostics.filter((item) => item.severity === "error")]).toEqual([1, []]);
  }
});

test("the registry itself may be an archive or lie behind a URL", async () => {
  const { origin } = await serve((_, response) => response.end(zip(packed)));
  for (const path of ["deps/base.zip[registry]", `${origin}/base.zip[registry]`]) {
    const files: FileTree = { ...memoryTree({}), bytes: () => zip(packed) };
    const dependencies = await prepareDependencies({ files, path, ...allowing(origin) });
    expect(checkRegistry({ files, path, dependencies }).exitCode).toBe(0);
    expect(readRegistry({ files, path, dependencies }).registry?.attributes.has("shop.id")).toBe(true);
  }
});

test("all sources together hold a bounded amount of text, and a wrong allow-list is the operator's to mend", async () => {
  const big = tarGz([{ name: "t/a.yaml", content: `# ${randomBytes(9_000_000).toString("base64")}` }]);
  const paths = Array.from({ length: 24 }, (_, index) => `deps/${index}.tar.gz`);
  const entries = paths.map(
    (path, index) => `  - {schema_url: https://d${index}.example/x/1.0.0, registry_path: ${path}}\n`,
  );
  const text = `schema_url: https://shop.example/model/1.0.0\ndependencies:\n${entries.join("")}`;
  const files: FileTree = {
    ...memoryTree({ "model/manifest.yaml": text, "model/a.yaml": definitions }),
    bytes: () => big,
  };
  const dependencies = await prepareDependencies({ files, path: "model" });
  const found = paths.map((path) => dependencies.find(path));
  expect(found[0]?.ok).toBe(true);
  expect(found.at(-1)).toMatchObject({ ok: false, kind: "DependencyNotFetched" });
  const allow = { privateAddresses: ["10.0.0.0/99"] };
  await expect(read(files, { allow })).rejects.toMatchObject({ code: "allowed-address-invalid", actor: "operator" });
});

test("registries that name each other without end are fetched a bounded number of times", async () => {
  const { origin, asked } = await serve((request, response) => {
    const next = Number(/\d+/.exec(request.url ?? "")?.[0]) + 1;
    const paths = [0, 1, 2].map((index) => `    registry_path: ${origin}/${next}${index}.tar.gz\n`);
    const dependencies = paths.map((path, index) => `  - schema_url: https://d${index}.example/x/1.0.0\n${path}`);
    const text = `schema_url: https://s.example/x${next}/1.0.0\ndependencies:\n${dependencies.join("")}`;
    response.end(tarGz([{ name: "t/manifest.yaml", content: text }]));
  });
  const { registry, diagnostics } = await read(tree(`${origin}/1.tar.gz`), allowing(origin));
  expect(registry).toBeUndefined();
  expect(diagnostics.some((item) => item.severity === "error")).toBe(true);
  expect(asked.length).toBeLessThanOrEqual(64);
});
