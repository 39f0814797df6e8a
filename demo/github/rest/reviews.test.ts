import { expect, test } from "vitest";
import { connectOctokit } from "../connect-octokit.ts";
import { startGithub } from "../start-github.ts";

const numbered = (count: number, more: Record<number, string> = {}) =>
  Array.from({ length: count }, (_, index) => `${more[index + 1] ?? `line ${index + 1}`}\n`).join("");

async function open() {
  const github = await startGithub();
  const repository = await github.createRepository({
    owner: "shop",
    name: "conventions",
    files: { "a.yaml": numbered(40), "b.yaml": "b\n" },
  });
  const changes = { "a.yaml": numbered(40, { 5: "five", 30: "thirty" }), "new.yaml": "one\ntwo\nthree\n" };
  const pull = await github.openPullRequest({ repository, title: "Change", branch: "change", author: "ada", changes });
  const octokit = connectOctokit(github, repository);
  const where = { owner: "shop", repo: "conventions", pull_number: pull.number };
  const review = (comments: { path: string; line: number; start_line?: number; side?: string }[]) =>
    octokit.rest.pulls.createReview({
      ...where,
      event: "COMMENT",
      comments: comments.map((comment) => ({ body: "Look here.", side: "RIGHT", ...comment })),
    });
  return {
    github,
    repository,
    pull,
    octokit,
    where,
    review,
    [Symbol.asyncDispose]: () => github[Symbol.asyncDispose](),
  };
}

/** The body of the refusal. */
async function reason(request: Promise<unknown>): Promise<{ message: string; errors: string[] }> {
  const refused = await request.then(
    () => undefined,
    (error: { response: { data: { message: string; errors: string[] } } }) => error.response.data,
  );
  return refused ?? { message: "not refused", errors: [] };
}

test("one wrong anchor refuses the whole review, and GitHub does not say which", async () => {
  await using at = await open();
  const anchors = [
    { path: "a.yaml", line: 5 },
    { path: "a.yaml", line: 18 },
  ];
  const error = await reason(at.review(anchors));
  expect(error).toMatchObject({
    message: "Unprocessable Entity",
    errors: [
      "Pull request review thread line must be part of the diff and Pull request review thread diff hunk can't be blank",
    ],
  });
  expect(at.github.reviews(at.pull)).toEqual([]);
  expect(at.github.reviewComments(at.pull)).toEqual([]);
});

test("a comment may stand on added and context lines, and not on a file that the pull request leaves alone", async () => {
  await using at = await open();
  await at.review([
    { path: "a.yaml", line: 2 },
    { path: "a.yaml", line: 8 },
    { path: "new.yaml", line: 3 },
  ]);
  expect(at.github.reviewComments(at.pull).map(({ path, line }) => [path, line])).toEqual([
    ["a.yaml", 2],
    ["a.yaml", 8],
    ["new.yaml", 3],
  ]);
  const error = await reason(at.review([{ path: "b.yaml", line: 1 }]));
  expect(error.errors).toEqual([
    "Pull request review thread path is invalid and Pull request review thread diff hunk can't be blank",
  ]);
  await expect(at.review([{ path: "a.yaml", line: 9 }])).rejects.toMatchObject({ status: 422 });
});

test("start and end of a comment must be in one hunk and in order", async () => {
  await using at = await open();
  const apart = await reason(at.review([{ path: "a.yaml", start_line: 5, line: 30 }]));
  expect(apart.errors).toEqual(["Pull request review thread start line must be part of the same hunk as the line."]);
  const reversed = await reason(at.review([{ path: "a.yaml", start_line: 6, line: 5 }]));
  expect(reversed.errors).toEqual(["Pull request review thread start line must precede the end line."]);
  await at.review([{ path: "a.yaml", start_line: 4, line: 6 }]);
  expect(at.github.reviewComments(at.pull)).toMatchObject([{ start_line: 4, line: 6 }]);
});

test("a deleted line can be commented on its own side only", async () => {
  await using at = await open();
  await at.github.push({ pullRequest: at.pull, author: "ada", changes: { "b.yaml": null } });
  await expect(at.review([{ path: "b.yaml", line: 1 }])).rejects.toMatchObject({ status: 422 });
  await at.review([{ path: "b.yaml", line: 1, side: "LEFT" }]);
  expect(at.github.reviewComments(at.pull)).toMatchObject([{ path: "b.yaml", side: "LEFT", line: 1 }]);
});

test("a push moves comments with their lines and makes those outdated whose lines changed", async () => {
  await using at = await open();
  await at.review([
    { path: "a.yaml", line: 5 },
    { path: "a.yaml", line: 30 },
  ]);
  const text = `first\n${numbered(40, { 5: "cinq", 30: "thirty" })}`;
  await at.github.push({ pullRequest: at.pull, author: "ada", changes: { "a.yaml": text } });
  expect(at.github.reviewComments(at.pull).map(({ line, original_line }) => [original_line, line])).toEqual([
    [5, null],
    [30, 31],
  ]);
});

test("an author cannot approve the own pull request, and an empty review is refused", async () => {
  await using at = await open();
  const empty = at.octokit.rest.pulls.createReview({ ...at.where, event: "COMMENT", body: " " });
  await expect(empty).rejects.toMatchObject({ status: 422 });
  at.github.setPermissions(at.repository, { contents: "write", pull_requests: "write", metadata: "read" });
  await at.github.push({ repository: at.repository, branch: "bot", author: "ada", changes: { bot: "1" } });
  const octokit = connectOctokit(at.github, at.repository);
  const { data } = await octokit.rest.pulls.create({
    owner: "shop",
    repo: "conventions",
    title: "Bot",
    head: "bot",
    base: "main",
  });
  const approve = reason(octokit.rest.pulls.createReview({ ...at.where, pull_number: data.number, event: "APPROVE" }));
  expect(await approve).toMatchObject({ errors: ["Can not approve your own pull request"] });
});

test("file comments, replies, edits and deletions go through the comments endpoint", async () => {
  await using at = await open();
  const { rest } = at.octokit;
  const created = await rest.pulls.createReviewComment({
    ...at.where,
    commit_id: at.pull.head,
    path: "a.yaml",
    subject_type: "file",
    body: "About the file.",
  });
  await rest.pulls.createReplyForReviewComment({ ...at.where, comment_id: created.data.id, body: "More." });
  const where = { owner: "shop", repo: "conventions", comment_id: created.data.id };
  await rest.pulls.updateReviewComment({ ...where, body: "About this file." });
  const { data } = await rest.pulls.listReviewComments(at.where);
  expect(data).toMatchObject([
    { body: "About this file.", subject_type: "file", line: null },
    { body: "More.", in_reply_to_id: created.data.id },
  ]);
  await rest.pulls.deleteReviewComment(where);
  await expect(rest.pulls.getReviewComment(where)).rejects.toMatchObject({ status: 404 });
  const wrong = { ...at.where, commit_id: at.pull.head, path: "a.yaml", line: 18, body: "No." };
  await expect(rest.pulls.createReviewComment(wrong)).rejects.toMatchObject({
    status: 422,
    message: expect.stringContaining("pull_request_review_thread.line must be part of the diff"),
  });
});
