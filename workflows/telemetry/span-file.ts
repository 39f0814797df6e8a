import { mkdir, readdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../errors.ts";
import { RunSpan } from "./run-spans.ts";

const runName = /^[A-Za-z0-9][A-Za-z0-9_-]{0,80}$/;
const largestFile = 64 * 1024 * 1024;

/**
 * Writes the spans of a run as JSON lines to `<folder>/<runId>.jsonl`, for `weavergen debug spans`.
 * @returns the file's path
 */
export async function writeSpanFile(folder: string, runId: string, spans: readonly RunSpan[]): Promise<string> {
  const file = join(folder, `${checkedRunId(runId)}.jsonl`);
  await mkdir(folder, { recursive: true });
  // Written aside and renamed, so that a reader never sees half a run.
  const unfinished = `${file}.part`;
  await writeFile(unfinished, spans.map((span) => `${JSON.stringify(span)}\n`).join(""));
  await rename(unfinished, file);
  return file;
}

/**
 * Reads what writeSpanFile wrote.
 * @param runId of the run; the latest one where it is left out
 * @throws UserError `spans-not-found`, `spans-unreadable`
 */
export async function readSpanFile(folder: string, runId?: string): Promise<{ runId: string; spans: RunSpan[] }> {
  const found = runId === undefined ? await latestRun(folder) : checkedRunId(runId);
  if (found === undefined) throw notFound(folder, "no run");
  const file = join(folder, `${found}.jsonl`);
  const details = await stat(file).catch(() => undefined);
  if (!details) throw notFound(folder, `no run ${found}`);
  if (details.size > largestFile) throw unreadable(file, 1, "the file is too large");
  const lines = (await readFile(file, "utf8")).split("\n");
  return { runId: found, spans: lines.flatMap((line, index) => (line === "" ? [] : [parseLine(file, line, index)])) };
}

/** Ids of the runs whose spans are kept, the latest first. */
export async function listRuns(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((): string[] => []);
  const runs = names.filter((name) => name.endsWith(".jsonl") && runName.test(name.slice(0, -6)));
  const dated = await Promise.all(
    runs.map(async (name) => ({ run: name.slice(0, -6), at: (await stat(join(folder, name))).mtimeMs })),
  );
  return dated.toSorted((a, b) => b.at - a.at || b.run.localeCompare(a.run)).map(({ run }) => run);
}

async function latestRun(folder: string): Promise<string | undefined> {
  return (await listRuns(folder))[0];
}

function parseLine(file: string, line: string, index: number): RunSpan {
  let data: unknown;
  try {
    data = JSON.parse(line);
  } catch (cause) {
    throw unreadable(file, index + 1, "it is not JSON", cause);
  }
  const parsed = RunSpan.safeParse(data);
  if (!parsed.success) throw unreadable(file, index + 1, describeIssues(parsed.error.issues));
  return parsed.data;
}

function describeIssues(
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): string {
  return issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ");
}

function checkedRunId(runId: string): string {
  if (runName.test(runId)) return runId;
  throw new UserError("spans-not-found", {
    message: `"${runId.slice(0, 80)}" cannot be the id of a run.`,
    hint: "Copy the id from the report of the run.",
  });
}

function notFound(folder: string, what: string): UserError {
  const message = `${folder} holds the spans of ${what}.`;
  return new UserError("spans-not-found", {
    message,
    hint: "Run `weavergen review` here first, then look at its spans.",
  });
}

function unreadable(file: string, line: number, why: string, cause?: unknown): UserError {
  const message = `${file}:${line} does not hold a span: ${why}.`;
  return new UserError("spans-unreadable", {
    message,
    hint: "Delete the file and run again.",
    at: { file, line },
    cause,
  });
}
