import type { Resolution } from "../embedded/resolution.ts";
import type { Diagnostic } from "../registry.ts";
import type { CommandResult, LiveCheckRequest } from "../weaver.ts";
import { SampleChecker } from "./check-samples.ts";
import { BadSample } from "./decode.ts";
import { findingRules } from "./finding-rules.ts";
import { knownNames } from "./known-names.ts";
import { printReport, printStream } from "./print-report.ts";
import { readSamples } from "./read-samples.ts";
import { readTextSamples } from "./read-text-samples.ts";
import type { Sample } from "./sample.ts";
import { parseSampleJson } from "./sample-number.ts";
import { Statistics } from "./statistics.ts";

/**
 * `weaver registry live-check` on samples that are at hand, with Weaver's own advisors and default policies.
 * @param warnings what opening the registry gave, for the result
 * @throws UserError `bad-sample-pattern`
 */
export function liveCheck(
  request: LiveCheckRequest,
  resolution: Resolution,
  warnings: readonly Diagnostic[] = [],
): CommandResult {
  const rules = findingRules(request.findingFilters, request.findingLevelOverrides);
  const samples = samplesOf(request);
  if (!Array.isArray(samples)) return unreadableSamples(samples.problem, warnings);
  const known = knownNames(resolution, request.v2 ?? false);
  const statistics = new Statistics(known);
  const checker = new SampleChecker({ known, statistics, rules });
  for (const sample of samples) checker.check(sample);
  const { format = "ansi", failOn = "violation", noStats = false, stream = false } = request;
  const report = { samples, statistics: noStats ? null : statistics };
  const stdout = stream ? printStream(report, format) : printReport(report, format);
  const failed = failOn !== "none" && !noStats && statistics.reaches(failOn);
  const broken = warnings.some((diagnostic) => diagnostic.severity === "error");
  return { exitCode: failed || broken ? 1 : 0, stdout, stderr: "", diagnostics: warnings };
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
