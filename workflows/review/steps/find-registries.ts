import { findRegistries } from "../../settings/find-registries.ts";
import { type RegistrySettings, type Settings, settingsPath } from "../../settings/settings.ts";
import { isInside } from "../../workspace/tree-path.ts";
import type { ChangedFile, Workspace } from "../../workspace/workspace.ts";
import type { ReviewRun } from "../review-run.ts";

/** Finds the registries that this pull request touches: their files, templates, output, documents or samples. */
export function findRegistriesStep(run: ReviewRun): void {
  run.registries = touchedRegistries(run);
  for (const registry of run.registries) noteChangedTemplates(run, registry);
}

/** The registries of which a pull request touches anything. */
export function touchedRegistries(of: {
  readonly workspace: Workspace;
  readonly settings: Settings;
  readonly trustHead: boolean;
}): RegistrySettings[] {
  const { head, trusted, changed } = of.workspace;
  const templates = of.trustHead ? head.files : trusted.files;
  const all = findRegistries({ settings: of.settings, files: head.files, templates });
  return all.filter((registry) => touches(registry, changed));
}

/** True where nothing of a registry is touched and the settings are left alone. */
export function nothingToReview(run: ReviewRun): boolean {
  return run.registries.length === 0 && run.settingsFindings.every((finding) => !finding.new);
}

function touches(registry: RegistrySettings, changed: readonly ChangedFile[]): boolean {
  const folders = [
    registry.path,
    ...registry.policies,
    ...registry.targets.flatMap((target) => [target.templates, target.output]),
    ...registry.docs.flatMap((docs) => [docs.templates, docs.path]),
    ...registry.samples.map((pattern) => pattern.replace(/\/?[^/]*\*.*$/, "")),
  ];
  return pathsOf(changed).some((path) => path === settingsPath || folders.some((folder) => isInside(path, folder)));
}

function noteChangedTemplates(run: ReviewRun, registry: RegistrySettings): void {
  if (run.trustHead) return;
  const folders = new Set([...registry.targets, ...registry.docs].map(({ templates }) => templates));
  for (const folder of folders) {
    if (!pathsOf(run.workspace.changed).some((path) => isInside(path, folder))) continue;
    run.notices.push(
      `Templates in ${folder} are changed by this pull request; generated files are compared with the base's templates.`,
    );
  }
}

function pathsOf(changed: readonly ChangedFile[]): string[] {
  return changed.flatMap(({ path, oldPath }) => (oldPath === undefined ? [path] : [path, oldPath]));
}
