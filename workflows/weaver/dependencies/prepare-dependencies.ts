import { isAbsolute, resolve } from "node:path";
import { readFile, realpath, stat } from "node:fs/promises";
import { type Place, WeaverGenError } from "../../errors.ts";
import type { FileTree } from "../../workspace/workspace.ts";
import { folderTree } from "../../workspace/folder-tree.ts";
import type { DependencySource, DependencySources } from "../embedded/dependency-sources.ts";
import { pathOf, readManifest, type Manifest } from "../embedded/manifest.ts";
import { treePath } from "../embedded/tree-path.ts";
import { parseVirtualPath, type VirtualPath } from "../embedded/virtual-path.ts";
import { checkAllowedSources, isFolderAllowed } from "./allowed-sources.ts";
import { archiveLimits } from "./archive-files.ts";
import type { CredentialOf } from "./credential.ts";
import { SourceFetcher, type FetchLimits, type FetchPolicy, type SourceFiles } from "./fetch-sources.ts";
import { sourceProblem } from "./source-problem.ts";

/** A registry whose dependencies are wanted. */
export interface DependentRegistry {
  readonly files: FileTree;
  /** `-r`: a folder of the tree, or a virtual path (archive, URL, git). */
  readonly path: string;
  /** `[resolve.schema_url_overrides]`: schema URL to virtual path. */
  readonly overrides?: Readonly<Record<string, string>> | undefined;
}

interface FetchOptions extends FetchPolicy {
  readonly limits?: FetchLimits | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface PrepareRequest extends DependentRegistry, FetchOptions {
  /** Of a user at their own command line. */
  readonly credentialOf?: CredentialOf | undefined;
}

/** Prepares the dependencies of registries that have much in common, such as both sides of a review. */
export type PrepareSources = (registry: DependentRegistry) => Promise<DependencySources>;

/** Sources that one registry may lead to, through all its dependencies. */
const maxSources = 64;
const maxDepth = 10;
const patient: FetchLimits = { downloadMs: 60_000, allMs: 300_000, characters: 256 * 1024 * 1024 };

/**
 * Fetches and unpacks what the manifests of a registry and of its dependencies name beyond folders of the tree, for
 * the reader, which is synchronous. What is refused or fails becomes a diagnostic where the reader needs it.
 * @throws OperatorError `allowed-address-invalid`; the signal's reason where it aborts
 */
export function prepareDependencies(request: PrepareRequest): Promise<DependencySources> {
  return preparation(request, request.credentialOf)(request);
}

/**
 * Like `prepareDependencies`, for several registries: what two of them name is fetched once, and they share one limit. No
 * token is ever sent: reviews are prepared by this.
 * @throws OperatorError `allowed-address-invalid`
 */
export function createPreparation(options: FetchOptions): PrepareSources {
  return preparation(options, undefined);
}

function preparation(options: FetchOptions, credentialOf: CredentialOf | undefined): PrepareSources {
  const { allow, cacheFolder, env, asUser, lookUp, signal, limits = patient } = options;
  checkAllowedSources(allow ?? {});
  const fetcher = new SourceFetcher({ allow, cacheFolder, env, asUser, lookUp, credentialOf, signal, limits });
  return async (registry) => {
    const preparation = new Preparation(registry, fetcher);
    await preparation.registry({ path: registry.path, depth: maxDepth, at: undefined });
    await fetcher.prune();
    return preparation;
  };
}

interface Wanted {
  readonly path: string;
  readonly depth: number;
  /** Where a manifest of the tree leads to it; undefined for the registry itself. */
  readonly at: Place | undefined;
}

class Preparation implements DependencySources {
  readonly #files: FileTree;
  readonly #fetcher: SourceFetcher;
  readonly #overrides: ReadonlyMap<string, string>;
  readonly #sources = new Map<string, DependencySource>();
  readonly #named = new Map<string, Place>();
  readonly #visited = new Set<string>();

  constructor({ files, overrides = {} }: DependentRegistry, fetcher: SourceFetcher) {
    this.#files = files;
    this.#fetcher = fetcher;
    this.#overrides = new Map(Object.entries(overrides));
  }

  get all(): ReadonlyMap<string, DependencySource> {
    return this.#sources;
  }

  find(path: string): DependencySource | undefined {
    return this.#sources.get(path);
  }

  override(url: { readonly url: string }): string | undefined {
    return this.#overrides.get(url.url);
  }

  namedAt(file: string): Place | undefined {
    const holds = (path: string): boolean => file === path || file.startsWith(`${path}/`);
    return this.#named.entries().find(([path]) => holds(path))?.[1];
  }

