import type { JobContext } from "../../queue/start-worker.ts";
import type { JobData } from "../../queue/jobs.ts";
import { runReview } from "../../workflows/review/run-review.ts";
import { fetchWorkspace } from "../../workflows/workspace/fetched-workspace.ts";
import { openRepository } from "../github/repository.ts";
import { linksTo } from "../publish/links.ts";
import { planFailure } from "../publish/plan-failure.ts";
import { planWrites } from "../publish/plan-writes.ts";
import { publish } from "../publish/publish.ts";
import type { Write } from "../publish/writes.ts";
import type { JobServices } from "./job-services.ts";

/** Reviews a merge group: what lands together is checked together. A group has check runs but no conversation. */
export async function mergeGroup(
  data: JobData<"mergeGroup">,
  context: JobContext,
  services: JobServices,
): Promise<void> {
  const { signal } = context;
  const opened = await openRepository({ ids: data, services, signal });
  const target = {
    ...opened.identity,
    owner: opened.owner,
    repo: opened.repo,
    headSha: data.head,
    pullRequest: undefined,
  };
  const post = (writes: readonly Write[]): Promise<void> =>
    publish({ github: opened.github, target, writes: writes.filter((write) => write.do === "check-run"), signal });
  try {
    await using workspace = await fetchWorkspace({
      url: opened.cloneUrl,
      base: { ref: data.base, sha: data.base },
      head: { sha: data.head },
      token: opened.token,
      folder: services.repositoriesFolder,
      env: services.gitEnvironment,
      signal,
    });
    const facts = {
      workspace,
      services: services.review,
      fork: false,
      mayPush: false,
      failOn: undefined,
      trustHead: false,
    };
    const { report } = await runReview({ ...facts, signal });
    await post(planWrites({ report, links: linksTo({ htmlUrl: opened.htmlUrl, sha: data.head, pullRequest: 0 }) }));
  } catch (error) {
    signal.throwIfAborted();
    if (context.attemptsLeft === 0) await post(planFailure({ error, delivery: data.delivery, triesAgain: false }));
    throw error;
  }
}
