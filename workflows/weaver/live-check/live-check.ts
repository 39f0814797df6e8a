import type { Resolution } from "../embedded/resolution.ts";
import type { RenderPool } from "../forge/render-in-worker.ts";
import { formatOutput } from "../print/format-output.ts";
import type { Diagnostic } from "../registry.ts";
import type { CommandResult, LiveCheckRequest, ReportResult } from "../weaver.ts";
import { SampleChecker } from "./check-samples.ts";
import { BadSample } from "./decode.ts";
import { findingRules } from "./finding-rules.ts";
import { knownNames } from "./known-names.ts";
import { printReport, printStream, reportDocuments } from "./print-report.ts";
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
 * `weaver registry live-check` on samples that are at hand, with Weaver's own advisors and default policies.
 * @throws UserError `bad-sample-pattern`
 */
export async function liveCheck(
  pool: RenderPool,
  request: LiveCheckRequest,
  { resolution, warnings }: Opened,
): Promise<ReportResult> {
  const rules = findingRules(request.findingFilters, request.findingLevelOverrides);
  const samples = samplesOf(request);
  if (!Array.isArray(samples)) return unreadableSamples(samples.problem, warnings);
  const known = knownNames(resolution, request.v2 ?? false);
  const statistics = new Statistics(known);
  const checker = new SampleChecker({ known, statistics, rules });
  for (const sample of samples) checker.check(sample);
  const { format = "ansi", failOn = "violation", noStats = false, stream = false } = request;
  const report = { samples, statistics: noStats ? null : statistics };
  const printed = await formatOutput(
    pool,
    { ...request, format },
    {
      documents: () => reportDocuments(report, stream),
      builtin: (name) => (stream ? printStream(report, name) : printReport(report, name)),
    },
  );
  const failed = failOn !== "none" && !noStats && statistics.reaches(failOn);
  if (printed.exitCode !== 0) return { ...printed, stderr: "" };
  const { stdout, reports } = printed;
  const broken = warnings.some((diagnostic) => diagnostic.severity === "error");
  const exitCode = failed || broken ? 1 : 0;
  return { exitCode, stdout, stderr: "", diagnostics: warnings, ...(reports && { reports }) };
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

function samplesOf({ samples, inputFormat = "json" }: LiveCheckRequest): Sample[] | { readonly problem: string } {
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
