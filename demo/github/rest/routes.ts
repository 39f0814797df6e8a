import type { Route } from "../http/call.ts";
import { checkRunRoutes } from "./check-runs.ts";
import { checkSuiteRoutes } from "./check-suites.ts";
import { commitRoutes } from "./commits.ts";
import { contentRoutes } from "./contents.ts";
import { gitDataRoutes } from "./git-data.ts";
import { issueCommentRoutes } from "./issue-comments.ts";
import { pullRoutes } from "./pulls.ts";
import { reactionRoutes } from "./reactions.ts";
import { repositoryRoutes } from "./repositories.ts";
import { reviewCommentRoutes } from "./review-comments.ts";
import { reviewRoutes } from "./reviews.ts";

/** The first match answers: fixed paths (`/pulls/comments`) come before those with a parameter (`/pulls/:number`). */
export const repositoryApiRoutes: readonly Route[] = [
  ...repositoryRoutes,
  ...issueCommentRoutes,
  ...reactionRoutes,
  ...reviewCommentRoutes,
  ...reviewRoutes,
  ...pullRoutes,
  ...checkRunRoutes,
  ...checkSuiteRoutes,
  ...commitRoutes,
  ...contentRoutes,
  ...gitDataRoutes,
];
