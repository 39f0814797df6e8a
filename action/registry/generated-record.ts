import { createHash } from "node:crypto";
import { existsSync, lstatSync, readFileSync, realpathSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { z } from "zod";
import { writeFiles } from "../checkout/write-files.ts";

/** SHA-256 of what was written, by the path in the output folder. */
export type WrittenFiles = Readonly<Record<string, string>>;

/** What the latest of the runs that follow on each other left in the output folder. */
export interface RecordedRun {
  readonly target: string;
  /** Names registry, templates and parameters. */
  readonly arguments: string;
  readonly files: WrittenFiles;
  /** Of runs before, no longer written, and still there. */
  readonly stale: WrittenFiles;
}

const Files = z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/));
const Runs = z.array(z.object({ target: z.string(), arguments: z.string(), files: Files, stale: Files }));

/** Where the runs that wrote to one output folder are recorded; see docs/decisions/2026-11-stale-files.md. */
export interface RecordPlace {
  /** Root of the repository. */
  readonly root: string;
  /** Absolute; exists. */
  readonly output: string;
}

/** Where a record may be kept without being asked: beside the spans of runs, which git neither shows nor commits. */
export function keepsRecords(root: string): boolean {
  return existsSync(join(root, ".git")) || existsSync(join(root, ".weavergen", "generated"));
}

/** A record that is not there, is damaged or lies behind a link counts as empty. */
export function readRecord(place: RecordPlace): readonly RecordedRun[] {
  try {
    const file = join(place.root, recordPath(place));
    if (isLinked(place.root) || !lstatSync(file).isFile()) return [];
    return Runs.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return [];
  }
}

/** @throws UserError `path-is-link`; OperatorError `file-not-written` */
export async function writeRecord(place: RecordPlace, runs: readonly RecordedRun[]): Promise<void> {
  await writeFiles(place.root, [
    { path: ".weavergen/.gitignore", content: "*\n" },
    { path: recordPath(place), content: `${JSON.stringify(runs, undefined, 1)}\n` },
  ]);
}

export function hashOf(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

function recordPath({ root, output }: RecordPlace): string {
  const inside = relative(realpathSync(root), realpathSync(output)).split(sep).join("/");
  return `.weavergen/generated/${hashOf(inside)}.json`;
}

function isLinked(root: string): boolean {
  return [".weavergen", ".weavergen/generated"].some((path) => lstatSync(join(root, path)).isSymbolicLink());
}
