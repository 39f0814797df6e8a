import type { RegistrySettings } from "../settings/settings.ts";
import type { FetchLimits } from "../weaver/dependencies/fetch-sources.ts";
import { createPreparation } from "../weaver/dependencies/prepare-dependencies.ts";
import type { DependencySources } from "../weaver/embedded/dependency-sources.ts";
import { readRegistry } from "../weaver/embedded/read-registry.ts";
import type { ParityRequest } from "../weaver/parity/compare-engines.ts";
import type { ParityRun } from "./parity-run.ts";

/** Mostly the review has left them in the cache. */
const limits: FetchLimits = { downloadMs: 10_000, allMs: 20_000, characters: 64 * 1024 * 1024 };
const maxTargets = 20;

interface Sources {
  readonly head: DependencySources;
  readonly base: DependencySources;
}

/** Fetches what the touched registries depend on, and says what both engines are asked about each. */
export async function fetchDependencies(run: ParityRun, signal: AbortSignal): Promise<void> {
  const { head, base } = run.workspace;
  const prepare = createPreparation({ ...run.fetching, limits, signal });
  for (const registry of run.touched) {
    const { path } = registry;
    // oxlint-disable-next-line no-await-in-loop -- one registry after another keeps what is in memory small
    const [ofHead, ofBase] = await Promise.all([
      prepare({ files: head.files, path }),
      prepare({ files: base.files, path }),
    ]);
    const sources = { head: ofHead, base: ofBase };
    // Each engine tells in its own way what it cannot reach.
    if (isComplete(sources)) run.registries.push({ path, request: requestOf(run, registry, sources) });
    else run.leftOut.push({ registry: path, because: "not-fetched" });
  }
}

function isComplete({ head, base }: Sources): boolean {
  return [...head.all.values(), ...base.all.values()].every(({ ok }) => ok);
}

function requestOf({ workspace, parseCache }: ParityRun, settings: RegistrySettings, sources: Sources): ParityRequest {
  const { path } = settings;
  const { head, base } = workspace;
  const dependencies = sources.head;
  const { registry } = readRegistry({ files: head.files, path, cache: parseCache, dependencies });
  const baseline = { files: base.files, registry: path, dependencies: sources.base };
  return {
    files: head.files,
    registry: path,
    dependencies,
    v2: registry?.format === "v2",
    ...(base.files.list(path).length > 0 ? { baseline } : {}),
    ...templatedOf(workspace, settings),
  };
}

/** Templates and parameters are the base branch's, as in a review. */
function templatedOf(
  { trusted, head }: ParityRun["workspace"],
  { targets, docs }: RegistrySettings,
): Pick<ParityRequest, "targets" | "documents"> {
  const common = (target: { readonly templates: string; readonly params: Record<string, unknown> }) => ({
    templates: { files: trusted.files, folder: target.templates },
    params: target.params,
  });
  return {
    targets: targets
      .slice(0, maxTargets)
      .map((target) => ({ ...common(target), target: target.template ?? target.name })),
    documents: docs.slice(0, maxTargets).map((target) => ({
      ...common(target),
      target: target.target,
      documents: { files: head.files, folder: target.path },
      ...(target.attributeRegistryBaseUrl && { attributeRegistryBaseUrl: target.attributeRegistryBaseUrl }),
    })),
  };
}
