import type { Verdict } from "../../workflows/review/review-run.ts";
import { runReview, type Review } from "../../workflows/review/run-review.ts";
import { readSettings } from "../../workflows/settings/read-settings.ts";
import { type Settings, settingsPath } from "../../workflows/settings/settings.ts";
import { fetchWorkspace } from "../../workflows/workspace/fetched-workspace.ts";
import type { Workspace } from "../../workflows/workspace/workspace.ts";
import type { OpenedPullRequest } from "../github/pull-request.ts";
import { publishVerdict } from "../publish/show-progress.ts";
import { turnOf } from "../publish/turn-of.ts";
import { keepSpans } from "./keep-spans.ts";
import type { JobServices } from "./job-services.ts";

export type PullRequestReview =
  | { readonly kind: "reviewed"; readonly review: Review; readonly settings: Settings }
  | { readonly kind: "draft" };

interface Fetching {
  readonly opened: OpenedPullRequest;
  readonly services: JobServices;
  readonly signal: AbortSignal;
}

/** Fetches base and head of a pull request by their commits. */
export function fetchOpened({ opened, services, signal }: Fetching): Promise<Workspace> {
  return fetchWorkspace({
    url: opened.cloneUrl,
    base: opened.base,
    head: { sha: opened.head.sha, ref: opened.head.ref, pullRequest: opened.number },
    token: opened.token,
    folder: services.repositoriesFolder,
    env: services.gitEnvironment,
    signal,
  });
}

interface ReviewWish {
  readonly installation: number;
  /** Whether the job is run again where the network fails. */
  readonly mayRetry: boolean;
}

/** Fetches base and head by their commits and reviews them; a draft is left alone where the team wants that. */
export async function reviewOpened(options: Fetching & ReviewWish): Promise<PullRequestReview> {
  const { opened, services, signal } = options;
  await using workspace = await fetchOpened(options);
  const { settings } = readSettings(workspace.trusted.files.read(settingsPath));
  if (opened.draft && settings.review.draft === "skip") return { kind: "draft" };
  const wantsCommits = settings.review.delivery === "commit";
  const review = await runReview({
    workspace,
    services: services.review,
    fork: opened.fork,
    mayPush: wantsCommits && (await services.mint.mayWriteContents(options.installation)),
    failOn: undefined,
    trustHead: false,
    mayRetry: options.mayRetry,
    // Without models there is nothing to wait for, and GitHub is asked once less.
    showVerdict: services.review.proposers.length > 1 ? (verdict) => showVerdict(options, verdict) : undefined,
    signal,
  });
  await keepSpans(services, review.report.runId);
  return { kind: "reviewed", review, settings };
}

function showVerdict({ opened, services, signal }: Fetching, verdict: Verdict): Promise<void> {
  const turn = { name: turnOf(opened.target), signal };
  return services.inTurn(turn, () => publishVerdict({ ...opened, verdict }));
}