  async registry({ path, depth, at }: Wanted): Promise<void> {
    if (depth === 0 || this.#visited.has(path)) return;
    this.#visited.add(path);
    const location = await this.#locate(path, at);
    const found = location === undefined ? undefined : readManifest(location, path);
    if (found === undefined || "failure" in found) return;
    const inTree = location?.outside === undefined;
    await this.#resolvedRegistry(found.manifest, at);
    for (const dependency of found.manifest.dependencies) {
      const next = pathOf(dependency, this);
      const place = inTree ? dependency.at : at;
      // oxlint-disable-next-line no-await-in-loop -- one after another, so that what is refused first is told
      if (typeof next === "string") await this.registry({ path: next, depth: depth - 1, at: place });
    }
  }

  async #resolvedRegistry({ resolvedUri }: Manifest, at: Place | undefined): Promise<void> {
    const path = resolvedUri === undefined ? undefined : parseVirtualPath(resolvedUri);
    if (resolvedUri !== undefined && path?.kind !== "folder") await this.#source(resolvedUri, at);
  }

  async #locate(path: string, at: Place | undefined) {
    const parsed = parseVirtualPath(path);
    const folder = parsed?.kind === "folder" ? treePath(path) : undefined;
    if (folder !== undefined) return { files: this.#files, folder, outside: undefined };
    const source = await this.#source(path, at);
    return source.ok ? { files: source.files, folder: source.folder, outside: path } : undefined;
  }

  async #source(path: string, at: Place | undefined): Promise<DependencySource> {
    const known = this.#sources.get(path);
    if (known !== undefined) return known;
    const source = await this.#fetched(path);
    this.#sources.set(path, source);
    if (at !== undefined) this.#named.set(path, at);
    return source;
  }

  async #fetched(path: string): Promise<DependencySource> {
    try {
      if (this.#sources.size >= maxSources) throw tooMany(path);
      const parsed = parseVirtualPath(path);
      if (parsed === undefined) throw outside(path);
      return { ok: true, ...(await this.#fetch(parsed)) };
    } catch (error) {
      this.#fetcher.throwIfCancelled();
      if (error instanceof WeaverGenError) {
        const { message, hint, actor } = error;
        return { ok: false, kind: kindOf(error.code), message, hint, mayPass: actor === "outside" };
      }
      if (!this.#fetcher.signal.aborted) throw error;
      const message = `The registry source ${path} was not fetched: all dependencies together took too long.`;
      return { ok: false, kind: "DependencyNotFetched", message, hint: undefined, mayPass: true };
    }
  }

  async #fetch(path: VirtualPath): Promise<SourceFiles> {
    switch (path.kind) {
      case "folder":
        return { files: folderTree(await this.#outside(path.path)), folder: "" };
      case "archive": {
        const { subFolder } = path;
        const bytes = await this.#archive(path.path);
        const { signal } = this.#fetcher;
        const { unpackArchive } = await import("./unpack-archive.ts");
        const files = await unpackArchive({ name: path.path, bytes, subFolder, signal });
        return this.#fetcher.counted(path.path, { files, folder: "" });
      }
      case "remote-archive":
      case "remote-file":
      case "git":
        return this.#fetcher.fetch(path);
    }
  }

  async #archive(path: string): Promise<Buffer> {
    const inside = treePath(path);
    if (inside !== undefined) {
      const bytes = this.#files.bytes?.(inside);
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
    const { root } = this.#files;
    if (!isAbsolute(path) && root === undefined) throw outside(path);
    const real = await realpath(resolve(root ?? "/", path)).catch(() => undefined);
    if (real === undefined || !isFolderAllowed(real, this.#fetcher.allow)) throw outside(path);
    return real;
  }
}

/** `dependency-not-allowed` as diagnostics write it: `DependencyNotAllowed`. */
function kindOf(code: string): string {
  return code.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function outside(path: string): Error {
  return sourceProblem("dependency-not-allowed", {
    message: `The registry ${path} lies outside the repository.`,
    hint: "Move it into the repository, or let whoever runs WeaverGen allow its folder (WEAVERGEN_ALLOWED_DEPENDENCY_FOLDERS).",
  });
}

function missing(path: string): Error {
  return sourceProblem("dependency-missing", {
    message: `There is no readable file ${path}.`,
    hint: "Correct the path, where the registry is named or in the manifest that depends on it.",
  });
}

function tooMany(path: string): Error {
  return sourceProblem("dependency-not-fetched", {
    message: `The registry source ${path} was not fetched: one registry may lead to ${maxSources} sources.`,
    hint: "Vendor dependencies into the repository.",
  });
}
