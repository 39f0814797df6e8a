import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { PullRequest } from "../demo/github/local-github.ts";
import { addsAnAttribute } from "../demo/pull-requests.ts";
import { sampleFiles } from "../demo/sample-registry.ts";
import { gateOf, startAppForTests } from "./app-for-tests.ts";

// The App starts in seconds, and in tens of them on a machine that is busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let running: Awaited<ReturnType<typeof startAppForTests>>;
beforeAll(async () => {
  running = await startAppForTests({ environment: process.env });
});
afterAll(() => running[Symbol.asyncDispose]());

const files = sampleFiles();
const settings = ".github/weavergen.yml";
const optedIn = { ...files, [settings]: `${files[settings]}review:\n  delivery: commit\n` };
const mayCommit = { contents: "write", pull_requests: "write", checks: "write", issues: "read" } as const;
const collaborators = { ada: "write", grace: "write", mallory: "read" } as const;

async function opened(wish: { optIn?: boolean; fork?: boolean } = {}): Promise<PullRequest> {
  const { github } = running;
  const { optIn = false, fork = false } = wish;
  const team = optIn ? { files: optedIn, permissions: mayCommit } : {};
  const repository = await running.repository({ collaborators, ...team });
  const author = fork ? "linus" : "ada";
  const pull = await github.openPullRequest({ repository, ...addsAnAttribute, author, fork });
  await running.idle();
  return pull;
}

async function say(pull: PullRequest, author: string, body: string) {
  const comment = await running.github.comment({ pullRequest: pull, author, body });
  await running.idle();
  return comment;
}

const now = ({ repository, number }: PullRequest) => running.github.pullRequest(repository, number);
const reactions = (comment: { id: number }) => running.github.reactions(comment).map(({ content }) => content);

test("/weavergen regenerate by a writer is acknowledged, committed where the team opted in, and the new head passes", async () => {
  const { github } = running;
  const pull = await opened({ optIn: true });
  const comment = await say(pull, "grace", "/weavergen regenerate");
  expect(reactions(comment)).toEqual(["eyes", "rocket"]);
  const [commit] = await github.commits({ repository: pull.repository, ref: pull.branch });
  expect(now(pull).head).toBe(commit?.sha);
  expect(commit?.commit.message).toContain("@grace");
  expect(gateOf(github, now(pull).head)).toBe("success");
});

test("/weavergen regenerate by somebody without write access gets a thumbs down, and nothing else happens", async () => {
  const { github } = running;
  const pull = await opened({ optIn: true });
  const before = { runs: github.checkRuns(pull.head), comments: github.comments(pull).length };
  const comment = await say(pull, "mallory", "/weavergen regenerate");
  const stranger = await say(pull, "stranger", "/weavergen regenerate");
  expect([reactions(comment), reactions(stranger)]).toEqual([["-1"], ["-1"]]);
  expect(now(pull).head).toBe(pull.firstHead);
  expect({ runs: github.checkRuns(pull.head), comments: github.comments(pull).length - 2 }).toEqual(before);
});

test("an outage while the permission is asked refuses nobody", async () => {
  const { github } = running;
  const pull = await opened({ optIn: true });
  const path = "/repos/:owner/:repo/collaborators/:login/permission";
  github.failNext({ method: "GET", path, status: 503 });
  const comment = await say(pull, "grace", "/weavergen regenerate");
  expect(reactions(comment)).toEqual(["eyes", "rocket"]);
});

test("a push while files are regenerated: the commit is made on the new head, not the old one", async () => {
  const { github, gate } = running;
  const pull = await opened({ optIn: true });
  const commit = gate.hold({ method: "POST", path: /\/graphql$/, body: "createCommitOnBranch" });
  const comment = await github.comment({ pullRequest: pull, author: "grace", body: "/weavergen regenerate" });
  await commit.arrived;
  const pushed = await github.push({ pullRequest: pull, author: "ada", changes: { "notes.md": "Notes.\n" } });
  commit.release();
  await running.idle();
  const commits = await github.commits({ repository: pull.repository, ref: pull.branch });
  expect(commits.map(({ sha }) => sha).slice(1, 3)).toEqual([pushed, pull.firstHead]);
  expect(reactions(comment)).toEqual(["eyes", "rocket"]);
});

test("without contents: write nothing is committed; the lines are suggested and the rest is a patch", async () => {
  const { github } = running;
  const repository = await running.repository({ files: optedIn, collaborators });
  const pull = await github.openPullRequest({ repository, ...addsAnAttribute });
  await running.idle();
  const comment = await say(pull, "grace", "/weavergen regenerate");
  expect(reactions(comment)).toEqual(["eyes", "rocket"]);
  expect(now(pull).head).toBe(pull.firstHead);
  expect(github.reviewComments(pull).map(({ path, line }) => `${path}:${line}`)).toContain(
    "src/semconv/attributes.ts:14",
  );
  expect(github.comments(pull)[0]?.body).toContain("```diff");
});

test("a fork gets suggestions and a patch, and never a push, whoever asks", async () => {
  const { github } = running;
  const pull = await opened({ optIn: true, fork: true });
  expect(github.reviewComments(pull).length).toBeGreaterThan(0);
  expect(github.comments(pull)[0]?.body).toContain("```diff");
  const comment = await say(pull, "grace", "/weavergen regenerate");
  expect(reactions(comment)).toEqual(["eyes", "rocket"]);
  expect(now(pull).head).toBe(pull.firstHead);
  expect(github.comments(pull)).toHaveLength(2);
});

test("the button Regenerate does the same for the person who pressed it", async () => {
  const { github } = running;
  const pull = await opened({ optIn: true });
  const gate = github.checkRuns(pull.head).findLast(({ name }) => name === "weavergen");
  await github.clickCheckRunAction({ checkRun: gate?.id ?? 0, identifier: "regenerate", by: "mallory" });
  await running.idle();
  expect(now(pull).head).toBe(pull.firstHead);
  await github.clickCheckRunAction({ checkRun: gate?.id ?? 0, identifier: "regenerate", by: "grace" });
  await running.idle();
  expect(now(pull).head).not.toBe(pull.firstHead);
});

test("/weavergen help is answered once, also when the webhook comes again", async () => {
  const { github } = running;
  const pull = await opened();
  const before = github.comments(pull).length;
  const comment = await say(pull, "stranger", "Please\n\n/weavergen help\n");
  const asked = github.deliveries().findLast(({ event }) => event === "issue_comment");
  for (const { id, event } of github.deliveries()) if (event === "issue_comment") github.redeliver(id);
  await running.idle();
  expect(asked).toBeDefined();
  expect(reactions(comment)).toEqual(["eyes"]);
  const answers = github.comments(pull).slice(before + 1);
  expect(answers.map(({ user, body }) => [user.login, body.includes("/weavergen regenerate")])).toEqual([
    ["weavergen[bot]", true],
  ]);
});
