import type { Github } from "../github/client.ts";
import type { CheckRunWrite, PublishTarget } from "./writes.ts";

/** A check run of ours on the head, for this pull request. */
export interface OwnRun {
  readonly id: number;
  readonly status: string;
  /** What we wrote behind the pull request's number in `external_id`. */
  readonly mark: string;
  readonly conclusion: CheckRunWrite["conclusion"] | "cancelled" | "timed_out" | null;
  readonly title: string | null;
  readonly annotations: number;
}

/** Which runs: ours, of one name, on the target's head. */
export interface RunsOf {
  readonly github: Github;
  readonly target: PublishTarget;
  readonly name: CheckRunWrite["name"];
}

/** Marks of runs that hold no report; a report's mark is its content's hash, with a `+` while annotations are missing. */
export const marks = {
  /** Announced by a webhook. */
  queued: "queued",
  /** Asked for anew by a person. */
  again: "again",
  /** The gate's verdict, with the report still to come. */
  verdict: "verdict",
  /** Closed because the head or the pull request is no longer there to be reviewed. */
  dropped: "dropped",
  /** Closed because another run has the report. */
  spare: "spare",
} as const;

/**
 * GitHub names no pull request in events of a fork's head: the number at the front leads back to it. It also keeps two
 * pull requests with one head from taking each other's runs. A merge group has the number 0.
 */
export function externalId(target: PublishTarget, mark: string): string {
  return `${target.pullRequest ?? 0}:${mark}`;
}

/** Our runs of this name, head and pull request, oldest first. */
export async function ownRuns({ github, target, name }: RunsOf): Promise<OwnRun[]> {
  const prefix = externalId(target, "");
  const runs = await github.paginate(github.rest.checks.listForRef, {
    owner: target.owner,
    repo: target.repo,
    ref: target.headSha,
    check_name: name,
    app_id: target.appId,
    filter: "all",
    per_page: 100,
  });
  return runs
    .filter((run) => run.name === name && run.external_id?.startsWith(prefix))
    .toSorted((a, b) => a.id - b.id)
    .map(({ id, status, external_id, conclusion, output }) => ({
      id,
      status,
      mark: external_id?.slice(prefix.length) ?? "",
      conclusion,
      title: output.title,
      annotations: output.annotations_count,
    }));
}

/** The run that speaks for the head: the newest, spare ones aside. */
export function speakingRun(runs: readonly OwnRun[]): OwnRun | undefined {
  return runs.findLast((run) => run.mark !== marks.spare);
}

/**
 * Two jobs may create a run of one head at the same moment. An announced run that stays open beside a completed one is
 * closed, so that a pull request never waits for it.
 */
export async function closeSpareRuns(of: RunsOf): Promise<void> {
  const runs = await ownRuns(of);
  const done = runs.findLast((run) => run.status === "completed" && run.mark !== marks.dropped);
  if (!done?.conclusion) return;
  for (const run of runs.filter(({ status, mark }) => status !== "completed" && mark === marks.queued)) {
    await of.github.rest.checks.update({
      owner: of.target.owner,
      repo: of.target.repo,
      check_run_id: run.id,
      external_id: externalId(of.target, marks.spare),
      conclusion: done.conclusion,
      output: { title: done.title ?? "", summary: "Another run of this check has the report." },
    });
  }
}
