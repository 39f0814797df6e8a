import { rm } from "node:fs/promises";
import { join } from "node:path";
import { listRuns, writeSpanFile } from "../../workflows/telemetry/span-file.ts";
import type { JobServices } from "./job-services.ts";

const runsKept = 200;

/** Stores the spans of a finished run and forgets the oldest runs; a full disk must not fail a review. */
export async function keepSpans({ review, runsFolder }: JobServices, runId: string): Promise<void> {
  try {
    await writeSpanFile(runsFolder, runId, review.spansOf(runId));
    const oldest = (await listRuns(runsFolder)).slice(runsKept);
    await Promise.all(oldest.map((run) => rm(join(runsFolder, `${run}.jsonl`), { force: true })));
  } catch {
    // The report stands without its spans; `debug spans` then says that there are none.
  }
}
