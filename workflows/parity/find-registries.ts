import { touchedRegistries } from "../review/steps/find-registries.ts";
import { readSettings } from "../settings/read-settings.ts";
import { type RegistrySettings, settingsPath } from "../settings/settings.ts";
import { readRegistry } from "../weaver/embedded/read-registry.ts";
import type { ParityRequest } from "../weaver/parity/compare-engines.ts";
import type { FileTree } from "../workspace/workspace.ts";
import { hasOutsideDependencies } from "./outside-dependencies.ts";
import type { ParityRun } from "./parity-run.ts";

/** What one registry may cost: characters that are read, and runs of templates. */
const limits = { characters: 16 * 1024 * 1024, targets: 20 } as const;

/** Finds the registries that the pull request touches and what its base branch generates from them. */
export function findRegistriesToCompare(run: ParityRun): void {
  const { workspace } = run;
  const { settings } = readSettings(workspace.trusted.files.read(settingsPath));
  for (const registry of touchedRegistries({ workspace, settings, trustHead: false })) {
    const because = reasonToLeaveOut(workspace.head.files, registry.path);
    if (because === undefined) run.registries.push({ path: registry.path, request: requestOf(run, registry) });
    else run.leftOut.push({ registry: registry.path, because });
  }
}

function reasonToLeaveOut(files: FileTree, path: string): ParityRun["leftOut"][number]["because"] | undefined {
  // The program has no network in its sandbox.
  if (hasOutsideDependencies(files, path)) return "outside-dependencies";
  const characters = files.list(path).reduce((sum, file) => sum + (files.read(file)?.length ?? 0), 0);
  return characters > limits.characters ? "too-large" : undefined;
}

function requestOf({ workspace, parseCache }: ParityRun, { path, targets, docs }: RegistrySettings): ParityRequest {
  const { head, base, trusted } = workspace;
  const { registry } = readRegistry({ files: head.files, path, cache: parseCache });
  const common = (target: { readonly templates: string; readonly params: Record<string, unknown> }) => ({
    templates: { files: trusted.files, folder: target.templates },
    params: target.params,
  });
  return {
    files: head.files,
    registry: path,
    v2: registry?.format === "v2",
    ...(base.files.list(path).length > 0 ? { baseline: { files: base.files, registry: path } } : {}),
    targets: targets
      .slice(0, limits.targets)
      .map((target) => ({ ...common(target), target: target.template ?? target.name })),
    documents: docs.slice(0, limits.targets).map((target) => ({
      ...common(target),
      target: target.target,
      documents: { files: head.files, folder: target.path },
      ...(target.attributeRegistryBaseUrl && { attributeRegistryBaseUrl: target.attributeRegistryBaseUrl }),
    })),
  };
}
