import { expect, test } from "vitest";
import { connectOctokit, connectWithToken } from "../connect-octokit.ts";
import { startGithub } from "../start-github.ts";

const files = { "a.yaml": "a\n" };
const where = { owner: "shop", repo: "conventions" };

test("an unchanged answer is 304 and costs nothing of the limit", async () => {
  await using github = await startGithub();
  const repository = await github.createRepository({ owner: "shop", name: "conventions", files });
  const octokit = connectWithToken(github, github.createToken({ repository }));
  const first = await octokit.rest.repos.get(where);
  const headers = { "if-none-match": first.headers.etag ?? "" };
  await expect(octokit.rest.repos.get({ ...where, headers })).rejects.toMatchObject({ status: 304 });
  const third = await octokit.rest.repos.get(where);
  expect(third.headers["x-ratelimit-used"]).toBe("2");
  await github.openPullRequest({ repository, title: "t", branch: "x", author: "ada", changes: { b: "1" } });
  expect((await octokit.rest.repos.get({ ...where, headers })).status).toBe(200);
});

test("an installation that used up its hour is refused until the window ends", async () => {
  const clock = { now: new Date() };
  await using github = await startGithub({ rateLimit: 2, now: () => clock.now, tokenLifetimeMs: 9_000_000 });
  const repository = await github.createRepository({ owner: "shop", name: "conventions", files });
  const octokit = connectWithToken(github, github.createToken({ repository }));
  await octokit.rest.repos.get(where);
  await octokit.rest.repos.get(where);
  await expect(octokit.rest.repos.get(where)).rejects.toMatchObject({
    status: 403,
    response: { headers: { "x-ratelimit-remaining": "0" } },
  });
  clock.now = new Date(clock.now.getTime() + 3_600_001);
  await octokit.rest.repos.get(where);
});

test("lists come in pages that Octokit can follow", async () => {
  await using github = await startGithub();
  const repository = await github.createRepository({ owner: "shop", name: "conventions", files });
  const changes = Object.fromEntries(Array.from({ length: 25 }, (_, index) => [`f${index}.yaml`, "x\n"]));
  const pull = await github.openPullRequest({ repository, title: "t", branch: "x", author: "ada", changes });
  const octokit = connectOctokit(github, repository);
  const asked = { ...where, pull_number: pull.number, per_page: 10 };
  expect(await octokit.paginate(octokit.rest.pulls.listFiles, asked)).toHaveLength(25);
  const { headers } = await octokit.rest.pulls.listFiles({ ...asked, page: 2 });
  expect(headers.link).toMatch(/page=1>; rel="prev".*page=3>; rel="next".*page=3>; rel="last".*page=1>; rel="first"/);
});

test("a fault hits the named request once, and the connection can be cut", async () => {
  await using github = await startGithub();
  const repository = await github.createRepository({ owner: "shop", name: "conventions", files });
  const octokit = connectWithToken(github, github.createToken({ repository }));
  github.failNext({
    method: "GET",
    path: "/repos/:owner/:repo",
    status: 403,
    headers: { "retry-after": "1" },
    body: { message: "You have exceeded a secondary rate limit" },
  });
  await expect(octokit.rest.repos.get(where)).rejects.toMatchObject({
    status: 403,
    response: { headers: { "retry-after": "1" } },
  });
  await octokit.rest.repos.get(where);
  github.goDown();
  await expect(octokit.rest.repos.get(where)).rejects.toMatchObject({ status: 500 });
  github.comeBack();
  await octokit.rest.repos.get(where);
  expect(github.requests().map(({ status, token }) => [status, token])).toEqual([
    [403, "installation"],
    [200, "installation"],
    [200, "installation"],
  ]);
});

test("wrong requests are told apart and never end in a 500", async () => {
  await using github = await startGithub();
  const repository = await github.createRepository({
    owner: "shop",
    name: "conventions",
    files,
    permissions: { contents: "write", issues: "write" },
  });
  const token = github.createToken({ repository });
  const send = async (method: string, path: string, body: string) => {
    const headers = { authorization: `Bearer ${token}` };
    const response = await fetch(`${github.apiUrl}${path}`, { method, body, headers });
    return [response.status, ((await response.json()) as { message: string }).message];
  };
  const root = "/repos/shop/conventions";
  expect(await send("POST", `${root}/git/refs`, "{")).toEqual([400, "Problems parsing JSON"]);
  expect(await send("POST", `${root}/git/refs`, '{"ref":1}')).toEqual([
    422,
    'Invalid request.\n\n"sha" wasn\'t supplied.',
  ]);
  expect(
    await send("POST", `${root}/git/trees`, '{"tree":[{"path":"../x","mode":"100644","content":"1"}]}'),
  ).toMatchObject([422, expect.any(String)]);
  expect(await send("PUT", `${root}/contents/.git%2Fconfig`, '{"message":"m","content":"MQ=="}')).toMatchObject([
    422,
    expect.any(String),
  ]);
  expect(await send("POST", "/repos/shop/nothing/git/refs", "{}")).toEqual([404, "Not Found"]);
  expect(await send("POST", `${root}/unknown`, "{}")).toEqual([404, "Not Found"]);
  expect(github.requests().every(({ status }) => status < 500)).toBe(true);
});
