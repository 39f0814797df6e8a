import type { z } from "zod";
import { resolveCommit } from "../git/refs.ts";
import type { RepositoryCall, Route } from "../http/call.ts";
import { actorOf, created, notFound, numberOf, ok, Refused, repositoryRoute } from "../http/call.ts";
import { page } from "../http/paginate.ts";
import { invalid, parseBody } from "../http/validate.ts";
import type { CheckRunRecord } from "../records.ts";
import { timestamp } from "../world.ts";
import { ChangeCheckRun, NewCheckRun, toAnnotation } from "./check-run-schema.ts";
import { checkRunEvent, renderAnnotation, renderCheckRun } from "./render-check-run.ts";
import { openSuite, suiteEvent, suiteOf, suiteResult } from "./check-suites.ts";
import { noCommit } from "../git/refs.ts";

const read = ["checks:read"];
const write = ["checks:write"];
const docs = "checks/runs";

export const checkRunRoutes: Route[] = [
  repositoryRoute("POST /check-runs", write, `${docs}#create-a-check-run`, create),
  repositoryRoute("PATCH /check-runs/:id", write, `${docs}#update-a-check-run`, update),
  repositoryRoute("GET /check-runs/:id", read, `${docs}#get-a-check-run`, (call) =>
    ok(renderCheckRun(call.world, checkRunOf(call))),
  ),
  repositoryRoute("GET /check-runs/:id/annotations", read, `${docs}#list-check-run-annotations`, (call) =>
    page(call, checkRunOf(call).annotations, (one) => renderAnnotation(call.world, checkRunOf(call), one)),
  ),
  repositoryRoute("POST /check-runs/:id/rerequest", write, `${docs}#rerequest-a-check-run`, (call) => {
    checkRunEvent(call.world, checkRunOf(call), { action: "rerequested", sender: actorOf(call).user });
    return created({});
  }),
  repositoryRoute("GET /check-suites/:suite/check-runs", read, `${docs}#list-check-runs-in-a-check-suite`, (call) => {
    const suite = suiteOf(call);
    return list(
      call,
      call.repository.checkRuns.filter((run) => run.suite === suite),
    );
  }),
  repositoryRoute("GET /commits/:ref/check-runs", read, `${docs}#list-check-runs-for-a-git-reference`, forCommit),
];

async function forCommit(call: RepositoryCall) {
  const sha = await resolveCommit(call.repository.folder, call.params["ref"] ?? "");
  if (!sha) throw new Refused(422, `No commit found for SHA: ${call.params["ref"] ?? ""}`);
  return list(
    call,
    call.repository.checkRuns.filter((run) => run.headSha === sha),
  );
}

/** `filter=latest` (the default) shows the newest run of each name and App. */
function list(call: RepositoryCall, runs: readonly CheckRunRecord[]) {
  const { query } = call;
  const wanted = runs.filter(
    (run) =>
      (query.get("check_name") ?? run.name) === run.name &&
      (query.get("status") ?? run.status) === run.status &&
      (query.get("app_id") ?? String(run.suite.app.id)) === String(run.suite.app.id),
  );
  const shown = query.get("filter") === "all" ? wanted : wanted.filter((run) => latestRun(wanted, run) === run);
  return page(call, shown.toReversed(), (one) => renderCheckRun(call.world, one), "check_runs");
}

function latestRun(runs: readonly CheckRunRecord[], like: CheckRunRecord): CheckRunRecord | undefined {
  return runs.findLast((run) => run.name === like.name && run.suite.app === like.suite.app);
}

function checkRunOf(call: RepositoryCall): CheckRunRecord {
  const found = call.repository.checkRuns.find((one) => one.id === numberOf(call, "id"));
  if (!found) throw notFound();
  return found;
}

async function create(call: RepositoryCall) {
  const wish = parseBody(NewCheckRun, call.body);
  const { world, repository } = call;
  const { app, user } = actorOf(call);
  const sha = /^[0-9a-f]{40}$/.test(wish.head_sha) ? await resolveCommit(repository.folder, wish.head_sha) : undefined;
  if (!sha) throw new Refused(422, `No commit found for SHA: ${wish.head_sha}`);
  const suite =
    repository.checkSuites.findLast((one) => one.app === app && one.headSha === sha) ??
    (await openSuite(world, { repository, app, sha, branch: null, before: noCommit }));
  const run: CheckRunRecord = {
    id: world.nextId(),
    repository,
    suite,
    headSha: sha,
    name: wish.name,
    status: "queued",
    conclusion: null,
    externalId: "",
    detailsUrl: null,
    startedAt: timestamp(world),
    completedAt: null,
    title: null,
    summary: null,
    text: null,
    annotations: [],
    actions: [],
  };
  change(call, run, wish);
  repository.checkRuns.push(run);
  checkRunEvent(world, run, { action: "created", sender: user });
  settled(call, run, "queued");
  const rendered = renderCheckRun(world, run);
  return created(rendered, rendered.url);
}

function update(call: RepositoryCall) {
  const run = checkRunOf(call);
  if (run.suite.app !== actorOf(call).app) {
    throw new Refused(
      403,
      "Invalid app_id `" +
        actorOf(call).app.id +
        "` - check run can only be modified by the GitHub App that created it.",
    );
  }
  const before = run.status;
  change(call, run, parseBody(ChangeCheckRun, call.body));
  settled(call, run, before);
  return ok(renderCheckRun(call.world, run));
}

/** Fields that are not sent stay; annotations are appended. */
function change(call: RepositoryCall, run: CheckRunRecord, wish: z.infer<typeof ChangeCheckRun>): void {
  const status = wish.conclusion ? "completed" : (wish.status ?? run.status);
  if (status === "completed" && !wish.conclusion && !run.conclusion) throw invalid('"conclusion" wasn\'t supplied.');
  if (status !== "completed") [run.conclusion, run.completedAt] = [null, null];
  run.status = status;
  run.suite.rerequested = false;
  if (wish.conclusion) {
    run.conclusion = wish.conclusion;
    run.completedAt = wish.completed_at ?? timestamp(call.world);
  }
  run.name = wish.name ?? run.name;
  run.externalId = wish.external_id ?? run.externalId;
  run.detailsUrl = wish.details_url ?? run.detailsUrl;
  run.startedAt = wish.started_at ?? run.startedAt;
  run.actions = wish.actions ?? run.actions;
  if (!wish.output) return;
  run.title = wish.output.title ?? run.title;
  run.summary = wish.output.summary;
  run.text = wish.output.text ?? run.text;
  run.annotations.push(...(wish.output.annotations ?? []).map(toAnnotation));
}

function settled(call: RepositoryCall, run: CheckRunRecord, before: string): void {
  const sender = actorOf(call).user;
  if (run.status === "completed" && before !== "completed") {
    checkRunEvent(call.world, run, { action: "completed", sender });
    if (suiteResult(run.suite).status === "completed")
      suiteEvent(call.world, run.suite, { action: "completed", sender });
  }
  call.world.changed(call.repository);
}
