import { OutsideError } from "../errors.ts";
import { fileTooLarge, maxFileBytes } from "./file-size.ts";
import { git, gitNow, type Repository } from "./git.ts";
import { isBelow, plainFolder, treeSegments } from "./tree-path.ts";
import type { FileTree } from "./workspace.ts";

/** Text of each blob that was read, by its id. */
export type Texts = Map<string, string>;

/** Blobs that one read fetches together with the file that was asked for: its likely companions. */
const together = { files: 4000, bytes: 32 * 1024 * 1024, fileBytes: 1024 * 1024 };

/**
 * The regular files of a commit (or of a tree object), read from git's object store when they are asked for: no
 * checkout, hence no filter, hook, symbolic link or submodule. Files of one kind below one top folder come together.
 * @param texts shared by trees of one repository, so that what they have in common is read once
 * @throws UserError `file-too-large` when such a file is read
 */
export async function commitTree(repository: Repository, treeish: string, texts: Texts = new Map()): Promise<FileTree> {
  const listing = await git(repository, ["ls-tree", "-r", "-z", "--full-tree", treeish]);
  const blobs = regularFiles(listing.toString("utf8"));
  const paths = [...blobs.keys()].toSorted();
  return {
    root: undefined,
    list: (folder) => paths.filter((path) => isBelow(path, plainFolder(folder))),
    read(path) {
      const id = blobs.get(path);
      if (id === undefined) return undefined;
      if (!texts.has(id)) readTogether({ repository, blobs, texts, path });
      return texts.get(id);
    },
    bytes(path) {
      const id = blobs.get(path);
      return id === undefined ? undefined : bytesOf(repository, path, id);
    },
  };
}

function bytesOf(repository: Repository, path: string, id: string): Buffer {
  const size = Number(gitNow(repository, ["cat-file", "-s", id]).toString("latin1"));
  if (size > maxFileBytes) throw fileTooLarge(path, size);
  return gitNow(repository, ["cat-file", "blob", id]);
}

/** Path to blob id; modes 120000 (symbolic link) and 160000 (submodule) are left out. */
function regularFiles(listing: string): Map<string, string> {
  const blobs = new Map<string, string>();
  for (const entry of listing.split("\0")) {
    const match = /^100\d{3} blob ([0-9a-f]+)\t(.*)$/s.exec(entry);
    const [, id, path] = match ?? [];
    if (id !== undefined && path !== undefined && treeSegments(path) !== undefined) blobs.set(path, id);
  }
  return blobs;
}

interface Reading {
  readonly repository: Repository;
  readonly blobs: ReadonlyMap<string, string>;
  readonly texts: Texts;
  readonly path: string;
}

function readTogether(reading: Reading): void {
  const wanted = [reading.path, ...companions(reading)];
  const sizes = sizesOf(reading, wanted);
  const asked = sizes[0] ?? Number.NaN;
  if (Number.isNaN(asked)) throw blobMissing(reading.path);
  if (asked > maxFileBytes) throw fileTooLarge(reading.path, asked);
  let total = 0;
  const chosen = wanted.filter((path, index) => {
    const size = sizes[index] ?? Number.NaN;
    if (Number.isNaN(size)) return false;
    if (path !== reading.path && (size > together.fileBytes || total + size > together.bytes)) return false;
    total += size;
    return true;
  });
  readBlobs(reading, chosen);
}

function blobMissing(path: string): OutsideError {
  return new OutsideError("blob-missing", {
    message: `The content of ${path} is not in this clone, and git could not fetch it.`,
    hint: "Check out without a `filter`, or let git reach the remote.",
  });
}

function companions({ blobs, texts, path }: Reading): string[] {
  const top = path.slice(0, path.indexOf("/") + 1);
  const kind = path.slice(path.lastIndexOf("."));
  const alike = [...blobs].filter(([other, id]) => {
    if (other === path || texts.has(id) || !other.endsWith(kind)) return false;
    return top === "" ? !other.includes("/") : other.startsWith(top);
  });
  return alike.slice(0, together.files).map(([other]) => other);
}

function sizesOf({ repository, blobs }: Reading, paths: readonly string[]): number[] {
  const input = paths.map((path) => `${blobs.get(path) ?? ""}\n`).join("");
  const output = gitNow(repository, ["cat-file", "--batch-check=%(objectsize)"], { input });
  return output.toString("latin1").split("\n").map(Number);
}

function readBlobs({ repository, blobs, texts }: Reading, paths: readonly string[]): void {
  const input = paths.map((path) => `${blobs.get(path) ?? ""}\n`).join("");
  const output = gitNow(repository, ["cat-file", "--batch=%(objectsize)"], { input });
  let offset = 0;
  for (const path of paths) {
    const headerEnd = output.indexOf("\n", offset);
    const size = Number(output.toString("latin1", offset, headerEnd));
    const start = headerEnd + 1;
    texts.set(blobs.get(path) ?? "", output.toString("utf8", start, start + size));
    offset = start + size + 1;
  }
}
