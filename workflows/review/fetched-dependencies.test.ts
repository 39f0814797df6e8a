import { trace } from "@opentelemetry/api";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import type { Finding, Report } from "../report/report.ts";
import { tarGz } from "../weaver/dependencies/archives-for-tests.ts";
import type { FetchPolicy } from "../weaver/dependencies/fetch-sources.ts";
import { allowing, serve, serveGit } from "../weaver/dependencies/sources-for-tests.ts";
import { findWeaver } from "../weaver/binary/find-weaver.ts";
import { createBinaryWeaver } from "../weaver/binary/binary-weaver.ts";
import { createParseCache } from "../weaver/embedded/read-registry.ts";
import { createEmbeddedWeaver } from "../weaver/embedded-weaver.ts";
import type { Weaver } from "../weaver/weaver.ts";
import { openLocalWorkspace } from "../workspace/local-workspace.ts";
import { type ScratchRepository, scratchRepository } from "../workspace/scratch-repository.ts";
import { runReview } from "./run-review.ts";

vi.setConfig({ testTimeout: 60_000 });

const parseCache = createParseCache();
const embedded = createEmbeddedWeaver({ parseCache });
const program = await findWeaver({ explicit: process.env["WEAVER_BIN"], path: process.env["PATH"] });
if (program === undefined) process.stdout.write("Reviews by the binary: skipped, there is no weaver on the PATH\n");
const engines: readonly Weaver[] =
  program === undefined ? [embedded] : [embedded, createBinaryWeaver({ path: program })];

const endings: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0)) await end();
});

const settings = `registries:
  - path: model
    targets: [{ name: text, output: generated }]
`;
const template = `{% for group in ctx %}{{ group.id }}: {% for a in group.attributes %}{{ a.name }} ({{ a.brief }}) {% endfor %}
{% endfor %}`;
const common = {
  ".github/weavergen.yml": settings,
  "templates/registry/text/weaver.yaml":
    "templates:\n  - {template: all.md.j2, filter: .groups, application_mode: single}\n",
  "templates/registry/text/all.md.j2": template,
};
const baseManifest = "schema_url: https://shop.example/base/1.0.0\n";
const baseDefinitions = `file_format: definition/2
attributes:
  - {key: shop.id, type: string, brief: An id., stability: stable, examples: [a]}
  - {key: shop.size, type: int, brief: A size., stability: stable, examples: [1]}
`;
const packed = tarGz([
  { name: "base-1.0/registry/manifest.yaml", content: baseManifest },
  { name: "base-1.0/registry/shop.yaml", content: baseDefinitions },
]);

function buys(...references: readonly string[]): string {
  const attributes = references.map((name) => `      - {ref: ${name}, requirement_level: required}\n`).join("");
  return `file_format: definition/2
spans:
  - type: shop.buy
    kind: client
    name: {note: buy}
    brief: Buys.
    stability: stable
    attributes:
${attributes}`;
}

function manifest(...paths: readonly string[]): string {
  const entries = paths.map(
    (path, index) =>
      `  - schema_url: https://shop.example/${index === 0 ? "base" : `more${index}`}/1.0.0\n    registry_path: ${JSON.stringify(path)}\n`,
  );
  return `schema_url: https://shop.example/model/1.0.0\ndependencies:\n${entries.join("")}`;
}

function dependingOn(path: string): Record<string, string> {
  return { ...common, "model/manifest.yaml": manifest(path), "model/buy.yaml": buys("shop.id") };
}

type Files = Readonly<Record<string, string | Buffer | undefined>>;

interface Wish {
  readonly base: Files;
  readonly head: Files;
  readonly policy?: FetchPolicy;
  readonly weaver?: Weaver;
  readonly mayRetry?: boolean;
}

