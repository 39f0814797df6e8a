import { hash, randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
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
