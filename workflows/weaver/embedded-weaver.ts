import { checkRegistry, openFor } from "./embedded/check.ts";
import type { DependencySources } from "./embedded/dependency-sources.ts";
import { diagnosticOf } from "./embedded/failure.ts";
import type { OpenedRegistry } from "./embedded/open-registry.ts";
import { policiesNotice } from "./embedded/policies-notice.ts";
import type { ParseCache } from "./embedded/read-registry.ts";
import type { Resolution } from "./embedded/resolution.ts";
import { resolveV1 } from "./embedded/resolve-v1.ts";
import { resolveV2 } from "./embedded/resolve-v2.ts";
import { stopDiff, type StoppedDiff } from "./embedded/stop-diff.ts";
import { createEmbeddedForge } from "./embedded-forge.ts";
import type { StartHost } from "./forge/render-host.ts";
import { createRenderPool, type RenderPool } from "./forge/render-in-worker.ts";
import type { Diagnostic } from "./registry.ts";
import type { FileTree } from "../workspace/workspace.ts";
import type {
  CommandResult,
  DiffRequest,
  RegistryRequest,
  ReportResult,
  ResolveRequest,
  StatsRequest,
  Weaver,
} from "./weaver.ts";

interface EmbeddedOptions {
  readonly parseCache: ParseCache;
  /** Templates will be rendered: the threads that do it are loaded while the registry is read. */
  readonly rendersSoon?: boolean | undefined;
  /** Threads or processes that render at the same time; 2 where nothing is said. */
  readonly renderers?: number | undefined;
  /** Where templates are rendered; worker threads where nothing is said. */
  readonly startHost?: StartHost | undefined;
}

const embeddedVersion = "0.25.1 (embedded)";

/**
 * Weaver's commands in this process: nothing to install, milliseconds when warm, and a place for every finding. What one
 * command alone needs is loaded when it runs.
 */
export function createEmbeddedWeaver(options: EmbeddedOptions): Weaver {
  const { parseCache: cache, rendersSoon = false, renderers, startHost } = options;
  const pool = createRenderPool({ startHost, hosts: renderers });
  if (rendersSoon) pool.start();
  const engine: Engine = { parseCache: cache, opened: new WeakMap(), pool };
  const forge = createEmbeddedForge(pool);
  return {
    engine: "embedded",
    version: () => Promise.resolve(embeddedVersion),
    check: (request) => {
      const { baseline, registry: path, ...rest } = request;
      const compared = baseline ? { baseline: { ...baseline, path: baseline.registry } } : {};
      const { exitCode, diagnostics, document } = checkRegistry({ ...rest, ...compared, path, cache });
      const stdout = document.length > 0 ? `${JSON.stringify(document, null, 2)}\n` : "";
      return Promise.resolve({ exitCode, diagnostics, stdout, stderr: "" });
    },
    generate: (request) => forge.generate(open(request, engine), request),
    updateMarkdown: (request) => forge.updateMarkdown(open(request, engine), request),
    resolve: (request) => resolve(request, engine),
    stats: (request) => stats(request, engine),
    diff: (request) => diff(request, engine),
    search: async (request) => {
      const opened = open({ ...request, skipPolicies: true }, engine);
      if ("failed" in opened) return opened.failed;
      const { search } = await import("./search/search.ts");
      return search(request, opened.resolution, opened.warnings);
    },
    jsonSchema: async ({ kind }) => (await import("./json-schema/json-schema.ts")).jsonSchema(kind),
    emit: async (request) => {
      const opened = open(request, engine);
      if ("failed" in opened) return opened.failed;
      const { emit } = await import("./emit/emit.ts");
      return emit(request, opened.resolution, opened.warnings);
    },
    liveCheck: async (request) => {
      const opened = open(request, engine);
      if ("failed" in opened) return opened.failed;
      const { liveCheck } = await import("./live-check/live-check.ts");
      return liveCheck(pool, request, opened);
    },
    close: () => pool.close(),
  };
}

/** What commands share: parsed files, and registries that were opened. */
interface Engine {
  readonly parseCache: ParseCache;
  /** By tree, and by what was fetched for it. */
  readonly opened: WeakMap<FileTree, WeakMap<FileTree | DependencySources, Map<string, Opened>>>;
  readonly pool: RenderPool;
}

/** A registry that was opened for a command, or the result that says why it cannot be. */
export type Opened = { readonly registry: OpenedRegistry } & (
  | { readonly resolution: Resolution; readonly warnings: readonly Diagnostic[] }
  | { readonly failed: CommandResult }
);

