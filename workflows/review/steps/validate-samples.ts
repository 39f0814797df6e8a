import type { Registry } from "../../weaver/registry.ts";
import type { ReviewRun } from "../review-run.ts";

/** Samples of registries that resolve; against one that does not, every name would be unknown. */
export function samplesToValidate(run: ReviewRun): { patterns: string[]; registries: Registry[] } {
  const resolvable = run.sides.filter(({ head }) => head.registry !== undefined);
  for (const { settings } of run.sides.filter((sides) => !resolvable.includes(sides))) {
    if (settings.samples.length > 0) {
      run.notices.push(
        `The samples of ${settings.path} were not validated: it does not resolve until the errors are mended.`,
      );
    }
  }
  return {
    patterns: resolvable.flatMap(({ settings }) => settings.samples),
    registries: resolvable.flatMap(({ head }) => head.registry ?? []),
  };
}
