import { codeSpan, plainText, quotingMarkdown } from "./escape-markdown.ts";
import type { SpanFinding, SpanReport } from "./report.ts";
import { counted, percent } from "./words.ts";

const mostFindings = 100;

/** The span report for a terminal. */
export function renderSpanText(spans: SpanReport): string {
  const findings = spans.findings.map(
    ({ sample, level, kind, subject, message }) =>
      `${clean(sample)}: ${level}: ${clean(message)} [${kind}: ${clean(subject)}]`,
  );
  return [verdict(spans), ...findings].join("\n");
}

/** The span report as Markdown, for the check run `weavergen / spans`. */
export function renderSpanMarkdown(spans: SpanReport): string {
  const shown = spans.findings.slice(0, mostFindings);
  const left = spans.findings.length - shown.length;
  return [
    `**${verdict(spans)}**`,
    "",
    "| | |",
    "|---|---|",
    `| Coverage | ${percent(spans.coverage)} of the expected tasks and signals were seen |`,
    `| Completeness | ${percent(spans.completeness)} of the required attributes were present |`,
    `| Spans of the run | ${spans.spans.toLocaleString("en")} |`,
    `| Samples | ${spans.samples.toLocaleString("en")} |`,
    ...(shown.length === 0 ? [] : ["", "| Level | Where | What | |", "|---|---|---|---|", ...shown.map(row)]),
    ...(left > 0 ? ["", `… and ${counted(left, "more finding")}.`] : []),
  ].join("\n");
}

function verdict(spans: SpanReport): string {
  const problems = spans.findings.filter((finding) => finding.level === "violation").length;
  const shares = `coverage ${percent(spans.coverage)}, completeness ${percent(spans.completeness)}`;
  if (spans.passed) return `Spans passed: ${shares}.`;
  return problems > 0
    ? `Spans failed: ${counted(problems, "error")}, ${shares}.`
    : `Spans failed: ${shares} are below the limits.`;
}

function row({ level, sample, subject, kind, message }: SpanFinding): string {
  return `| ${level} | ${codeSpan(sample)} ${codeSpan(subject)} | ${quotingMarkdown(message)} | ${kind} |`;
}

function clean(text: string): string {
  return plainText(text).replaceAll(/\s+/g, " ").trim();
}
