import { hash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { makeFolder } from "../../workspace/make-folder.ts";

interface Bounds {
  readonly bytes: number;
}

const checksumLength = 64;

/**
 * Named entries in a folder of the user's own, each written whole with a checksum, together at most so many bytes; the
 * longest unused go first. Whatever goes wrong with it, no entry is found and nothing is kept: a cache is no reason to fail.
 */
export class DiskStore {
  readonly #folder: string;
  readonly #bounds: Bounds;
  #hasWritten = false;

  constructor(folder: string, bounds: Bounds = { bytes: 256 * 1024 * 1024 }) {
    this.#folder = folder;
    this.#bounds = bounds;
  }

  /** The entry's content; undefined where there is none, or where it is not as it was written. */
  get(name: string): Buffer | undefined {
    try {
      const file = this.#file(name);
      const content = readFileSync(file);
      const body = content.subarray(checksumLength);
      if (content.toString("latin1", 0, checksumLength) !== hash("sha256", body, "hex")) return undefined;
      const now = new Date();
      utimesSync(file, now, now);
      return body;
    } catch {
      return undefined;
    }
  }

  put(name: string, body: Uint8Array): void {
    const file = this.#file(name);
    const unfinished = `${file}.${randomUUID()}.part`;
    try {
      makeFolder(dirname(file), 0o700);
      writeFileSync(unfinished, Buffer.concat([Buffer.from(hash("sha256", body, "hex")), body]), { mode: 0o600 });
      renameSync(unfinished, file);
      this.#hasWritten = true;
    } catch {
      // What cannot be kept is made again; a full disk is not filled with what is of no use.
      discard(unfinished);
    }
  }

  /** Brings the folder back within its bounds, where this store wrote to it. */
  prune(): void {
    if (!this.#hasWritten) return;
    let bytes = 0;
    for (const { file, size } of entriesOf(this.#folder).toSorted((one, two) => two.usedMs - one.usedMs)) {
      bytes += size;
      if (bytes > this.#bounds.bytes) rmSync(file, { force: true });
    }
  }

  #file(name: string): string {
    const id = hash("sha256", name, "hex");
    return join(this.#folder, id.slice(0, 2), id.slice(2));
  }
}

function discard(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // It cannot be reached either.
  }
}

function entriesOf(folder: string): { readonly file: string; readonly size: number; readonly usedMs: number }[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
      const file = join(entry.parentPath, entry.name);
      const { size, mtimeMs } = statSync(file);
      return entry.isFile() ? [{ file, size, usedMs: mtimeMs }] : [];
    });
  } catch {
    return [];
  }
}
