import { generateKeyPairSync } from "node:crypto";
import { expect, test } from "vitest";
import { connectAsApp, connectOctokit, connectWithToken } from "../connect-octokit.ts";
import { startGithub } from "../start-github.ts";

const files = { "README.md": "# Conventions\n" };

test("a JWT that another key signed is refused", async () => {
  await using github = await startGithub();
  const { privateKey } = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs1", format: "pem" },
  });
  const stranger = connectAsApp(github, { privateKey });
  await expect(stranger.rest.apps.getAuthenticated()).rejects.toMatchObject({ status: 401 });
  const { data } = await connectAsApp(github).rest.apps.getAuthenticated();
  expect(data).toMatchObject({ id: github.appId, slug: "weavergen" });
});

test("a token reaches only the repositories that it was made for", async () => {
  await using github = await startGithub();
  const shop = await github.createRepository({ owner: "shop", name: "conventions", files });
  const other = await github.createRepository({ owner: "shop", name: "secrets", files });
  const asked = {
    installation_id: shop.installationId ?? 0,
    repository_ids: [shop.id],
    permissions: { contents: "read" as const },
  };
  const { data } = await connectAsApp(github).rest.apps.createInstallationAccessToken(asked);
  const octokit = connectWithToken(github, data.token);
  expect(data.token.length).toBeGreaterThan(100);
  expect((await octokit.rest.repos.get({ owner: "shop", repo: "conventions" })).data.id).toBe(shop.id);
  await expect(octokit.rest.repos.get({ owner: "shop", repo: other.name })).rejects.toMatchObject({ status: 404 });
  const { data: mine } = await octokit.rest.apps.listReposAccessibleToInstallation();
  expect(mine.repositories.map((one) => one.name)).toEqual(["conventions"]);
});

test("a token cannot ask for more than the installation has", async () => {
  await using github = await startGithub();
  const shop = await github.createRepository({ owner: "shop", name: "conventions", files });
  const app = connectAsApp(github);
  const more = { installation_id: shop.installationId ?? 0, permissions: { contents: "write" as const } };
  await expect(app.rest.apps.createInstallationAccessToken(more)).rejects.toMatchObject({
    status: 422,
    message: expect.stringContaining("The permissions requested are not granted to this installation."),
  });
  const unknown = { installation_id: shop.installationId ?? 0, repository_ids: [1] };
  await expect(app.rest.apps.createInstallationAccessToken(unknown)).rejects.toMatchObject({ status: 422 });
});

test("a permission that the token lacks is refused in GitHub's words", async () => {
  await using github = await startGithub();
  const shop = await github.createRepository({
    owner: "shop",
    name: "conventions",
    files,
    permissions: { contents: "read" },
  });
  const octokit = connectOctokit(github, shop);
  const create = octokit.rest.checks.create({
    owner: "shop",
    repo: "conventions",
    name: "weavergen",
    head_sha: "0".repeat(40),
  });
  await expect(create).rejects.toMatchObject({
    status: 403,
    message: expect.stringContaining("Resource not accessible by integration"),
  });
});

test("a token ends after its lifetime and when it is taken away", async () => {
  const clock = { now: new Date() };
  await using github = await startGithub({ now: () => clock.now, tokenLifetimeMs: 60_000 });
  const shop = await github.createRepository({ owner: "shop", name: "conventions", files });
  const octokit = connectWithToken(github, github.createToken({ repository: shop }));
  const read = () => octokit.rest.repos.get({ owner: "shop", repo: "conventions" });
  await read();
  clock.now = new Date(clock.now.getTime() + 60_001);
  await expect(read()).rejects.toMatchObject({ status: 401, message: expect.stringContaining("Bad credentials") });
  const second = connectWithToken(github, github.createToken({ repository: shop }));
  github.expireTokens();
  await expect(second.rest.repos.get({ owner: "shop", repo: "conventions" })).rejects.toMatchObject({ status: 401 });
});

test("roles of people are told apart, also maintain and triage, and strangers have none", async () => {
  await using github = await startGithub();
  const collaborators = { ada: "maintain", bob: "triage", eve: "read" } as const;
  const shop = await github.createRepository({ owner: "shop", name: "conventions", files, collaborators });
  await github.openPullRequest({
    repository: shop,
    title: "x",
    branch: "x",
    author: "mallory",
    fork: true,
    changes: { x: "1" },
  });
  const octokit = connectOctokit(github, shop);
  const roleOf = async (username: string) => {
    const { data } = await octokit.rest.repos.getCollaboratorPermissionLevel({
      owner: "shop",
      repo: "conventions",
      username,
    });
    return [data.permission, data.role_name];
  };
  expect(await roleOf("ada")).toEqual(["write", "maintain"]);
  expect(await roleOf("bob")).toEqual(["read", "triage"]);
  expect(await roleOf("shop")).toEqual(["admin", "admin"]);
  expect(await roleOf("mallory")).toEqual(["none", "none"]);
  await expect(roleOf("nobody")).rejects.toMatchObject({ status: 404 });
});
