import { checkRegistry } from "../check-registry.ts";
import type { ReadSides, ReviewRun } from "../review-run.ts";
import type { RegistrySettings } from "../../settings/settings.ts";
import { dependenciesOf } from "./fetch-dependencies.ts";
import { readRegistry } from "../../weaver/embedded/read-registry.ts";

/** Reads each touched registry on both sides; files that did not change are parsed once. */
export function readRegistriesStep(run: ReviewRun): void {
  run.sides = run.registries.map((settings) => readSides(run, settings));
}

function readSides(run: ReviewRun, settings: RegistrySettings): ReadSides {
  const { workspace, services } = run;
  const cache = services.parseCache;
  const dependencies = dependenciesOf(run, settings);
  const checked = checkRegistry({
    files: workspace.base.files,
    path: settings.path,
    base: undefined,
    settings: run.settings,
    cache,
    dependencies: dependencies.base,
  });
  const head = readRegistry({
    files: workspace.head.files,
    path: settings.path,
    cache,
    dependencies: dependencies.head,
  });
  return { settings, dependencies, head, base: checked.read.registry, baseFindings: checked.findings };
}
