import type { FileTree } from "../../workspace/workspace.ts";
import type { DependencySources } from "./dependency-sources.ts";
import type { Failure, Fatal } from "./failure.ts";
import { loadRegistry, type LoadedRegistry } from "./load-registry.ts";
import { ParseCache } from "./parse-cache.ts";
import type { Resolution } from "./resolution.ts";
import { resolveRegistry } from "./resolve-registry.ts";

export interface RegistrySource {
  readonly files: FileTree;
  /** `-r`: the registry's folder as the user names it; it becomes part of ids and provenances. */
  readonly path: string;
  readonly includeUnreferenced?: boolean;
  readonly cache?: ParseCache;
  /** What `prepareDependencies` fetched and unpacked; without it only folders of the tree are read. */
  readonly dependencies?: DependencySources;
}

/** A registry as far as it could be read, with everything there is to say about it. */
export interface OpenedRegistry {
  readonly loaded: LoadedRegistry | undefined;
  readonly resolution: Resolution | undefined;
  readonly failures: readonly Failure[];
  readonly fatals: readonly Fatal[];
}

const withoutCache = 10_000;

/** Loads and resolves a registry; the steps that all commands share. */
export function openRegistry(source: RegistrySource): OpenedRegistry {
  const cache = source.cache ?? new ParseCache(withoutCache);
  const { registry, failures, fatals } = loadRegistry({
    files: source.files,
    path: source.path,
    cache,
    dependencies: source.dependencies,
  });
  if (registry === undefined || fatals.length > 0) return { loaded: registry, resolution: undefined, failures, fatals };
  const resolved = resolveRegistry(registry, source.includeUnreferenced ?? false);
  return {
    loaded: registry,
    resolution: resolved.resolution,
    failures: [...failures, ...resolved.failures],
    fatals: resolved.fatals,
  };
}