/** Trees and what was fetched for them do not change, so that all targets of one registry share one resolution. */
function open(request: RegistryRequest, engine: Engine): Opened {
  const { files, registry, v2, includeUnreferenced, future, policies, skipPolicies } = request;
  const ofTree = engine.opened.get(files) ?? new WeakMap<FileTree | DependencySources, Map<string, Opened>>();
  engine.opened.set(files, ofTree);
  const fetched = request.dependencies ?? files;
  const opened = ofTree.get(fetched) ?? new Map<string, Opened>();
  ofTree.set(fetched, opened);
  const key = JSON.stringify([registry, v2, includeUnreferenced, future, policies, skipPolicies]);
  const result = opened.get(key) ?? openAnew(request, engine.parseCache);
  opened.set(key, result);
  return result;
}

function openAnew(request: RegistryRequest, cache: ParseCache): Opened {
  const { files, registry: path, v2 = false, includeUnreferenced = false, future = false, dependencies } = request;
  const facts = { files, path, includeUnreferenced, cache, ...(dependencies === undefined ? {} : { dependencies }) };
  const registry = openFor(facts, v2);
  const { resolution, failures, loaded } = registry;
  if (resolution) {
    const notices = request.skipPolicies === true ? [] : policiesNotice(loaded, request.policies);
    const found = failures.map((item) => diagnosticOf(item, { fatal: undefined, future }));
    const noted = notices.map((item) => diagnosticOf(item, { fatal: undefined, future: false }));
    return { registry, resolution, warnings: [...found, ...noted] };
  }
  const { diagnostics, document } = checkRegistry({ ...facts, v2, future, skipPolicies: true });
  return { registry, failed: failure({ diagnostics, document }) };
}

function failure({ diagnostics, document }: StoppedDiff): CommandResult {
  return { exitCode: 1, diagnostics, stdout: "", stderr: `${JSON.stringify(document, null, 2)}\n` };
}

async function resolve(request: ResolveRequest, engine: Engine): Promise<CommandResult> {
  const { printAs } = await import("./print-as.ts");
  const opened = open(request, engine);
  if ("failed" in opened) return opened.failed;
  const { resolution } = opened;
  const data = isV2(request, resolution) ? resolveV2(resolution) : resolveV1(resolution);
  return printed(printAs(data, request.format ?? "yaml"), opened.warnings);
}

/** As with `diff`, warnings are said where they are errors (`--future`), and nothing is counted then. */
async function stats(request: StatsRequest, engine: Engine): Promise<ReportResult> {
  const opened = open(request, engine);
  if ("failed" in opened) return opened.failed;
  const { resolution, warnings } = opened;
  if (warnings.some(({ severity }) => severity === "error")) return printed("", warnings);
  const { statsV1, statsV2 } = await import("./embedded/stats.ts");
  const { printStats } = await import("./print/print-stats.ts");
  const { formatOutput } = await import("./print/format-output.ts");
  const data = isV2(request, resolution) ? statsV2(resolveV2(resolution)) : statsV1(resolution);
  const output = await formatOutput(engine.pool, withFormat(request, "text"), {
    documents: () => [JSON.stringify(data)],
    builtin: (format) => printStats(data, format),
  });
  return { ...output, stderr: "" };
}

async function diff(request: DiffRequest, engine: Engine): Promise<ReportResult> {
  const head = open(request, engine);
  const { dependencies: _ofHead, ...rest } = request;
  const baseline = open({ ...rest, ...request.baseline }, engine);
  const { v2 = false, future = false } = request;
  const stopped = stopDiff({ head: head.registry, baseline: baseline.registry, v2, future });
  if (stopped !== undefined) return failure(stopped);
  if ("failed" in head) return head.failed;
  if ("failed" in baseline) return baseline.failed;
  const { diffV1, diffV2 } = await import("./embedded/diff.ts");
  const { printDiff } = await import("./print/print-diff.ts");
  const { formatOutput } = await import("./print/format-output.ts");
  const data = isV2(request, head.resolution)
    ? diffV2(resolveV2(head.resolution), resolveV2(baseline.resolution))
    : diffV1(head.resolution, baseline.resolution);
  const output = await formatOutput(engine.pool, withFormat(request, "ansi"), {
    documents: () => [JSON.stringify(data)],
    builtin: (format) => printDiff(data, format),
  });
  return { ...output, stderr: "" };
}

function withFormat({ format, templates, signal }: StatsRequest, otherwise: string) {
  return { format: format ?? otherwise, templates, signal };
}

/** A registry that was published in version 2 has no form in version 1. */
function isV2({ v2 = false }: RegistryRequest, { published }: Resolution): boolean {
  return v2 || published !== undefined;
}

/** Warnings fail a command only where `--future` makes errors of them. */
function printed(stdout: string, diagnostics: readonly Diagnostic[]): CommandResult {
  const exitCode = diagnostics.some((diagnostic) => diagnostic.severity === "error") ? 1 : 0;
  return { exitCode, stdout, stderr: "", diagnostics };
}
