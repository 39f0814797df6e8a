import { touchedRegistries } from "../review/steps/find-registries.ts";
import { readSettings } from "../settings/read-settings.ts";
import { settingsPath } from "../settings/settings.ts";
import type { FileTree } from "../workspace/workspace.ts";
import type { ParityRun } from "./parity-run.ts";

/** What is read of one registry. */
const maxCharacters = 16 * 1024 * 1024;

/** Finds the registries that the pull request touches, by the settings of the base branch. */
export function findTouched(run: ParityRun): void {
  const { workspace } = run;
  const { settings } = readSettings(workspace.trusted.files.read(settingsPath));
  for (const registry of touchedRegistries({ workspace, settings, trustHead: false })) {
    if (charactersOf(workspace.head.files, registry.path) <= maxCharacters) run.touched.push(registry);
    else run.leftOut.push({ registry: registry.path, because: "too-large" });
  }
}

function charactersOf(files: FileTree, path: string): number {
  return files.list(path).reduce((sum, file) => sum + (files.read(file)?.length ?? 0), 0);
}
