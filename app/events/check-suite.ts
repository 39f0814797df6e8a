import { z } from "zod";
import { ignore } from "./decision.ts";
import { Id, Installation, PullRequests, Repository, reviewAgain, rule } from "./payload.ts";

const CheckSuite = z.object({
  action: z.string(),
  check_suite: z.object({ app: z.object({ id: Id }).nullish(), pull_requests: PullRequests }),
  repository: Repository,
  installation: Installation,
});

/** "Re-run all checks". `requested` comes with every push, which `pull_request` tells us too, and may come after our run has ended. */
export const onCheckSuite = rule(
  CheckSuite,
  ({ action, check_suite, repository, installation }, { delivery, appId }) => {
    if (action === "requested") return ignore("pull-request-event-covers-it");
    if (action !== "rerequested") return ignore("action-not-handled");
    if (check_suite.app?.id !== appId) return ignore("other-app");
    if (!installation) return ignore("no-installation");
    const named = check_suite.pull_requests.filter(({ base }) => base === undefined || base.repo.id === repository.id);
    if (named.length === 0) return ignore("no-pull-request-named");
    return reviewAgain(
      ...named.map(({ number }) => ({
        installation: installation.id,
        repository: repository.id,
        pullRequest: number,
        delivery,
      })),
    );
  },
);
