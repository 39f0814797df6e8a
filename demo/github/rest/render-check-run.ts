import type { Account, AnnotationRecord, CheckRunRecord } from "../records.ts";
import type { World } from "../world.ts";
import { nodeId } from "../world.ts";
import { renderSuite } from "./check-suites.ts";
import { renderApp } from "./render-account.ts";
import { renderPullReferences } from "./render-pull-request.ts";
import { repositoryApi, repositoryPage } from "./render-repository.ts";

export function renderCheckRun(world: World, run: CheckRunRecord) {
  const { repository } = run;
  const url = `${repositoryApi(world, repository)}/check-runs/${run.id}`;
  const page = `${repositoryPage(world, repository)}/runs/${run.id}`;
  return {
    id: run.id,
    node_id: nodeId("CR", run.id),
    name: run.name,
    head_sha: run.headSha,
    external_id: run.externalId,
    url,
    html_url: page,
    details_url: run.detailsUrl ?? page,
    status: run.status,
    conclusion: run.conclusion,
    started_at: run.startedAt,
    completed_at: run.completedAt,
    output: {
      title: run.title,
      summary: run.summary,
      text: run.text,
      annotations_count: run.annotations.length,
      annotations_url: `${url}/annotations`,
    },
    check_suite: { id: run.suite.id },
    app: renderApp(world, run.suite.app),
    pull_requests: renderPullReferences(world, repository, run.headSha),
  };
}

export function renderAnnotation(world: World, run: CheckRunRecord, annotation: AnnotationRecord) {
  return {
    ...annotation,
    blob_href: `${repositoryPage(world, run.repository)}/blob/${run.headSha}/${annotation.path}`,
  };
}

export function checkRunEvent(
  world: World,
  run: CheckRunRecord,
  event: { action: string; sender: Account; more?: Readonly<Record<string, unknown>> },
): void {
  world.emit({
    name: "check_run",
    action: event.action,
    repository: run.repository,
    account: run.repository.owner,
    sender: event.sender,
    payload: {
      check_run: { ...renderCheckRun(world, run), check_suite: renderSuite(world, run.suite) },
      ...event.more,
    },
  });
}
