import { isUtf8 } from "node:buffer";
import type { FileTree } from "../../workspace/workspace.ts";
import { memoryTree } from "../../workspace/memory-tree.ts";
import { sourceProblem } from "./source-problem.ts";

/** Bounds of one archive. The archive of the OpenTelemetry registry has 3 MB, unpacked 20 MB in 2,000 entries. */
export const archiveLimits = {
  packedBytes: 64 * 1024 * 1024,
  unpackedBytes: 128 * 1024 * 1024,
  fileBytes: 20 * 1024 * 1024,
  entries: 50_000,
  /** Unpacked to packed, once more than `ratioFrom` is unpacked; YAML seldom reaches 20. */
  ratio: 200,
  ratioFrom: 8 * 1024 * 1024,
} as const;

/** What is wanted of a source: a registry's own kinds of files, or all files, as templates may be called anything. */
export type SourceContent = "registry" | "templates";

const registryFile = /\.(?:ya?ml|json|rego)$/;
const templateFile = /\.(?:ya?ml|json|j2|jinja2?)$/;

/** Whether a file of a source is wanted. */
export function isWanted(path: string, content: SourceContent): boolean {
  return content === "templates" || registryFile.test(path);
}

interface Entry {
  /** As it stands in the archive. */
  readonly name: string;
  readonly type: "file" | "folder" | "link" | "other";
  readonly bytes: number;
}

/** Collects what a registry is made of from the entries of one archive, and refuses what no registry needs. */
export class ArchiveFiles {
  readonly #archive: string;
  readonly #packed: number;
  readonly #below: readonly string[];
  readonly #content: SourceContent;
  readonly #texts = new Map<string, string>();
  #entries = 0;
  #unpacked = 0;

  constructor(options: {
    readonly archive: string;
    readonly packedBytes: number;
    readonly subFolder?: string | undefined;
    readonly content?: SourceContent | undefined;
  }) {
    this.#archive = options.archive;
    this.#packed = options.packedBytes;
    this.#content = options.content ?? "registry";
    this.#below = (options.subFolder ?? "").split("/").filter((part) => part !== "" && part !== ".");
    if (options.packedBytes > archiveLimits.packedBytes) {
      throw this.refusal(`has ${options.packedBytes} bytes; at most ${archiveLimits.packedBytes} are read`);
    }
  }

  /** @returns where to keep the entry's content, or undefined where it is not needed */
  admit(entry: Entry): string | undefined {
    if (++this.#entries > archiveLimits.entries) throw this.refusal(`has more than ${archiveLimits.entries} entries`);
    const shown = JSON.stringify(entry.name);
    const path = this.#inside(entry.name);
    this.count(entry.type === "file" ? entry.bytes : 0, shown);
    if (entry.type === "other") throw this.refusal(`holds ${shown}, which is neither a file nor a folder`);
    if (path === undefined) return undefined;
    if (entry.type === "link") {
      if (mayBeWanted(path, this.#content)) throw this.refusal(`holds the link ${shown}; links are not followed`);
      return undefined;
    }
    return entry.type === "file" && isWanted(path, this.#content) ? path : undefined;
  }

  add(path: string, content: Uint8Array): void {
    if (/\.ya?ml$/.test(path) && !isUtf8(content))
      throw this.refusal(`holds ${JSON.stringify(path)}, which is not in UTF-8`);
    this.#texts.set(path, Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString("utf8"));
  }

  tree(): FileTree {
    if (this.#texts.size === 0 && this.#content === "registry") {
      const where = this.#below.length === 0 ? "below its top folder" : `in the folder ${this.#below.join("/")}`;
      throw this.refusal(`holds no registry ${where}`);
    }
    return memoryTree(Object.fromEntries(this.#texts));
  }

  refusal(what: string, cause?: unknown): Error {
    return sourceProblem("dependency-archive-refused", {
      message: `The archive ${this.#archive} ${what}.`,
      hint: "Pack the folder alone, as `tar` and `git archive` do, or vendor it into the repository.",
      cause,
    });
  }

  #inside(name: string): string | undefined {
    const shown = JSON.stringify(name);
    if (/[\p{Cc}\\]/u.test(name)) throw this.refusal(`holds the name ${shown} with a control character or a backslash`);
    if (name.startsWith("/") || /^[A-Za-z]:/.test(name)) throw this.refusal(`holds the absolute name ${shown}`);
    const parts = name.split("/");
    if (parts.includes("..")) throw this.refusal(`holds the name ${shown}, which leads out of it`);
    // The top folder is dropped; a leading `.` counts as one.
    const inside = parts.filter((part, index) => part !== "" && (part !== "." || index === 0)).slice(1);
    const below = this.#below.every((part, index) => inside[index] === part);
    const rest = inside.slice(this.#below.length);
    return below && rest.length > 0 ? rest.join("/") : undefined;
  }

  /** Adds to what the archive unpacks to. */
  count(bytes: number, shown: string): void {
    this.#unpacked += bytes;
    if (bytes > archiveLimits.fileBytes) {
      throw this.refusal(`holds ${shown} with ${bytes} bytes; at most ${archiveLimits.fileBytes} are read`);
    }
    if (this.#unpacked > archiveLimits.unpackedBytes) {
      throw this.refusal(`unpacks to more than ${archiveLimits.unpackedBytes} bytes`);
    }
    if (this.#unpacked > archiveLimits.ratioFrom && this.#unpacked > this.#packed * archiveLimits.ratio) {
      throw this.refusal(`unpacks to more than ${archiveLimits.ratio} times its size`);
    }
  }
}

/** A definition, a policy, a template, or what may be a folder of them. */
function mayBeWanted(path: string, content: SourceContent): boolean {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return (content === "templates" ? templateFile : registryFile).test(name) || !name.slice(1).includes(".");
}
