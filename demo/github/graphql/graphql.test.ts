import { expect, test } from "vitest";
import { connectOctokit } from "../connect-octokit.ts";
import { startGithub } from "../start-github.ts";

const commit = `mutation ($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid signature { isValid } } }
}`;
const base64 = (text: string) => Buffer.from(text).toString("base64");

async function open(contents: "read" | "write") {
  const github = await startGithub({ webhookUrl: "http://127.0.0.1:9/" });
  const permissions = { contents, pull_requests: "write", checks: "write" } as const;
  const files = { "a.yaml": "a\n", "old.yaml": "old\n" };
  const repository = await github.createRepository({ owner: "shop", name: "conventions", files, permissions });
  const pull = await github.openPullRequest({
    repository,
    title: "t",
    branch: "x",
    author: "ada",
    changes: { "a.yaml": "b\n" },
  });
  const octokit = connectOctokit(github, repository);
  const input = (expectedHeadOid: string, path = "gen/a.ts") => ({
    branch: { repositoryNameWithOwner: "shop/conventions", branchName: "x" },
    message: { headline: "Regenerate", body: "Because." },
    fileChanges: { additions: [{ path, contents: base64("export {};\n") }], deletions: [{ path: "old.yaml" }] },
    expectedHeadOid,
  });
  return { github, repository, pull, octokit, input, [Symbol.asyncDispose]: () => github[Symbol.asyncDispose]() };
}

test("createCommitOnBranch commits signed files and brings push and synchronize", async () => {
  await using at = await open("write");
  const answer = await at.octokit.graphql<{ createCommitOnBranch: { commit: { oid: string; signature: unknown } } }>(
    commit,
    {
      input: at.input(at.pull.head),
    },
  );
  expect(at.pull.head).toBe(answer.createCommitOnBranch.commit.oid);
  expect(answer.createCommitOnBranch.commit.signature).toEqual({ isValid: true });
  const files = await at.github.files(at.pull);
  expect(files.map(({ filename, status }) => [filename, status])).toEqual([
    ["a.yaml", "modified"],
    ["gen/a.ts", "added"],
    ["old.yaml", "removed"],
  ]);
  const [newest] = await at.github.commits({ repository: at.repository, ref: "x" });
  expect(newest).toMatchObject({ author: { login: "weavergen[bot]" }, commit: { verification: { verified: true } } });
  const synchronize = at.github.deliveries().find((one) => one.action === "synchronize");
  expect(synchronize?.payload).toMatchObject({ sender: { login: "weavergen[bot]", type: "Bot" }, after: at.pull.head });
});

test("a branch that has moved refuses the commit and stays as it is", async () => {
  await using at = await open("write");
  const stale = at.pull.firstHead;
  await at.github.push({ pullRequest: at.pull, author: "ada", changes: { "a.yaml": "c\n" } });
  const head = at.pull.head;
  await expect(at.octokit.graphql(commit, { input: at.input(stale) })).rejects.toMatchObject({
    errors: [
      { type: "STALE_DATA", message: `Expected branch to point to "${stale}" but it did not.  Pull and try again.` },
    ],
  });
  expect(at.pull.head).toBe(head);
});

test("committing needs contents: write, and workflow files are refused", async () => {
  await using reader = await open("read");
  const forbidden = { errors: [{ type: "FORBIDDEN", message: "Resource not accessible by integration" }] };
  await expect(reader.octokit.graphql(commit, { input: reader.input(reader.pull.head) })).rejects.toMatchObject(
    forbidden,
  );
  await using writer = await open("write");
  const workflow = writer.input(writer.pull.head, ".github/workflows/ci.yml");
  await expect(writer.octokit.graphql(commit, { input: workflow })).rejects.toMatchObject(forbidden);
  const escaping = writer.input(writer.pull.head, "../outside");
  await expect(writer.octokit.graphql(commit, { input: escaping })).rejects.toMatchObject({
    errors: [{ type: "UNPROCESSABLE" }],
  });
});

test("review threads can be listed and resolved", async () => {
  await using at = await open("read");
  const where = { owner: "shop", repo: "conventions", pull_number: at.pull.number };
  const comments = [{ path: "a.yaml", line: 1, body: "Look." }];
  await at.octokit.rest.pulls.createReview({ ...where, event: "COMMENT", comments });
  const list = `{ repository(owner: "shop", name: "conventions") { pullRequest(number: 1) {
    reviewThreads(first: 10) { nodes { id isResolved path line comments(first: 1) { nodes { databaseId author { login } } } } } } } }`;
  interface Threads {
    repository: { pullRequest: { reviewThreads: { nodes: { id: string; isResolved: boolean }[] } } };
  }
  const read = async () => (await at.octokit.graphql<Threads>(list)).repository.pullRequest.reviewThreads.nodes;
  const [thread] = await read();
  expect(thread).toMatchObject({
    isResolved: false,
    path: "a.yaml",
    line: 1,
    comments: { nodes: [{ author: { login: "weavergen" } }] },
  });
  const resolve = `mutation ($id: ID!) { resolveReviewThread(input: { threadId: $id }) { thread { isResolved } } }`;
  await at.octokit.graphql(resolve, { id: thread?.id ?? "" });
  expect((await read())[0]?.isResolved).toBe(true);
});
