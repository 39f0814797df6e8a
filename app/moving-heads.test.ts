import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { connectOctokit } from "../demo/github/connect-octokit.ts";
import type { PullRequest } from "../demo/github/local-github.ts";
import { misspellsAReference, touchesNoRegistry } from "../demo/pull-requests.ts";
import { sampleFiles } from "../demo/sample-registry.ts";
import { gateOf, startAppForTests } from "./app-for-tests.ts";

// The App starts in seconds, and in tens of them on a machine that is busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let running: Awaited<ReturnType<typeof startAppForTests>>;
beforeAll(async () => {
  running = await startAppForTests({ environment: process.env });
});
afterAll(() => running[Symbol.asyncDispose]());

const mended = { "model/checkout.yaml": sampleFiles()["model/checkout.yaml"] ?? "" };

/** A review that has read the pull request and fetched nothing yet. */
async function reviewBegun(wish: Partial<Parameters<typeof running.repository>[0]> = {}) {
  const repository = await running.repository(wish);
  // The job that announces asks for the same.
  const path = new RegExp(`/repos/${repository.fullName}/git/ref/heads`);
  const begun = running.gate.hold({ method: "GET", path, times: 2 });
  const pull = await running.github.openPullRequest({ repository, ...misspellsAReference });
  await begun.arrived;
  return { repository, pull, release: begun.release };
}

/** A review that has its result and asks a last time whether the head is still the same. */
async function reviewDone() {
  const repository = await running.repository();
  const path = new RegExp(`/repos/${repository.fullName}/pulls/1$`);
  const done = running.gate.hold({ method: "GET", path, after: 2 });
  const pull = await running.github.openPullRequest({ repository, ...misspellsAReference });
  await done.arrived;
  return { pull, release: done.release };
}

/** What people would read of the head that went away. */
function saidOf(pull: PullRequest) {
  const { github } = running;
  return {
    runs: github.checkRuns(pull.firstHead).map(({ name, conclusion }) => `${name}: ${conclusion}`),
    comments: github.comments(pull).map(({ body }) => body.includes("totl")),
    reviewComments: github.reviewComments(pull).filter((comment) => comment.original_commit_id === pull.firstHead),
  };
}

const attempts = (job: string) =>
  running.log.filter((line) => line.includes('"Job ended"') && line.includes(`"name":"${job}"`)).length;

test("a push during the review posts nothing for the old head, and the new head gets its result", async () => {
  const { github } = running;
  const { pull, release } = await reviewDone();
  const head = await github.push({ pullRequest: pull, author: "grace", changes: mended });
  release();
  await running.idle();
  expect(saidOf(pull)).toEqual({ runs: ["weavergen: cancelled"], comments: [false], reviewComments: [] });
  expect(github.checkRuns(head).map(({ name }) => name)).toHaveLength(3);
  expect(gateOf(github, head)).toBe("failure"); // The documents are out of date.
});

test("a force push during the review posts nothing for the head that it threw away", async () => {
  const { github } = running;
  const { pull, release } = await reviewBegun();
  const head = await github.push({
    pullRequest: pull,
    author: "grace",
    changes: touchesNoRegistry.changes,
    force: true,
  });
  release();
  await running.idle();
  expect(saidOf(pull)).toEqual({ runs: ["weavergen: cancelled"], comments: [false], reviewComments: [] });
  expect(gateOf(github, head)).toBe("success");
});

test("a push while the result is posted keeps the old head's suggestions and comment out of the conversation", async () => {
  const { github, gate } = running;
  const repository = await running.repository();
  const path = new RegExp(`/repos/${repository.fullName}/check-runs`);
  const spans = gate.hold({ method: "PATCH", path, body: "totl" });
  const pull = await github.openPullRequest({ repository, ...misspellsAReference });
  await spans.arrived;
  await github.push({ pullRequest: pull, author: "grace", changes: mended });
  spans.release();
  await running.idle();
  expect(github.comments(pull).map(({ body }) => body.includes("totl"))).toEqual([false]);
  expect(github.reviewComments(pull).filter(({ body }) => body.includes("totl"))).toEqual([]);
});

test("a pull request that is closed during the review gets nothing, and nothing is tried again", async () => {
  const { github } = running;
  const before = attempts("review");
  const { pull, release } = await reviewBegun();
  await github.closePullRequest(pull);
  release();
  await running.idle();
  expect(saidOf(pull)).toEqual({ runs: ["weavergen: cancelled"], comments: [], reviewComments: [] });
  expect(attempts("review")).toBe(before + 1);
});

test("a pull request that is reopened is reviewed, whatever its cancelled check run says", async () => {
  const { github } = running;
  const { pull, release } = await reviewBegun();
  await github.closePullRequest(pull);
  release();
  await running.idle();
  await github.reopenPullRequest(pull);
  await running.idle();
  expect(gateOf(github, pull.head)).toBe("failure");
  expect(github.checkRuns(pull.head).every(({ status }) => status === "completed")).toBe(true);
});

test("a head branch that is deleted during the review leaves nothing, and nothing is tried again", async () => {
  const { github } = running;
  const before = attempts("review");
  const permissions = { contents: "write", pull_requests: "write", checks: "write" } as const;
  const { repository, pull, release } = await reviewBegun({ permissions });
  const { owner, name: repo } = repository;
  await connectOctokit(github, repository).rest.git.deleteRef({ owner, repo, ref: `heads/${pull.branch}` });
  release();
  await running.idle();
  expect(saidOf(pull)).toEqual({ runs: ["weavergen: cancelled"], comments: [], reviewComments: [] });
  expect(attempts("review")).toBe(before + 1);
});
