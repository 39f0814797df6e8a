import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test, vi } from "vitest";
import { startGithub } from "../demo/github/start-github.ts";
import { addsAnAttribute } from "../demo/pull-requests.ts";
import { sampleFiles } from "../demo/sample-registry.ts";
import { openQueue } from "../queue/open-queue.ts";
import { storeKinds } from "../queue/stores-for-tests.ts";
import { appEnvironment } from "./app-for-tests.ts";
import { openGate } from "./gate-for-tests.ts";

// The App starts in seconds, and in tens of them on a machine that is busy.
vi.setConfig({ testTimeout: 180_000 });

const servers = storeKinds.filter(({ name }) => name !== "embedded");
const missing = servers.filter((kind) => kind.missing !== undefined);
for (const { name, missing: why } of missing)
  process.stderr.write(`Skipped: two workers on ${name}, because ${why}.\n`);

/** The turns of each store are held by `queue/in-turn.test.ts`; here one is enough, unless all are asked for. */
const present = servers.filter((kind) => !missing.includes(kind));
const tried = process.env["WEAVERGEN_TEST_ALL_STORES"] === undefined ? present.slice(0, 1) : present;

/** Starts the App in a process of its own; resolves to the port that it listens on. */
async function start(role: "web" | "worker", environment: Record<string, string>): Promise<string> {
  const file = fileURLToPath(new URL("fixtures/app-process.ts", import.meta.url));
  const child = spawn(process.execPath, [file, JSON.stringify({ environment, role })], {
    env: { PATH: process.env["PATH"] },
    stdio: ["ignore", "inherit", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  for await (const line of createInterface({ input: child.stderr })) {
    const port = /"port":(\d+)/.exec(line)?.[1];
    if (port === undefined) continue;
    child.stderr.resume();
    return port;
  }
  throw new Error("The process ended before it listened.");
}

async function surroundings(kind: (typeof servers)[number]) {
  const [dataDir, github, store] = await Promise.all([
    mkdtemp(join(tmpdir(), "weavergen-two-")),
    startGithub(),
    kind.open(),
  ]);
  const gate = await openGate(github.url);
  onTestFinished(async () => {
    await gate[Symbol.asyncDispose]();
    await github[Symbol.asyncDispose]();
    await store[Symbol.asyncDispose]();
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
  });
  const { redisUrl: REDIS_URL, databaseUrl: DATABASE_URL } = store.options;
  const environment = {
    PATH: process.env["PATH"] ?? "",
    ...appEnvironment({ github, gate, dataDir }),
    WEAVERGEN_QUEUE: kind.name,
    WEAVERGEN_CONCURRENCY: "1",
    ...(REDIS_URL && { REDIS_URL }),
    ...(DATABASE_URL && { DATABASE_URL }),
  };
  return { github, gate, store, environment };
}

test.each(tried)(
  "two workers on $name that review and regenerate one head at the same moment say everything once",
  async (kind) => {
    const { github, gate, store, environment } = await surroundings(kind);
    const port = await start("web", environment);
    github.setWebhookUrl(`http://127.0.0.1:${port}/api/github/webhooks`);
    const repository = await github.createRepository({
      owner: "shop",
      name: "telemetry",
      files: sampleFiles(),
      collaborators: { ada: "write" },
    });
    const pull = await github.openPullRequest({ repository, ...addsAnAttribute });
    await github.comment({ pullRequest: pull, author: "ada", body: "/weavergen regenerate" });
    await github.idle();
    // Whoever comes first waits for the other one, which must not come before the first is done.
    const creating = gate.hold({ method: "POST", path: /\/check-runs$/, body: "weavergen / spans", times: 2 });
    const first = gate.hold({ method: "POST", path: /\/check-runs$/, body: "weavergen / trace" });
    void first.arrived.then(first.release);
    await Promise.all([start("worker", environment), start("worker", environment)]);
    await Promise.race([creating.arrived, pause(12_000)]);
    creating.release();
    await using queue = await opened(store.options);
    await expect.poll(() => queue.left(), { timeout: 120_000 }).toBe(0);
    const runs = github.checkRuns(pull.head).map(({ name, status }) => `${name}: ${status}`);
    expect(runs.toSorted()).toEqual([
      "weavergen / spans: completed",
      "weavergen / trace: completed",
      "weavergen: completed",
    ]);
    const ours = github.comments(pull).filter(({ user }) => user.login !== "ada");
    expect(ours).toHaveLength(1);
  },
);

async function opened(options: Parameters<typeof openQueue>[0]) {
  const queue = await openQueue(options);
  return {
    left: async () => {
      const { waiting, active, delayed } = await queue.counts();
      return waiting + active + delayed;
    },
    [Symbol.asyncDispose]: () => queue.close(),
  };
}
