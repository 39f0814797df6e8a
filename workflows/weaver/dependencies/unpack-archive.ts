import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { Parser, type ReadEntry } from "tar";
import { fromBufferPromise, type Entry, type ZipFile } from "yauzl";
import { messageOf, WeaverGenError } from "../../errors.ts";
import type { FileTree } from "../../workspace/workspace.ts";
import { ArchiveFiles, archiveLimits, type SourceContent } from "./archive-files.ts";

export interface UnpackRequest {
  /** As the user names it; the ending says what it is. */
  readonly name: string;
  readonly bytes: Buffer;
  readonly subFolder?: string | undefined;
  /** Files of a registry where left out. */
  readonly content?: SourceContent | undefined;
  readonly signal?: AbortSignal | undefined;
}

const unpackedOverhead = 64 * 1024 * 1024;

/**
 * The files of a `.zip` or `.tar.gz`, in memory: nothing is written, so nothing can land beside.
 * @throws UserError `dependency-archive-refused` for links, `..`, absolute names, devices, and what exceeds the limits
 */
export async function unpackArchive(request: UnpackRequest): Promise<FileTree> {
  request.signal?.throwIfAborted();
  const { name, bytes, subFolder, content } = request;
  const files = new ArchiveFiles({ archive: name, packedBytes: bytes.length, subFolder, content });
  try {
    await (name.endsWith(".zip") ? unzip(request, files) : untar(request, files));
  } catch (error) {
    request.signal?.throwIfAborted();
    if (error instanceof WeaverGenError) throw error;
    throw files.refusal(`cannot be read: ${messageOf(error).replace(/\.+$/, "")}`, error);
  }
  return files.tree();
}

const inflate = promisify(gunzip);

async function untar({ bytes, signal }: UnpackRequest, files: ArchiveFiles): Promise<void> {
  const tar = await inflate(bytes, { maxOutputLength: archiveLimits.unpackedBytes + unpackedOverhead }).catch(
    (error: unknown) => {
      throw tooLarge(error) ? files.refusal("unpacks to more than is read") : error;
    },
  );
  // The parser would unpack a second layer without a limit.
  if (tar.length < 512 || (tar[0] === 0x1f && tar[1] === 0x8b)) throw files.refusal("is no tar archive");
  signal?.throwIfAborted();
  await new Promise<void>((resolve, reject) => {
    const parser = new Parser({ strict: true, brotli: false, zstd: false });
    const stop = (error: unknown): void => {
      reject(error instanceof Error ? error : new Error(messageOf(error)));
      parser.abort(new Error("stopped"));
    };
    parser.on("error", (error: unknown) => reject(error instanceof Error ? error : new Error(messageOf(error))));
    parser.on("end", () => resolve());
    parser.on("entry", (entry: ReadEntry) => {
      try {
        takeTarEntry(entry, files);
      } catch (error) {
        entry.resume();
        stop(error);
      }
    });
    parser.end(tar);
  });
}

function tooLarge(error: unknown): boolean {
  return error instanceof RangeError && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
}

function takeTarEntry(entry: ReadEntry, files: ArchiveFiles): void {
  const path = files.admit({ name: entry.path, type: tarTypes.get(entry.type) ?? "other", bytes: entry.size });
  if (path === undefined) {
    entry.resume();
    return;
  }
  const chunks: Buffer[] = [];
  entry.on("data", (chunk) => chunks.push(chunk));
  entry.on("end", () => files.add(path, Buffer.concat(chunks)));
}

const tarTypes: ReadonlyMap<string, "file" | "folder" | "link"> = new Map([
  ["File", "file"],
  ["OldFile", "file"],
  ["ContiguousFile", "file"],
  ["Directory", "folder"],
  ["GNUDumpDir", "folder"],
  ["Link", "link"],
  ["SymbolicLink", "link"],
]);

async function unzip({ bytes, signal }: UnpackRequest, files: ArchiveFiles): Promise<void> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true, strictFileNames: true, validateEntrySizes: true });
  for await (const entry of zip.eachEntry()) {
    signal?.throwIfAborted();
    const path = files.admit({ name: entry.fileName, type: zipType(entry), bytes: entry.uncompressedSize });
    if (path !== undefined) files.add(path, await contentOf(zip, entry, files));
  }
}

async function contentOf(zip: ZipFile, entry: Entry, files: ArchiveFiles): Promise<Buffer> {
  const stream = await zip.openReadStreamPromise(entry);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const part = chunk as Buffer;
    size += part.length;
    // The reader holds the entry to its declared size; this holds the reader to it.
    if (size > entry.uncompressedSize)
      throw files.refusal(`holds more of ${JSON.stringify(entry.fileName)} than it says`);
    chunks.push(part);
  }
  return Buffer.concat(chunks);
}

const unix = 3;
const formatBits = 0o170000;

function zipType(entry: Entry) {
  const mode = entry.versionMadeBy >> 8 === unix ? (entry.externalFileAttributes >>> 16) & formatBits : 0;
  if (mode === 0o120000) return "link";
  if (entry.fileName.endsWith("/") || mode === 0o040000) return "folder";
  return mode === 0 || mode === 0o100000 ? "file" : "other";
}
