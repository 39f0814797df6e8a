import { takeTurn } from "../../workflows/workspace/take-turn.ts";
import type { PublishTarget } from "./writes.ts";

/**
 * Runs one thing at a time on a pull request: two jobs that both look for what is ours, and find nothing, would both
 * create it. Between two processes only what the writes themselves check holds.
 */
export function inTurn<Result>(target: PublishTarget, work: () => Promise<Result>): Promise<Result> {
  const { owner, repo, pullRequest, headSha } = target;
  return takeTurn(`publish ${owner}/${repo} ${pullRequest ?? headSha}`, work);
}