async function reviewed({ base, head, policy, weaver = embedded, mayRetry }: Wish): Promise<Report> {
  using repository: ScratchRepository = scratchRepository();
  const from = repository.commit(base);
  const to = repository.commit(head);
  await using workspace = await openLocalWorkspace({ folder: repository.folder, base: from, head: to });
  const services = {
    weaver,
    parseCache,
    dependencies: policy,
    proposers: [],
    tracer: trace.getTracer("test"),
    spansOf: () => [],
    now: () => performance.now(),
    versions: {},
  };
  const facts = { workspace, services, fork: true, mayPush: false, failOn: undefined, trustHead: false, mayRetry };
  return (await runReview(facts)).report;
}

/** What a reader sees, without what differs by where the dependency lies. */
function seen({ conclusion, findings, changes, targets, patch }: Report) {
  // Its message names the dependency's own file.
  const lasting = findings.filter(({ rule }) => rule !== "unstable-file-format");
  const facts = lasting.map(({ rule, level, message, file, line, new: isNew }) => [
    rule,
    level,
    message,
    file,
    line,
    isNew,
  ]);
  return {
    conclusion,
    facts,
    changes,
    patch,
    targets: targets.map(({ drift, files, error }) => ({ drift, files, error })),
  };
}

function told({ findings }: Report, rule: string): Partial<Finding> | undefined {
  const found = findings.filter((finding) => finding.rule === rule);
  expect(found).toHaveLength(1);
  return found[0];
}

/** Uses one more attribute of the dependency, and one that nobody defines. */
const usesMore: Files = { "model/buy.yaml": buys("shop.id", "shop.size", "shop.nothing") };
const vendored = {
  ...dependingOn("deps/base"),
  "deps/base/manifest.yaml": baseManifest,
  "deps/base/shop.yaml": baseDefinitions,
};

async function gitOrigin() {
  const bare = scratchRepository();
  using work = scratchRepository();
  work.commit({ "registry/manifest.yaml": baseManifest, "registry/shop.yaml": baseDefinitions });
  mkdirSync(join(bare.folder, "hosted"));
  work.git("clone", "--quiet", "--bare", work.folder, join(bare.folder, "hosted/base.git"));
  const server = await serveGit(join(bare.folder, "hosted"));
  endings.push(() => Promise.resolve(server[Symbol.asyncDispose]()));
  endings.push(async () => bare[Symbol.dispose]());
  return server;
}

async function archiveOrigin(status: () => number = () => 200) {
  const server = await serve((_, response) => response.writeHead(status()).end(packed));
  endings.push(() => Promise.resolve(server[Symbol.asyncDispose]()));
  return server;
}

for (const weaver of engines) {
  test(`${weaver.engine}: a registry on an archive or a git repository is reviewed as one with the dependency vendored`, async () => {
    for (const head of [usesMore, { "model/buy.yaml": buys("shop.id", "shop.size") }]) {
      const wanted = seen(await reviewed({ base: vendored, head, weaver }));
      expect(wanted.facts.length + wanted.changes.length).toBeGreaterThan(0);
      const archive = await archiveOrigin();
      const files = dependingOn(`${archive.origin}/base.tar.gz[registry]`);
      const policy = allowing(archive.origin);
      expect(seen(await reviewed({ base: files, head, policy, weaver }))).toEqual(wanted);
      expect(archive.asked, "both sides name it, and it is asked for once").toEqual(["/base.tar.gz"]);
      const git = await gitOrigin();
      const onGit = dependingOn(`${git.origin}/base.git@main[registry]`);
      expect(seen(await reviewed({ base: onGit, head, policy: allowing(git.origin), weaver }))).toEqual(wanted);
      expect(git.asked.filter((path) => path.includes("info/refs")).length, "one listing, one fetch").toBe(2);
      const packedIn = { ...dependingOn("deps/base.tar.gz[registry]"), "deps/base.tar.gz": packed };
      expect(seen(await reviewed({ base: packedIn, head, weaver }))).toEqual(wanted);
    }
  });

  test(`${weaver.engine}: a hostile dependency of the head is refused at its line, and the base is as before`, async () => {
    const archive = await archiveOrigin();
    const fine = `${archive.origin}/base.tar.gz[registry]`;
    const hostile = [
      "http://169.254.169.254/a.zip",
      "https://evil.example/r.git@main",
      "/etc",
      "../../outside",
      "../../a.zip",
    ];
    const files = dependingOn(fine);
    for (const path of hostile) {
      const policy = allowing(archive.origin);
      const head = { "model/manifest.yaml": manifest(fine, path) };
      const report = await reviewed({ base: files, head, policy, weaver });
      expect(report.conclusion).toBe("failure");
      expect(told(report, "dependency-not-allowed")).toMatchObject({
        file: "model/manifest.yaml",
        line: 5,
        level: "violation",
        new: true,
        message: expect.stringContaining(path.replace(/@.*$/, "")),
        hint: expect.stringMatching(/WEAVERGEN_ALLOWED_DEPENDENCY_/),
      });
      expect(report.notices.filter((notice) => notice.includes("base"))).toEqual([]);
    }
    const report = await reviewed({
      base: files,
      head: { "model/manifest.yaml": manifest(fine, "file:///etc") },
      weaver,
      policy: allowing(archive.origin),
    });
    expect(report.conclusion).toBe("failure");
    expect(report.findings.find((finding) => finding.message.includes("file:///etc"))).toMatchObject({
      file: "model/manifest.yaml",
      line: 5,
    });
  });
}

