import type { Account, AppRecord, CommentRecord, PullRecord } from "../records.ts";
import { renderComment } from "../rest/render-comments.ts";
import { renderIssue } from "../rest/render-pull-request.ts";
import type { World } from "../world.ts";
import { timestamp } from "../world.ts";

export interface NewComment {
  readonly user: Account;
  readonly app?: AppRecord | undefined;
  readonly body: string;
}

export function writeComment(world: World, pull: PullRecord, wish: NewComment): CommentRecord {
  const at = timestamp(world);
  const comment: CommentRecord = {
    id: world.nextId(),
    pull,
    user: wish.user,
    app: wish.app,
    body: wish.body,
    reactions: [],
    createdAt: at,
    updatedAt: at,
    minimized: undefined,
  };
  pull.comments.push(comment);
  commentEvent(world, comment, { action: "created", sender: wish.user });
  return comment;
}

export function editComment(world: World, comment: CommentRecord, edit: { body: string; sender: Account }): void {
  const from = comment.body;
  comment.body = edit.body;
  comment.updatedAt = timestamp(world);
  commentEvent(world, comment, { action: "edited", sender: edit.sender, changes: { body: { from } } });
}

export function deleteComment(world: World, comment: CommentRecord, sender: Account): void {
  comment.pull.comments.splice(comment.pull.comments.indexOf(comment), 1);
  commentEvent(world, comment, { action: "deleted", sender });
}

function commentEvent(
  world: World,
  comment: CommentRecord,
  event: { action: string; sender: Account; changes?: unknown },
): void {
  const { pull } = comment;
  world.emit({
    name: "issue_comment",
    action: event.action,
    repository: pull.repository,
    account: pull.repository.owner,
    sender: event.sender,
    payload: {
      issue: renderIssue(world, pull),
      comment: renderComment(world, comment),
      ...(event.changes ? { changes: event.changes } : {}),
    },
  });
  world.changed(pull.repository);
}
