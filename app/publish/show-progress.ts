import { closeSpareRuns, externalId, marks, ownRuns, speakingRun, type RunsOf } from "./own-runs.ts";
import type { CheckRunWrite } from "./writes.ts";

/**
 * Shows that a run waits. A run of this head that is under way or done is left as it is, unless a person asked `again`.
 * A job that announces when the review has just finished takes its own run back.
 * @returns whether a run was posted
 */
export async function announceRun(of: RunsOf, { again }: { readonly again: boolean }): Promise<boolean> {
  const last = speakingRun(await ownRuns(of));
  const wanted = !last || last.mark === marks.dropped || (again && last.status === "completed");
  if (!wanted) return false;
  await of.github.rest.checks.create({
    ...placeOf(of),
    name: of.name,
    head_sha: of.target.headSha,
    status: "queued",
    external_id: externalId(of.target, again ? marks.again : marks.queued),
    output: { title: "Queued", summary: "The review starts as soon as a worker is free." },
  });
  if (!again) await closeSpareRuns(of);
  return true;
}

/** Shows that the announced run works. Only the job that announces creates one: two at the same moment would make two. */
export async function startRun(of: RunsOf): Promise<void> {
  const last = speakingRun(await ownRuns(of));
  if (last?.status !== "queued") return;
  await of.github.rest.checks.update({
    ...placeOf(of),
    check_run_id: last.id,
    status: "in_progress",
    output: { title: "Reviewing", summary: "The registry is being checked." },
  });
}

/** Says on a run that is still open why it waits on; creates nothing. */
export async function explainDelay(of: RunsOf, summary: string): Promise<void> {
  const last = speakingRun(await ownRuns(of));
  if (!last || last.status === "completed") return;
  const output = { title: "WeaverGen tries again by itself", summary };
  await of.github.rest.checks.update({ ...placeOf(of), check_run_id: last.id, output });
}

/** Shows the gate's verdict at once; the whole review follows on the same run. */
export async function publishVerdict(options: {
  readonly github: RunsOf["github"];
  readonly target: RunsOf["target"];
  readonly verdict: { readonly conclusion: CheckRunWrite["conclusion"]; readonly summary: string };
}): Promise<void> {
  const { verdict } = options;
  const of: RunsOf = { ...options, name: "weavergen" };
  const last = speakingRun(await ownRuns(of));
  const content = {
    status: "completed",
    conclusion: verdict.conclusion,
    external_id: externalId(of.target, marks.verdict),
    output: { title: verdict.summary.split(";")[0]?.slice(0, 200) ?? "", summary: verdict.summary },
  } as const;
  if (last && last.status !== "completed") {
    await of.github.rest.checks.update({ ...placeOf(of), check_run_id: last.id, ...content });
  } else if (!last || last.mark === marks.dropped) {
    await of.github.rest.checks.create({
      ...placeOf(of),
      name: of.name,
      head_sha: of.target.headSha,
      ...content,
    });
  }
}

/**
 * Closes what is still open on a head that nobody will review any more. `cancelled` passes no required check, should the
 * head come back.
 */
export async function dropRuns(of: RunsOf, why: { readonly title: string; readonly summary: string }): Promise<void> {
  const open = (await ownRuns(of)).filter((run) => run.status !== "completed");
  for (const run of open) {
    await of.github.rest.checks.update({
      ...placeOf(of),
      check_run_id: run.id,
      conclusion: "cancelled",
      external_id: externalId(of.target, marks.dropped),
      output: why,
    });
  }
}

function placeOf({ target }: RunsOf): { owner: string; repo: string } {
  return { owner: target.owner, repo: target.repo };
}
