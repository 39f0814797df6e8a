import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { connectOctokit } from "../demo/github/connect-octokit.ts";
import { addsAnAttribute, misspellsAReference } from "../demo/pull-requests.ts";
import { startAppForTests, writtenOn } from "./app-for-tests.ts";

// The App starts in seconds, and in tens of them on a machine that is busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let running: Awaited<ReturnType<typeof startAppForTests>>;
beforeAll(async () => {
  running = await startAppForTests({ environment: process.env });
});
afterAll(() => running[Symbol.asyncDispose]());

test("a webhook that is delivered again writes nothing again", async () => {
  const { github } = running;
  const repository = await running.repository();
  const pull = await github.openPullRequest({ repository, ...addsAnAttribute });
  await running.idle();
  const written = writtenOn(github, pull);
  const requests = github.requests().length;
  const opened = github.deliveries().findLast(({ event }) => event === "pull_request");
  github.redeliver(opened?.id ?? "");
  await running.idle();
  expect(writtenOn(github, pull)).toBe(written);
  const since = github.requests().slice(requests);
  expect(since.some(({ path }) => path.endsWith(`/pulls/${pull.number}`))).toBe(true);
  expect(since.filter(({ method, path }) => method !== "GET" && !path.includes("/access_tokens"))).toEqual([]);
});

test("every reviewed head has one check run of each name, and the queued one became the report", async () => {
  const { github } = running;
  const repository = await running.repository();
  const pull = await github.openPullRequest({ repository, ...misspellsAReference });
  await running.idle();
  const names = github.checkRuns(pull.head).map(({ name, status }) => `${name}: ${status}`);
  expect(names.toSorted()).toEqual([
    "weavergen / spans: completed",
    "weavergen / trace: completed",
    "weavergen: completed",
  ]);
});

test.each(["check run", "check suite"] as const)(
  "a %s that is asked for anew gets a new run on the same head, and nothing else is said twice",
  async (what) => {
    const { github } = running;
    const repository = await running.repository();
    const pull = await github.openPullRequest({ repository, ...misspellsAReference });
    await running.idle();
    const before = github.checkRuns(pull.head);
    const gate = before.findLast(({ name }) => name === "weavergen");
    const comments = JSON.stringify([github.comments(pull), github.reviewComments(pull), github.reviews(pull)]);
    if (what === "check run") await github.rerequestCheckRun({ checkRun: gate?.id ?? 0, by: "grace" });
    else await github.rerequestCheckSuite({ checkSuite: gate?.check_suite.id ?? 0, by: "grace" });
    await running.idle();
    const gates = github.checkRuns(pull.head).filter(({ name }) => name === "weavergen");
    expect(gates.map(({ status, conclusion }) => [status, conclusion])).toEqual([
      ["completed", "failure"],
      ["completed", "failure"],
    ]);
    expect(gates[1]?.annotations).toEqual(gates[0]?.annotations);
    expect(gates[1]?.output.summary).toContain("shop.order.totl");
    expect(github.checkRuns(pull.head)).toHaveLength(before.length + 1);
    expect(JSON.stringify([github.comments(pull), github.reviewComments(pull), github.reviews(pull)])).toBe(comments);
  },
);

test("two pull requests with one head keep a check run each, and neither takes the other's for its own", async () => {
  const { github } = running;
  const write = { contents: "write", pull_requests: "write", checks: "write" } as const;
  const repository = await running.repository({ permissions: write });
  const one = await github.openPullRequest({ repository, ...misspellsAReference });
  await running.idle();
  const octokit = connectOctokit(github, repository);
  const place = { owner: repository.owner, repo: repository.name };
  await octokit.rest.git.createRef({ ...place, ref: "refs/heads/copy", sha: one.head });
  await octokit.rest.pulls.create({ ...place, title: "The same again", head: "copy", base: "main" });
  await running.idle();
  const both = github
    .deliveries()
    .filter(({ event }) => event === "pull_request")
    .slice(-2);
  for (const { id } of both) github.redeliver(id);
  await running.idle();
  const gates = github.checkRuns(one.head).filter(({ name }) => name === "weavergen");
  expect(gates.map(({ external_id }) => external_id?.split(":")[0])).toEqual(["1", "2"]);
});
