import { execFileSync, spawnSync } from "node:child_process";
import { appendFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir, totalmem } from "node:os";
import { join, resolve } from "node:path";
import { builtinProposer } from "../workflows/models/builtin/builtin-proposer.ts";
import { runReview } from "../workflows/review/run-review.ts";
import { startTelemetry } from "../workflows/telemetry/start-telemetry.ts";
import { createEmbeddedWeaver } from "../workflows/weaver/embedded-weaver.ts";
import { createParseCache } from "../workflows/weaver/embedded/read-registry.ts";
import { openLocalWorkspace } from "../workflows/workspace/local-workspace.ts";

/**
 * `npm run bench`: a review of the whole OpenTelemetry registry with a one-file change, cold from the command line and
 * warm in one process. Prints JSON; docs/benchmarks.md says how to read it. Timings never decide a test.
 */
const data = resolve("../shared/replay/semantic-conventions/base.tar.gz");
const runs = 5;

async function main(): Promise<void> {
  if (!existsSync(data)) {
    console.error(`skipped: ${data} is not here`);
    return;
  }
  const folder = makeRepository();
  try {
    const cold = coldReviews(folder);
    const warm = await warmReviews(folder);
    console.log(
      JSON.stringify(
        { machine: machine(), "cold review (command line)": cold, "warm review (one process)": warm },
        null,
        2,
      ),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A git repository with the registry on `main`, and a branch that adds one attribute to one file. */
function makeRepository(): string {
  const folder = mkdtempSync(join(tmpdir(), "weavergen-bench-"));
  const git = (...args: string[]): void =>
    void execFileSync("git", ["-C", folder, "-c", "user.name=bench", "-c", "user.email=bench@localhost", ...args], {
      stdio: "ignore",
    });
  execFileSync("tar", ["-xzf", data, "-C", folder]);
  git("init", "-q", "-b", "main");
  git("add", "-A");
  git("commit", "-qm", "registry");
  git("checkout", "-qb", "change");
  appendFileSync(join(folder, "model/http/registry.yaml"), attribute("http.bench.first"));
  git("commit", "-qam", "one attribute");
  return folder;
}

function attribute(name: string): string {
  return `      - id: ${name}\n        type: int\n        stability: development\n        brief: An attribute of the benchmark.\n        examples: [1]\n`;
}

function coldReviews(folder: string): { seconds: string; peakMb: string } {
  const taken = Array.from({ length: runs }, () => {
    const started = performance.now();
    // GNU time prints the peak memory of the whole process.
    const run = spawnSync(
      "/usr/bin/time",
      ["-f", "%M", process.execPath, resolve("action/cli.ts"), "review", "--engine", "embedded", "--format", "json"],
      { cwd: folder, encoding: "utf8" },
    );
    if (run.status !== 0) throw new Error(`the review ended with ${run.status}: ${run.stderr.slice(-2_000)}`);
    return { seconds: (performance.now() - started) / 1_000, mb: Number(run.stderr.trim().split("\n").at(-1)) / 1_024 };
  });
  return { seconds: spread(taken.map((each) => each.seconds)), peakMb: spread(taken.map((each) => each.mb)) };
}

async function warmReviews(folder: string): Promise<{ seconds: string; peakMb: number }> {
  const telemetry = await startTelemetry({ serviceName: "bench", serviceVersion: "0", environment: {} });
  const parseCache = createParseCache();
  const weaver = createEmbeddedWeaver({ parseCache });
  const services = {
    weaver,
    parseCache,
    proposers: [builtinProposer],
    tracer: telemetry.tracer,
    spansOf: telemetry.spansOfRun,
    now: () => performance.now(),
    versions: {},
  };
  const seconds: number[] = [];
  for (let run = 0; run <= runs; run++) {
    appendFileSync(join(folder, "model/http/registry.yaml"), attribute(`http.bench.run${run}`));
    const started = performance.now();
    await using workspace = await openLocalWorkspace({ folder });
    await runReview({ workspace, services, fork: false, mayPush: false, failOn: undefined, trustHead: false });
    seconds.push((performance.now() - started) / 1_000);
  }
  await weaver.close();
  await telemetry.shutdown();
  // The first review filled the caches.
  return { seconds: spread(seconds.slice(1)), peakMb: Math.round(process.resourceUsage().maxRSS / 1_024) };
}

function spread(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  const show = (value = 0): string => value.toFixed(value < 100 ? 2 : 0);
  return `median ${show(sorted[Math.floor(sorted.length / 2)])}, min ${show(sorted[0])}, max ${show(sorted.at(-1))}, n ${sorted.length}`;
}

function machine(): string {
  return `${cpus().length} cores (${cpus()[0]?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
}

await main();
