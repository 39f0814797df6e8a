import { createHash } from "node:crypto";
import type { Github } from "../github/client.ts";
import { withoutTimes } from "./without-times.ts";
import { closeSpareRuns, externalId, marks, ownRuns, speakingRun, type OwnRun, type RunsOf } from "./own-runs.ts";
import type { Annotation } from "../../workflows/report/render-annotations.ts";
import type { CheckRunWrite, PublishTarget } from "./writes.ts";

const annotationsPerRequest = 50;

/**
 * Completes the check run of this head with the write's content. Idempotent: the content's hash is the run's external id,
 * with a `+` behind it until the last batch of annotations is there, so that a crash between two batches is resumed at
 * the batch that is missing.
 */
export async function publishCheckRun(options: {
  readonly github: Github;
  readonly target: PublishTarget;
  readonly write: CheckRunWrite;
}): Promise<"written" | "unchanged"> {
  const { target, write } = options;
  const of: RunsOf = { ...options, name: write.name };
  const mark = contentHash(write);
  const last = speakingRun(await ownRuns(of));
  if (last?.status === "completed" && last.mark === mark) return "unchanged";
  const { id, done } = resume(last, mark);
  const output = { title: write.title, summary: write.summary, ...(write.text === "" ? {} : { text: write.text }) };
  const batches = batchesOf(write.annotations.slice(done));
  const last50 = batches.at(-1) ?? [];
  let run = id;
  for (const annotations of batches.slice(0, -1)) {
    const content = { external_id: externalId(target, `${mark}+`), output: { ...output, annotations } };
    run = await put(of, { run, content });
  }
  const completed = { status: "completed", conclusion: write.conclusion } as const;
  await put(of, {
    run,
    content: {
      ...completed,
      external_id: externalId(target, mark),
      output: { ...output, annotations: last50 },
      actions: [...write.actions],
    },
  });
  await closeSpareRuns(of);
  return "written";
}

/** A run that is open or shows only the verdict is taken over; annotations cannot be taken back, so one with others is not. */
function resume(last: OwnRun | undefined, mark: string): { readonly id: number | undefined; readonly done: number } {
  if (last?.mark === `${mark}+`) return { id: last.id, done: last.annotations };
  const open = last && (last.status !== "completed" || last.mark === marks.verdict);
  return { id: open && last.annotations === 0 ? last.id : undefined, done: 0 };
}

interface Content {
  readonly status?: "completed";
  readonly conclusion?: CheckRunWrite["conclusion"];
  readonly external_id: string;
  readonly output: { title: string; summary: string; text?: string; annotations: Annotation[] };
  readonly actions?: { label: string; description: string; identifier: string }[];
}

/** Updates the run, or creates it where there is none; returns its id. */
async function put(
  { github, target, name }: RunsOf,
  { run, content }: { readonly run: number | undefined; readonly content: Content },
): Promise<number> {
  const place = { owner: target.owner, repo: target.repo };
  if (run !== undefined) {
    await github.rest.checks.update({ ...place, check_run_id: run, ...content });
    return run;
  }
  const { data } = await github.rest.checks.create({
    ...place,
    name,
    head_sha: target.headSha,
    status: "in_progress",
    ...content,
  });
  return data.id;
}

function batchesOf<T>(items: readonly T[]): T[][] {
  const count = Math.ceil(items.length / annotationsPerRequest);
  return Array.from({ length: count }, (_, index) =>
    items.slice(index * annotationsPerRequest, (index + 1) * annotationsPerRequest),
  );
}

/** Retries, and the job that a review runs in, add spans of their own to the same result. */
const spanCount = /^\| Spans of the run \|.*$/m;

/**
 * What was said, as 20 hex digits. Times, and the footer with the run's id, change from run to run without changing what
 * is said; so do the order of a trace and the number of its spans.
 */
function contentHash(write: CheckRunWrite): string {
  const summary = write.name === "weavergen / trace" ? "" : withoutTimes(write.summary).replace(spanCount, "");
  const said = [write.name, write.conclusion, write.title, summary, write.annotations, write.actions];
  return createHash("sha256").update(JSON.stringify(said)).digest("hex").slice(0, 20);
}
