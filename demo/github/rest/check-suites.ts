import type { RepositoryCall, Route } from "../http/call.ts";
import { notFound, numberOf, ok, repositoryRoute } from "../http/call.ts";
import { page } from "../http/paginate.ts";
import type { CommitFacts } from "../git/read-objects.ts";
import { readCommit } from "../git/read-objects.ts";
import { noCommit, resolveCommit } from "../git/refs.ts";
import type { Account, AppRecord, CheckRunRecord, CheckSuiteRecord, RepositoryRecord } from "../records.ts";
import type { World } from "../world.ts";
import { nodeId, timestamp } from "../world.ts";
import { renderApp } from "./render-account.ts";
import { renderPullReferences } from "./render-pull-request.ts";
import { renderRepository, repositoryApi } from "./render-repository.ts";

const docs = "checks/suites";

export const checkSuiteRoutes: Route[] = [
  repositoryRoute("GET /check-suites/:suite", ["checks:read"], `${docs}#get-a-check-suite`, (call) =>
    ok(renderSuite(call.world, suiteOf(call))),
  ),
  repositoryRoute("GET /commits/:ref/check-suites", ["checks:read"], `${docs}#list-check-suites`, async (call) => {
    const sha = await resolveCommit(call.repository.folder, call.params["ref"] ?? "");
    const suites = call.repository.checkSuites.filter((one) => one.headSha === sha);
    return page(call, suites, (one) => renderSuite(call.world, one), "check_suites");
  }),
  repositoryRoute(
    "POST /check-suites/:suite/rerequest",
    ["checks:write"],
    `${docs}#rerequest-a-check-suite`,
    (call) => {
      const suite = suiteOf(call);
      rerequestSuite(call.world, suite, suite.app.bot);
      return { status: 201, body: {} };
    },
  ),
];

export function suiteOf(call: RepositoryCall): CheckSuiteRecord {
  const found = call.repository.checkSuites.find((one) => one.id === numberOf(call, "suite"));
  if (!found) throw notFound();
  return found;
}

/** Opens a check suite for each App that may write checks, as every push to a repository does. */
export async function requestCheckSuites(
  world: World,
  push: { repository: RepositoryRecord; sha: string; branch: string; before: string },
): Promise<void> {
  const { repository, sha, branch, before } = push;
  for (const installation of world.installations) {
    if (!installation.repositories.has(repository) || installation.permissions["checks"] !== "write") continue;
    const known = repository.checkSuites.some((one) => one.app === installation.app && one.headSha === sha);
    if (known) continue;
    const suite = await openSuite(world, { repository, app: installation.app, sha, branch, before });
    suiteEvent(world, suite, { action: "requested", sender: repository.owner });
  }
}

export async function openSuite(
  world: World,
  wish: { repository: RepositoryRecord; app: AppRecord; sha: string; branch: string | null; before: string },
): Promise<CheckSuiteRecord> {
  const suite: CheckSuiteRecord = {
    id: world.nextId(),
    repository: wish.repository,
    app: wish.app,
    headSha: wish.sha,
    headCommit: await readCommit(wish.repository.folder, wish.sha),
    headBranch: wish.branch,
    before: wish.before === noCommit ? null : wish.before,
    createdAt: timestamp(world),
    rerequested: false,
  };
  wish.repository.checkSuites.push(suite);
  return suite;
}

export function rerequestSuite(world: World, suite: CheckSuiteRecord, sender: Account): void {
  suite.rerequested = true;
  suiteEvent(world, suite, { action: "rerequested", sender });
}

export function suiteEvent(world: World, suite: CheckSuiteRecord, event: { action: string; sender: Account }): void {
  world.emit({
    name: "check_suite",
    action: event.action,
    repository: suite.repository,
    account: suite.repository.owner,
    sender: event.sender,
    payload: { check_suite: { ...renderSuite(world, suite), repository: undefined } },
  });
}

function runsOf(suite: CheckSuiteRecord): CheckRunRecord[] {
  return suite.repository.checkRuns.filter((run) => run.suite === suite);
}

const worst = ["failure", "timed_out", "cancelled", "action_required", "stale", "success", "neutral", "skipped"];

/** A suite is as its runs are: queued without one, completed with the worst conclusion when all are. */
export function suiteResult(suite: CheckSuiteRecord): { status: string; conclusion: string | null } {
  const runs = runsOf(suite);
  if (runs.length === 0 || suite.rerequested) return { status: "queued", conclusion: null };
  if (runs.some((run) => run.status !== "completed")) return { status: "in_progress", conclusion: null };
  const found = worst.find((conclusion) => runs.some((run) => run.conclusion === conclusion));
  return { status: "completed", conclusion: found ?? null };
}

function renderHeadCommit(commit: CommitFacts) {
  const { sha, tree, message, author, committer } = commit;
  return { id: sha, tree_id: tree, message, timestamp: committer.date, author, committer };
}

export function renderSuite(world: World, suite: CheckSuiteRecord) {
  const { repository } = suite;
  const url = `${repositoryApi(world, repository)}/check-suites/${suite.id}`;
  return {
    id: suite.id,
    node_id: nodeId("CS", suite.id),
    head_branch: suite.headBranch,
    head_sha: suite.headSha,
    head_commit: suite.headCommit ? renderHeadCommit(suite.headCommit) : null,
    ...suiteResult(suite),
    url,
    before: suite.before,
    after: suite.headSha,
    pull_requests: renderPullReferences(world, repository, suite.headSha),
    app: renderApp(world, suite.app),
    created_at: suite.createdAt,
    updated_at: suite.createdAt,
    rerequestable: true,
    runs_rerequestable: true,
    latest_check_runs_count: runsOf(suite).length,
    check_runs_url: `${url}/check-runs`,
    repository: renderRepository(world, repository),
  };
}
