import type { JobContext } from "../../queue/start-worker.ts";
import type { JobData } from "../../queue/jobs.ts";
import { runProcess } from "../../workflows/bpmn/run-process.ts";
import { readProcess } from "../../workflows/processes/process-files.ts";
import { startRegenerate, type RegeneratePorts } from "../../workflows/regenerate/regenerate-run.ts";
import { regenerateCatalogue } from "../../workflows/regenerate/tasks.ts";
import { OutsideError, UserError } from "../../workflows/errors.ts";
import { commitFiles } from "../github/commit-files.ts";
import { mayWrite } from "../github/permission.ts";
import { headNow, openPullRequest, type OpenedPullRequest } from "../github/pull-request.ts";
import { linksTo } from "../publish/links.ts";
import { planWrites } from "../publish/plan-writes.ts";
import { publish } from "../publish/publish.ts";
import { isFinal } from "./job-ending.ts";
import type { JobServices } from "./job-services.ts";
import { reviewOpened } from "./review-pull-request.ts";

/** Regenerates what drifted and delivers it, as `regenerate.bpmn` says: define, measure, explore, develop, implement. */
export async function regenerate(
  data: JobData<"regenerate">,
  context: JobContext,
  services: JobServices,
): Promise<void> {
  const { signal } = context;
  const opened = await openPullRequest({ ids: data, services, signal });
  if (!opened.open) return;
  const ports = portsOf({ data, opened, services, mayRetry: context.attemptsLeft > 0 });
  try {
    await runRegenerate({ ports, services, signal });
  } catch (error) {
    // Whoever asked sees that nothing more comes; the reaction must not hide why.
    if (isFinal(error, context)) await ports.acknowledge("confused").catch(() => {});
    throw error;
  }
}

async function runRegenerate(options: {
  readonly ports: RegeneratePorts;
  readonly services: JobServices;
  readonly signal: AbortSignal;
}): Promise<void> {
  const { ports, services, signal } = options;
  const outcome = await runProcess({
    process: readProcess("regenerate"),
    catalogue: regenerateCatalogue,
    run: startRegenerate(ports),
    signal,
    tracer: services.review.tracer,
    now: services.review.now,
  });
  if (outcome.status !== "completed") throw outcome.error;
}

function portsOf(options: {
  readonly data: JobData<"regenerate">;
  readonly opened: OpenedPullRequest;
  readonly services: JobServices;
  readonly mayRetry: boolean;
}): RegeneratePorts {
  const { data, opened, services, mayRetry } = options;
  const { github, owner, repo, fork, head } = opened;
  const { installation } = data;
  return {
    gather: async () => {
      const [asker, writable] = await Promise.all([
        mayWrite({ github, owner, repo, login: data.askedBy }),
        services.mint.mayWriteContents(installation),
      ]);
      return { askedBy: data.askedBy, mayWrite: asker, mayCommit: writable && !fork };
    },
    review: async (signal) => {
      const ready = { ...opened, draft: false };
      const reviewed = await reviewOpened({ opened: ready, installation, services, mayRetry, signal });
      if (reviewed.kind === "draft") throw new UserError("draft", { message: "The pull request is a draft." });
      return { review: reviewed.review, delivery: reviewed.settings.review.delivery };
    },
    publish: async ({ report }, signal) => {
      const links = linksTo({ ...opened, sha: head.sha, pullRequest: opened.number });
      await stopIfStale(opened);
      const isStale = async (): Promise<boolean> => (await headNow(opened)) !== head.sha;
      await publish({ ...opened, writes: planWrites({ report, links }), isStale, inTurn: services.inTurn, signal });
    },
    commit: async (files, message) => {
      // The only token that may write contents lives as long as this one call.
      const permissions = { contents: "write", metadata: "read" } as const;
      const token = await services.mint.mint({ installation, repository: data.repository, permissions });
      const branch = { owner, repo, branch: head.ref, expectedHead: head.sha };
      return commitFiles({
        apiUrl: services.apiUrl,
        token,
        delivery: data.delivery,
        now: services.wallClock,
        branch,
        files,
        message,
      });
    },
    acknowledge: async (content) => {
      if (data.comment === undefined) return;
      await github.rest.reactions.createForIssueComment({ owner, repo, comment_id: data.comment, content });
    },
  };
}

/** The job runs again, on the head that the pull request has then. */
async function stopIfStale(opened: OpenedPullRequest): Promise<void> {
  const now = await headNow(opened);
  if (now === undefined || now === opened.head.sha) return;
  throw new OutsideError("head-moved", { message: "A newer commit came while files were regenerated." });
}
