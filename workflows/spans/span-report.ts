import type { SpanReport } from "../report/report.ts";
import type { Settings } from "../settings/settings.ts";
import type { SpanCheck } from "./check-samples.ts";

const nothing: SpanCheck = {
  findings: [],
  coverage: { expected: 0, seen: 0 },
  completeness: { required: 0, present: 0 },
  count: 0,
};

/**
 * One report of the run's own spans and of the samples. It passes where no finding is a violation and both shares
 * reach the limits of the settings; where nothing was expected, nothing is missing.
 */
export function spanReport({
  run = nothing,
  samples = [],
  limits,
}: {
  readonly run?: SpanCheck;
  readonly samples?: readonly SpanCheck[];
  readonly limits: Settings["spans"];
}): SpanReport {
  const all = [run, ...samples];
  const sum = (pick: (check: SpanCheck) => number): number => all.reduce((total, check) => total + pick(check), 0);
  const coverage = share(
    sum((check) => check.coverage.seen),
    sum((check) => check.coverage.expected),
  );
  const completeness = share(
    sum((check) => check.completeness.present),
    sum((check) => check.completeness.required),
  );
  const findings = all.flatMap((check) => check.findings);
  const clean = findings.every((finding) => finding.level !== "violation");
  return {
    coverage,
    completeness,
    spans: run.count,
    samples: samples.reduce((total, check) => total + check.count, 0),
    findings,
    passed: clean && coverage >= limits.coverage && completeness >= limits.completeness,
  };
}

function share(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}
