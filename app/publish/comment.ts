import { WeaverGenError } from "../../workflows/errors.ts";
import type { Github } from "../github/client.ts";
import { withoutTimes } from "./without-times.ts";
import type { CommentWrite, PublishTarget } from "./writes.ts";

const tag = "<!-- weavergen:comment -->";

/** Keeps one comment of ours on the pull request: found by tag and author, updated in place, untouched when equal. */
export async function publishComment(options: {
  readonly github: Github;
  readonly target: PublishTarget;
  readonly write: CommentWrite;
}): Promise<"created" | "updated" | "unchanged"> {
  const { github, target, write } = options;
  if (target.pullRequest === undefined) return "unchanged";
  const place = { owner: target.owner, repo: target.repo };
  const body = `${write.body}\n\n${tag}`;
  const [ours] = await ownComments({ github, target, pullRequest: target.pullRequest });
  if (!ours) {
    await github.rest.issues.createComment({ ...place, issue_number: target.pullRequest, body });
    await removeDoubles({ github, target, pullRequest: target.pullRequest });
    return "created";
  }
  if (said(ours.body) === said(body)) return "unchanged";
  await github.rest.issues.updateComment({ ...place, comment_id: ours.id, body });
  return "updated";
}

interface Conversation {
  readonly github: Github;
  readonly target: PublishTarget;
  readonly pullRequest: number;
}

/** A review and a regeneration in two processes may both find no comment and both create one; the oldest stays. */
async function removeDoubles(conversation: Conversation): Promise<void> {
  const { github, target } = conversation;
  const [, ...doubles] = await ownComments(conversation);
  for (const { id } of doubles) {
    await github.rest.issues
      .deleteComment({ owner: target.owner, repo: target.repo, comment_id: id })
      .catch(unlessGone);
  }
}

/** Both processes remove the same double. */
function unlessGone(error: unknown): void {
  if (!(error instanceof WeaverGenError) || error.code !== "github-not-found") throw error;
}

/** Comments of ours with the tag, oldest first. Anybody can write the tag, so that the author counts too. */
async function ownComments({ github, target, pullRequest }: Conversation): Promise<{ id: number; body: string }[]> {
  const all = await github.paginate(github.rest.issues.listComments, {
    owner: target.owner,
    repo: target.repo,
    issue_number: pullRequest,
    per_page: 100,
  });
  return all
    .filter((comment) => comment.user?.login === target.botLogin && comment.body?.includes(tag))
    .map(({ id, body = "" }) => ({ id, body }))
    .toSorted((a, b) => a.id - b.id);
}

/** The footer counts here: it names the head that was reviewed. */
function said(body: string): string {
  return withoutTimes(body.replaceAll(/<\/?sub>/g, ""));
}
