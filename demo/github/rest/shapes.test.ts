import type { RestEndpointMethodTypes as Endpoints } from "@octokit/rest";
import { expect, test } from "vitest";
import type { renderSuite } from "./check-suites.ts";
import type { renderAccount, renderApp, renderInstallation } from "./render-account.ts";
import type { renderCheckRun } from "./render-check-run.ts";
import type { renderComment, renderReaction, renderReview, renderReviewComment } from "./render-comments.ts";
import type { renderCommit, renderGitCommit } from "./render-commit.ts";
import type { renderFile } from "./render-file.ts";
import type { renderIssue, renderPull } from "./render-pull-request.ts";

type Data<Family extends keyof Endpoints, Call extends keyof Endpoints[Family]> = Endpoints[Family][Call] extends {
  response: { data: infer Body };
}
  ? Body
  : never;
type Required<Body> = { [Key in keyof Body]-?: undefined extends Body[Key] ? never : Key }[keyof Body];
/** Fields that GitHub always sends and we do not; the test file compiles only while there are none. */
type Missing<Want, Render extends (...given: never[]) => unknown> = Exclude<Required<Want>, keyof ReturnType<Render>>;

interface Shapes {
  readonly account: Missing<NonNullable<Data<"issues", "getComment">["user"]>, typeof renderAccount>;
  readonly app: Missing<NonNullable<Data<"apps", "getAuthenticated">>, typeof renderApp>;
  readonly installation: Missing<Data<"apps", "getInstallation">, typeof renderInstallation>;
  readonly checkRun: Missing<Data<"checks", "get">, typeof renderCheckRun>;
  readonly checkSuite: Missing<Data<"checks", "getSuite">, typeof renderSuite>;
  readonly comment: Missing<Data<"issues", "getComment">, typeof renderComment>;
  readonly reaction: Missing<Data<"reactions", "listForIssueComment">[number], typeof renderReaction>;
  readonly review: Missing<Data<"pulls", "getReview">, typeof renderReview>;
  readonly reviewComment: Missing<Data<"pulls", "getReviewComment">, typeof renderReviewComment>;
  readonly commit: Missing<Data<"repos", "getCommit">, typeof renderCommit>;
  readonly gitCommit: Missing<Data<"git", "getCommit">, typeof renderGitCommit>;
  readonly file: Missing<Data<"pulls", "listFiles">[number], typeof renderFile>;
  readonly issue: Missing<Data<"issues", "get">, typeof renderIssue>;
  readonly pull: Missing<Data<"pulls", "get">, typeof renderPull>;
}

test("no answer lacks a field that Octokit's types promise (checked by the compiler)", () => {
  const missing: Shapes[keyof Shapes][] = [];
  const none: never[] = missing;
  expect(none).toEqual([]);
});
