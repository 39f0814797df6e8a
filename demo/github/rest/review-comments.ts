import { z } from "zod";
import { diffFromMergeBase } from "../git/diff.ts";
import { resolveCommit } from "../git/refs.ts";
import type { RepositoryCall, Route } from "../http/call.ts";
import { actorOf, created, notFound, numberOf, ok, Refused, repositoryRoute } from "../http/call.ts";
import { page } from "../http/paginate.ts";
import { parseBody, validationFailed } from "../http/validate.ts";
import type { Place } from "../people/place-comment.ts";
import { placeComment } from "../people/place-comment.ts";
import { addReview, addReviewComment, announceReview, isPlace, reviewCommentEvent } from "../people/write-review.ts";
import type { PullRecord, ReviewCommentRecord } from "../records.ts";
import { timestamp } from "../world.ts";
import { pullOf } from "./find-pull-request.ts";
import { renderReviewComment } from "./render-comments.ts";

const side = z.enum(["LEFT", "RIGHT"]);
const NewComment = z.object({
  body: z.string(),
  commit_id: z.string(),
  path: z.string(),
  line: z.number().int().optional(),
  side: side.optional(),
  start_line: z.number().int().nullish(),
  start_side: side.nullish(),
  subject_type: z.enum(["line", "file"]).optional(),
});
const Reply = z.object({ body: z.string(), in_reply_to: z.number().int() });
const Body = z.object({ body: z.string() });
const read = ["pull_requests:read"];
const write = ["pull_requests:write"];
const docs = "pulls/comments";

export const reviewCommentRoutes: Route[] = [
  repositoryRoute("GET /pulls/comments", read, `${docs}#list-review-comments-in-a-repository`, (call) =>
    page(call, submitted(all(call)), (one) => renderReviewComment(call.world, one)),
  ),
  repositoryRoute("GET /pulls/:number/comments", read, `${docs}#list-review-comments-on-a-pull-request`, (call) =>
    page(call, submitted(pullOf(call).reviewComments), (one) => renderReviewComment(call.world, one)),
  ),
  repositoryRoute("POST /pulls/:number/comments", write, `${docs}#create-a-review-comment-for-a-pull-request`, create),
  repositoryRoute(
    "POST /pulls/:number/comments/:id/replies",
    write,
    `${docs}#create-a-reply-for-a-review-comment`,
    (call) => reply(call, numberOf(call, "id"), parseBody(Body, call.body).body),
  ),
  repositoryRoute("GET /pulls/comments/:id", read, `${docs}#get-a-review-comment-for-a-pull-request`, (call) =>
    ok(renderReviewComment(call.world, reviewCommentOf(call))),
  ),
  repositoryRoute("PATCH /pulls/comments/:id", write, `${docs}#update-a-review-comment-for-a-pull-request`, (call) => {
    const comment = ownComment(call);
    comment.body = words(parseBody(Body, call.body).body);
    comment.updatedAt = timestamp(call.world);
    reviewCommentEvent(call.world, comment, { action: "edited", sender: actorOf(call).user });
    return ok(renderReviewComment(call.world, comment));
  }),
  repositoryRoute("DELETE /pulls/comments/:id", write, `${docs}#delete-a-review-comment-for-a-pull-request`, (call) => {
    const comment = ownComment(call);
    const { reviewComments } = comment.pull;
    reviewComments.splice(reviewComments.indexOf(comment), 1);
    reviewCommentEvent(call.world, comment, { action: "deleted", sender: actorOf(call).user });
    return { status: 204 };
  }),
];

async function create(call: RepositoryCall) {
  const answer = Reply.safeParse(call.body);
  if (answer.success) return reply(call, answer.data.in_reply_to, answer.data.body);
  const pull = pullOf(call);
  const wish = parseBody(NewComment, call.body);
  const commitId = await resolveCommit(pull.repository.folder, wish.commit_id);
  if (!commitId) throw refuse("commit_id", "is not part of the pull request");
  const place = await placeOf(pull, { ...wish, commitId });
  const { user, app } = actorOf(call);
  const review = addReview(call.world, pull, { user, commitId, body: "", state: "COMMENTED" });
  const comment = addReviewComment(call.world, { user, app, review, body: words(wish.body), path: wish.path, place });
  announceReview(call.world, review);
  call.world.changed(call.repository);
  const rendered = renderReviewComment(call.world, comment);
  return created(rendered, rendered.url);
}

async function placeOf(
  pull: PullRecord,
  wish: z.infer<typeof NewComment> & { commitId: string },
): Promise<Place | undefined> {
  const files = await diffFromMergeBase(pull.repository.folder, pull.baseSha, wish.commitId);
  if (wish.subject_type === "file") {
    if (!files.some((file) => file.path === wish.path)) throw refuse("pull_request_review_thread.path", "is invalid");
    return undefined;
  }
  if (wish.line === undefined) throw refuse("pull_request_review_thread.line", "must be part of the diff");
  const place = placeComment(files, { ...wish, line: wish.line });
  if (isPlace(place)) return place;
  throw validationFailed(
    "PullRequestReviewComment",
    place.map(({ field, words: why }) => ({
      code: "custom",
      field: `pull_request_review_thread.${field}`,
      message: `pull_request_review_thread.${field} ${why}`,
    })),
  );
}

function refuse(field: string, why: string): Refused {
  return validationFailed("PullRequestReviewComment", [{ code: "custom", field, message: `${field} ${why}` }]);
}

function words(body: string): string {
  if (body.trim() === "") throw refuse("body", "can't be blank");
  if (body.length > 65_536) throw refuse("body", "is too long (maximum is 65536 characters)");
  return body;
}

function reply(call: RepositoryCall, id: number, body: string) {
  const pull = pullOf(call);
  const parent = pull.reviewComments.find((one) => one.id === id);
  if (!parent) throw notFound();
  const root = parent.replyTo ?? parent;
  const { user, app } = actorOf(call);
  const review = addReview(call.world, pull, { user, commitId: pull.head, body: "", state: "COMMENTED" });
  const place = root.original ? { anchor: root.original, diffHunk: root.diffHunk } : undefined;
  const comment = addReviewComment(call.world, {
    user,
    app,
    review,
    body: words(body),
    path: root.path,
    place,
    replyTo: root,
  });
  comment.current = root.current;
  announceReview(call.world, review);
  call.world.changed(call.repository);
  const rendered = renderReviewComment(call.world, comment);
  return created(rendered, rendered.url);
}

function all(call: RepositoryCall): ReviewCommentRecord[] {
  return [...call.repository.pulls.values()].flatMap((pull) => pull.reviewComments);
}

function submitted(comments: readonly ReviewCommentRecord[]): ReviewCommentRecord[] {
  return comments.filter((one) => one.review.state !== "PENDING");
}

export function reviewCommentOf(call: RepositoryCall): ReviewCommentRecord {
  const found = all(call).find((one) => one.id === numberOf(call, "id"));
  if (!found) throw notFound();
  return found;
}

function ownComment(call: RepositoryCall): ReviewCommentRecord {
  const comment = reviewCommentOf(call);
  if (comment.user !== actorOf(call).user) throw new Refused(403, "Resource not accessible by integration");
  return comment;
}
