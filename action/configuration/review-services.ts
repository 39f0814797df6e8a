import { availableParallelism } from "node:os";
import type { ReviewServices } from "../../workflows/review/review-services.ts";
import type { Telemetry } from "../../workflows/telemetry/start-telemetry.ts";
import { chooseWeaver, type EngineName } from "../../workflows/weaver/choose-weaver.ts";
import type { StoredFiles } from "../../workflows/weaver/embedded/parse-cache.ts";
import { createParseCache } from "../../workflows/weaver/embedded/read-registry.ts";
import { storedFiles } from "../../workflows/weaver/remember/stored-files.ts";
import type { Environment } from "../environment.ts";
import { version } from "../version.ts";
import { dependencyPolicy } from "./allowed-hosts.ts";
import { readConfiguration } from "./configuration.ts";
import { diskCaches } from "./disk-caches.ts";
import { loadProposers } from "./proposers.ts";
import { renderersOfShortRun } from "./short-run.ts";

/** Both sides of a large registry. */
const mostFiles = 5_000;

interface ServiceFacts {
  readonly variables: Environment["variables"];
  readonly telemetry: Telemetry;
  readonly engine: EngineName;
  /** See `createEmbeddedWeaver`. */
  readonly rendersSoon?: boolean;
  /** A Weaver program that was named or downloaded; left out: WEAVER_BIN, then the PATH. */
  readonly weaverPath?: string | undefined;
  /** The checkout that is worked on; where it is given, what its registries hold is kept on disk for the next run. */
  readonly checkout?: string;
}

/**
 * Makes what a review works with, for a checkout that its own user runs. Disposed, it keeps the files that it parsed.
 * @throws OperatorError `configuration-invalid`, `weaver-missing`, `weaver-too-old`
 */
export async function reviewServices(facts: ServiceFacts): Promise<ReviewServices & Disposable> {
  const { variables, telemetry, engine } = facts;
  const configuration = readConfiguration(variables);
  const kept = keptFiles(facts);
  const parseCache = createParseCache(mostFiles, kept?.files);
  const weaver = await chooseWeaver({
    engine,
    explicit: facts.weaverPath ?? configuration.WEAVER_BIN,
    path: variables["PATH"],
    parseCache,
    rendersSoon: facts.rendersSoon,
    renderers: renderersOfShortRun(availableParallelism()),
    mayRunPrograms: true,
  });
  const now = (): number => performance.now();
  return {
    weaver,
    parseCache,
    dependencies: dependencyPolicy(variables),
    proposers: await loadProposers(configuration, now),
    tracer: telemetry.tracer,
    spansOf: telemetry.spansOfRun,
    now,
    versions: { WeaverGen: version, Weaver: await weaver.version() },
    [Symbol.dispose]: () => kept?.save(),
  };
}

/** What an earlier run on the checkout parsed, and how to keep what this one did. */
function keptFiles({ variables, checkout }: ServiceFacts): { files: StoredFiles; save(): void } | undefined {
  const caches = checkout === undefined ? undefined : diskCaches(variables);
  if (caches === undefined || checkout === undefined) return undefined;
  const files = storedFiles({ ...caches, registry: checkout });
  const save = (): void => {
    files.save();
    caches.store.prune();
  };
  return { files, save };
}
