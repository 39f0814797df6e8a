import { createHash } from "node:crypto";
import type { Github } from "../github/client.ts";
import type { CheckRunWrite, PublishTarget } from "./writes.ts";

const annotationsPerRequest = 50;

interface ExistingRun {
  readonly id: number;
  readonly status: string;
  readonly external_id: string | null;
  readonly conclusion: CheckRunWrite["conclusion"] | "cancelled" | "timed_out" | null;
  readonly title: string | null;
  readonly annotations: number;
}

type Progress = { readonly status: "queued" | "in_progress"; readonly title: string; readonly summary: string };

/**
 * Shows that a run waits or works. A run of this head that is already under way or done is left as it is. Only the job
 * that announces creates a run: two jobs of one head begin at the same moment, and would both find none. One that
 * announced while the review had just finished takes its own run back, so that no queued run stays behind.
 */
export async function showProgress(options: {
  readonly github: Github;
  readonly target: PublishTarget;
  readonly name: CheckRunWrite["name"];
  readonly progress: Progress;
  /** True to begin again on a head that was already reviewed. */
  readonly restart: boolean;
}): Promise<void> {
  const { github, target, name, progress } = options;
  const existing = await findRun(options);
  const output = { title: progress.title, summary: progress.summary };
  const place = { owner: target.owner, repo: target.repo };
  if (!existing && progress.status === "in_progress") return;
  if (!existing || (existing.status === "completed" && options.restart)) {
    const external_id = `${target.pullRequest ?? 0}:${progress.status}`;
    await github.rest.checks.create({
      ...place,
      name,
      head_sha: target.headSha,
      status: progress.status,
      external_id,
      output,
    });
    await completeLeftovers({ github, target, name });
    return;
  }
  if (existing.status !== "queued" || progress.status === "queued") return;
  await github.rest.checks.update({ ...place, check_run_id: existing.id, status: progress.status, output });
}

/**
 * Completes the check run of this head with the write's content. Idempotent: the content's hash is the run's external id;
 * a crash between two batches of annotations resumes at the batch that is missing.
 */
export async function publishCheckRun(options: {
  readonly github: Github;
  readonly target: PublishTarget;
  readonly write: CheckRunWrite;
}): Promise<"written" | "unchanged"> {
  const { github, target, write } = options;
  // GitHub names no pull request in events of a fork's head: the number at the front leads back to it.
  const hash = `${target.pullRequest ?? 0}:${contentHash(write)}`;
  const existing = await findRun({ github, target, name: write.name });
  if (existing?.status === "completed" && existing.external_id === hash) return "unchanged";
  const place = { owner: target.owner, repo: target.repo };
  const output = { title: write.title, summary: write.summary, text: write.text };
  const id = await beginRun({ ...options, existing, hash });
  const done = existing?.id === id && existing.external_id === hash ? existing.annotations : 0;
  const batches = batchesOf(write.annotations.slice(done));
  for (const annotations of batches.slice(0, -1)) {
    await github.rest.checks.update({
      ...place,
      check_run_id: id,
      output: { ...output, annotations: [...annotations] },
    });
  }
  await github.rest.checks.update({
    ...place,
    check_run_id: id,
    status: "completed",
    conclusion: write.conclusion,
    output: { ...output, annotations: [...(batches.at(-1) ?? [])] },
    actions: [...write.actions],
  });
  await completeLeftovers({ github, target, name: write.name });
  return "written";
}

/** Shows the gate's verdict at once; the whole review follows on the same run. */
export async function publishVerdict(options: {
  readonly github: Github;
  readonly target: PublishTarget;
  readonly verdict: { readonly conclusion: CheckRunWrite["conclusion"]; readonly summary: string };
}): Promise<void> {
  const { github, target, verdict } = options;
  const existing = await findRun({ github, target, name: "weavergen" });
  if (existing?.status === "completed") return;
  const place = { owner: target.owner, repo: target.repo };
  const content = {
    status: "completed",
    conclusion: verdict.conclusion,
    external_id: `${target.pullRequest ?? 0}:${early}`,
    output: { title: verdict.summary.split(";")[0]?.slice(0, 200) ?? "", summary: verdict.summary },
  } as const;
  if (existing) await github.rest.checks.update({ ...place, check_run_id: existing.id, ...content });
  else await github.rest.checks.create({ ...place, name: "weavergen", head_sha: target.headSha, ...content });
}

