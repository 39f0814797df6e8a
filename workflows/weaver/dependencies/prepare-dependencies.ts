import { isAbsolute, resolve } from "node:path";
import { readFile, realpath, stat } from "node:fs/promises";
import { WeaverGenError } from "../../errors.ts";
import type { FileTree } from "../../workspace/workspace.ts";
import { folderTree } from "../../workspace/folder-tree.ts";
import { memoryTree } from "../../workspace/memory-tree.ts";
import type { DependencySource, DependencySources } from "../embedded/dependency-sources.ts";
import { pathOf, readManifest, type Manifest } from "../embedded/manifest.ts";
import { treePath } from "../embedded/tree-path.ts";
import { parseVirtualPath, type VirtualPath } from "../embedded/virtual-path.ts";
import { checkAllowedSources, isFolderAllowed, type AllowedSources } from "./allowed-sources.ts";
import { archiveLimits } from "./archive-files.ts";
import { download } from "./download.ts";
import { fetchGit } from "./fetch-git.ts";
import type { LookUp } from "./resolve-host.ts";
import { sourceCache, type SourceCache } from "./source-cache.ts";
import { sourceProblem } from "./source-problem.ts";
import { unpackArchive } from "./unpack-archive.ts";

export interface PrepareRequest {
  readonly files: FileTree;
  /** `-r`: a folder of the tree, or a virtual path (archive, URL, git). */
  readonly path: string;
  /** What the operator permits beyond the tree; nothing where left out. */
  readonly allow?: AllowedSources | undefined;
  /** `[resolve.schema_url_overrides]`: schema URL to virtual path. */
  readonly overrides?: Readonly<Record<string, string>> | undefined;
  /** Where fetched content is kept between runs. */
  readonly cacheFolder?: string | undefined;
  /** Added to git's environment: proxies. */
  readonly env?: Readonly<Record<string, string>> | undefined;
  readonly lookUp?: LookUp | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Sources that one registry may lead to, through all its dependencies, and what they may hold together. */
const maxSources = 64;
const maxCharacters = 256 * 1024 * 1024;
const maxDepth = 10;
const timeouts = { download: 60_000, all: 300_000 } as const;

/**
 * Fetches and unpacks what the manifests of a registry and of its dependencies name beyond folders of the tree, for
 * the reader, which is synchronous. What is refused or fails becomes a diagnostic where the reader needs it.
 * @throws OperatorError `allowed-address-invalid`; the signal's reason where it aborts
 */
export async function prepareDependencies(request: PrepareRequest): Promise<DependencySources> {
  checkAllowedSources(request.allow ?? {});
  const preparation = new Preparation(request);
  await preparation.registry(request.path, maxDepth);
  return preparation;
}

class Preparation implements DependencySources {
  readonly #request: PrepareRequest;
  readonly #allow: AllowedSources;
  readonly #cache: SourceCache;
  readonly #overrides: ReadonlyMap<string, string>;
  readonly #sources = new Map<string, DependencySource>();
  readonly #visited = new Set<string>();
  #characters = 0;
  readonly #signal: AbortSignal;

  constructor(request: PrepareRequest) {
    this.#request = request;
    this.#allow = request.allow ?? {};
    this.#cache = sourceCache(request.cacheFolder);
    this.#overrides = new Map(Object.entries(request.overrides ?? {}));
    const limit = AbortSignal.timeout(timeouts.all);
    this.#signal = request.signal === undefined ? limit : AbortSignal.any([request.signal, limit]);
  }

  find(path: string): DependencySource | undefined {
    return this.#sources.get(path);
  }

  override(url: { readonly url: string }): string | undefined {
    return this.#overrides.get(url.url);
  }

  async registry(path: string, depth: number): Promise<void> {
    if (depth === 0 || this.#visited.has(path)) return;
    this.#visited.add(path);
    const location = await this.#locate(path);
    const found = location === undefined ? undefined : readManifest(location, path);
    if (found === undefined || "failure" in found) return;
    await this.#resolvedRegistry(found.manifest);
    for (const dependency of found.manifest.dependencies) {
      const next = pathOf(dependency, this);
      if (typeof next === "string") await this.registry(next, depth - 1);
    }
  }

  async #resolvedRegistry({ resolvedUri }: Manifest): Promise<void> {
    const path = resolvedUri === undefined ? undefined : parseVirtualPath(resolvedUri);
    if (resolvedUri !== undefined && path?.kind !== "folder") await this.#source(resolvedUri);
  }

  async #locate(path: string) {
    const parsed = parseVirtualPath(path);
    const folder = parsed?.kind === "folder" ? treePath(path) : undefined;
    if (folder !== undefined) return { files: this.#request.files, folder, outside: undefined };
    const source = await this.#source(path);
    return source.ok ? { files: source.files, folder: source.folder, outside: path } : undefined;
  }

  async #source(path: string): Promise<DependencySource> {
    const known = this.#sources.get(path);
    if (known !== undefined) return known;
    const source = await this.#fetched(path);
    this.#sources.set(path, source);
    return source;
  }

