import { createHash } from "node:crypto";
import type { Github } from "../github/client.ts";
import type { PublishTarget, ReviewComment, ReviewWrite } from "./writes.ts";

/**
 * Posts one review with every suggestion that does not stand on the pull request yet. A suggestion is known by its tag
 * (a hash of path, lines and text) and by its author, so that a second run of the same job posts nothing.
 */
export async function publishReview(options: {
  readonly github: Github;
  readonly target: PublishTarget;
  readonly write: ReviewWrite;
}): Promise<{ readonly posted: number }> {
  const { github, target, write } = options;
  if (target.pullRequest === undefined || write.comments.length === 0) return { posted: 0 };
  const pull = { owner: target.owner, repo: target.repo, pull_number: target.pullRequest };
  const standing = await github.paginate(github.rest.pulls.listReviewComments, { ...pull, per_page: 100 });
  const ours = standing.filter((comment) => comment.user.login === target.botLogin).map((comment) => comment.body);
  const missing = write.comments.filter((comment) => !ours.some((body) => body.includes(tagOf(comment))));
  if (missing.length === 0) return { posted: 0 };
  await github.rest.pulls.createReview({
    ...pull,
    commit_id: target.headSha,
    event: "COMMENT",
    body: write.body,
    comments: missing.map(asRequest),
  });
  return { posted: missing.length };
}

function asRequest(comment: ReviewComment): {
  path: string;
  body: string;
  line: number;
  side: string;
  start_line?: number;
  start_side?: string;
} {
  const body = `${comment.body}\n\n${tagOf(comment)}`;
  const place = { path: comment.path, line: comment.line, side: "RIGHT", body };
  if (comment.startLine === undefined || comment.startLine === comment.line) return place;
  return { ...place, start_line: comment.startLine, start_side: "RIGHT" };
}

function tagOf(comment: ReviewComment): string {
  const said = [comment.path, comment.startLine ?? comment.line, comment.line, comment.body];
  return `<!-- weavergen:suggestion:${createHash("sha256").update(JSON.stringify(said)).digest("hex").slice(0, 16)} -->`;
}
