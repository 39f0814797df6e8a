import { createHash } from "node:crypto";
import { BugError, WeaverGenError } from "../../workflows/errors.ts";
import type { Github } from "../github/client.ts";
import { contentRefused } from "../github/github-error.ts";
import type { PublishTarget, ReviewComment, ReviewWrite } from "./writes.ts";

/**
 * Posts a review with every suggestion that does not stand on the pull request yet. A suggestion is known by its tag (a
 * hash of path, lines and text) and by its author, so that a second run of the same job posts nothing. GitHub takes a
 * review whole or not at all: one that it refuses is halved until only the refused suggestions are left out.
 * @throws BugError `suggestion-refused`, after all others were posted
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
  const ours = standing.filter((comment) => comment.user.login === target.botLogin).map(({ body }) => body.trimEnd());
  const missing = write.comments.filter((comment) => !ours.some((body) => body.endsWith(tagOf(comment))));
  const post = async (comments: readonly ReviewComment[]): Promise<void> => {
    await github.rest.pulls.createReview({
      ...pull,
      commit_id: target.headSha,
      event: "COMMENT",
      body: write.body,
      comments: comments.map(asRequest),
    });
  };
  const refused = await postHalving(missing, post);
  const [first] = refused;
  if (first) throw refusal(first, refused.length);
  return { posted: missing.length };
}

/** @returns what GitHub refused */
async function postHalving(
  comments: readonly ReviewComment[],
  post: (comments: readonly ReviewComment[]) => Promise<void>,
): Promise<readonly ReviewComment[]> {
  if (comments.length === 0) return [];
  try {
    await post(comments);
    return [];
  } catch (error) {
    if (!(error instanceof WeaverGenError) || error.code !== contentRefused) throw error;
    if (comments.length === 1) return comments;
  }
  const middle = Math.ceil(comments.length / 2);
  const first = await postHalving(comments.slice(0, middle), post);
  return [...first, ...(await postHalving(comments.slice(middle), post))];
}

function refusal({ path, line }: ReviewComment, count: number): BugError {
  const others = count === 1 ? "" : ` and ${count - 1} more`;
  return new BugError("suggestion-refused", {
    message: `GitHub refused the suggestion on ${path} line ${line}${others}; all others were posted.`,
  });
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
