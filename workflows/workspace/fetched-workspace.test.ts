import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { fetchWorkspace } from "./fetched-workspace.ts";
import { scratchRepository, type ScratchRepository } from "./scratch-repository.ts";

const canary = "ghs_canary0123456789";
const header = `Basic ${Buffer.from(`x-access-token:${canary}`).toString("base64")}`;

/** GitHub as git sees it: smart HTTP in front of `git http-backend`, with a token. */
async function serveGit(repository: ScratchRepository, onRequest: (request: IncomingMessage) => void = () => {}) {
  const server = createServer((request, response) => {
    onRequest(request);
    if (request.headers.authorization === header) return backend(repository, request, response);
    response.writeHead(401, { "www-authenticate": "Basic" }).end(`echo of ${request.headers.authorization ?? ""}`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return `http://127.0.0.1:${address.port}/.git`;
}

function backend(repository: ScratchRepository, request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? "/", "http://localhost");
  const child = spawn("git", ["http-backend"], {
    env: {
      PATH: process.env["PATH"],
      GIT_PROJECT_ROOT: repository.folder,
      GIT_HTTP_EXPORT_ALL: "1",
      GIT_PROTOCOL: String(request.headers["git-protocol"] ?? ""),
      PATH_INFO: url.pathname,
      QUERY_STRING: url.search.slice(1),
      REQUEST_METHOD: request.method,
      CONTENT_TYPE: request.headers["content-type"],
      HTTP_CONTENT_ENCODING: request.headers["content-encoding"],
      ...(request.headers["content-length"] && { CONTENT_LENGTH: request.headers["content-length"] }),
    },
  });
  request.pipe(child.stdin);
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  child.on("close", () => {
    const output = Buffer.concat(chunks);
    const split = output.indexOf("\r\n\r\n");
    const headers = output.toString("latin1", 0, split).split("\r\n");
    const pairs = headers.map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1).trim()]);
    const { Status, ...rest } = Object.fromEntries(pairs) as Record<string, string>;
    response.writeHead(Number.parseInt(Status ?? "200", 10), rest).end(output.subarray(split + 4));
  });
}

/** A base branch that moved on by `distance` commits since the pull request's branch left it. */
function pullRequest(distance = 1) {
  const repository = scratchRepository();
  onTestFinished(() => repository[Symbol.dispose]());
  const fork = repository.commit({ "model/a.yaml": "1\n" });
  repository.git("checkout", "--quiet", "-b", "feature");
  const head = repository.commit({ "model/a.yaml": "2\n" });
  repository.git("update-ref", "refs/pull/7/head", head);
  repository.git("checkout", "--quiet", "main");
  repository.grow(distance - 1);
  const base = repository.commit({ "trusted.yml": "t\n" });
  return { repository, fork, head, base };
}

function request(url: string, { base, head }: { base: string; head: string }, token = canary) {
  return { url, base: { ref: "main", sha: base }, head: { sha: head, pullRequest: 7 }, token: async () => token };
}

function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "weavergen-cache-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function filesWith(folder: string, text: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return files.filter((file) => readFileSync(file).includes(text));
}

/** What any user of the machine can see of every process. */
function commandLines(): string {
  const processes = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  const lines = processes.map((id) => {
    try {
      return readFileSync(`/proc/${id}/cmdline`, "utf8").replaceAll("\0", " ");
    } catch {
      return "";
    }
  });
  return lines.join("\n");
}

test("base, head and trusted are the exact commits, also of a branch that was deleted", async () => {
  const pr = pullRequest();
  pr.repository.git("branch", "--quiet", "-D", "feature");
  const url = await serveGit(pr.repository);
  await using workspace = await fetchWorkspace(request(url, pr));
  expect([workspace.base.commit, workspace.head.commit, workspace.trusted.commit]).toEqual([pr.fork, pr.head, pr.base]);
  expect(workspace.base.files.read("model/a.yaml")).toBe("1\n");
  expect(workspace.head.files.read("model/a.yaml")).toBe("2\n");
  expect(workspace.trusted.files.list("")).toEqual(["model/a.yaml", "trusted.yml"]);
  expect(workspace.changed.map(({ path }) => path)).toEqual(["model/a.yaml"]);
});

test("the history is deepened until the merge base is there", async () => {
  const pr = pullRequest(120);
  const url = await serveGit(pr.repository);
  await using workspace = await fetchWorkspace(request(url, pr));
  expect(workspace.base.commit).toBe(pr.fork);
});

