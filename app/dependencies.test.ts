import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { tarGz } from "../workflows/weaver/dependencies/archives-for-tests.ts";
import { serve, type SourceServer } from "../workflows/weaver/dependencies/sources-for-tests.ts";
import { gateOf, startAppForTests } from "./app-for-tests.ts";

// The App starts in seconds, and in tens of them on a machine that is busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const base = "schema_url: https://shop.example/base/1.0.0\n";
const definitions = `groups:
  - id: registry.shop
    type: attribute_group
    display_name: Shop
    brief: Shop.
    attributes:
      - {id: shop.id, type: string, brief: An id., stability: stable, examples: [a]}
      - {id: shop.size, type: int, brief: A size., stability: stable, examples: [1]}
`;
const buys = (...names: readonly string[]): string => `groups:
  - id: span.shop.buy
    type: span
    span_kind: client
    brief: Buys.
    stability: stable
    attributes: [${names.map((name) => `{ref: ${name}, requirement_level: recommended}`).join(", ")}]
`;
const archive = tarGz([
  { name: "base/manifest.yaml", content: base },
  { name: "base/shop.yaml", content: definitions },
]);

let host: SourceServer;
let running: Awaited<ReturnType<typeof startAppForTests>>;
let origin: string;
/** What the host answers, one after another; the last one from then on. */
let statuses: number[];

beforeAll(async () => {
  host = await serve((_, response) => response.writeHead(statuses.shift() ?? 200).end(archive));
  origin = `http://127.0.0.1:${new URL(host.origin).port}`;
  const variables = {
    WEAVERGEN_ALLOWED_DEPENDENCY_HOSTS: `${origin}, github.com`,
    WEAVERGEN_ALLOWED_PRIVATE_ADDRESSES: "127.0.0.1",
  };
  running = await startAppForTests({ environment: process.env, variables });
});
beforeEach(() => {
  statuses = [];
  host.asked.splice(0);
});
afterAll(async () => {
  await running[Symbol.asyncDispose]();
  await host[Symbol.asyncDispose]();
});

const manifest = (...paths: readonly string[]): string =>
  `schema_url: https://shop.example/model/1.0.0\ndependencies:\n${paths
    .map((path, index) => `  - schema_url: https://shop.example/base${index}/1.0.0\n    registry_path: ${path}\n`)
    .join("")}`;

async function openPullRequest(changes: Readonly<Record<string, string>>) {
  const files = { "model/manifest.yaml": manifest(`${origin}/base.tar.gz`), "model/buy.yaml": buys("shop.id") };
  const repository = await running.repository({ files });
  return running.github.openPullRequest({ repository, branch: "b", title: "Sizes", author: "ada", changes });
}

test("a registry that depends on an archive of an allowed host is reviewed; both sides cost one request", async () => {
  const pull = await openPullRequest({ "model/buy.yaml": buys("shop.id", "shop.size") });
  await running.idle();
  expect(gateOf(running.github, pull.head)).toBe("success");
  expect(host.asked).toEqual(["/base.tar.gz"]);
});

test("a head that names a metadata service is refused on the line, in words that say who can allow it", async () => {
  const pull = await openPullRequest({
    "model/manifest.yaml": manifest(`${origin}/base.tar.gz`, "http://169.254.169.254/latest.zip"),
  });
  await running.idle();
  const run = running.github.checkRuns(pull.head).find(({ name }) => name === "weavergen");
  expect(run?.conclusion).toBe("failure");
  expect(run?.annotations).toContainEqual(
    expect.objectContaining({
      path: "model/manifest.yaml",
      start_line: 5,
      message: expect.stringContaining("WEAVERGEN_ALLOWED_DEPENDENCY_HOSTS"),
    }),
  );
});

test("a host that is away for a moment is asked again by a later attempt of the job", async () => {
  statuses = [503, 503, 503];
  const pull = await openPullRequest({ "model/buy.yaml": buys("shop.id", "shop.size") });
  await running.idle();
  expect(gateOf(running.github, pull.head)).toBe("success");
  expect(host.asked.length).toBe(4);
});

test("a host that stays away is a finding in the end, not a failure of ours", async () => {
  statuses = Array.from({ length: 100 }, () => 503);
  const pull = await openPullRequest({ "model/buy.yaml": buys("shop.id", "shop.size") });
  await running.idle();
  const run = running.github.checkRuns(pull.head).find(({ name }) => name === "weavergen");
  expect(run?.conclusion).toBe("failure");
  expect(run?.annotations).toContainEqual(
    expect.objectContaining({
      path: "model/manifest.yaml",
      start_line: 3,
      message: expect.stringContaining("answered 503"),
    }),
  );
});
