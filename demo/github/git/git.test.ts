import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import type { LocalGithub, Repository } from "../local-github.ts";
import { startGithub } from "../start-github.ts";
import { gitEnvironment } from "./run-git.ts";

const run = promisify(execFile);

async function checkout(github: LocalGithub, repository: Repository, token: string) {
  const folder = await mkdtemp(join(tmpdir(), "local-github-test-"));
  const remote = `http://x-access-token:${token}@${new URL(github.url).host}/${repository.fullName}.git`;
  const env = gitEnvironment({
    GIT_AUTHOR_NAME: "Ada",
    GIT_AUTHOR_EMAIL: "a@example.org",
    GIT_COMMITTER_NAME: "Ada",
    GIT_COMMITTER_EMAIL: "a@example.org",
  });
  const git = async (...args: string[]) => (await run("git", args, { cwd: folder, env })).stdout.trim();
  await git("init", "--quiet");
  const commit = async (path: string, text: string) => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
    await git("add", "--all");
    await git("commit", "--quiet", "-m", `Change ${path}`);
  };
  return { folder, remote, git, commit, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}

const files = { "model/http.yaml": "groups: []\n", "bin/run": { content: "#!/bin/sh\n", mode: "100755" } } as const;

test("git fetches one exact commit with a token for one repository, and nothing without", async () => {
  await using github = await startGithub();
  const repository = await github.createRepository({ owner: "shop", name: "conventions", files });
  const pull = await github.openPullRequest({
    repository,
    title: "t",
    branch: "x",
    author: "ada",
    changes: { "model/http.yaml": "groups: [1]\n" },
  });
  await using work = await checkout(
    github,
    repository,
    github.createToken({ repository, permissions: { contents: "read" } }),
  );
  await work.git("fetch", "--quiet", "--depth=1", work.remote, pull.head);
  await work.git("checkout", "--quiet", "FETCH_HEAD");
  expect(await readFile(join(work.folder, "model/http.yaml"), "utf8")).toBe("groups: [1]\n");
  expect(await work.git("ls-files", "--stage", "bin/run")).toMatch(/^100755/);
  await expect(work.git("ls-remote", repository.cloneUrl)).rejects.toThrow(/could not read Username|Authentication/);
  const other = await github.createRepository({ owner: "shop", name: "other", files });
  await expect(work.git("ls-remote", work.remote.replace("conventions", other.name))).rejects.toThrow("not found");
});

test("a fork's head is readable from the base repository, and its merge as well", async () => {
  await using github = await startGithub();
  const repository = await github.createRepository({ owner: "shop", name: "conventions", files });
  const pull = await github.openPullRequest({
    repository,
    title: "t",
    branch: "x",
    author: "eve",
    fork: true,
    changes: { new: "1\n" },
  });
  await using work = await checkout(github, repository, github.createToken({ repository }));
  expect(pull.headRepository.fullName).toBe("eve/conventions");
  const refs = await work.git("ls-remote", work.remote);
  expect(refs).toContain(`${pull.head}\trefs/pull/1/head`);
  expect(refs).toContain("refs/pull/1/merge");
  expect(refs).not.toContain("refs/build");
  await work.git("fetch", "--quiet", work.remote, "refs/pull/1/merge");
  expect(await work.git("show", "FETCH_HEAD:new")).toBe("1");
  await github.push({ repository, branch: "main", author: "shop", changes: { new: "other\n" } });
  expect(pull.mergeable).toBe(false);
  expect(await work.git("ls-remote", work.remote)).not.toContain("refs/pull/1/merge");
});

test("a push by git moves the pull request and sends push and synchronize", async () => {
  await using github = await startGithub({ webhookUrl: "http://127.0.0.1:9/" });
  const permissions = { contents: "write", pull_requests: "read" } as const;
  const repository = await github.createRepository({ owner: "shop", name: "conventions", files, permissions });
  const pull = await github.openPullRequest({
    repository,
    title: "t",
    branch: "x",
    author: "ada",
    changes: { new: "1\n" },
  });
  await using work = await checkout(github, repository, github.createToken({ repository }));
  await work.git("fetch", "--quiet", work.remote, "x");
  await work.git("checkout", "--quiet", "FETCH_HEAD");
  await work.commit("new", "2\n");
  await work.git("push", "--quiet", work.remote, "HEAD:refs/heads/x");
  expect(pull.head).toBe(await work.git("rev-parse", "HEAD"));
  const sent = github.deliveries().map(({ event, action }) => (action ? `${event}.${action}` : event));
  expect(sent.slice(-2)).toEqual(["push", "pull_request.synchronize"]);
});

test("a push needs contents: write, and workflow files a permission of their own", async () => {
  await using github = await startGithub();
  const permissions = { contents: "write" } as const;
  const repository = await github.createRepository({ owner: "shop", name: "conventions", files, permissions });
  await using work = await checkout(github, repository, github.createToken({ repository }));
  await work.git("fetch", "--quiet", work.remote, "main");
  await work.git("checkout", "--quiet", "FETCH_HEAD");
  await work.commit("a", "1\n");
  const reader = github.createToken({ repository, permissions: { contents: "read" } });
  const readOnly = work.remote.replace(/x-access-token:[^@]+/, `x-access-token:${reader}`);
  await expect(work.git("push", readOnly, "HEAD:refs/heads/y")).rejects.toThrow("403");
  await work.git("push", "--quiet", work.remote, "HEAD:refs/heads/y");
  await expect(work.git("push", work.remote, "HEAD:refs/pull/9/head")).rejects.toThrow("hidden ref");
  await work.commit(".github/workflows/ci.yml", "on: push\n");
  await expect(work.git("push", work.remote, "HEAD:refs/heads/y")).rejects.toThrow("without `workflows` permission");
});

test("a symbolic link is kept as one, and the contents API follows it as GitHub does", async () => {
  await using github = await startGithub();
  const link = { content: "model/http.yaml", mode: "120000" } as const;
  const repository = await github.createRepository({ owner: "shop", name: "conventions", files: { ...files, link } });
  const token = github.createToken({ repository });
  const response = await fetch(`${github.apiUrl}/repos/shop/conventions/contents/link`, {
    headers: { authorization: `token ${token}` },
  });
  const body = (await response.json()) as { content: string };
  expect(Buffer.from(body.content, "base64").toString()).toBe("groups: []\n");
});
