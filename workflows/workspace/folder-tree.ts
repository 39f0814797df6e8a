import { closeSync, constants, fstatSync, lstatSync, openSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { UserError } from "../errors.ts";
import { fileTooLarge, maxFileBytes } from "./file-size.ts";
import { plainFolder, treeSegments } from "./tree-path.ts";
import type { FileTree } from "./workspace.ts";

/**
 * The files of a folder as they are on disk when they are read. Symbolic links are never followed, below the root.
 * @throws UserError `folder-missing` here, `file-too-large` when such a file is read
 */
export function folderTree(root: string): FileTree {
  const realRoot = realFolder(root);
  const folders = new PlainFolders();
  const fileAt = (path: string): string | undefined => (path === "" ? undefined : locateFile(realRoot, path, folders));
  return {
    root: realRoot,
    list(folder) {
      const plain = plainFolder(folder);
      const path = locate(realRoot, plain);
      return path === undefined ? [] : walk(path, plain).toSorted();
    },
    hasFolder(folder) {
      const path = locate(realRoot, plainFolder(folder));
      return path !== undefined && entriesOf(path) !== undefined;
    },
    read(path) {
      const file = fileAt(path);
      return file === undefined ? undefined : readRegularFile(file, path)?.toString("utf8");
    },
    bytes(path) {
      const file = fileAt(path);
      return file === undefined ? undefined : readRegularFile(file, path);
    },
  };
}

function realFolder(root: string): string {
  try {
    const real = realpathSync(root);
    if (lstatSync(real).isDirectory()) return real;
  } catch (cause) {
    throw folderMissing(root, cause);
  }
  throw folderMissing(root);
}

function folderMissing(root: string, cause?: unknown): UserError {
  return new UserError("folder-missing", {
    message: `${root} is not a folder that can be read.`,
    hint: "Correct the path, or create the folder.",
    cause,
  });
}

/** The absolute path, if it exists and no part of it is a symbolic link. */
function locate(realRoot: string, path: string): string | undefined {
  if (path === "") return realRoot;
  const segments = treeSegments(path);
  if (segments === undefined) return undefined;
  const expected = join(realRoot, ...segments);
  return isPlain(expected) ? expected : undefined;
}

/** Folders in whose paths no part is a symbolic link: asked once for all their files, as asking takes longer than reading. */
class PlainFolders {
  readonly #known = new Map<string, boolean>();

  has(folder: string): boolean {
    const known = this.#known.get(folder) ?? isPlain(folder);
    this.#known.set(folder, known);
    return known;
  }
}

function isPlain(path: string): boolean {
  try {
    return realpathSync(path) === path;
  } catch {
    return false;
  }
}

/** The absolute path of what may be a file; opening it refuses a link in its place, where the system can. */
function locateFile(realRoot: string, path: string, folders: PlainFolders): string | undefined {
  if (constants.O_NOFOLLOW === undefined) return locate(realRoot, path);
  const segments = treeSegments(path);
  if (segments === undefined) return undefined;
  const expected = join(realRoot, ...segments);
  return folders.has(dirname(expected)) ? expected : undefined;
}

function walk(absolute: string, relative: string): string[] {
  const paths: string[] = [];
  for (const entry of entriesOf(absolute) ?? []) {
    if (treeSegments(entry.name) === undefined) continue;
    const path = relative === "" ? entry.name : `${relative}/${entry.name}`;
    if (entry.isFile()) paths.push(path);
    if (entry.isDirectory()) paths.push(...walk(join(absolute, entry.name), path));
  }
  return paths;
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return undefined;
  }
}

function readRegularFile(file: string, path: string): Buffer | undefined {
  const descriptor = openWithoutFollowing(file);
  if (descriptor === undefined) return undefined;
  try {
    const stat = fstatSync(descriptor);
    if (!stat.isFile()) return undefined;
    if (stat.size > maxFileBytes) throw fileTooLarge(path, stat.size);
    return readFileSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Non-blocking, so that a pipe in the folder cannot hold the process. */
function openWithoutFollowing(file: string): number | undefined {
  try {
    return openSync(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  } catch {
    return undefined;
  }
}
