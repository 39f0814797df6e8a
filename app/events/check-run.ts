import { z } from "zod";
import { enqueue, ignore } from "./decision.ts";
import { Account, Id, Installation, PullRequests, Repository, reviewAgain, rule } from "./payload.ts";

const CheckRun = z.object({
  action: z.string(),
  check_run: z.object({
    app: z.object({ id: Id }).nullish(),
    external_id: z.string().nullish(),
    pull_requests: PullRequests,
  }),
  requested_action: z.object({ identifier: z.string() }).optional(),
  repository: Repository,
  installation: Installation,
  sender: Account,
});

/** "Re-run" on one of our check runs, and its buttons. */
export const onCheckRun = rule(CheckRun, (event, { delivery, appId }) => {
  const { action, check_run, repository, installation, sender } = event;
  if (action !== "rerequested" && action !== "requested_action") return ignore("action-not-handled");
  if (check_run.app?.id !== appId) return ignore("other-app");
  if (!installation) return ignore("no-installation");
  const subjects = pullRequestsOf(event).map((pullRequest) => ({
    installation: installation.id,
    repository: repository.id,
    pullRequest,
    delivery,
  }));
  if (subjects.length === 0) return ignore("no-pull-request-named");
  if (action === "rerequested") return reviewAgain(...subjects);
  if (event.requested_action?.identifier !== "regenerate") return ignore("unknown-button");
  return enqueue(
    ...subjects.map((data) => ({ name: "regenerate" as const, data: { ...data, askedBy: sender.login } })),
  );
});

/**
 * GitHub names no pull request for a head in a fork, so the check run's `external_id` may begin with the number: `42:…`. Those that it names
 * may be of other repositories that have the same commit.
 */
function pullRequestsOf({ check_run, repository }: z.infer<typeof CheckRun>): number[] {
  const named = check_run.pull_requests.filter(({ base }) => base === undefined || base.repo.id === repository.id);
  if (named.length > 0) return named.map(({ number }) => number);
  const own = /^([1-9]\d{0,8}):/.exec(check_run.external_id ?? "")?.[1];
  return own === undefined ? [] : [Number(own)];
}