  async #fetched(path: string): Promise<DependencySource> {
    try {
      if (this.#sources.size >= maxSources) throw tooMany(path);
      const parsed = parseVirtualPath(path);
      if (parsed === undefined) throw outside(path);
      const source = await this.#fetch(parsed);
      if (parsed.kind !== "folder") this.#account(path, source.files);
      return { ok: true, ...source };
    } catch (error) {
      this.#request.signal?.throwIfAborted();
      if (error instanceof WeaverGenError) {
        return { ok: false, kind: kindOf(error.code), message: error.message, hint: error.hint };
      }
      if (!this.#signal.aborted) throw error;
      const message = `The registry source ${path} was not fetched: all dependencies together took too long.`;
      return { ok: false, kind: "DependencyNotFetched", message, hint: undefined };
    }
  }

  #account(path: string, files: FileTree): void {
    for (const file of files.list("")) this.#characters += files.read(file)?.length ?? 0;
    if (this.#characters > maxCharacters) throw tooMuch(path);
  }

  async #fetch(path: VirtualPath): Promise<{ readonly files: FileTree; readonly folder: string }> {
    const signal = this.#signal;
    switch (path.kind) {
      case "folder":
        return { files: folderTree(await this.#outside(path.path)), folder: "" };
      case "archive": {
        const { subFolder } = path;
        const bytes = await this.#archive(path.path);
        return { files: await unpackArchive({ name: path.path, bytes, subFolder, signal }), folder: "" };
      }
      case "remote-archive": {
        const { subFolder } = path;
        const bytes = await this.#download(path.url);
        return { files: await unpackArchive({ name: path.url, bytes, subFolder, signal }), folder: "" };
      }
      case "remote-file":
        return this.#published(path.url);
      case "git": {
        const { allow, cache } = { allow: this.#allow, cache: this.#cache };
        const { env, lookUp } = this.#request;
        const files = await fetchGit(path, { allow, cache, env, lookUp, signal });
        return { files, folder: path.subFolder ?? "" };
      }
    }
  }

  /** A manifest, and beside it the resolved registry that it names by a relative path. */
  async #published(url: string): Promise<{ readonly files: FileTree; readonly folder: string }> {
    const folder = "manifest.yaml";
    const text = (await this.#download(url)).toString("utf8");
    const found = readManifest({ files: memoryTree({ [folder]: text }), folder, outside: url }, url);
    const uri = found !== undefined && "manifest" in found ? found.manifest.resolvedUri : undefined;
    const relative = uri !== undefined && parseVirtualPath(uri)?.kind === "folder" ? treePath(uri) : undefined;
    if (relative === undefined || relative === folder) return { files: memoryTree({ [folder]: text }), folder };
    const resolved = (await this.#download(new URL(relative, url).href)).toString("utf8");
    return { files: memoryTree({ [folder]: text, [relative]: resolved }), folder };
  }

  async #archive(path: string): Promise<Buffer> {
    const inside = treePath(path);
    if (inside !== undefined) {
      const bytes = this.#request.files.bytes?.(inside);
      if (bytes === undefined) throw missing(path);
      return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    const file = await this.#outside(path);
    const { size } = await stat(file);
    if (size > archiveLimits.packedBytes) throw missing(path);
    return readFile(file);
  }

  /** A path beyond the tree, where the operator allows the folder that it really lies in. */
  async #outside(path: string): Promise<string> {
    const { root } = this.#request.files;
    if (!isAbsolute(path) && root === undefined) throw outside(path);
    const real = await realpath(resolve(root ?? "/", path)).catch(() => undefined);
    if (real === undefined || !isFolderAllowed(real, this.#allow)) throw outside(path);
    return real;
  }

  async #download(url: string): Promise<Buffer> {
    const { lookUp } = this.#request;
    const known = await this.#cache.answer(url);
    const limits = { maxBytes: archiveLimits.packedBytes, timeoutMs: timeouts.download };
    const facts = { url, allow: this.#allow, etag: known?.etag, lookUp, signal: this.#signal, ...limits };
    const answer = await download(facts);
    if (!answer.changed) {
      if (known === undefined) throw missing(url);
      return known.bytes;
    }
    const { bytes, etag } = answer;
    if (etag !== undefined) await this.#cache.keepAnswer(url, { bytes, etag });
    return bytes;
  }
}

/** `dependency-not-allowed` as diagnostics write it: `DependencyNotAllowed`. */
function kindOf(code: string): string {
  return code.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function outside(path: string): Error {
  return sourceProblem("dependency-not-allowed", {
    message: `The registry ${path} lies outside the repository.`,
    hint: "Move it into the repository, or let the operator allow its folder.",
  });
}

function missing(path: string): Error {
  return sourceProblem("dependency-missing", {
    message: `There is no readable file ${path}.`,
    hint: "Correct the path of the dependency in the manifest.",
  });
}

function tooMuch(path: string): Error {
  return sourceProblem("dependency-not-fetched", {
    message: `The registry source ${path} is not kept: all sources of one registry may hold ${maxCharacters} characters.`,
    hint: "Name the registry's folder in brackets, or vendor dependencies into the repository.",
  });
}

function tooMany(path: string): Error {
  return sourceProblem("dependency-not-fetched", {
    message: `The registry source ${path} was not fetched: one registry may lead to ${maxSources} sources.`,
    hint: "Vendor dependencies into the repository.",
  });
}
