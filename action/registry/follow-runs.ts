import type { RecordedRun, WrittenFiles } from "./generated-record.ts";

/** Share of an earlier run's files from which on a run with other arguments, such as a new version, follows on it. */
const sameFiles = 3 / 4;

export interface FinishedRun extends Omit<RecordedRun, "stale"> {
  /** False where a template failed: what it did not write is not stale. */
  readonly complete: boolean;
}

/**
 * The record after a run, and which files of earlier runs it shows to be stale: those that a run which it follows on
 * wrote, that it did not write, and that no other run wrote since. Pure: whether they are still there is not known here.
 */
export function followRuns(
  recorded: readonly RecordedRun[],
  { complete, ...run }: FinishedRun,
): { readonly runs: readonly RecordedRun[]; readonly stale: WrittenFiles } {
  const before = recorded.filter((earlier) => followsOn(run, earlier));
  const others = recorded
    .filter((earlier) => !before.includes(earlier))
    .map((other) => ({ ...other, files: without(other.files, run.files), stale: without(other.stale, run.files) }))
    .filter(({ files, stale }) => Object.keys(files).length + Object.keys(stale).length > 0);
  const theirs = Object.assign({}, ...others.map(({ files }) => files)) as WrittenFiles;
  const formerly = Object.assign({}, ...before.map(({ files }) => files)) as WrittenFiles;
  const earlier = Object.assign({}, ...before.map(({ stale }) => stale)) as WrittenFiles;
  if (!complete) {
    const files = { ...formerly, ...run.files };
    return { runs: [...others, { ...run, files, stale: without(earlier, files) }], stale: {} };
  }
  const stale = without(without({ ...earlier, ...formerly }, run.files), theirs);
  return { runs: [...others, { ...run, stale }], stale };
}

function followsOn(run: Omit<FinishedRun, "complete">, earlier: RecordedRun): boolean {
  if (run.target !== earlier.target) return false;
  if (run.arguments === earlier.arguments) return true;
  const paths = Object.keys(earlier.files);
  return paths.length > 0 && paths.filter((path) => Object.hasOwn(run.files, path)).length >= paths.length * sameFiles;
}

function without(files: WrittenFiles, others: WrittenFiles): WrittenFiles {
  return Object.fromEntries(Object.entries(files).filter(([path]) => !Object.hasOwn(others, path)));
}
