import { z } from "zod";
import { enqueue, ignore } from "./decision.ts";
import { Installation, Repository, rule } from "./payload.ts";

const Sha = z.string().regex(/^[0-9a-f]{40}$/);
const MergeGroup = z.object({
  action: z.string(),
  merge_group: z.object({ head_sha: Sha, base_sha: Sha }),
  repository: Repository,
  installation: Installation,
});

/** The merge queue waits for our gate on the commit that it made. */
export const onMergeGroup = rule(MergeGroup, ({ action, merge_group, repository, installation }, { delivery }) => {
  if (action === "destroyed") return ignore("merge-group-job-finds-it-gone");
  if (action !== "checks_requested") return ignore("action-not-handled");
  if (!installation) return ignore("no-installation");
  const { head_sha: head, base_sha: base } = merge_group;
  return enqueue({
    name: "mergeGroup",
    data: { installation: installation.id, repository: repository.id, head, base, delivery },
  });
});
