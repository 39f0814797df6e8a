import type { Github } from "../github/client.ts";
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
  const all = await github.paginate(github.rest.issues.listComments, {
    ...place,
    issue_number: target.pullRequest,
    per_page: 100,
  });
  const ours = all.find((comment) => comment.user?.login === target.botLogin && comment.body?.includes(tag));
  if (!ours) {
    await github.rest.issues.createComment({ ...place, issue_number: target.pullRequest, body });
    return "created";
  }
  if (withoutTimes(ours.body ?? "") === withoutTimes(body)) return "unchanged";
  await github.rest.issues.updateComment({ ...place, comment_id: ours.id, body });
  return "updated";
}

/** Durations differ between two runs that say the same. */
function withoutTimes(text: string): string {
  return text.replaceAll(/\b\d+(?:\.\d+)?\s?(?:ms|s)\b/g, "…");
}
