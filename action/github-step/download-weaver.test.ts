import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { arch, platform, tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test, vi } from "vitest";
import { downloadWeaver } from "./download-weaver.ts";

const triples: Readonly<Record<string, string>> = {
  "linux-x64": "x86_64-unknown-linux-musl",
  "linux-arm64": "aarch64-unknown-linux-musl",
  "darwin-arm64": "aarch64-apple-darwin",
  "darwin-x64": "x86_64-apple-darwin",
};
const triple = triples[`${platform()}-${arch()}`] ?? "";

interface Releases extends AsyncDisposable {
  readonly url: string;
  readonly sha256: string;
  /** Paths that were asked for. */
  readonly asked: string[];
  readonly toolCache: string;
}

/** A server of releases with one small archive in the form of Weaver's. */
async function serveReleases(): Promise<Releases> {
  const folder = mkdtempSync(join(tmpdir(), "weavergen-releases-"));
  const inner = join(folder, `weaver-${triple}`);
  mkdirSync(inner);
  writeFileSync(join(inner, "weaver"), "#!/bin/sh\necho weaver 0.25.1\n");
  chmodSync(join(inner, "weaver"), 0o755);
  execFileSync("tar", ["-cJf", "weaver.tar.xz", `weaver-${triple}`], { cwd: folder });
  const archive = readFileSync(join(folder, "weaver.tar.xz"));
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    const known =
      /^\/v0\.25\.[12]\/weaver-/.test(request.url ?? "") && request.url?.endsWith(`${triple}.tar.xz`) === true;
    response.writeHead(known ? 200 : 404).end(known ? archive : "");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const toolCache = join(folder, "cache");
  vi.stubEnv("RUNNER_TOOL_CACHE", toolCache);
  vi.stubEnv("RUNNER_TEMP", join(folder, "temp"));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sha256: createHash("sha256").update(archive).digest("hex"),
    asked,
    toolCache,
    [Symbol.asyncDispose]: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

beforeEach(() => vi.unstubAllEnvs());

const missing = triple === "";

test.skipIf(missing)("a release with the right checksum is unpacked, runs, and is downloaded once", async () => {
  await using releases = await serveReleases();
  const release = { version: "v0.25.1", sha256: releases.sha256.toUpperCase(), releases: `${releases.url}/` };
  const path = await downloadWeaver(release);
  expect(execFileSync(path, { encoding: "utf8" })).toBe("weaver 0.25.1\n");
  expect(await downloadWeaver(release)).toBe(path);
  expect(releases.asked).toHaveLength(1);
});

test.skipIf(missing)(
  "a release with another checksum is never unpacked, also after the right one was kept",
  async () => {
    await using releases = await serveReleases();
    const release = { version: "0.25.1", releases: releases.url };
    await expect(downloadWeaver({ ...release, sha256: "0".repeat(64) })).rejects.toMatchObject({
      code: "weaver-checksum",
      message: expect.stringContaining(releases.sha256),
    });
    expect(existsSync(releases.toolCache) ? readdirSync(releases.toolCache) : []).toEqual([]);
    await downloadWeaver({ ...release, sha256: releases.sha256 });
    await expect(downloadWeaver({ ...release, sha256: "0".repeat(64) })).rejects.toMatchObject({
      code: "weaver-checksum",
    });
  },
);

test.skipIf(missing)("a version that was never released says from where it was asked", async () => {
  await using releases = await serveReleases();
  const release = { version: "9.9.9", sha256: "0".repeat(64), releases: releases.url };
  await expect(downloadWeaver(release)).rejects.toMatchObject({
    code: "weaver-download",
    message: expect.stringContaining("/v9.9.9/weaver-"),
  });
});

test.skipIf(missing)("an archive that holds another version than the one that was named is not used", async () => {
  await using releases = await serveReleases();
  const release = { version: "0.25.2", sha256: releases.sha256, releases: releases.url };
  await expect(downloadWeaver(release)).rejects.toMatchObject({
    code: "weaver-version",
    message: expect.stringContaining("weaver 0.25.1"),
  });
});
