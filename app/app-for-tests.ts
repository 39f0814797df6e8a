import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { LocalGithub, PullRequest, Repository } from "../demo/github/local-github.ts";
import { startGithub } from "../demo/github/start-github.ts";
import { sampleFiles } from "../demo/sample-registry.ts";
import { openGate } from "./gate-for-tests.ts";
import { startApp, type RunningApp } from "./main.ts";

type Gate = Awaited<ReturnType<typeof openGate>>;
type RepositoryWish = Parameters<LocalGithub["createRepository"]>[0];

interface AppForTests extends AsyncDisposable {
  readonly github: LocalGithub;
  readonly app: RunningApp;
  /** Stands between the App and GitHub's API. */
  readonly gate: Gate;
  /** The App's log, one JSON line each. */
  readonly log: readonly string[];
  readonly dataDir: string;
  /** A repository of an owner of its own, with the sample registry; each test has one. */
  repository(wish?: Partial<RepositoryWish>): Promise<Repository>;
  /** Settles when no webhook is under way and no job waits or runs. */
  idle(): Promise<void>;
}

/** The App in this process, with its embedded queue, in front of a GitHub on this machine. */
export async function startAppForTests(options: {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Of the App's own, beside those that it needs. */
  readonly variables?: Readonly<Record<string, string>>;
  readonly firstRetryMs?: number;
}): Promise<AppForTests> {
  const dataDir = await mkdtemp(join(tmpdir(), "weavergen-app-"));
  const github = await startGithub();
  const gate = await openGate(github.url);
  const log: string[] = [];
  const app = await startApp({
    environment: {
      PATH: options.environment["PATH"],
      ...appEnvironment({ github, gate, dataDir }),
      ...options.variables,
    },
    role: "all",
    version: "test",
    write: (line) => log.push(line),
    tempo: { firstRetryMs: options.firstRetryMs ?? 50 },
  });
  github.setWebhookUrl(`http://127.0.0.1:${app.port}/api/github/webhooks`);
  let owners = 0;
  return {
    github,
    app,
    gate,
    log,
    dataDir,
    repository: (wish = {}) =>
      github.createRepository({ owner: `owner-${++owners}`, name: "telemetry", files: sampleFiles(), ...wish }),
    idle: () => idle(github, app),
    [Symbol.asyncDispose]: async () => {
      github.setWebhookUrl(undefined);
      await app.close();
      await gate[Symbol.asyncDispose]();
      await github[Symbol.asyncDispose]();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** The App's variables for a GitHub of this machine and a queue in a folder. */
export function appEnvironment(options: {
  readonly github: LocalGithub;
  readonly gate: Gate;
  readonly dataDir: string;
}): Record<string, string> {
  const { github, gate, dataDir } = options;
  return {
    APP_ID: String(github.appId),
    PRIVATE_KEY: github.privateKey,
    WEBHOOK_SECRET: github.webhookSecret,
    GITHUB_API_URL: `${gate.url}/api/v3`,
    PORT: "0",
    HOST: "127.0.0.1",
    WEAVERGEN_QUEUE: "embedded",
    WEAVERGEN_DATA_DIR: dataDir,
    WEAVERGEN_LOG_LEVEL: "debug",
  };
}

async function idle(github: LocalGithub, app: RunningApp): Promise<void> {
  for (;;) {
    await github.idle();
    if (await app.idle()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The conclusion that a head shows: of its newest `weavergen` run. */
export function gateOf(github: LocalGithub, sha: string): string | null | undefined {
  return github.checkRuns(sha).findLast(({ name }) => name === "weavergen")?.conclusion;
}

/** Everything that people read of ours on a pull request, as one text to compare two moments by. */
export function writtenOn(github: LocalGithub, pull: PullRequest): string {
  const runs = github.checkRuns(pull.head).map(({ id, name, status, conclusion, output, annotations }) => ({
    id,
    name,
    status,
    conclusion,
    output,
    annotations,
  }));
  const said = { runs, comments: github.comments(pull), reviews: github.reviews(pull) };
  return JSON.stringify({ ...said, reviewComments: github.reviewComments(pull) }, undefined, 1);
}