test("without a word of the operator nothing is asked, and a pull request that changes nothing of it still says so", async () => {
  const archive = await archiveOrigin();
  const files = dependingOn(`${archive.origin}/base.tar.gz[registry]`);
  const report = await reviewed({ base: files, head: usesMore });
  expect(archive.asked).toEqual([]);
  expect(told(report, "dependency-not-allowed")).toMatchObject({ file: "model/manifest.yaml", line: 3, new: false });
  expect(report.notices).toContainEqual(
    expect.stringMatching(/^Nothing that `model` defines is checked, as on the base/),
  );
});

test("a host that is away fails an attempt that may be repeated, and is a new finding in the last one", async () => {
  let status = 503;
  const archive = await archiveOrigin(() => status);
  const files = dependingOn(`${archive.origin}/base.tar.gz[registry]`);
  const wish = { base: files, head: usesMore, policy: allowing(archive.origin) };
  await expect(reviewed({ ...wish, mayRetry: true })).rejects.toMatchObject({
    code: "dependency-not-fetched",
    actor: "outside",
    message: expect.stringContaining("answered 503"),
  });
  const report = await reviewed(wish);
  expect(report.conclusion).toBe("failure");
  expect(told(report, "dependency-not-fetched")).toMatchObject({ file: "model/manifest.yaml", line: 3, new: true });
  expect(archive.asked.length, "each attempt asks twice, for both sides together").toBe(4);
  status = 404;
  const gone = await reviewed({ ...wish, mayRetry: true });
  expect(told(gone, "dependency-not-fetched"), "no later attempt would find it").toMatchObject({ new: false });
});

test("what is wrong inside a dependency is shown where the manifest names it", async () => {
  const broken = tarGz([
    { name: "b/manifest.yaml", content: baseManifest },
    { name: "b/shop.yaml", content: "file_format: definition/2\nattributes: [\n" },
  ]);
  const deep = tarGz([
    {
      name: "b/manifest.yaml",
      content: `${baseManifest}dependencies:\n  - schema_url: https://x.example/y/1.0.0\n    registry_path: https://evil.example/a.zip\n`,
    },
  ]);
  for (const [bytes, rule] of [
    [broken, /./],
    [deep, /^dependency-not-allowed$/],
  ] as const) {
    const head = { ...dependingOn("deps/base.tar.gz"), "deps/base.tar.gz": bytes };
    const report = await reviewed({ base: common, head });
    expect(report.findings).toContainEqual(
      expect.objectContaining({
        rule: expect.stringMatching(rule),
        file: "model/manifest.yaml",
        line: 3,
        new: true,
        hint: expect.stringMatching(/It stands in deps\/base.tar.gz\//),
      }),
    );
    expect(report.findings.filter(({ file }) => !file.startsWith("model/"))).toEqual([]);
  }
});
