import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startApp, type RunningApp } from "../app/main.ts";
import type { LocalGithub, Repository } from "./github/local-github.ts";
import { startGithub } from "./github/start-github.ts";
import { sampleFiles } from "./sample-registry.ts";

export interface Demo extends AsyncDisposable {
  readonly github: LocalGithub;
  readonly app: RunningApp;
  readonly repository: Repository;
  /** Settles when no webhook is under way and no job waits or runs. */
  idle(): Promise<void>;
}

interface DemoOptions {
  /** Port of the local GitHub; any free one where left out. */
  readonly port?: number;
  /** Variables that reach the App beside the demo's own, such as `PATH`. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly write: (line: string) => void;
  readonly files?: Readonly<Record<string, string>>;
}

/** Starts a GitHub on this machine, the App with its embedded queue, and the sample repository with the App installed. */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const dataDir = await mkdtemp(join(tmpdir(), "weavergen-demo-"));
  const github = await startGithub(options.port === undefined ? {} : { port: options.port });
  const app = await startApp({
    environment: { ...options.environment, ...appEnvironment(github, dataDir) },
    role: "all",
    version: "demo",
    write: options.write,
  });
  github.setWebhookUrl(`http://127.0.0.1:${app.port}/api/github/webhooks`);
  const repository = await github.createRepository({
    owner: "shop",
    name: "shop-telemetry",
    files: options.files ?? filesWithCommits(),
    collaborators: { ada: "write", grace: "write", linus: "write" },
    // The team has opted in to commits; the least permissions would be `contents: read`.
    permissions: { contents: "write", pull_requests: "write", checks: "write", issues: "read", metadata: "read" },
  });
  return {
    github,
    app,
    repository,
    idle: () => idle(github, app),
    [Symbol.asyncDispose]: async () => {
      github.setWebhookUrl(undefined);
      await app.close();
      await github[Symbol.asyncDispose]();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function appEnvironment(github: LocalGithub, dataDir: string): Record<string, string> {
  return {
    APP_ID: String(github.appId),
    PRIVATE_KEY: github.privateKey,
    WEBHOOK_SECRET: github.webhookSecret,
    GITHUB_API_URL: github.apiUrl,
    PORT: "0",
    HOST: "127.0.0.1",
    WEAVERGEN_QUEUE: "embedded",
    WEAVERGEN_DATA_DIR: dataDir,
    WEAVERGEN_LOG_LEVEL: "warn",
  };
}

function filesWithCommits(): Record<string, string> {
  const files = sampleFiles();
  return { ...files, ".github/weavergen.yml": `${files[".github/weavergen.yml"]}review:\n  delivery: commit\n` };
}

async function idle(github: LocalGithub, app: RunningApp): Promise<void> {
  for (;;) {
    await github.idle();
    if (await app.idle()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
