import { z } from "zod";
import { enqueue, ignore } from "./decision.ts";
import { Id, Installation, Repository, review, rule } from "./payload.ts";

const PullRequest = z.object({
  action: z.string(),
  pull_request: z.object({ number: Id }),
  changes: z.object({ base: z.unknown() }).partial().optional(),
  repository: Repository,
  installation: Installation,
});

const reviewed = new Set(["opened", "synchronize", "reopened", "ready_for_review"]);

/**
 * Every head gets a gate, so our own commits and drafts are reviewed too: a required check that never comes blocks the merge. What drafts
 * get is set in the repository, which only the job can read.
 */
export const onPullRequest = rule(PullRequest, (event, { delivery }) => {
  const { action, pull_request, changes, repository, installation } = event;
  if (!installation) return ignore("no-installation");
  const data = { installation: installation.id, repository: repository.id, pullRequest: pull_request.number, delivery };
  if (action === "closed") return enqueue({ name: "cancel", data });
  if (action === "edited") return changes?.base === undefined ? ignore("base-not-changed") : review(data);
  return reviewed.has(action) ? review(data) : ignore("action-not-handled");
});
