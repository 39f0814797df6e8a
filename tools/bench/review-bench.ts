import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { builtinProposer } from "../../workflows/models/builtin/builtin-proposer.ts";
import { runReview } from "../../workflows/review/run-review.ts";
import { startTelemetry } from "../../workflows/telemetry/start-telemetry.ts";
import { createEmbeddedWeaver } from "../../workflows/weaver/embedded-weaver.ts";
import { createParseCache } from "../../workflows/weaver/embedded/read-registry.ts";
import { openLocalWorkspace } from "../../workflows/workspace/local-workspace.ts";
import { editOneFile, type Engines } from "./registry-bench.ts";
import type { Row } from "./rows.ts";
import { median, runOnce, seconds } from "./timing.ts";

/** A review of a branch that adds one attribute: by the command line, and in one process after further edits. */
export async function benchReview({ cli, rounds }: Engines, folder: string): Promise<Row[]> {
  commitOnBranch(folder);
  const cold = Array.from({ length: rounds }, () => {
    const args = [cli, "review", "--engine", "embedded", "--format", "json"];
    const env = { WEAVERGEN_CACHE: "off", NODE_DISABLE_COMPILE_CACHE: "1" };
    return runOnce({ program: process.execPath, args, folder, env });
  });
  const warm = await warmReviews(rounds, folder);
  const time = median(cold.map((run) => run.seconds));
  const memory = `${Math.round(median(cold.map((run) => run.peakMb)))} MB`;
  const row = (what: string, goal: string, measured: string): Row => ({ what, goal, measured, ours: "", weaver: "" });
  return [
    row("review, a new process without any cache", "below 3 s", seconds(time)),
    row("review in a warm process after a further edit", "below 0.5 s", seconds(median(warm))),
    row("memory of a review in a new process", "below 500 MB", memory),
  ];
}

/** The registry on `main`, and a branch that adds one attribute to one file. */
function commitOnBranch(folder: string): void {
  const git = (...args: string[]): void =>
    void execFileSync("git", ["-C", folder, "-c", "user.name=bench", "-c", "user.email=bench@localhost", ...args], {
      stdio: "ignore",
    });
  git("init", "-q", "-b", "main");
  git("add", "-A");
  git("commit", "-qm", "registry");
  git("checkout", "-qb", "change");
  editOneFile(join(folder, "model"), "http.bench.first");
  git("commit", "-qam", "one attribute");
}

async function warmReviews(rounds: number, folder: string): Promise<number[]> {
  const telemetry = await startTelemetry({ serviceName: "bench", serviceVersion: "0", environment: {} });
  const parseCache = createParseCache();
  const weaver = createEmbeddedWeaver({ parseCache });
  const { tracer, spansOfRun: spansOf } = telemetry;
  const now = () => performance.now();
  const services = { weaver, parseCache, proposers: [builtinProposer], tracer, spansOf, now, versions: {} };
  const times: number[] = [];
  // The first reviews fill the caches.
  for (let round = -3; round < rounds; round++) {
    editOneFile(join(folder, "model"), `http.bench.review${round + 3}`);
    const started = performance.now();
    await using workspace = await openLocalWorkspace({ folder });
    await runReview({ workspace, services, fork: false, mayPush: false, failOn: undefined, trustHead: false });
    if (round >= 0) times.push((performance.now() - started) / 1_000);
  }
  await weaver.close();
  await telemetry.shutdown();
  return times;
}
