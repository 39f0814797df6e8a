import type { JobContext } from "../../queue/start-worker.ts";
import type { JobData } from "../../queue/jobs.ts";
import { WeaverGenError } from "../../workflows/errors.ts";
import { runReview } from "../../workflows/review/run-review.ts";
import { fetchWorkspace } from "../../workflows/workspace/fetched-workspace.ts";
import { openRepository, type OpenedRepository } from "../github/repository.ts";
import { linksTo } from "../publish/links.ts";
import { planFailure } from "../publish/plan-failure.ts";
import { planWrites } from "../publish/plan-writes.ts";
import { publish } from "../publish/publish.ts";
import type { Write } from "../publish/writes.ts";
import { endingOf, isFinal } from "./job-ending.ts";
import type { JobServices } from "./job-services.ts";

interface Reviewing {
  readonly data: JobData<"mergeGroup">;
  readonly opened: OpenedRepository;
  readonly context: JobContext;
  readonly services: JobServices;
}

/** Reviews a merge group: what lands together is checked together. A group has check runs but no conversation. */
export async function mergeGroup(
  data: JobData<"mergeGroup">,
  context: JobContext,
  services: JobServices,
): Promise<void> {
  const opened = await openRepository({ ids: data, services, signal: context.signal });
  const reviewing = { data, opened, context, services };
  const writes = await writesOf(reviewing);
  await post(reviewing, writes, context.signal);
}

async function writesOf(reviewing: Reviewing): Promise<readonly Write[]> {
  const { data, opened, context } = reviewing;
  try {
    const report = await reportOn(reviewing);
    return planWrites({ report, links: linksTo({ htmlUrl: opened.htmlUrl, sha: data.head, pullRequest: undefined }) });
  } catch (thrown) {
    // A group that was merged or dissolved meanwhile has no head to report on.
    if (thrown instanceof WeaverGenError && thrown.code === "head-gone") return [];
    if (isFinal(thrown, context)) {
      const signal = AbortSignal.timeout(4_000);
      const failure = planFailure({ error: endingOf(thrown, context), delivery: data.delivery });
      await post({ ...reviewing, opened: { ...opened, github: opened.reconnect(signal) } }, failure, signal);
    }
    throw thrown;
  }
}

async function reportOn({ data, opened, context, services }: Reviewing) {
  const { signal } = context;
  await using workspace = await fetchWorkspace({
    url: opened.cloneUrl,
    base: { ref: data.base, sha: data.base },
    head: { sha: data.head },
    token: opened.token,
    folder: services.repositoriesFolder,
    env: services.gitEnvironment,
    signal,
  });
  const facts = { workspace, services: services.review, fork: false, mayPush: false, failOn: undefined };
  const { report } = await runReview({ ...facts, trustHead: false, mayRetry: context.attemptsLeft > 0, signal });
  return report;
}

async function post(
  { data, opened, services }: Reviewing,
  writes: readonly Write[],
  signal: AbortSignal,
): Promise<void> {
  const { github, owner, repo, identity } = opened;
  await publish({
    github,
    target: { ...identity, owner, repo, headSha: data.head, pullRequest: undefined },
    writes: writes.filter((write) => write.do === "check-run"),
    isStale: async () => false,
    inTurn: services.inTurn,
    signal,
  });
}
