import { setTimeout as wait } from "node:timers/promises";
import { OutsideError } from "../../errors.ts";
import { memoryTree } from "../../workspace/memory-tree.ts";
import type { FileTree } from "../../workspace/workspace.ts";
import { readManifest } from "../embedded/manifest.ts";
import { treePath } from "../embedded/tree-path.ts";
import { parseVirtualPath, virtualPathText, type VirtualPath } from "../embedded/virtual-path.ts";
import type { AllowedSources } from "./allowed-sources.ts";
import { archiveLimits } from "./archive-files.ts";
import type { CredentialOf } from "./credential.ts";
import type { LookUp } from "./resolve-host.ts";
import { pruneSourceCache, sourceCache, type SourceCache } from "./source-cache.ts";
import { notFetched, sourceProblem } from "./source-problem.ts";

/** How the operator lets dependencies be fetched. */
export interface FetchPolicy {
  /** What the operator permits beyond the tree; nothing where left out. */
  readonly allow?: AllowedSources | undefined;
  /** Where fetched content is kept between runs. */
  readonly cacheFolder?: string | undefined;
  /** Added to git's environment: proxies. */
  readonly env?: Readonly<Record<string, string>> | undefined;
  /** The environment of a user who lets git ask their credential helpers; never in a review. See `Repository.asUser`. */
  readonly asUser?: Readonly<Record<string, string>> | undefined;
  readonly lookUp?: LookUp | undefined;
}

/** Bounds of what is fetched together. */
export interface FetchLimits {
  /** Milliseconds of one download. */
  readonly downloadMs: number;
  /** Milliseconds of everything. */
  readonly allMs: number;
  /** Of all texts, as they stay in memory. */
  readonly characters: number;
}

interface Fetching extends FetchPolicy {
  readonly limits: FetchLimits;
  readonly signal?: AbortSignal | undefined;
  readonly credentialOf?: CredentialOf | undefined;
}

/** The files of a registry, and its folder or its manifest among them. */
export interface SourceFiles {
  readonly files: FileTree;
  readonly folder: string;
}

export type RemotePath = Extract<VirtualPath, { kind: "remote-archive" | "remote-file" | "git" }>;

const pauseMs = 300;

/** Fetches for one run: a source that several registries, or both sides of a review, name is fetched once. */
export class SourceFetcher {
  readonly policy: FetchPolicy;
  /** Aborts where the caller's signal does, and when everything together took too long. */
  readonly signal: AbortSignal;
  readonly #caller: AbortSignal | undefined;
  readonly #limits: FetchLimits;
  readonly #cache: SourceCache;
  readonly #credentialOf: CredentialOf | undefined;
  readonly #known = new Map<string, Promise<SourceFiles>>();
  #characters = 0;

  constructor({ limits, signal, credentialOf, ...policy }: Fetching) {
    this.policy = policy;
    this.#caller = signal;
    this.#limits = limits;
    this.#credentialOf = credentialOf;
    // What was fetched for one user's token is not kept for those who have none.
    this.#cache = sourceCache(credentialOf === undefined ? policy.cacheFolder : undefined);
    const limit = AbortSignal.timeout(limits.allMs);
    this.signal = signal === undefined ? limit : AbortSignal.any([signal, limit]);
  }

  get allow(): AllowedSources {
    return this.policy.allow ?? {};
  }

  /** @throws UserError and OutsideError as `sourceProblem` makes them; the signal's reason */
  fetch(path: RemotePath): Promise<SourceFiles> {
    const key = virtualPathText(path);
    const known = this.#known.get(key) ?? this.#fetchTwice(path).then((source) => this.counted(key, source));
    this.#known.set(key, known);
    return known;
  }

  /** @throws UserError `dependency-not-fetched` where everything together is too much */
  counted(path: string, source: SourceFiles): SourceFiles {
    const { characters } = this.#limits;
    for (const file of source.files.list("")) this.#characters += source.files.read(file)?.length ?? 0;
    if (this.#characters <= characters) return source;
    throw sourceProblem("dependency-not-fetched", {
      message: `The registry source ${path} is not kept: all sources together may hold ${characters} characters.`,
      hint: "Name the registry's folder in brackets, or vendor dependencies into the repository.",
    });
  }

  throwIfCancelled(): void {
    this.#caller?.throwIfAborted();
  }

  /** Keeps the folder of the cache within bounds. */
  async prune(): Promise<void> {
    if (this.#known.size > 0) await pruneSourceCache(this.policy.cacheFolder);
  }

  /** A connection that breaks is tried once more. */
  async #fetchTwice(path: RemotePath): Promise<SourceFiles> {
    this.signal.throwIfAborted();
    try {
      return await this.#fetch(path);
    } catch (error) {
      if (!(error instanceof OutsideError) || this.signal.aborted) throw error;
      await wait(pauseMs, undefined, { signal: this.signal });
      return this.#fetch(path);
    }
  }

  async #fetch(path: RemotePath): Promise<SourceFiles> {
    const { signal } = this;
    switch (path.kind) {
      case "remote-archive": {
        const bytes = await this.#download(path.url);
        const { subFolder } = path;
        const { unpackArchive } = await import("./unpack-archive.ts");
        return { files: await unpackArchive({ name: path.url, bytes, subFolder, signal }), folder: "" };
      }
      case "remote-file":
        return this.#published(path.url);
      case "git": {
        const { env, asUser, lookUp } = this.policy;
        const { fetchGit } = await import("./fetch-git.ts");
        const files = await fetchGit(path, { allow: this.allow, cache: this.#cache, env, asUser, lookUp, signal });
        return { files, folder: path.subFolder ?? "" };
      }
    }
  }

  /** A manifest, and beside it the resolved registry that it names by a relative path. */
  async #published(url: string): Promise<SourceFiles> {
    const folder = "manifest.yaml";
    const text = (await this.#download(url)).toString("utf8");
    const found = readManifest({ files: memoryTree({ [folder]: text }), folder, outside: url }, url);
    const uri = found !== undefined && "manifest" in found ? found.manifest.resolvedUri : undefined;
    const relative = uri !== undefined && parseVirtualPath(uri)?.kind === "folder" ? treePath(uri) : undefined;
    if (relative === undefined || relative === folder) return { files: memoryTree({ [folder]: text }), folder };
    const resolved = (await this.#download(new URL(relative, url).href)).toString("utf8");
    return { files: memoryTree({ [folder]: text, [relative]: resolved }), folder };
  }

  async #download(url: string): Promise<Buffer> {
    const known = await this.#cache.answer(url);
    const limits = { maxBytes: archiveLimits.packedBytes, timeoutMs: this.#limits.downloadMs };
    const { lookUp } = this.policy;
    const credentialOf = this.#credentialOf;
    const facts = { url, allow: this.allow, etag: known?.etag, lookUp, credentialOf, signal: this.signal, ...limits };
    const { download } = await import("./download.ts");
    const answer = await download(facts);
    if (!answer.changed) {
      if (known === undefined)
        throw notFetched(url, "the host says that nothing changed, and nothing was asked before");
      return known.bytes;
    }
    const { bytes, etag } = answer;
    if (etag !== undefined) await this.#cache.keepAnswer(url, { bytes, etag });
    return bytes;
  }
}
