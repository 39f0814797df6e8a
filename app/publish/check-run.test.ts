import { afterAll, beforeAll, expect, test } from "vitest";
import { connectOctokit } from "../../demo/github/connect-octokit.ts";
import type { LocalGithub } from "../../demo/github/local-github.ts";
import { startGithub } from "../../demo/github/start-github.ts";
import type { Github } from "../github/client.ts";
import { publishCheckRun } from "./check-run.ts";
import { announceRun, dropRuns, publishVerdict, startRun } from "./show-progress.ts";
import type { CheckRunWrite } from "./writes.ts";

let github: LocalGithub;
beforeAll(async () => {
  github = await startGithub();
});
afterAll(() => github[Symbol.asyncDispose]());

const write: CheckRunWrite = {
  do: "check-run",
  name: "weavergen",
  conclusion: "failure",
  title: "Blocked",
  summary: "Blocked: 120 errors. (12 ms)",
  text: "",
  annotations: Array.from({ length: 120 }, (_, index) => ({
    path: "a.yaml",
    start_line: index + 1,
    end_line: index + 1,
    annotation_level: "failure",
    message: `Finding ${index + 1}`,
  })),
  actions: [],
};

let owners = 0;
async function place() {
  const repository = await github.createRepository({ owner: `o-${++owners}`, name: "r", files: { "a.yaml": "a\n" } });
  const [commit] = await github.commits({ repository });
  const target = {
    owner: repository.owner,
    repo: repository.name,
    headSha: commit?.sha ?? "",
    pullRequest: 7,
    appId: github.appId,
    botLogin: "weavergen[bot]",
  };
  const client = connectOctokit(github, repository);
  return { github: client, target, name: "weavergen" as const, runs: () => github.checkRuns(target.headSha) };
}

const lines = (run: { annotations: readonly { start_line: number }[] } | undefined) =>
  run?.annotations.map(({ start_line }) => start_line);
const all = Array.from({ length: 120 }, (_, index) => index + 1);

test("a crash between two batches of annotations is resumed at the batch that is missing", async () => {
  const at = await place();
  await announceRun(at, { again: false });
  await expect(publishCheckRun({ ...at, github: failing(at.github, 2), write })).rejects.toThrow("cut off");
  expect(lines(at.runs()[0])).toEqual(all.slice(0, 50));
  expect(at.runs()[0]?.status).toBe("queued");
  expect(await publishCheckRun({ ...at, write })).toBe("written");
  expect(at.runs().map(lines)).toEqual([all]);
  expect(at.runs()[0]).toMatchObject({ status: "completed", conclusion: "failure" });
});

/** The client, whose connection is cut at its n-th write. */
function failing(client: Github, nth: number): Github {
  let writes = 0;
  client.hook.before("request", (options) => {
    if (options.method === "GET") return;
    writes += 1;
    if (writes === nth) throw new Error("cut off");
  });
  return client;
}

test("the same content is written once, whatever its times; other content gets a run of its own", async () => {
  const at = await place();
  expect(await publishCheckRun({ ...at, write })).toBe("written");
  const later = { ...write, summary: "Blocked: 120 errors. (3 s)" };
  expect(await publishCheckRun({ ...at, write: later })).toBe("unchanged");
  expect(await publishCheckRun({ ...at, write: { ...write, summary: "Blocked: 2 errors." } })).toBe("written");
  expect(at.runs()).toHaveLength(2);
});

test("an announcement that comes behind the report is taken back, and the report still speaks", async () => {
  const at = await place();
  await publishCheckRun({ ...at, write });
  await at.github.rest.checks.create({
    owner: at.target.owner,
    repo: at.target.repo,
    name: "weavergen",
    head_sha: at.target.headSha,
    status: "queued",
    external_id: "7:queued",
  });
  await publishCheckRun({ ...at, write: { ...write, title: "Blocked again" } });
  expect(at.runs().map(({ status, conclusion }) => [status, conclusion])).toEqual([
    ["completed", "failure"],
    ["completed", "failure"],
  ]);
  expect(await publishCheckRun({ ...at, write: { ...write, title: "Blocked again" } })).toBe("unchanged");
});

test("the verdict stands until the report replaces it on the same run", async () => {
  const at = await place();
  await announceRun(at, { again: false });
  await startRun(at);
  await publishVerdict({ ...at, verdict: { conclusion: "failure", summary: "Blocked: 120 errors; look below." } });
  expect(at.runs()).toMatchObject([{ conclusion: "failure", output: { title: "Blocked: 120 errors" } }]);
  await publishCheckRun({ ...at, write });
  expect(at.runs().map(lines)).toEqual([all]);
});

test("a head that comes back after it was dropped is announced and reviewed anew", async () => {
  const at = await place();
  await announceRun(at, { again: false });
  await dropRuns(at, { title: "Not reviewed", summary: "A newer commit came." });
  expect(at.runs()).toMatchObject([{ conclusion: "cancelled" }]);
  expect(await announceRun(at, { again: false })).toBe(true);
  await publishCheckRun({ ...at, write });
  expect(at.runs().map(({ conclusion }) => conclusion)).toEqual(["cancelled", "failure"]);
});

test("a run that is asked for again is not closed by the old report", async () => {
  const at = await place();
  await publishCheckRun({ ...at, write });
  expect(await announceRun(at, { again: false })).toBe(false);
  expect(await announceRun(at, { again: true })).toBe(true);
  expect(at.runs().map(({ status }) => status)).toEqual(["completed", "queued"]);
  await publishCheckRun({ ...at, write });
  expect(at.runs().map(({ status }) => status)).toEqual(["completed", "completed"]);
});

test("a span report that counts other spans of its own run says the same", async () => {
  const at = { ...(await place()), name: "weavergen / spans" as const };
  const report = (spans: string, coverage: string): CheckRunWrite => ({
    ...write,
    name: at.name,
    summary: `Passed.\n\n| Coverage | ${coverage} |\n| Spans of the run | ${spans} |\n| Samples | 1 |`,
    annotations: [],
  });
  await publishCheckRun({ ...at, write: report("19", "100 %") });
  expect(await publishCheckRun({ ...at, write: report("1,020", "100 %") })).toBe("unchanged");
  expect(await publishCheckRun({ ...at, write: report("19", "80 %") })).toBe("written");
});
