import type { ReviewServices } from "../../workflows/review/review-services.ts";
import type { Telemetry } from "../../workflows/telemetry/start-telemetry.ts";
import { chooseWeaver, type EngineName } from "../../workflows/weaver/choose-weaver.ts";
import { createParseCache } from "../../workflows/weaver/embedded/read-registry.ts";
import type { Environment } from "../environment.ts";
import { version } from "../version.ts";
import { dependencyPolicy } from "./allowed-hosts.ts";
import { readConfiguration } from "./configuration.ts";
import { loadProposers } from "./proposers.ts";

interface ServiceFacts {
  readonly variables: Environment["variables"];
  readonly telemetry: Telemetry;
  readonly engine: EngineName;
  /** See `createEmbeddedWeaver`. */
  readonly rendersSoon?: boolean;
  /** A Weaver program that was named or downloaded; left out: WEAVER_BIN, then the PATH. */
  readonly weaverPath?: string | undefined;
}

/**
 * Makes what a review works with, for a checkout that its own user runs.
 * @throws OperatorError `configuration-invalid`, `weaver-missing`, `weaver-too-old`
 */
export async function reviewServices(facts: ServiceFacts): Promise<ReviewServices> {
  const { variables, telemetry, engine } = facts;
  const configuration = readConfiguration(variables);
  const parseCache = createParseCache();
  const weaver = await chooseWeaver({
    engine,
    explicit: facts.weaverPath ?? configuration.WEAVER_BIN,
    path: variables["PATH"],
    parseCache,
    rendersSoon: facts.rendersSoon,
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
  };
}
