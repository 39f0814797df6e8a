import { closeSync, constants, existsSync, fstatSync, lstatSync, openSync, readFileSync } from "node:fs";
import { realpath, rm, rmdir } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { messageOf } from "../../workflows/errors.ts";
import type { GeneratedFile } from "../../workflows/weaver/weaver.ts";
import { treeSegments } from "../../workflows/workspace/tree-path.ts";
import { findRoot } from "../checkout/find-root.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { RegistryArguments } from "./arguments.ts";
import { followRuns } from "./follow-runs.ts";
import {
  hashOf,
  keepsRecords,
  readRecord,
  writeRecord,
  type RecordPlace,
  type WrittenFiles,
} from "./generated-record.ts";

interface Generated {
  readonly parsed: RegistryArguments;
  readonly terminal: Terminal;
  /** As the user named it. */
  readonly output: string;
  readonly files: readonly GeneratedFile[];
  /** Every template was rendered. */
  readonly complete: boolean;
  readonly say: (text: string) => void;
}

/**
 * Tells of files that an earlier run of `registry generate` wrote and this one did not; with `--prune` those that nobody
 * changed since are removed. Keeps the record of what was written, without which nothing is known.
 */
export async function tendStaleFiles(facts: Generated): Promise<void> {
  const { parsed, terminal, output, files, complete, say } = facts;
  const prune = parsed.options.prune === true;
  const root = findRoot(terminal.folder);
  const folder = resolve(terminal.folder, output);
  if (!prune && !keepsRecords(root)) return;
  if (!existsSync(folder)) return;
  if (prune && !complete) say("note: nothing was removed, because not every template could be rendered.\n");
  const written = Object.fromEntries(files.map(({ path, content }) => [path, hashOf(content)]));
  try {
    const place: RecordPlace = { root, output: await realpath(folder) };
    const run = { target: parsed.positionals[0] ?? "", arguments: argumentsOf(parsed), files: written, complete };
    const { runs, stale } = followRuns(readRecord(place), run);
    const found = await tend({ folder: place.output, stale, prune, written });
    for (const file of found) say(words(file, relative(terminal.folder, join(folder, file.path))));
    const gone = new Set(
      Object.keys(stale).filter((path) => found.every((file) => file.path !== path || file.removed)),
    );
    const left = runs.map((each) => ({ ...each, stale: keep(each.stale, gone) }));
    await writeRecord(place, left);
  } catch (error) {
    // The files stand without their record.
    if (prune) say(`note: what was generated could not be recorded: ${messageOf(error)}\n`);
  }
}

function argumentsOf({ options }: RegistryArguments): string {
  const { registry, templates, weaverConfig, param, params, v2 } = options;
  return hashOf(JSON.stringify([registry, templates, weaverConfig, param, params, v2]));
}

function keep(files: WrittenFiles, gone: ReadonlySet<string>): WrittenFiles {
  return Object.fromEntries(Object.entries(files).filter(([path]) => !gone.has(path)));
}

interface StaleFile {
  readonly path: string;
  /** Not what was written any more. */
  readonly changed: boolean;
  readonly removed: boolean;
}

interface Tending {
  readonly folder: string;
  readonly stale: WrittenFiles;
  readonly prune: boolean;
  readonly written: WrittenFiles;
}

async function tend({ folder, stale, prune, written }: Tending): Promise<StaleFile[]> {
  const found: StaleFile[] = [];
  const current = new Set(Object.keys(written).map(folded));
  for (const path of Object.keys(stale).toSorted()) {
    const place = placeOf(folder, path);
    // Where letters of both cases name one file, it may be one that was written just now.
    if (place === undefined || current.has(folded(path))) continue;
    const changed = contentHash(place) !== stale[path];
    // oxlint-disable-next-line no-await-in-loop -- a folder is empty only after all of its files are gone
    if (prune && !changed) await remove(folder, place);
    found.push({ path, changed, removed: prune && !changed });
  }
  return found;
}

function folded(path: string): string {
  return path.normalize("NFC").toLowerCase();
}

/** The file, where it is one and nothing on the way to it is a link. */
function placeOf(folder: string, path: string): string | undefined {
  const segments = treeSegments(path);
  if (segments === undefined) return undefined;
  let place = folder;
  for (const [index, segment] of segments.entries()) {
    place = join(place, segment);
    const found = lstatSync(place, { throwIfNoEntry: false });
    const last = index === segments.length - 1;
    if (found === undefined || (last ? !found.isFile() : !found.isDirectory())) return undefined;
  }
  return place;
}

function contentHash(file: string): string | undefined {
  const descriptor = openSync(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  try {
    return fstatSync(descriptor).isFile() ? hashOf(readFileSync(descriptor)) : undefined;
  } finally {
    closeSync(descriptor);
  }
}

/** Removes a file, and the folders below the output that it leaves empty. */
async function remove(folder: string, place: string): Promise<void> {
  await rm(place);
  for (let parent = dirname(place); parent !== folder; parent = dirname(parent)) {
    // oxlint-disable-next-line no-await-in-loop -- from the inside out
    const isGone = await rmdir(parent).then(
      () => true,
      () => false,
    );
    if (!isGone) return;
  }
}

function words({ changed, removed }: StaleFile, shown: string): string {
  const name = JSON.stringify(shown);
  if (removed) return `✔ Removed ${name}, which is no longer generated\n`;
  if (changed)
    return `note: ${name} is no longer generated, and was changed since: remove it where nothing needs it.\n`;
  return `note: ${name} is no longer generated; --prune removes it.\n`;
}
