import { onCheckRun } from "./events/check-run.ts";
import { onCheckSuite } from "./events/check-suite.ts";
import type { Decision, EventContext, EventRule } from "./events/decision.ts";
import { ignore } from "./events/decision.ts";
import { onInstallation } from "./events/installation.ts";
import { onIssueComment } from "./events/issue-comment.ts";
import { onMergeGroup } from "./events/merge-group.ts";
import { onPullRequest } from "./events/pull-request.ts";
import { onPush } from "./events/push.ts";

/** Every event that GitHub may send us, and the file that says what it asks for. */
const rules: Readonly<Record<string, EventRule>> = {
  check_run: onCheckRun,
  check_suite: onCheckSuite,
  installation: onInstallation,
  installation_repositories: onInstallation,
  issue_comment: onIssueComment,
  merge_group: onMergeGroup,
  pull_request: onPullRequest,
  push: onPush,
};

export interface WebhookEvent {
  readonly name: string;
  readonly payload: unknown;
}

export type Decide = (event: WebhookEvent, context: EventContext) => Decision;

/** Decides what a webhook asks for. Pure: no network, no clock; the job reads the pull request again before it acts. */
export function decide({ name, payload }: WebhookEvent, context: EventContext): Decision {
  const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
  return rule ? rule(payload, context) : ignore("event-not-handled");
}
