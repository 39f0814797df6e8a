import type { FileTree } from "../../workspace/workspace.ts";
import type { Diagnostic, ReadRegistryResult } from "../registry.ts";
import { buildRegistry } from "./build-registry.ts";
import type { DependencySources } from "./dependency-sources.ts";
import { diagnosticOf } from "./failure.ts";
import { openRegistry, type OpenedRegistry } from "./open-registry.ts";
import { ParseCache, type StoredFiles } from "./parse-cache.ts";
import { policiesNotice } from "./policies-notice.ts";

export type { ParseCache } from "./parse-cache.ts";

export interface ReadRegistryRequest {
  readonly files: FileTree;
  /** The registry's folder from the root of the tree, such as `model`. */
  readonly path: string;
  readonly includeUnreferenced?: boolean;
  /** Links are not part of a tree, so there is nothing to follow; accepted because every registry command has it. */
  readonly followSymlinks?: boolean;
  /** Every warning counts as an error. */
  readonly future?: boolean;
  readonly cache?: ParseCache;
  readonly dependencies?: DependencySources;
}

/**
 * Reads, resolves and checks a registry as `weaver registry check` without policies does, and says where everything is.
 * All broken files are reported in one run; diagnostics come in the order of files and lines.
 */
export function readRegistry(request: ReadRegistryRequest): ReadRegistryResult {
  const opened = openRegistry(request);
  const diagnostics = diagnosticsOf(opened, request.future ?? false);
  if (opened.loaded === undefined || opened.resolution === undefined) return { registry: undefined, diagnostics };
  return { registry: buildRegistry(opened.loaded, opened.resolution), diagnostics };
}

/** A cache to share between runs: parsed files by path and content. */
export function createParseCache(maxFiles = 2_000, stored?: StoredFiles): ParseCache {
  return new ParseCache(maxFiles, stored);
}

function diagnosticsOf(opened: OpenedRegistry, future: boolean): readonly Diagnostic[] {
  const fatal = opened.fatals.flatMap(({ layer, failures }) =>
    failures.map((item) => diagnosticOf(item, { fatal: layer, future })),
  );
  const notice = policiesNotice(opened.loaded);
  const other = [...opened.failures, ...notice].map((item) => diagnosticOf(item, { fatal: undefined, future }));
  return distinct([...fatal, ...other]).toSorted(byPlace);
}

/** Weaver reads a dependency once for each path that leads to it, and repeats what it finds. */
export function distinct(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...new Map(diagnostics.map((item) => [JSON.stringify([item.error, item.at]), item])).values()];
}

/** The order of a report: by file, line and column; what has no place comes last. */
export function byPlace(left: Diagnostic, right: Diagnostic): number {
  const [first, second] = [left.at, right.at];
  if (first === undefined || second === undefined) return Number(second === undefined) - Number(first === undefined);
  if (first.file !== second.file) return first.file < second.file ? -1 : 1;
  return first.line - second.line || (first.column ?? 0) - (second.column ?? 0);
}
