import { randomUUID } from "node:crypto";
import { lstatSync, renameSync, rmSync, type Stats, statSync, writeFileSync } from "node:fs";
import { realpath } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { messageOf, OperatorError, UserError } from "../../workflows/errors.ts";
import { makeFolder } from "../../workflows/workspace/make-folder.ts";
import { treeSegments } from "../../workflows/workspace/tree-path.ts";

export interface FileToWrite {
  /** Relative to the folder, with `/`. */
  readonly path: string;
  /** Undefined removes the file. */
  readonly content: string | undefined;
}

/**
 * Writes files below a folder, each whole or not at all, and never outside it: every path is checked, links included,
 * before the first is written.
 * @throws UserError `path-outside`, `path-is-link`, `path-taken`; OperatorError `file-not-written`
 */
export async function writeFiles(folder: string, files: readonly FileToWrite[]): Promise<void> {
  makeOutput(folder);
  const root = await realpath(folder);
  const found = new Map<string, Found>();
  const places = files.map((file) => ({ content: file.content, place: placeOf(root, file.path, found) }));
  const id = randomUUID();
  for (const [index, { content, place }] of places.entries()) {
    if (content === undefined) rmSync(place, { force: true });
    else writeAt({ place, content, unfinished: unfinishedAt(place, `${id}-${index}`), found });
    // oxlint-disable-next-line no-await-in-loop -- what renders the next files may be waiting for its next work
    if (index % filesInOneGo === filesInOneGo - 1) await setImmediate();
  }
}

/** Some milliseconds of work. */
const filesInOneGo = 32;

/**
 * Writes one file that the user named, whole or not at all; a link in its place is replaced, not followed. Without awaiting
 * anything, which takes a fifth of the time where a thousand files are generated.
 * @throws OperatorError `file-not-written`
 */
export function writeWhole(place: string, content: string): void {
  writeAt({ place, content, unfinished: unfinishedAt(place, randomUUID()), found: new Map() });
}

interface Writing {
  readonly place: string;
  readonly content: string;
  /** Another name beside it, until all is written. */
  readonly unfinished: string;
  /** What is known to be where, so that a system that is slow to say is asked once. */
  readonly found: Map<string, Found>;
}

function writeAt({ place, content, unfinished, found }: Writing): void {
  const folder = dirname(place);
  try {
    if (found.get(folder) !== "folder") makeFolder(folder);
    found.set(folder, "folder");
    const mode = found.get(place) === "nothing" ? undefined : statSync(place, { throwIfNoEntry: false })?.mode;
    writeFileSync(unfinished, content, mode === undefined ? {} : { mode: mode & 0o777 });
    renameSync(unfinished, place);
  } catch (cause) {
    removeUnfinished(unfinished);
    throw notWritten(place, cause);
  }
}

function unfinishedAt(place: string, id: string): string {
  return join(dirname(place), `.${id}.weavergen`);
}

function makeOutput(folder: string): void {
  try {
    makeFolder(folder);
  } catch (cause) {
    throw notWritten(folder, cause);
  }
}

function notWritten(place: string, cause: unknown): OperatorError {
  return new OperatorError("file-not-written", {
    message: `${place} could not be written: ${messageOf(cause)}`,
    hint: "Choose a place that may be written to and has room.",
    cause,
  });
}

function removeUnfinished(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // The error that is told is the one before.
  }
}

type Found = "nothing" | "file" | "folder" | "link" | "other";

/** @param known what was found on the way to earlier files, and is found now */
function placeOf(root: string, path: string, known: Map<string, Found>): string {
  const segments = treeSegments(path);
  if (segments === undefined) throw refused("path-outside", path, "leads out of the folder or into git's own files");
  let place = root;
  for (const [index, segment] of segments.entries()) {
    place = join(place, segment);
    const last = index === segments.length - 1;
    const found = known.get(place) ?? whatIs(place);
    known.set(place, found);
    if (found === "nothing") continue;
    if (found === "link") throw refused("path-is-link", path, "is or lies behind a symbolic link");
    if (last !== (found === "file")) throw refused("path-taken", path, "is taken by something that is not a file");
  }
  return place;
}

function whatIs(place: string): Found {
  let details: Stats | undefined;
  try {
    details = lstatSync(place, { throwIfNoEntry: false });
  } catch {
    // It cannot be looked at; whether it can be written shows when it is.
  }
  if (details === undefined) return "nothing";
  if (details.isSymbolicLink()) return "link";
  if (details.isFile()) return "file";
  return details.isDirectory() ? "folder" : "other";
}

function refused(code: string, path: string, why: string): UserError {
  return new UserError(code, {
    message: `${JSON.stringify(path)} ${why}: neither it nor the files that belong to it were written.`,
    hint: "Correct the template or the settings that name this path.",
  });
}
