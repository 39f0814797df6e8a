import type { JobServices } from "../jobs/job-services.ts";
import type { PublishTarget } from "../publish/writes.ts";
import { openRepository, type OpenedRepository } from "./repository.ts";
import type { TokenPermissions } from "./tokens.ts";

export interface PullRequestIds {
  readonly installation: number;
  readonly repository: number;
  readonly pullRequest: number;
  readonly delivery: string;
}

/** A pull request as GitHub has it now; a webhook was only a hint. */
export interface OpenedPullRequest extends OpenedRepository {
  readonly number: number;
  readonly open: boolean;
  readonly draft: boolean;
  readonly fork: boolean;
  /** Tip of the base branch, which may be newer than the base that the pull request names. */
  readonly base: { readonly ref: string; readonly sha: string };
  readonly head: { readonly ref: string; readonly sha: string };
  readonly target: PublishTarget;
}

/** Opens the repository and reads the pull request anew. */
export async function openPullRequest(options: {
  readonly ids: PullRequestIds;
  readonly services: JobServices;
  readonly signal: AbortSignal;
  readonly permissions?: TokenPermissions;
}): Promise<OpenedPullRequest> {
  const opened = await openRepository(options);
  const { github, owner, repo, identity } = opened;
  const place = { owner, repo };
  const { data: pull } = await github.rest.pulls.get({ ...place, pull_number: options.ids.pullRequest });
  const isOpen = pull.state === "open";
  // The base branch of a closed pull request may be gone.
  const baseSha = isOpen ? await tipOf({ ...opened, branch: pull.base.ref }) : pull.base.sha;
  return {
    ...opened,
    number: pull.number,
    open: isOpen,
    draft: pull.draft ?? false,
    // A deleted fork has no repository any more; its commits are still readable through the base.
    fork: pull.head.repo?.id !== options.ids.repository,
    base: { ref: pull.base.ref, sha: baseSha },
    head: { ref: pull.head.ref, sha: pull.head.sha },
    target: { ...place, ...identity, headSha: pull.head.sha, pullRequest: pull.number },
  };
}

async function tipOf({ github, owner, repo, branch }: OpenedRepository & { readonly branch: string }): Promise<string> {
  const { data } = await github.rest.git.getRef({ owner, repo, ref: `heads/${branch}` });
  return data.object.sha;
}

/** The head that the pull request has at this moment; undefined where it is closed. */
export async function headNow({ github, owner, repo, number }: OpenedPullRequest): Promise<string | undefined> {
  const { data } = await github.rest.pulls.get({ owner, repo, pull_number: number });
  return data.state === "open" ? data.head.sha : undefined;
}
