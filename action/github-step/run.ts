import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { messageOf, OperatorError, WeaverGenError } from "../../workflows/errors.ts";
import { runReview, type Review } from "../../workflows/review/run-review.ts";
import { startTelemetry } from "../../workflows/telemetry/start-telemetry.ts";
import { openLocalWorkspace, type LocalWorkspace } from "../../workflows/workspace/local-workspace.ts";
import { reviewServices } from "../configuration/review-services.ts";
import { programVariables, type Environment } from "../environment.ts";
import type { ExitCode } from "../terminal/terminal.ts";
import { version } from "../version.ts";
import { type EventRange, rangeOf } from "./event-range.ts";
import type { Inputs } from "./inputs.ts";
import { publishReview, type Core } from "./publish-review.ts";

export interface ActionFacts {
  readonly inputs: Inputs;
  readonly environment: Environment;
  readonly core: Core;
  readonly signal: AbortSignal;
}

/** Reviews the checkout of a workflow's job and leaves annotations, summary, files and outputs. */
export async function run(facts: ActionFacts): Promise<ExitCode> {
  const { inputs, environment, core } = facts;
  hideSecrets(facts);
  const range = await chosenRange(facts);
  if (range.do === "skip") {
    core.info(`Nothing to review: ${range.because}.`);
    core.setOutput("conclusion", "skipped");
    return 0;
  }
  const { variables } = environment;
  const telemetry = await startTelemetry({ serviceName: "weavergen", serviceVersion: version, environment: variables });
  try {
    const { weaverPath, engine } = await chooseEngine(inputs);
    const services = await reviewServices({ variables, telemetry, engine, weaverPath });
    await using workspace = await openWorkspace(facts, range);
    const { fork, trustHead } = range;
    const common = { workspace, services, fork, trustHead, mayPush: false, signal: facts.signal };
    const review: Review = await runReview({ ...common, failOn: inputs["fail-on"] });
    return await publishReview({ report: review.report, inputs, core, folder: workspaceFolder(facts), fork });
  } finally {
    await telemetry.shutdown();
  }
}

function hideSecrets({ inputs, environment, core }: ActionFacts): void {
  const { variables } = environment;
  const secrets = [inputs["github-token"], variables["ANTHROPIC_API_KEY"], variables["OPENAI_API_KEY"]];
  for (const secret of secrets) if (secret !== undefined) core.setSecret(secret);
}

type ReviewRange = Extract<EventRange, { do: "review" }>;

async function chosenRange({ inputs, environment }: ActionFacts): Promise<EventRange> {
  const { GITHUB_EVENT_NAME: name = "", GITHUB_EVENT_PATH: path } = environment.variables;
  // With a base of its own a workflow may run on any event but the one that is never safe.
  if (inputs.base !== undefined && name !== "pull_request_target" && name !== "pull_request") {
    return { do: "review", bases: [inputs.base], fork: false, trustHead: false };
  }
  const range = rangeOf(name, path === undefined ? {} : await readEvent(path));
  return range.do === "review" && inputs.base !== undefined ? { ...range, bases: [inputs.base] } : range;
}

async function readEvent(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch (cause) {
    throw new OperatorError("event-unreadable", {
      message: `The event file cannot be read: ${messageOf(cause)}`,
      hint: "Run this Action in a workflow of GitHub, or name the input `base`.",
      cause,
    });
  }
}

async function chooseEngine(inputs: Inputs): Promise<{ engine: Inputs["engine"]; weaverPath: string | undefined }> {
  const weaver = inputs["weaver-version"];
  const sha256 = inputs["weaver-sha256"];
  if (weaver === undefined || sha256 === undefined) return { engine: inputs.engine, weaverPath: inputs["weaver-path"] };
  const { downloadWeaver } = await import("./download-weaver.ts");
  return {
    engine: "binary",
    weaverPath: await downloadWeaver({ version: weaver, sha256, releases: inputs["weaver-releases"] }),
  };
}

function workspaceFolder({ environment }: ActionFacts): string {
  return environment.variables["GITHUB_WORKSPACE"] ?? environment.folder;
}

/** The first base that exists; what a shallow checkout lacks is fetched. */
async function openWorkspace(facts: ActionFacts, { bases }: ReviewRange): Promise<LocalWorkspace> {
  const { inputs, environment, signal } = facts;
  const token = inputs["github-token"];
  const options = {
    folder: resolve(workspaceFolder(facts), inputs["working-directory"]),
    head: inputs.head,
    env: programVariables(environment.variables),
    // A job in a container sees the checkout as another user's.
    ownedByOther: true,
    signal,
    ...(token === undefined ? {} : { token: () => Promise.resolve(token) }),
  };
  for (const base of bases.slice(0, -1)) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- the first that exists wins
      return await openLocalWorkspace({ ...options, base });
    } catch (error) {
      if (!(error instanceof WeaverGenError && error.code === "ref-not-found")) throw error;
    }
  }
  return openLocalWorkspace({ ...options, base: bases.at(-1) });
}
