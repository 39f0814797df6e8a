import { authorAssociation } from "../people/identity.ts";
import type { CommentRecord, ReactionRecord, ReviewCommentRecord, ReviewRecord } from "../records.ts";
import type { World } from "../world.ts";
import { nodeId } from "../world.ts";
import { renderAccount, renderApp } from "./render-account.ts";
import { pullPage } from "./render-pull-request.ts";
import { repositoryApi } from "./render-repository.ts";

export function renderComment(world: World, comment: CommentRecord) {
  const { pull } = comment;
  const api = repositoryApi(world, pull.repository);
  const url = `${api}/issues/comments/${comment.id}`;
  return {
    url,
    html_url: `${pullPage(world, pull)}#issuecomment-${comment.id}`,
    issue_url: `${api}/issues/${pull.number}`,
    id: comment.id,
    node_id: nodeId("IC", comment.id),
    user: renderAccount(world, comment.user),
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    author_association: authorAssociation(pull.repository, comment.user),
    body: comment.body,
    reactions: renderReactions(url, comment.reactions),
    performed_via_github_app: comment.app ? renderApp(world, comment.app) : null,
  };
}

export const reactionContents = ["+1", "-1", "laugh", "confused", "heart", "hooray", "rocket", "eyes"] as const;

function renderReactions(url: string, reactions: readonly ReactionRecord[]) {
  const count = (content: string) => reactions.filter((one) => one.content === content).length;
  const counts = Object.fromEntries(reactionContents.map((content) => [content, count(content)]));
  return { url: `${url}/reactions`, total_count: reactions.length, ...counts };
}

export function renderReaction(world: World, reaction: ReactionRecord) {
  return {
    id: reaction.id,
    node_id: nodeId("REA", reaction.id),
    user: renderAccount(world, reaction.user),
    content: reaction.content,
    created_at: reaction.createdAt,
  };
}

export function renderReview(world: World, review: ReviewRecord) {
  const { pull } = review;
  return {
    id: review.id,
    node_id: nodeId("PRR", review.id),
    user: renderAccount(world, review.user),
    body: review.body,
    state: review.state,
    html_url: `${pullPage(world, pull)}#pullrequestreview-${review.id}`,
    pull_request_url: `${repositoryApi(world, pull.repository)}/pulls/${pull.number}`,
    author_association: authorAssociation(pull.repository, review.user),
    submitted_at: review.submittedAt,
    commit_id: review.commitId,
    _links: {
      html: { href: `${pullPage(world, pull)}#pullrequestreview-${review.id}` },
      pull_request: { href: `${repositoryApi(world, pull.repository)}/pulls/${pull.number}` },
    },
  };
}

export function renderReviewComment(world: World, comment: ReviewCommentRecord) {
  const { pull, current, original } = comment;
  const api = repositoryApi(world, pull.repository);
  const url = `${api}/pulls/comments/${comment.id}`;
  return {
    url,
    pull_request_review_id: comment.review.id,
    id: comment.id,
    node_id: nodeId("PRRC", comment.id),
    diff_hunk: comment.diffHunk,
    path: current?.path ?? comment.path,
    commit_id: pull.head,
    original_commit_id: comment.originalCommitId,
    user: renderAccount(world, comment.user),
    body: comment.body,
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    html_url: `${pullPage(world, pull)}#discussion_r${comment.id}`,
    pull_request_url: `${api}/pulls/${pull.number}`,
    author_association: authorAssociation(pull.repository, comment.user),
    reactions: renderReactions(url, comment.reactions),
    start_line: current?.startLine ?? null,
    original_start_line: original?.startLine ?? null,
    start_side: current?.startSide ?? null,
    line: current?.line ?? null,
    original_line: original?.line ?? null,
    side: original?.side ?? "RIGHT",
    subject_type: comment.subject,
    position: current?.line ?? null,
    original_position: original?.line ?? null,
    ...(comment.replyTo ? { in_reply_to_id: comment.replyTo.id } : {}),
    _links: {
      self: { href: url },
      html: { href: `${pullPage(world, pull)}#discussion_r${comment.id}` },
      pull_request: { href: `${api}/pulls/${pull.number}` },
    },
  };
}