const early = "verdict";

/** Two jobs may create a run of the same head at the same moment; what is still open beside a completed one is closed. */
async function completeLeftovers(options: { github: Github; target: PublishTarget; name: string }): Promise<void> {
  const { github, target } = options;
  const runs = await listRuns({ ...options, filter: "all" });
  const newest = runs.findLast((run) => run.status === "completed");
  if (!newest?.conclusion) return;
  const open = runs.filter((run) => run.status !== "completed" && isLeftover(run, target));
  for (const run of open) {
    await github.rest.checks.update({
      owner: target.owner,
      repo: target.repo,
      check_run_id: run.id,
      conclusion: newest.conclusion,
      output: { title: newest.title ?? "", summary: "Another run of this check has the report." },
    });
  }
}

/** Only a run that was announced; one that somebody works on is theirs to complete. */
function isLeftover({ external_id }: ExistingRun, target: PublishTarget): boolean {
  return external_id === `${target.pullRequest ?? 0}:queued`;
}

/** A run of this name that is still open is taken over; a completed one with other content gets a successor. */
async function beginRun(options: {
  readonly github: Github;
  readonly target: PublishTarget;
  readonly write: CheckRunWrite;
  readonly existing: ExistingRun | undefined;
  readonly hash: string;
}): Promise<number> {
  const { github, target, write, existing, hash } = options;
  const place = { owner: target.owner, repo: target.repo };
  if (existing && (existing.status !== "completed" || existing.external_id?.endsWith(`:${early}`))) {
    if (existing.external_id !== hash) {
      await github.rest.checks.update({
        ...place,
        check_run_id: existing.id,
        status: "in_progress",
        external_id: hash,
      });
    }
    return existing.id;
  }
  const created = await github.rest.checks.create({
    ...place,
    name: write.name,
    head_sha: target.headSha,
    status: "in_progress",
    external_id: hash,
  });
  return created.data.id;
}

async function findRun(options: {
  readonly github: Github;
  readonly target: PublishTarget;
  readonly name: string;
}): Promise<ExistingRun | undefined> {
  return (await listRuns({ ...options, filter: "latest" })).at(-1);
}

/** Our runs of this name on the head, oldest first. */
async function listRuns(options: {
  readonly github: Github;
  readonly target: PublishTarget;
  readonly name: string;
  readonly filter: "latest" | "all";
}): Promise<ExistingRun[]> {
  const { github, target, name, filter } = options;
  const { data } = await github.rest.checks.listForRef({
    owner: target.owner,
    repo: target.repo,
    ref: target.headSha,
    check_name: name,
    app_id: target.appId,
    filter,
    per_page: 100,
  });
  return data.check_runs
    .filter((run) => run.name === name)
    .toSorted((a, b) => a.id - b.id)
    .map(({ id, status, external_id, conclusion, output }) => ({
      id,
      status,
      external_id,
      conclusion,
      title: output.title,
      annotations: output.annotations_count,
    }));
}

function batchesOf<T>(items: readonly T[]): T[][] {
  const count = Math.ceil(items.length / annotationsPerRequest);
  return Array.from({ length: count }, (_, index) =>
    items.slice(index * annotationsPerRequest, (index + 1) * annotationsPerRequest),
  );
}

/**
 * What was said, as 20 hex digits. Times in the text change from run to run without changing what is said, so only what a
 * person would act on counts.
 */
export function contentHash(write: CheckRunWrite): string {
  const said = [write.name, write.conclusion, write.title, write.annotations, write.actions];
  return createHash("sha256").update(JSON.stringify(said)).digest("hex").slice(0, 20);
}
