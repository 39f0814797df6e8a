import type { PublishTarget } from "./writes.ts";

/**
 * Names the turn of whoever writes on a pull request: two jobs that both look for what is ours, and find nothing, would
 * both create it.
 */
export function turnOf({ owner, repo, pullRequest, headSha }: PublishTarget): string {
  return `publish ${owner}/${repo} ${pullRequest ?? headSha}`;
}
