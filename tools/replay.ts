import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { z } from "zod";
import { builtinProposer } from "../workflows/models/builtin/builtin-proposer.ts";
import type { Report } from "../workflows/report/report.ts";
import type { ReviewServices } from "../workflows/review/review-services.ts";
import { runReview } from "../workflows/review/run-review.ts";
import { startTelemetry } from "../workflows/telemetry/start-telemetry.ts";
import { createEmbeddedWeaver } from "../workflows/weaver/embedded-weaver.ts";
import { createParseCache } from "../workflows/weaver/embedded/read-registry.ts";
import { openLocalWorkspace } from "../workflows/workspace/local-workspace.ts";

/**
 * `npm run replay`: reviews 66 merged pull requests of the OpenTelemetry registry one after another, each as a commit of a
 * real git repository against its parent, by the whole review process. Prints a row for each that is not plain success.
 */
const data = resolve("../shared/replay/semantic-conventions");
const Cases = z.array(z.object({ n: z.number(), pr: z.number(), subject: z.string(), patch: z.string() }));

async function main(): Promise<number> {
  if (!existsSync(data)) {
    console.log(`skipped: ${data} is not here`);
    return 0;
  }
  const cases = Cases.parse(JSON.parse(readFileSync(join(data, "cases.json"), "utf8")));
  const folder = mkdtempSync(join(tmpdir(), "weavergen-replay-"));
  const telemetry = await startTelemetry({ serviceName: "replay", serviceVersion: "0", environment: {} });
  const parseCache = createParseCache();
  const weaver = createEmbeddedWeaver({ parseCache });
  const services: ReviewServices = {
    weaver,
    parseCache,
    proposers: [builtinProposer],
    tracer: telemetry.tracer,
    spansOf: telemetry.spansOfRun,
    now: () => performance.now(),
    versions: {},
  };
  try {
    return await replay({ folder, cases, services });
  } finally {
    await weaver.close();
    await telemetry.shutdown();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Replay {
  readonly folder: string;
  readonly cases: z.infer<typeof Cases>;
  readonly services: ReviewServices;
}

async function replay({ folder, cases, services }: Replay): Promise<number> {
  startRepository(folder);
  const failed: number[] = [];
  const ms: number[] = [];
  for (const each of cases) {
    git(folder, "apply", "--index", "--whitespace=nowarn", join(data, each.patch));
    git(folder, "commit", "-q", "-m", `case ${each.n}`);
    await using workspace = await openLocalWorkspace({ folder, base: "HEAD~1", head: "HEAD" });
    const { report } = await runReview({
      workspace,
      services,
      fork: false,
      mayPush: false,
      failOn: undefined,
      trustHead: false,
    });
    ms.push(report.ms);
    const row = rowOf(report);
    if (report.conclusion !== "success") failed.push(each.n);
    if (row !== "") console.log(`case ${each.n} (#${each.pr} ${each.subject}): ${report.conclusion}\n${row}`);
  }
  const sorted = ms.toSorted((a, b) => a - b);
  console.log(
    `${cases.length} reviewed, ${failed.length} failed${failed.length > 0 ? ` (${failed.join(", ")})` : ""}, median ${sorted[Math.floor(sorted.length / 2)]} ms`,
  );
  return failed.length > 0 ? 1 : 0;
}

function startRepository(folder: string): void {
  execFileSync("tar", ["-xzf", join(data, "base.tar.gz"), "-C", folder]);
  git(folder, "init", "-q", "-b", "main");
  git(folder, "add", "-A");
  git(folder, "commit", "-q", "-m", "before the first case");
}

/** New findings above information, and changes that break: what a maintainer would have read. */
function rowOf(report: Report): string {
  const findings = report.findings
    .filter((finding) => finding.new && finding.level !== "information")
    .map((finding) => `  ${finding.level} ${finding.rule} ${finding.file}:${finding.line} ${finding.message}`);
  const breaking = report.changes
    .filter((change) => change.breaking)
    .map((change) => `  breaking ${change.kind} ${change.signal} ${change.name}`);
  return [...findings, ...breaking].join("\n");
}

function git(folder: string, ...args: string[]): void {
  const identity = ["-c", "user.name=replay", "-c", "user.email=replay@localhost"];
  execFileSync("git", ["-C", folder, ...identity, ...args], { stdio: ["ignore", "ignore", "inherit"] });
}

process.exitCode = await main();
