import { createHash } from "node:crypto";
import type { Github } from "../github/client.ts";
import type { CheckRunWrite, PublishTarget } from "./writes.ts";

const annotationsPerRequest = 50;

interface ExistingRun {
  readonly id: number;
  readonly status: string;
  readonly external_id: string | null;
  readonly annotations: number;
}

type Progress = { readonly status: "queued" | "in_progress"; readonly title: string; readonly summary: string };

/** Shows that a run waits or works. A run of this head that is already under way or done is left as it is. */
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
  return "written";
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
  if (existing && existing.status !== "completed") {
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
  const { github, target, name } = options;
  const { data } = await github.rest.checks.listForRef({
    owner: target.owner,
    repo: target.repo,
    ref: target.headSha,
    check_name: name,
    app_id: target.appId,
    filter: "latest",
  });
  const newest = data.check_runs.filter((run) => run.name === name).toSorted((a, b) => b.id - a.id)[0];
  if (!newest) return undefined;
  return {
    id: newest.id,
    status: newest.status,
    external_id: newest.external_id,
    annotations: newest.output.annotations_count,
  };
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