test.runIf(existsSync("/proc/self/cmdline"))("the token is in no file, no argument and no message", async () => {
  const pr = pullRequest(60);
  const folder = scratchFolder();
  const seen: string[] = [];
  const url = await serveGit(pr.repository, () => seen.push(commandLines()));
  await using workspace = await fetchWorkspace({ ...request(url, pr), folder });
  expect(workspace.head.commit).toBe(pr.head);
  const secrets = [canary, header.slice("Basic ".length)];
  expect(seen.some((list) => list.includes("fetch --quiet"))).toBe(true);
  for (const secret of secrets) {
    expect(filesWith(folder, secret)).toEqual([]);
    expect(seen.filter((list) => list.includes(secret))).toEqual([]);
  }
});

test("a refused token has its own error, which does not repeat it", async () => {
  const pr = pullRequest();
  const url = await serveGit(pr.repository);
  const error: unknown = await fetchWorkspace(request(url, pr, "ghs_expired")).catch((caught: unknown) => caught);
  expect(error).toMatchObject({ code: "token-refused", actor: "outside" });
  expect(JSON.stringify(error, Object.getOwnPropertyNames(error)) + String(error)).not.toContain("ghs_expired");
});

test("a token is asked for anew at each contact, so that one that expires in between is replaced", async () => {
  const pr = pullRequest(120);
  const url = await serveGit(pr.repository);
  let asked = 0;
  const token = async () => {
    asked += 1;
    return canary;
  };
  await using workspace = await fetchWorkspace({ ...request(url, pr), token });
  expect(workspace.base.commit).toBe(pr.fork);
  expect(asked).toBeGreaterThan(2);
});

test("a head that a force push replaced is moved; one whose pull request is gone is gone", async () => {
  const pr = pullRequest();
  const url = await serveGit(pr.repository);
  const lost = "1".repeat(40);
  await expect(fetchWorkspace(request(url, { ...pr, head: lost }))).rejects.toMatchObject({
    code: "head-moved",
    actor: "outside",
  });
  pr.repository.git("update-ref", "-d", "refs/pull/7/head");
  await expect(fetchWorkspace(request(url, { ...pr, head: lost }))).rejects.toMatchObject({
    code: "head-gone",
    actor: "user",
  });
  await expect(fetchWorkspace(request(url, { ...pr, base: lost }))).rejects.toMatchObject({ code: "base-gone" });
});

test("a server that is not there, and a repository that is not there, are told apart", async () => {
  const pr = pullRequest();
  const url = await serveGit(pr.repository);
  await expect(fetchWorkspace(request(`${url}/none.git`, pr))).rejects.toMatchObject({ code: "repository-gone" });
  await expect(fetchWorkspace(request("http://127.0.0.1:1/x.git", pr))).rejects.toMatchObject({ code: "fetch-failed" });
});

test("a kept folder serves several pull requests at the same time, and a temporary one is removed", async () => {
  const pr = pullRequest();
  const url = await serveGit(pr.repository);
  const folder = scratchFolder();
  const opening = [1, 2, 3].map(() => fetchWorkspace({ ...request(url, pr), folder }));
  const workspaces = await Promise.all(opening);
  expect(workspaces.map((workspace) => workspace.head.files.read("model/a.yaml"))).toEqual(["2\n", "2\n", "2\n"]);
  expect(readdirSync(folder)).toHaveLength(1);
  const temporary = scratchFolder();
  vi.stubEnv("TMPDIR", temporary);
  onTestFinished(() => void vi.unstubAllEnvs());
  const workspace = await fetchWorkspace(request(url, pr));
  expect(readdirSync(temporary)).toHaveLength(1);
  await workspace[Symbol.asyncDispose]();
  expect(readdirSync(temporary)).toEqual([]);
});

test("an aborted fetch ends at once", async () => {
  const pr = pullRequest();
  const stop = new AbortController();
  const url = await serveGit(pr.repository, () => stop.abort(new Error("closed")));
  await expect(fetchWorkspace({ ...request(url, pr), signal: stop.signal })).rejects.toThrow("closed");
});

test.each([
  ["locked", (folder: string) => writeFileSync(join(folder, "shallow.lock"), "")],
  ["half written", (folder: string) => rmSync(join(folder, "config"))],
  ["emptied", (folder: string) => rmSync(join(folder, "objects"), { recursive: true })],
])("a kept repository that is %s does not stop a review", async (_, damage) => {
  const pr = pullRequest();
  const url = await serveGit(pr.repository);
  const folder = scratchFolder();
  await (await fetchWorkspace({ ...request(url, pr), folder }))[Symbol.asyncDispose]();
  const [name = ""] = readdirSync(folder);
  damage(join(folder, name));
  pr.repository.git("checkout", "--quiet", pr.head);
  const head = pr.repository.commit({ "model/a.yaml": "3\n" });
  await using workspace = await fetchWorkspace({ ...request(url, { ...pr, head }), folder });
  expect(workspace.head.files.read("model/a.yaml")).toBe("3\n");
});
