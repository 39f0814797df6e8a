import type { Resolution } from "../embedded/resolution.ts";
import type { RenderPool } from "../forge/render-in-worker.ts";
import { formatOutput, type Formatted } from "../print/format-output.ts";
import type { Diagnostic } from "../registry.ts";
import type { CommandResult, LiveCheckRequest, ReportResult } from "../weaver.ts";
import { SampleChecker } from "./check-samples.ts";
import { BadSample } from "./decode.ts";
import { findingRules } from "./finding-rules.ts";
import { knownNames } from "./known-names.ts";
import { type LiveCheckReport, printReport, printStream, reportDocuments } from "./print-report.ts";
import { ListenFailed } from "./receive/listen-failed.ts";
import { readSamples } from "./read-samples.ts";
import { readTextSamples } from "./read-text-samples.ts";
import type { Sample } from "./sample.ts";
import { parseSampleJson } from "./sample-number.ts";
import { Statistics } from "./statistics.ts";

interface Opened {
  readonly resolution: Resolution;
  /** What opening the registry gave, for the result. */
  readonly warnings: readonly Diagnostic[];
}

/**
 * `weaver registry live-check` with Weaver's own advisors and default policies, on samples that are at hand or that come.
 * @throws UserError `bad-sample-pattern`
 */
export async function liveCheck(
  pool: RenderPool,
  request: LiveCheckRequest,
  { resolution, warnings }: Opened,
): Promise<ReportResult> {
  const { failOn = "violation", noStats = false, stream = false, print, findings } = request;
  const received = typeof request.samples !== "string";
  const rules = findingRules(request.findingFilters, request.findingLevelOverrides);
  const known = knownNames(resolution, request.v2 ?? false);
  const statistics = new Statistics(known);
  const checker = new SampleChecker({ known, statistics, rules, tell: findings?.tell, received });
  const kept: Sample[] = [];
  try {
    for await (const sample of samplesIn(request)) {
      checker.check(sample);
      await findings?.flush();
      if (!stream || print === undefined) {
        kept.push(sample);
        continue;
      }
      const part = await printed(pool, { request, report: { samples: [sample], statistics: undefined } });
      if (part.exitCode !== 0) return { ...part, stderr: "" };
      print(part.stdout);
    }
  } catch (error) {
    if (error instanceof UnreadableSamples) return unreadableSamples(error.message, warnings);
    throw error;
  }
  const report = { samples: kept, statistics: noStats ? null : statistics };
  const { stdout, reports, exitCode, diagnostics } = await printed(pool, { request, report });
  if (exitCode !== 0) return { exitCode, stdout, diagnostics, stderr: "" };
  const failed = failOn !== "none" && !noStats && statistics.reaches(failOn);
  const broken = warnings.some((diagnostic) => diagnostic.severity === "error");
  const result = { exitCode: failed || broken ? 1 : 0, stdout, stderr: "", diagnostics: warnings };
  return { ...result, ...(reports && { reports }) };
}

interface Part {
  readonly request: LiveCheckRequest;
  readonly report: LiveCheckReport;
}

function printed(pool: RenderPool, { request, report }: Part): Promise<Formatted> {
  const { format = "ansi", stream = false } = request;
  return formatOutput(
    pool,
    { ...request, format },
    {
      documents: () => reportDocuments(report, stream),
      builtin: (name) => (stream ? printStream(report, name) : printReport(report, name)),
    },
  );
}

/** Samples that are not what they claim to be, or a listener that could not begin. */
class UnreadableSamples extends Error {}

async function* samplesIn(request: LiveCheckRequest): AsyncGenerator<Sample, void, undefined> {
  const { samples } = request;
  if (typeof samples === "string") {
    const read = samplesOf(samples, request.inputFormat);
    if (!Array.isArray(read)) throw new UnreadableSamples(read.problem);
    return yield* read;
  }
  try {
    for await (const batch of samples) yield* batch;
  } catch (error) {
    throw error instanceof ListenFailed
      ? new UnreadableSamples(`no telemetry can be received: ${error.message}`)
      : error;
  }
}

/** The result where samples cannot be read; the command line gives it too where their file cannot be opened. */
export function unreadableSamples(problem: string, warnings: readonly Diagnostic[] = []): CommandResult {
  const diagnostic: Diagnostic = {
    severity: "error",
    kind: "IngestError",
    error: { IngestError: { error: problem } },
    message: `The samples cannot be read: ${problem}`,
    hint: undefined,
    at: undefined,
    related: [],
  };
  return { exitCode: 1, stdout: "", stderr: "", diagnostics: [...warnings, diagnostic] };
}

function samplesOf(
  samples: string,
  inputFormat: LiveCheckRequest["inputFormat"],
): Sample[] | { readonly problem: string } {
  try {
    return inputFormat === "text" ? readTextSamples(samples) : readSamples(parseSampleJson(samples));
  } catch (error) {
    if (error instanceof SyntaxError) return { problem: `not JSON: ${error.message}` };
    if (error instanceof BadSample) return { problem: `${pathText(error.path)}: ${error.message}` };
    throw error;
  }
}

function pathText(path: readonly (string | number)[]): string {
  return `samples${path.map((key) => (typeof key === "number" ? `[${key}]` : `.${key}`)).join("")}`;
}
