import { resolve } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import type { PullRequest } from "../demo/github/local-github.ts";
import { addsAnAttribute, misspellsAReference } from "../demo/pull-requests.ts";
import { sandboxKind } from "../workflows/sandbox/run-sandboxed.ts";
import { gateOf, startAppForTests } from "./app-for-tests.ts";
import { type Answers, prints, small, standInWeaver } from "./weaver-for-tests.ts";

// The App starts in seconds, and in tens of them on a machine that is busy.
vi.setConfig({ testTimeout: 240_000 });

// The App runs no program outside a sandbox.
const missing = (await sandboxKind()) !== "bubblewrap";
if (missing) process.stderr.write("Skipped: both engines in the worker, because bubblewrap does not work here.\n");

type App = Awaited<ReturnType<typeof startAppForTests>>;

async function start(weaver: string, rate: string): Promise<App> {
  const variables = { WEAVER_BIN: weaver, WEAVERGEN_PARITY_RATE: rate };
  const app = await startAppForTests({ environment: process.env, variables });
  onTestFinished(() => app[Symbol.asyncDispose]());
  return app;
}

/** The App with a stand-in for Weaver, after it has reviewed the small repository's pull request. */
async function reviewed(options: { readonly rate: string; readonly lies?: Answers }) {
  const weaver = await standInWeaver(options.lies);
  onTestFinished(() => weaver[Symbol.asyncDispose]());
  const app = await start(weaver.path, options.rate);
  const repository = await app.repository({ files: small.files });
  const pull = await app.github.openPullRequest({ repository, ...change });
  await app.idle();
  return { app, pull };
}

const change = { branch: "words", title: "Say which cart", body: "", author: "ada", changes: small.changes };

async function parityMetrics({ app }: App): Promise<string[]> {
  const text = await (await fetch(`http://127.0.0.1:${app.port}/metrics`)).text();
  return text.split("\n").filter((line) => line.startsWith("weavergen_parity_"));
}

async function reviewAgain(app: App, { head }: PullRequest): Promise<void> {
  const { github } = app;
  const run = github.checkRuns(head).find(({ name }) => name === "weavergen");
  await github.rerequestCheckRun({ checkRun: run?.id ?? 0, by: "ada" });
  await app.idle();
}

const said = ({ log }: App, message: string) => log.filter((line) => line.includes(`"message":"${message}"`));

test.skipIf(missing)(
  "engines that agree are counted as equal, once for a head however often it is reviewed",
  async () => {
    const { app, pull } = await reviewed({ rate: "1" });
    expect(await parityMetrics(app)).toEqual(['weavergen_parity_runs_total{outcome="equal"} 1']);
    await reviewAgain(app, pull);
    expect(said(app, "Job ended").filter((line) => line.includes('"name":"review"'))).toHaveLength(2);
    expect(await parityMetrics(app)).toEqual(['weavergen_parity_runs_total{outcome="equal"} 1']);
  },
);

test.skipIf(missing)(
  "an engine that lies is counted by command and kind; the log names the commit and no content",
  async () => {
    const lies = { resolve: prints('{"groups":[]}'), generate: "printf 'registry.till\\n' > ../out/all.txt" };
    const { app, pull } = await reviewed({ rate: "1", lies });
    expect(await parityMetrics(app)).toEqual([
      'weavergen_parity_runs_total{outcome="different"} 1',
      expect.stringMatching(/^weavergen_parity_differences_total\{command="resolve",kind="document"\} [1-9]/),
      'weavergen_parity_differences_total{command="generate",kind="file"} 1',
    ]);
    const [line = ""] = said(app, "Engines disagree");
    expect(JSON.parse(line)).toMatchObject({ head: pull.head, disagreements: [{ registry: "model" }, {}] });
    expect(line).not.toMatch(/registry\.|cart|till/);
  },
);

test.skipIf(missing)("an engine that breaks counts as failed and changes nothing of the review", async () => {
  const { app, pull } = await reviewed({ rate: "1", lies: { resolve: "head -c 70000000 /dev/zero" } });
  expect(gateOf(app.github, pull.head)).toBe("success");
  expect(await parityMetrics(app)).toEqual(['weavergen_parity_runs_total{outcome="failed"} 1']);
  expect(said(app, "Engines could not be compared")).toEqual([expect.stringContaining("weaver-output-too-large")]);
});

test.skipIf(missing)("at rate 0 nothing is compared", async () => {
  const { app, pull } = await reviewed({ rate: "0", lies: { resolve: "exit 3" } });
  expect(gateOf(app.github, pull.head)).toBe("success");
  expect(await parityMetrics(app)).toEqual([]);
});

const real = process.env["WEAVER_BIN"];
if (real === undefined) process.stderr.write("Skipped: Weaver's own program in the worker; WEAVER_BIN names none.\n");

test.skipIf(missing || real === undefined)(
  "the embedded engine and Weaver's own program agree in the worker",
  async () => {
    const app = await start(resolve(real ?? ""), "1");
    const repository = await app.repository();
    for (const pull of [addsAnAttribute, misspellsAReference])
      await app.github.openPullRequest({ repository, ...pull });
    await app.idle();
    expect(await parityMetrics(app)).toEqual(['weavergen_parity_runs_total{outcome="equal"} 2']);
  },
);
