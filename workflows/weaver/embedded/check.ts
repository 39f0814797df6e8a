import type { FileTree } from "../../workspace/workspace.ts";
import type { Diagnostic, Registry, RegistryRules } from "../registry.ts";
import { buildRegistry } from "./build-registry.ts";
import type { DependencySources } from "./dependency-sources.ts";
import { diagnosticOf, failure, type Failure, type Fatal } from "./failure.ts";
import { movedRegistry } from "./moved-registry.ts";
import { openRegistry, type OpenedRegistry } from "./open-registry.ts";
import type { ParseCache } from "./parse-cache.ts";
import { policiesNotice } from "./policies-notice.ts";
import { byPlace, distinct } from "./read-registry.ts";
import { ResolutionStopped } from "./resolution.ts";
import { DependencyStopped, resolveV2 } from "./resolve-v2.ts";
import { bare, incompatible } from "./stop-diff.ts";
import { entryOf, weaverDocument, type WeaverDiagnostic } from "./weaver-document.ts";

export interface CheckRegistryRequest {
  readonly files: FileTree;
  readonly path: string;
  readonly v2?: boolean;
  readonly future?: boolean;
  readonly includeUnreferenced?: boolean;
  /** Policies that the user named; those in the registry's folder are found here. */
  readonly policies?: readonly string[];
  readonly skipPolicies?: boolean;
  readonly baseline?: {
    readonly files: FileTree;
    readonly path: string;
    readonly dependencies?: DependencySources;
  };
  readonly cache?: ParseCache;
  readonly dependencies?: DependencySources;
  readonly rules?: RegistryRules;
}

export interface CheckRegistryResult {
  /** What `weaver registry check` exits with. */
  readonly exitCode: 0 | 1;
  /** One entry for each fault, with its place. */
  readonly diagnostics: readonly Diagnostic[];
  /** The document that Weaver prints: after a fault that stops it, that fault alone. */
  readonly document: readonly WeaverDiagnostic[];
}

/** `weaver registry check` without policies; policies that would run give a warning instead of a silent pass. */
export function checkRegistry(request: CheckRegistryRequest): CheckRegistryResult {
  const future = request.future ?? false;
  const opened = openFor(request, request.v2 ?? false);
  const base = openBase(request);
  const fatals = [...opened.fatals, ...baselineFatals(request, { opened, base })];
  const notice = request.skipPolicies === true ? [] : policiesNotice(opened.loaded, request.policies);
  const ruled = fatals.length === 0 ? ruledBy(request, { opened, base }) : [];
  const document = [...weaverDocument({ fatals, failures: opened.failures, future }), ...ruled.map(entryOf)];
  const all = [
    ...fatals.flatMap((fatal) => fatal.failures.map((item) => diagnosticOf(item, { fatal: fatal.layer, future }))),
    ...opened.failures.map((item) => diagnosticOf(item, { fatal: undefined, future })),
    ...notice.map((item) => diagnosticOf(item, { fatal: undefined, future: false })),
    ...ruled,
  ];
  const failed =
    fatals.length > 0 ||
    opened.failures.some((item) => future || item.severity !== "Warning") ||
    ruled.some(({ severity }) => severity === "error");
  return { exitCode: failed ? 1 : 0, diagnostics: distinct(all).toSorted(byPlace), document };
}

/** Opens a registry as a command does that works on version 1 or, with `--v2`, on version 2. */
export function openFor(request: Parameters<typeof openRegistry>[0], v2: boolean): OpenedRegistry {
  const opened = openRegistry(request);
  if (opened.resolution === undefined) return opened;
  if (!v2 && opened.resolution.published !== undefined)
    return { ...opened, failures: [...opened.failures, usedAsV2()] };
  if (!v2) return opened;
  try {
    resolveV2(opened.resolution);
    return opened;
  } catch (error) {
    if (!(error instanceof ResolutionStopped)) throw error;
    const layer = error instanceof DependencyStopped ? "Forge" : "ResolvedSchema";
    const fatal: Fatal = { layer, failures: error.failures, compound: false };
    return { ...opened, resolution: undefined, fatals: [fatal] };
  }
}

interface Opened {
  readonly opened: OpenedRegistry;
  readonly base: OpenedRegistry | undefined;
}

function ruledBy({ rules, files }: CheckRegistryRequest, { opened, base }: Opened): readonly Diagnostic[] {
  if (rules === undefined) return [];
  const head = registryOf(opened);
  return head === undefined ? [] : rules({ files, head, base: base && registryOf(base) });
}

function registryOf({ loaded, resolution }: OpenedRegistry): Registry | undefined {
  return loaded === undefined || resolution === undefined ? undefined : buildRegistry(loaded, resolution);
}

/**
 * The baseline at the head's path, where files that did not change are not read again, or else at its own; undefined where
 * it is not in order, which is told of its own path. Dependencies may lie where the moved registry is, so that only the
 * rules, which need places that the head has, look past them.
 */
function openBase(request: CheckRegistryRequest): OpenedRegistry | undefined {
  const { baseline, path, rules, v2 = false } = request;
  if (baseline === undefined) return undefined;
  const source = baselineSource(request, baseline);
  const files = movedRegistry({ files: baseline.files, from: baseline.path, to: path });
  const moved = files && openFor({ ...source, files, path }, v2);
  const isSure = rules !== undefined || moved?.loaded?.dependencies.length === 0;
  if (moved !== undefined && isSure && isInOrder(moved)) return moved;
  const opened = openFor(source, v2);
  return isInOrder(opened) ? opened : undefined;
}

function isInOrder({ fatals, resolution }: OpenedRegistry): boolean {
  return fatals.length === 0 && resolution !== undefined;
}

type Baseline = NonNullable<CheckRegistryRequest["baseline"]>;

function baselineSource({ cache, includeUnreferenced }: CheckRegistryRequest, baseline: Baseline) {
  return { ...baseline, ...(cache && { cache }), ...(includeUnreferenced && { includeUnreferenced }) };
}

function usedAsV2(): Failure {
  const message = "Loaded a V2 resolved registry without the `--v2` flag. The V2 schema will be used.";
  return failure("V2FlagMissingWarning", undefined, { severity: "Warning", message });
}

function baselineFatals(request: CheckRegistryRequest, { opened, base }: Opened): readonly Fatal[] {
  const { baseline, v2 = false } = request;
  if (baseline === undefined) return [];
  if (base !== undefined) return incompatible({ head: opened, baseline: base }, v2);
  return openFor(baselineSource(request, baseline), v2).fatals.map((fatal) => ({
    ...bare(fatal),
    failures: fatal.failures.map(inBaseline),
  }));
}

/** The place lies in another commit, so it is named in the hint and not pointed at. */
function inBaseline(item: Failure): Failure {
  const where = item.at === undefined ? "" : ` (${item.at.file}, line ${item.at.line})`;
  const { severity } = item;
  const plain = failure(item.kind, item.fields, {
    severity,
    message: item.message,
    help: item.help ?? `This is in the baseline${where}.`,
  });
  return { ...plain, definition: item.definition };
}
