import { diffFromMergeBase } from "../git/diff.ts";
import { Refused } from "../http/call.ts";
import type { Account, AppRecord, PullRecord, ReviewCommentRecord, ReviewRecord, ReviewState } from "../records.ts";
import { renderReview, renderReviewComment } from "../rest/render-comments.ts";
import { renderPull } from "../rest/render-pull-request.ts";
import type { World } from "../world.ts";
import { timestamp } from "../world.ts";
import type { Place, PlaceWish } from "./place-comment.ts";
import { placeComment, problemWords } from "./place-comment.ts";

export interface NewReview {
  readonly user: Account;
  readonly app?: AppRecord | undefined;
  readonly commitId: string;
  readonly body: string;
  readonly state: ReviewState;
  readonly comments: readonly (PlaceWish & { readonly body: string })[];
}

/** Writes a review with all its comments, or nothing. @throws Refused 422 when one anchor is wrong */
export async function writeReview(world: World, pull: PullRecord, wish: NewReview): Promise<ReviewRecord> {
  const files = await diffFromMergeBase(pull.repository.folder, pull.baseSha, wish.commitId);
  const placed = wish.comments.map((comment) => ({ comment, place: placeComment(files, comment) }));
  const wrong = placed.flatMap(({ place }) => (isPlace(place) ? [] : [problemWords(place)]));
  if (wrong.length > 0) throw new Refused(422, "Unprocessable Entity", [...new Set(wrong)]);
  const review = addReview(world, pull, wish);
  for (const { comment, place } of placed) {
    if (isPlace(place)) addReviewComment(world, { ...wish, review, body: comment.body, path: comment.path, place });
  }
  if (wish.state !== "PENDING") announceReview(world, review);
  world.changed(pull.repository);
  return review;
}

export function isPlace(place: ReturnType<typeof placeComment>): place is Place {
  return "anchor" in place;
}

export function addReview(
  world: World,
  pull: PullRecord,
  wish: Pick<NewReview, "user" | "commitId" | "body" | "state">,
): ReviewRecord {
  const review: ReviewRecord = {
    id: world.nextId(),
    pull,
    user: wish.user,
    commitId: wish.commitId,
    body: wish.body,
    state: wish.state,
    submittedAt: wish.state === "PENDING" ? undefined : timestamp(world),
  };
  pull.reviews.push(review);
  return review;
}

export interface NewReviewComment {
  readonly user: Account;
  readonly app?: AppRecord | undefined;
  readonly review: ReviewRecord;
  readonly body: string;
  readonly path: string;
  /** Undefined: a comment on the whole file. */
  readonly place: Place | undefined;
  readonly replyTo?: ReviewCommentRecord;
}

export function addReviewComment(world: World, wish: NewReviewComment): ReviewCommentRecord {
  const at = timestamp(world);
  const { review, place } = wish;
  const comment: ReviewCommentRecord = {
    id: world.nextId(),
    pull: review.pull,
    review,
    user: wish.user,
    app: wish.app,
    replyTo: wish.replyTo,
    subject: place ? "line" : "file",
    path: wish.path,
    diffHunk: place?.diffHunk ?? "",
    original: place?.anchor,
    originalCommitId: review.commitId,
    reactions: [],
    createdAt: at,
    current: review.commitId === review.pull.head ? place?.anchor : undefined,
    body: wish.body,
    updatedAt: at,
    resolved: false,
    applied: false,
    minimized: undefined,
  };
  review.pull.reviewComments.push(comment);
  return comment;
}

export function announceReview(world: World, review: ReviewRecord): void {
  const { pull } = review;
  const common = { repository: pull.repository, account: pull.repository.owner, sender: review.user };
  const pull_request = renderPull(world, pull);
  const payload = { review: { ...renderReview(world, review), state: review.state.toLowerCase() }, pull_request };
  world.emit({ name: "pull_request_review", action: "submitted", ...common, payload });
  for (const comment of pull.reviewComments.filter((one) => one.review === review)) {
    reviewCommentEvent(world, comment, { action: "created", sender: review.user });
  }
}

export function reviewCommentEvent(
  world: World,
  comment: ReviewCommentRecord,
  event: { action: string; sender: Account },
): void {
  const { pull } = comment;
  world.emit({
    name: "pull_request_review_comment",
    action: event.action,
    repository: pull.repository,
    account: pull.repository.owner,
    sender: event.sender,
    payload: { comment: renderReviewComment(world, comment), pull_request: renderPull(world, pull) },
  });
  world.changed(pull.repository);
}
