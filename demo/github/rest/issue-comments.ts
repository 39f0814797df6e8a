import { z } from "zod";
import type { RepositoryCall, Route } from "../http/call.ts";
import { actorOf, created, notFound, numberOf, ok, Refused, repositoryRoute } from "../http/call.ts";
import { page } from "../http/paginate.ts";
import { parseBody, validationFailed } from "../http/validate.ts";
import { deleteComment, editComment, writeComment } from "../people/write-comment.ts";
import type { CommentRecord } from "../records.ts";
import { pullOf } from "./find-pull-request.ts";
import { renderComment } from "./render-comments.ts";
import { renderIssue } from "./render-pull-request.ts";

const Body = z.object({ body: z.string() });
const maxBody = 65_536;

/** GitHub lets `pull_requests` stand for `issues` on pull requests. */
const read = ["issues:read", "pull_requests:read"];
const write = ["issues:write", "pull_requests:write"];

export const issueCommentRoutes: Route[] = [
  repositoryRoute("GET /issues/comments", read, "issues/comments#list-issue-comments-for-a-repository", (call) =>
    page(call, allComments(call), (one) => renderComment(call.world, one)),
  ),
  repositoryRoute("GET /issues/:number", read, "issues/issues#get-an-issue", (call) =>
    ok(renderIssue(call.world, pullOf(call))),
  ),
  repositoryRoute("GET /issues/:number/comments", read, "issues/comments#list-issue-comments", (call) => {
    const since = call.query.get("since") ?? "";
    const comments = pullOf(call).comments.filter((one) => one.updatedAt >= since);
    return page(call, comments, (one) => renderComment(call.world, one));
  }),
  repositoryRoute("POST /issues/:number/comments", write, "issues/comments#create-an-issue-comment", (call) => {
    const pull = pullOf(call);
    const comment = writeComment(call.world, pull, { ...actorOf(call), body: bodyOf(call) });
    const rendered = renderComment(call.world, comment);
    return created(rendered, rendered.url);
  }),
  repositoryRoute("GET /issues/comments/:id", read, "issues/comments#get-an-issue-comment", (call) =>
    ok(renderComment(call.world, commentOf(call))),
  ),
  repositoryRoute("PATCH /issues/comments/:id", write, "issues/comments#update-an-issue-comment", (call) => {
    const comment = ownComment(call);
    editComment(call.world, comment, { body: bodyOf(call), sender: actorOf(call).user });
    return ok(renderComment(call.world, comment));
  }),
  repositoryRoute("DELETE /issues/comments/:id", write, "issues/comments#delete-an-issue-comment", (call) => {
    deleteComment(call.world, ownComment(call), actorOf(call).user);
    return { status: 204 };
  }),
];

function bodyOf(call: RepositoryCall): string {
  const { body } = parseBody(Body, call.body);
  if (body.trim() === "") throw validationFailed("IssueComment", [{ field: "body", code: "missing_field" }]);
  if (body.length > maxBody) {
    const message = `body is too long (maximum is ${maxBody} characters)`;
    throw validationFailed("IssueComment", [{ field: "body", code: "custom", message }]);
  }
  return body;
}

function allComments(call: RepositoryCall): CommentRecord[] {
  return [...call.repository.pulls.values()].flatMap((pull) => pull.comments);
}

export function commentOf(call: RepositoryCall): CommentRecord {
  const found = allComments(call).find((one) => one.id === numberOf(call, "id"));
  if (!found) throw notFound();
  return found;
}

/** An App may change its own comments only. */
function ownComment(call: RepositoryCall): CommentRecord {
  const comment = commentOf(call);
  if (comment.user !== actorOf(call).user) throw new Refused(403, "Resource not accessible by integration");
  return comment;
}
