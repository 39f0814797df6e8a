import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import type { PullRequest } from "../demo/github/local-github.ts";
import { addsAnAttribute, misspellsAReference } from "../demo/pull-requests.ts";
import { gateOf, startAppForTests } from "./app-for-tests.ts";

// The App starts in seconds, and in tens of them on a machine that is busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let running: Awaited<ReturnType<typeof startAppForTests>>;
beforeAll(async () => {
  running = await startAppForTests({ environment: process.env });
});
afterEach(() => running.github.comeBack());
afterAll(() => running[Symbol.asyncDispose]());

/** The lines that the App logged since `from`, as objects. */
function logged(
  from: number,
): { name?: string; outcome?: string; attempt?: number; error?: { code?: string }; hint?: string }[] {
  return running.log.slice(from).map((line) => JSON.parse(line));
}

function expectReviewedOnce(pull: PullRequest): void {
  const { github } = running;
  const runs = github.checkRuns(pull.head).map(({ name, status }) => `${name}: ${status}`);
  expect(runs.toSorted()).toEqual([
    "weavergen / spans: completed",
    "weavergen / trace: completed",
    "weavergen: completed",
  ]);
  expect(gateOf(github, pull.head)).toBe("failure");
  expect(github.comments(pull)).toHaveLength(1);
  const suggestions = github.reviewComments(pull).map(({ path, line, body }) => `${path}:${line} ${body}`);
  expect(suggestions.length).toBeGreaterThan(0);
  expect(new Set(suggestions).size).toBe(suggestions.length);
}

const place = "/repos/:owner/:repo";

test("a token that expires in the middle is minted anew, and nothing is posted twice", async () => {
  const { github, gate } = running;
  const from = running.log.length;
  const repository = await running.repository();
  const comment = gate.hold({ method: "POST", path: new RegExp(`/repos/${repository.fullName}/issues/`) });
  const pull = await github.openPullRequest({ repository, ...misspellsAReference });
  await comment.arrived;
  github.expireTokens();
  comment.release();
  await running.idle();
  expectReviewedOnce(pull);
  expect(logged(from)).toContainEqual(
    expect.objectContaining({ outcome: "retry", error: expect.objectContaining({ code: "github-token-refused" }) }),
  );
});

test("an answer 502 to any write is tried again until everything is posted once", async () => {
  const { github } = running;
  const repository = await running.repository();
  for (const path of [`${place}/check-runs`, `${place}/pulls/:n/reviews`, `${place}/issues/:n/comments`]) {
    github.failNext({ method: "POST", path, status: 502, times: 2 });
  }
  github.failNext({ method: "PATCH", path: `${place}/check-runs/:id`, status: 500 });
  const pull = await github.openPullRequest({ repository, ...misspellsAReference });
  await running.idle();
  expect(github.reviews(pull)).toHaveLength(1);
  expectReviewedOnce(pull);
});

test("a GitHub that is away for a while gets the review when it is back", async () => {
  const { github, gate } = running;
  const from = running.log.length;
  const repository = await running.repository();
  const begun = gate.hold({ method: "GET", path: new RegExp(`/repos/${repository.fullName}/git/ref/`), times: 2 });
  const pull = await github.openPullRequest({ repository, ...misspellsAReference });
  await begun.arrived;
  github.goDown();
  begun.release();
  await expect
    .poll(() => logged(from).filter(({ error }) => error?.code === "github-unreachable").length, { timeout: 90_000 })
    .toBeGreaterThan(1);
  github.comeBack();
  await running.idle();
  expectReviewedOnce(pull);
});

test("a secondary rate limit is waited for, without using up an attempt", async () => {
  const { github } = running;
  const from = running.log.length;
  const repository = await running.repository();
  const limit = {
    status: 403,
    headers: { "retry-after": "1" },
    body: { message: "You have exceeded a secondary rate limit." },
  };
  github.failNext({ method: "POST", path: `${place}/issues/:n/comments`, ...limit });
  const pull = await github.openPullRequest({ repository, ...misspellsAReference });
  await running.idle();
  expectReviewedOnce(pull);
  const delayed = logged(from).filter(({ outcome }) => outcome === "delay");
  expect(delayed).toMatchObject([{ name: "review", attempt: 1, error: { code: "github-rate-limit" } }]);
  expect(
    logged(from)
      .filter(({ name }) => name === "review")
      .at(-1),
  ).toMatchObject({ outcome: "done", attempt: 1 });
});

