import { hash, randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

/** What was fetched before, kept by content in a folder that only the operator writes. */
export interface SourceCache {
  /** An answer to a URL, as long as its content is still there and unchanged. */
  answer(url: string): Promise<{ readonly bytes: Buffer; readonly etag: string } | undefined>;
  keepAnswer(url: string, answer: { readonly bytes: Buffer; readonly etag: string }): Promise<void>;
  /** Texts by path under a name that stands for one content for ever, such as a commit. */
  texts(name: string): Promise<Readonly<Record<string, string>> | undefined>;
  keepTexts(name: string, texts: Readonly<Record<string, string>>): Promise<void>;
}

const answerSchema = z.object({ etag: z.string(), content: z.string().regex(/^[0-9a-f]{64}$/) });
const textsSchema = z.record(z.string(), z.string());

/** A cache in a folder; without one nothing is kept. A damaged entry counts as missing. */
export function sourceCache(folder: string | undefined): SourceCache {
  const path = (kind: string, name: string): string | undefined =>
    folder === undefined ? undefined : join(folder, kind, hash("sha256", name));
  const contentPath = (id: string): string | undefined =>
    folder === undefined ? undefined : join(folder, "contents", id);
  return {
    async answer(url) {
      const known = answerSchema.safeParse(parse(await read(path("answers", url))));
      if (!known.success) return undefined;
      const bytes = await read(contentPath(known.data.content));
      if (bytes === undefined || hash("sha256", bytes) !== known.data.content) return undefined;
      return { bytes, etag: known.data.etag };
    },
    async keepAnswer(url, { bytes, etag }) {
      const content = hash("sha256", bytes);
      await write(contentPath(content), bytes);
      await write(path("answers", url), JSON.stringify({ etag, content }));
    },
    async texts(name) {
      return textsSchema.safeParse(parse(await read(path("texts", name)))).data;
    },
    keepTexts: (name, texts) => write(path("texts", name), JSON.stringify(texts)),
  };
}

/** What the folder of the cache may hold: some hundred versions of a large registry. */
const maxCacheBytes = 1024 * 1024 * 1024;

/** Removes what was written first once the folder holds too much: every pull request can name other sources. */
export async function pruneSourceCache(folder: string | undefined, maxBytes = maxCacheBytes): Promise<void> {
  const files = folder === undefined ? [] : await filesBelow(folder);
  let left = files.reduce((sum, { size }) => sum + size, 0);
  if (left <= maxBytes) return;
  for (const { path, size } of files.toSorted((one, other) => one.mtimeMs - other.mtimeMs)) {
    if (left <= maxBytes / 2) return;
    // oxlint-disable-next-line no-await-in-loop -- stops where enough is gone
    await rm(path, { force: true });
    left -= size;
  }
}

async function filesBelow(folder: string) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const files = paths.map(async (path) => {
    // Another process may have removed it.
    const found = await stat(path).catch(() => undefined);
    return found === undefined ? [] : [{ path, size: found.size, mtimeMs: found.mtimeMs }];
  });
  return (await Promise.all(files)).flat();
}

async function read(path: string | undefined): Promise<Buffer | undefined> {
  return path === undefined ? undefined : readFile(path).catch(() => undefined);
}

/** Whole or not at all, so that two processes can share the folder. A cache that cannot be written is no fault. */
async function write(path: string | undefined, content: string | Buffer): Promise<void> {
  if (path === undefined) return;
  const draft = `${path}.${randomUUID()}`;
  try {
    await mkdir(join(path, ".."), { recursive: true });
    await writeFile(draft, content);
    await rename(draft, path);
  } catch {
    await rm(draft, { force: true });
  }
}

function parse(bytes: Buffer | undefined): unknown {
  try {
    return bytes === undefined ? undefined : JSON.parse(bytes.toString("utf8"));
  } catch {
    return undefined;
  }
}
