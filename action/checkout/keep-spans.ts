import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { RunSpan } from "../../workflows/telemetry/run-spans.ts";
import { listRuns, writeSpanFile } from "../../workflows/telemetry/span-file.ts";

const runsKept = 50;

/** Where the spans of runs are kept below a checkout. */
export function runsFolder(root: string): string {
  return join(root, ".weavergen", "runs");
}

/** Keeps the spans of a run for `weavergen debug spans`; a read-only checkout must not fail a review. */
export async function keepSpans(root: string, runId: string, spans: readonly RunSpan[]): Promise<void> {
  const folder = runsFolder(root);
  try {
    await mkdir(folder, { recursive: true });
    // So that git neither shows nor commits it, whatever the repository ignores.
    await writeFile(join(root, ".weavergen", ".gitignore"), "*\n");
    await writeSpanFile(folder, runId, spans);
    const oldest = (await listRuns(folder)).slice(runsKept);
    await Promise.all(oldest.map((run) => rm(join(folder, `${run}.jsonl`), { force: true })));
  } catch {
    // The result stands without its spans; `debug spans` then says that there are none.
  }
}