test("a missing permission is given up at once, with a line that says what to do", async () => {
  const { github } = running;
  const from = running.log.length;
  const permissions = { contents: "read", pull_requests: "write", checks: "read", metadata: "read" } as const;
  const repository = await running.repository({ permissions });
  const pull = await github.openPullRequest({ repository, ...misspellsAReference });
  await running.idle();
  const ended = logged(from).filter(({ name }) => name === "review" || name === "announce");
  const given = {
    outcome: "operator",
    error: { code: "github-permission-missing" },
    hint: expect.stringContaining("app.yml"),
  };
  expect(ended).toMatchObject([given, given]);
  expect(github.checkRuns(pull.head)).toEqual([]);
});

test("a write that GitHub forbids does not lose the others", async () => {
  const { github } = running;
  const from = running.log.length;
  const repository = await running.repository();
  const forbidden = { status: 403, body: { message: "Resource not accessible by integration" } };
  github.failNext({ method: "POST", path: `${place}/pulls/:n/reviews`, ...forbidden });
  const pull = await github.openPullRequest({ repository, ...misspellsAReference });
  await running.idle();
  expect(github.checkRuns(pull.head).filter(({ status }) => status === "completed")).toHaveLength(3);
  expect(github.comments(pull)).toHaveLength(1);
  expect(logged(from)).toContainEqual(expect.objectContaining({ name: "review", outcome: "operator" }));
});

test("a review that GitHub refuses is halved, so that one anchor does not lose the other suggestions", async () => {
  const { github } = running;
  const repository = await running.repository();
  const refused = { status: 422, body: { message: "Unprocessable Entity", errors: ["Line could not be resolved"] } };
  github.failNext({ method: "POST", path: `${place}/pulls/:n/reviews`, ...refused });
  const pull = await github.openPullRequest({ repository, ...addsAnAttribute });
  await running.idle();
  expect(github.reviewComments(pull).map(({ line }) => line)).toEqual([14, 16]);
  expect(github.comments(pull)).toHaveLength(1);
});

test("where every half is refused, the others are posted and the log names the one that is not", async () => {
  const { github } = running;
  const from = running.log.length;
  const repository = await running.repository();
  const refused = { status: 422, body: { message: "Unprocessable Entity", errors: ["Line could not be resolved"] } };
  github.failNext({ method: "POST", path: `${place}/pulls/:n/reviews`, ...refused, times: 2 });
  const pull = await github.openPullRequest({ repository, ...addsAnAttribute });
  await running.idle();
  expect(github.reviewComments(pull).map(({ line }) => line)).toEqual([16]);
  expect(gateOf(github, pull.head)).toBe("failure");
  expect(github.comments(pull)).toHaveLength(1);
  expect(logged(from)).toContainEqual(
    expect.objectContaining({ outcome: "bug", error: expect.objectContaining({ code: "suggestion-refused" }) }),
  );
});

test("a review that could not be finished says so on the gate, with a trace id, when its attempts are used up", async () => {
  const { github } = running;
  const from = running.log.length;
  const repository = await running.repository();
  const { owner, name, url } = repository;
  // The API answers, but git is away.
  const body = { owner: { login: owner }, name, html_url: url, clone_url: "http://127.0.0.1:1/away.git" };
  github.failNext({ method: "GET", path: "/repositories/:id", status: 200, body, times: 6 });
  const pull = await github.openPullRequest({ repository, ...misspellsAReference });
  await running.idle();
  const gates = github.checkRuns(pull.head).filter((run) => run.name === "weavergen");
  expect(gates).toMatchObject([{ status: "completed", conclusion: "action_required" }]);
  expect(gates[0]?.output.summary).toMatch(/trace id `[\w-]+`/);
  expect(logged(from).findLast((line) => line.name === "review")).toMatchObject({ outcome: "attempts-used-up" });
  expect(github.comments(pull)).toEqual([]);
  await github.rerequestCheckRun({ checkRun: gates[0]?.id ?? 0, by: "grace" });
  await running.idle();
  expect(gateOf(github, pull.head)).toBe("failure");
  expect(github.comments(pull)).toHaveLength(1);
});
