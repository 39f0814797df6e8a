import { createHmac, randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { addsAnAttribute, misspellsAReference, touchesNoRegistry } from "../demo/pull-requests.ts";
import { sampleFiles } from "../demo/sample-registry.ts";
import { gateOf, startAppForTests } from "./app-for-tests.ts";

// The App starts in seconds, and in tens of them on a machine that is busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let running: Awaited<ReturnType<typeof startAppForTests>>;
beforeAll(async () => {
  running = await startAppForTests({ environment: process.env });
});
afterAll(() => running[Symbol.asyncDispose]());

const settings = ".github/weavergen.yml";

function runsOf(sha: string): string[] {
  return running.github
    .checkRuns(sha)
    .map(({ name, conclusion }) => `${name}: ${conclusion}`)
    .toSorted();
}

test("a draft is skipped with neutral, and reviewed when it is ready", async () => {
  const { github } = running;
  const repository = await running.repository();
  const pull = await github.openPullRequest({ repository, ...misspellsAReference, draft: true });
  await running.idle();
  const neutral = ["weavergen / spans: neutral", "weavergen / trace: neutral", "weavergen: neutral"];
  expect(runsOf(pull.head)).toEqual(neutral);
  expect(github.comments(pull)).toEqual([]);
  await github.editPullRequest({ pullRequest: pull, draft: false });
  await running.idle();
  expect(gateOf(github, pull.head)).toBe("failure");
  expect(github.comments(pull)).toHaveLength(1);
});

test("a pull request that touches nothing of a registry gets all three check runs", async () => {
  const { github } = running;
  const repository = await running.repository();
  const pull = await github.openPullRequest({ repository, ...touchesNoRegistry });
  await running.idle();
  expect(runsOf(pull.head)).toEqual(["weavergen / spans: success", "weavergen / trace: success", "weavergen: success"]);
});

test("a repository without any registry gets all three check runs", async () => {
  const { github } = running;
  const repository = await running.repository({ files: { "README.md": "Nothing here.\n" } });
  const pull = await github.openPullRequest({
    repository,
    branch: "b",
    title: "Words",
    author: "ada",
    changes: { "README.md": "Nothing here yet.\n" },
  });
  await running.idle();
  expect(github.checkRuns(pull.head).map(({ name }) => name)).toHaveLength(3);
  expect(["success", "neutral"]).toContain(gateOf(github, pull.head));
});

test("a pull request whose base was changed is reviewed against the new base", async () => {
  const { github } = running;
  const repository = await running.repository();
  const pull = await github.openPullRequest({ repository, ...misspellsAReference });
  await running.idle();
  expect(gateOf(github, pull.head)).toBe("failure");
  const lenient = `${sampleFiles()[settings]}review:\n  fail-on: none\n`;
  await github.push({ repository, branch: "main", author: "ada", changes: { [settings]: lenient } });
  await deliver("pull_request", {
    action: "edited",
    number: pull.number,
    changes: { base: { ref: { from: "old" }, sha: { from: pull.head } } },
    pull_request: { number: pull.number },
    repository: { id: repository.id },
    installation: { id: repository.installationId },
    sender: { login: "ada", type: "User" },
  });
  await running.idle();
  expect(gateOf(github, pull.head)).not.toBe("failure");
  expect(github.comments(pull)).toHaveLength(1);
});

test("a merge group gets its three check runs on its own head, and nobody a comment", async () => {
  const { github } = running;
  const repository = await running.repository();
  const good = await github.openPullRequest({ repository, ...touchesNoRegistry });
  const bad = await github.openPullRequest({ repository, ...addsAnAttribute });
  await running.idle();
  const comments = [github.comments(good).length, github.comments(bad).length];
  const group = await github.mergeGroup({ pullRequests: [good, bad] });
  await running.idle();
  expect(runsOf(group.headSha)).toEqual([
    "weavergen / spans: success",
    "weavergen / trace: success",
    "weavergen: failure",
  ]);
  expect([github.comments(good).length, github.comments(bad).length]).toEqual(comments);
});

test("a merge group that is dissolved before its review leaves no failed job", async () => {
  const { github } = running;
  const from = running.log.length;
  const repository = await running.repository();
  const pull = await github.openPullRequest({ repository, ...touchesNoRegistry });
  await running.idle();
  const opened = running.gate.hold({ method: "GET", path: new RegExp(`/repositories/${repository.id}$`) });
  const group = await github.mergeGroup({ pullRequests: [pull] });
  await opened.arrived;
  await github.destroyMergeGroup(group, "dequeued");
  opened.release();
  await running.idle();
  const ended = running.log
    .slice(from)
    .map((line) => JSON.parse(line))
    .filter(({ name }) => name === "mergeGroup");
  expect(ended).toMatchObject([{ outcome: "done" }]);
});

/** Sends an event as GitHub would, for what the local GitHub's people cannot do. */
async function deliver(event: string, payload: object): Promise<void> {
  const body = JSON.stringify(payload);
  const signature = createHmac("sha256", running.github.webhookSecret).update(body).digest("hex");
  const response = await fetch(`http://127.0.0.1:${running.app.port}/api/github/webhooks`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-github-event": event,
      "x-github-delivery": randomUUID(),
      "x-hub-signature-256": `sha256=${signature}`,
    },
    body,
  });
  expect(response.status).toBe(200);
}
