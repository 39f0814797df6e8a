import { diffFromMergeBase } from "../git/diff.ts";
import { readCommits, readFileAt } from "../git/read-objects.ts";
import { resolveCommit } from "../git/refs.ts";
import type { LocalGithub } from "../local-github.ts";
import { renderCheckRun } from "../rest/render-check-run.ts";
import { renderComment, renderReview, renderReviewComment } from "../rest/render-comments.ts";
import { renderCommit } from "../rest/render-commit.ts";
import { renderFile } from "../rest/render-file.ts";
import type { World } from "../world.ts";
import { pullsOf } from "../world.ts";
import { pullRecord, repositoryRecord } from "./act.ts";
import { describePull } from "./describe.ts";

type Looks = Pick<
  LocalGithub,
  | "pullRequest"
  | "pullRequests"
  | "checkRuns"
  | "reviews"
  | "reviewComments"
  | "comments"
  | "reactions"
  | "files"
  | "readFile"
  | "commits"
>;

/** What tests and the demo read; nothing here changes anything. */
export function looksOf(world: World): Looks {
  return {
    pullRequest: (repository, number) => describePull(world, pullRecord(world, { repository, number })),
    pullRequests: (ref) => [...repositoryRecord(world, ref).pulls.values()].map((pull) => describePull(world, pull)),
    checkRuns: (sha) =>
      [...world.repositories.values()]
        .flatMap((repository) => repository.checkRuns)
        .filter((run) => run.headSha === sha)
        .map((run) => ({ ...renderCheckRun(world, run), annotations: [...run.annotations], actions: run.actions })),
    reviews: (ref) => pullRecord(world, ref).reviews.map((one) => renderReview(world, one)),
    reviewComments: (ref) => pullRecord(world, ref).reviewComments.map((one) => renderReviewComment(world, one)),
    comments: (ref) => pullRecord(world, ref).comments.map((one) => renderComment(world, one)),
    reactions: (comment) => {
      const id = typeof comment === "number" ? comment : comment.id;
      const all = pullsOf(world).flatMap((pull) => [...pull.comments, ...pull.reviewComments]);
      const found = all.find((one) => one.id === id);
      return (found?.reactions ?? []).map(({ content, user }) => ({ content, user: user.login }));
    },
    files: async (ref) => {
      const pull = pullRecord(world, ref);
      const files = await diffFromMergeBase(pull.repository.folder, pull.baseSha, pull.head);
      return files.map((file) => renderFile(world, pull.repository, file, pull.head));
    },
    readFile: async ({ repository, path, ref }) => {
      const record = repositoryRecord(world, repository);
      const sha = await resolveCommit(record.folder, ref ?? record.defaultBranch);
      return sha ? (await readFileAt(record.folder, sha, path))?.toString() : undefined;
    },
    commits: async ({ repository, ref }) => {
      const record = repositoryRecord(world, repository);
      const sha = await resolveCommit(record.folder, ref ?? record.defaultBranch);
      return sha ? (await readCommits(record.folder, [sha])).map((one) => renderCommit(world, record, one)) : [];
    },
  };
}
