import { BugError, OutsideError } from "../../errors.ts";
import type { RegistrySettings } from "../../settings/settings.ts";
import type { FetchLimits } from "../../weaver/dependencies/fetch-sources.ts";
import { createPreparation } from "../../weaver/dependencies/prepare-dependencies.ts";
import type { DependencySource, DependencySources } from "../../weaver/embedded/dependency-sources.ts";
import type { ReviewRun, SideDependencies } from "../review-run.ts";

/** A review has two minutes in all; a registry as large as OpenTelemetry's holds some 5 million characters. */
const limits: FetchLimits = { downloadMs: 20_000, allMs: 40_000, characters: 64 * 1024 * 1024 };

/**
 * Fetches what the manifests of both sides name beyond their own trees; what both name is fetched once. What is refused
 * or fails is told where the manifest names it.
 * @throws OutsideError `dependency-not-fetched` where the network fails and the review is tried again
 */
export async function fetchDependenciesStep(run: ReviewRun, signal: AbortSignal): Promise<void> {
  const { head, base } = run.workspace;
  const prepare = createPreparation({ ...run.services.dependencies, limits, signal });
  const found = new Map<string, SideDependencies>();
  for (const { path } of run.registries) {
    const sides = [head, base].map(({ files }) => prepare({ files, path }));
    // oxlint-disable-next-line no-await-in-loop -- one registry after another keeps what is in memory small
    const [ofHead, ofBase] = await Promise.all(sides);
    if (ofHead && ofBase) found.set(path, { head: ofHead, base: ofBase });
  }
  run.dependencies = found;
  if (run.mayRetry === true) retryWhatMayPass(run);
  for (const [path, sides] of found) noteUnread(run, { path, sides });
}

export function dependenciesOf(run: ReviewRun, { path }: RegistrySettings): SideDependencies {
  const sides = run.dependencies.get(path);
  if (sides) return sides;
  throw new BugError("dependencies-not-prepared", { message: `The dependencies of ${path} were not prepared.` });
}

/** Every source of every registry and side, by its virtual path. */
export function sourcesOf(run: ReviewRun): ReadonlyMap<string, DependencySource> {
  const sides = [...run.dependencies.values()].flatMap(({ head, base }) => [head, base]);
  return new Map(sides.flatMap(({ all }) => [...all]));
}

function retryWhatMayPass(run: ReviewRun): void {
  const failed = [...sourcesOf(run).values()].find((source) => !source.ok && source.mayPass);
  if (failed === undefined || failed.ok) return;
  const { message, hint } = failed;
  throw new OutsideError("dependency-not-fetched", { message, ...(hint === undefined ? {} : { hint }) });
}

/** The head's own failures are findings; where the base fails too they are old, and the review must not seem complete. */
function noteUnread(run: ReviewRun, { path, sides }: { path: string; sides: SideDependencies }): void {
  const inBase = failureOf(sides.base);
  if (inBase === undefined) return;
  const what =
    failureOf(sides.head) === undefined
      ? `\`${path}\` is not compared with the base, which does not resolve`
      : `Nothing that \`${path}\` defines is checked, as on the base branch`;
  run.notices.push(`${what}: ${inBase}`);
}

function failureOf({ all }: DependencySources): string | undefined {
  for (const source of all.values()) if (!source.ok) return source.message;
  return undefined;
}
