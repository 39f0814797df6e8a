import { z } from "zod";
import { isAncestor, resolveCommit } from "../git/refs.ts";
import type { RepositoryCall, Route } from "../http/call.ts";
import { actorOf, notFound, numberOf, ok, Refused, repositoryRoute } from "../http/call.ts";
import { page } from "../http/paginate.ts";
import { parseBody } from "../http/validate.ts";
import { announceReview, writeReview } from "../people/write-review.ts";
import type { Account, PullRecord, ReviewRecord, ReviewState } from "../records.ts";
import { timestamp } from "../world.ts";
import { pullOf } from "./find-pull-request.ts";
import { renderReview, renderReviewComment } from "./render-comments.ts";

const side = z.enum(["LEFT", "RIGHT"]);
const maxBody = 65_536;
const Review = z.object({
  commit_id: z.string().nullish(),
  body: z.string().nullish(),
  event: z.enum(["APPROVE", "REQUEST_CHANGES", "COMMENT", "PENDING"]).nullish(),
  comments: z
    .array(
      z.object({
        path: z.string(),
        body: z.string(),
        line: z.number().int(),
        side: side.optional(),
        start_line: z.number().int().nullish(),
        start_side: side.nullish(),
      }),
    )
    .nullish(),
});
const Submission = z.object({ body: z.string().nullish(), event: z.enum(["APPROVE", "REQUEST_CHANGES", "COMMENT"]) });
const Message = z.object({ body: z.string() });
const Dismissal = z.object({ message: z.string() });

const states: Readonly<Record<string, ReviewState>> = {
  APPROVE: "APPROVED",
  REQUEST_CHANGES: "CHANGES_REQUESTED",
  COMMENT: "COMMENTED",
};
const read = ["pull_requests:read"];
const write = ["pull_requests:write"];
const docs = "pulls/reviews";

export const reviewRoutes: Route[] = [
  repositoryRoute("GET /pulls/:number/reviews", read, `${docs}#list-reviews-for-a-pull-request`, (call) =>
    page(call, visible(call), (one) => renderReview(call.world, one)),
  ),
  repositoryRoute("POST /pulls/:number/reviews", write, `${docs}#create-a-review-for-a-pull-request`, createReview),
  repositoryRoute("GET /pulls/:number/reviews/:review", read, `${docs}#get-a-review-for-a-pull-request`, (call) =>
    ok(renderReview(call.world, reviewOf(call))),
  ),
  repositoryRoute("PUT /pulls/:number/reviews/:review", write, `${docs}#update-a-review`, (call) => {
    const review = ownReview(call);
    review.body = parseBody(Message, call.body).body;
    call.world.changed(call.repository);
    return ok(renderReview(call.world, review));
  }),
  repositoryRoute("DELETE /pulls/:number/reviews/:review", write, `${docs}#delete-a-pending-review`, deletePending),
  repositoryRoute("POST /pulls/:number/reviews/:review/events", write, `${docs}#submit-a-review`, submitReview),
  repositoryRoute("PUT /pulls/:number/reviews/:review/dismissals", write, `${docs}#dismiss-a-review`, (call) => {
    parseBody(Dismissal, call.body);
    const review = reviewOf(call);
    review.state = "DISMISSED";
    call.world.changed(call.repository);
    return ok(renderReview(call.world, review));
  }),
  repositoryRoute("GET /pulls/:number/reviews/:review/comments", read, `${docs}#list-comments`, (call) => {
    const review = reviewOf(call);
    const comments = review.pull.reviewComments.filter((one) => one.review === review);
    return page(call, comments, (one) => renderReviewComment(call.world, one));
  }),
];

async function createReview(call: RepositoryCall) {
  const pull = pullOf(call);
  const wish = parseBody(Review, call.body);
  const { user, app } = actorOf(call);
  const state = states[wish.event ?? ""] ?? "PENDING";
  const body = wish.body ?? "";
  const comments = wish.comments ?? [];
  checkWords(pull, { user, state, body, comments: comments.map((one) => one.body) });
  const commitId = wish.commit_id ? await commitOf(pull, wish.commit_id) : pull.head;
  const review = await writeReview(call.world, pull, { user, app, commitId, body, state, comments });
  return ok(renderReview(call.world, review));
}

function checkWords(
  pull: PullRecord,
  wish: { user: Account; state: ReviewState; body: string; comments: readonly string[] },
): void {
  const { user, state, body, comments } = wish;
  const pending = pull.reviews.some((one) => one.state === "PENDING" && one.user === user);
  if (pending) throw refuse("User can only have one pending review per pull request");
  if (pull.author === user && state === "APPROVED") throw refuse("Can not approve your own pull request");
  if (pull.author === user && state === "CHANGES_REQUESTED")
    throw refuse("Can not request changes on your own pull request");
  if ([body, ...comments].some((text) => text.length > maxBody)) {
    throw refuse(`Body is too long (maximum is ${maxBody} characters)`);
  }
  if (comments.some((text) => text.trim() === "")) throw refuse("Pull request review thread body can't be blank");
  const needsBody = state === "CHANGES_REQUESTED" || (state === "COMMENTED" && comments.length === 0);
  if (needsBody && body.trim() === "") throw refuse("Review body can't be blank");
}

function refuse(words: string): Refused {
  return new Refused(422, "Unprocessable Entity", [words]);
}

/** A review may stand on any commit of the pull request. */
async function commitOf(pull: PullRecord, wanted: string): Promise<string> {
  const sha = await resolveCommit(pull.repository.folder, wanted);
  const part = sha !== undefined && (sha === pull.head || (await isAncestor(pull.repository.folder, sha, pull.head)));
  if (!sha || !part) throw refuse("Commit is not part of the pull request");
  return sha;
}

function visible(call: RepositoryCall): ReviewRecord[] {
  const { caller } = call;
  return pullOf(call).reviews.filter(
    (one) => one.state !== "PENDING" || (caller.kind === "installation" && one.user === actorOf(call).user),
  );
}

function reviewOf(call: RepositoryCall): ReviewRecord {
  const found = visible(call).find((one) => one.id === numberOf(call, "review"));
  if (!found) throw notFound();
  return found;
}

function ownReview(call: RepositoryCall): ReviewRecord {
  const review = reviewOf(call);
  if (review.user !== actorOf(call).user) throw new Refused(403, "Resource not accessible by integration");
  return review;
}

function submitReview(call: RepositoryCall) {
  const review = ownReview(call);
  const wish = parseBody(Submission, call.body);
  if (review.state !== "PENDING") throw refuse("Can not submit a review that is not pending");
  review.state = states[wish.event] ?? "COMMENTED";
  review.body = wish.body ?? review.body;
  review.submittedAt = timestamp(call.world);
  announceReview(call.world, review);
  call.world.changed(call.repository);
  return ok(renderReview(call.world, review));
}

function deletePending(call: RepositoryCall) {
  const review = ownReview(call);
  if (review.state !== "PENDING") throw refuse("Can not delete a non-pending pull request review");
  const { reviews, reviewComments } = review.pull;
  reviews.splice(reviews.indexOf(review), 1);
  for (const one of reviewComments.filter((comment) => comment.review === review)) {
    reviewComments.splice(reviewComments.indexOf(one), 1);
  }
  return ok(renderReview(call.world, review));
}
