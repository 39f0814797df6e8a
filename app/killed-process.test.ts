import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { LocalGithub, PullRequest } from "../demo/github/local-github.ts";
import { startGithub } from "../demo/github/start-github.ts";
import { addsAnAttribute } from "../demo/pull-requests.ts";
import { sampleFiles } from "../demo/sample-registry.ts";
import { appEnvironment, gateOf } from "./app-for-tests.ts";
import { openGate } from "./gate-for-tests.ts";

// The App starts in seconds, and in tens of them on a machine that is busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let github: LocalGithub;
let gate: Awaited<ReturnType<typeof openGate>>;
let dataDir: string;
const children: ChildProcess[] = [];
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "weavergen-killed-"));
  github = await startGithub();
  gate = await openGate(github.url);
});
afterEach(async () => {
  for (const child of children.splice(0)) if (child.exitCode === null) child.kill("SIGKILL");
  await gate[Symbol.asyncDispose]();
  await github[Symbol.asyncDispose]();
  await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
});

/** Starts a program and resolves when it says on which port it listens; webhooks then go there. */
async function start(args: readonly string[], environment: Record<string, string>): Promise<ChildProcess> {
  const child = spawn(process.execPath, args, { env: environment, stdio: ["ignore", "inherit", "pipe"] });
  children.push(child);
  for await (const line of createInterface({ input: child.stderr })) {
    const port = /"port":(\d+)/.exec(line)?.[1];
    if (port === undefined) continue;
    github.setWebhookUrl(`http://127.0.0.1:${port}/api/github/webhooks`);
    child.stderr.resume();
    return child;
  }
  throw new Error("The process ended before it listened.");
}

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const environment = () => ({ PATH: process.env["PATH"] ?? "", ...appEnvironment({ github, gate, dataDir }) });
const startApp = () => {
  const wish = { environment: environment(), tempo: { lockMs: 1_000 } };
  return start([file("fixtures/app-process.ts"), JSON.stringify(wish)], { PATH: process.env["PATH"] ?? "" });
};

async function opened(): Promise<PullRequest> {
  const repository = await github.createRepository({ owner: "shop", name: "telemetry", files: sampleFiles() });
  return github.openPullRequest({ repository, ...addsAnAttribute });
}

function expectReviewedOnce(pull: PullRequest): void {
  const gates = github.checkRuns(pull.head).filter(({ name }) => name === "weavergen");
  expect(gates).toMatchObject([{ status: "completed", conclusion: "failure" }]);
  expect(github.comments(pull)).toHaveLength(1);
  expect(github.reviewComments(pull).map(({ line }) => line)).toEqual([14, 16]);
}

const completed = (pull: PullRequest) =>
  github
    .checkRuns(pull.head)
    .filter(({ status }) => status === "completed")
    .map(({ name }) => name);

test("a worker that is killed while it posts is taken over by the next start, and nothing is posted twice", async () => {
  const first = await startApp();
  // The review arrives at GitHub, but its answer at nobody.
  const posting = gate.hold({ method: "POST", path: /\/pulls\/1\/reviews$/ });
  const pull = await opened();
  await posting.arrived;
  expect(gateOf(github, pull.head)).toBe("failure");
  first.kill("SIGKILL");
  await once(first, "exit");
  posting.release();
  await expect.poll(() => github.reviews(pull).length, { timeout: 60_000 }).toBe(1);
  expect(completed(pull)).toEqual(["weavergen"]);
  await startApp();
  await expect.poll(() => completed(pull), { timeout: 90_000 }).toContain("weavergen / trace");
  expectReviewedOnce(pull);
});

test("a worker that is killed before it began to post leaves the review to the next start", async () => {
  const first = await startApp();
  const begun = gate.hold({ method: "GET", path: /\/git\/ref\//, times: 2 });
  const pull = await opened();
  await begun.arrived;
  first.kill("SIGKILL");
  await once(first, "exit");
  begun.release();
  await startApp();
  await expect.poll(() => completed(pull), { timeout: 90_000 }).toContain("weavergen / trace");
  expectReviewedOnce(pull);
});

test("SIGTERM lets the running review end before the process does", async () => {
  const child = await start([file("../action/cli.ts"), "serve"], environment());
  const begun = gate.hold({ method: "GET", path: /\/git\/ref\//, times: 2 });
  const pull = await opened();
  await begun.arrived;
  child.kill("SIGTERM");
  begun.release();
  const [code] = await once(child, "exit");
  expect(code).toBe(0);
  expect(completed(pull)).toContain("weavergen / trace");
  expectReviewedOnce(pull);
});
