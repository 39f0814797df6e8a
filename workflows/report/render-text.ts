import { plainText } from "./escape-markdown.ts";
import type { Finding, Report } from "./report.ts";
import {
  changeSentence,
  counted,
  countChanges,
  countFindings,
  duration,
  levelNames,
  newFindings,
  percent,
  place,
  targetSentence,
  toldChanges,
} from "./words.ts";

const mostChanges = 50;

interface Paint {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly level: (level: Finding["level"], text: string) => string;
}

/** The report for a terminal; control characters from the pull request never reach it. */
export function renderText(report: Report, options: { readonly color?: boolean } = {}): string {
  const paint = paintOf(options.color ?? false);
  const findings = newFindings(report);
  const old = report.findings.length - findings.length;
  const sections = [
    paint.bold(clean(report.summary)),
    findings.map((finding) => findingText(finding, paint)).join("\n"),
    changesText(report, paint),
    targetsText(report),
    deliveriesText(report),
    spansText(report),
    report.notices.map((notice) => `note: ${clean(notice)}`).join("\n"),
    paint.dim(
      `${countFindings(findings)}${old > 0 ? ` (and ${old} that the base has too)` : ""}; changes: ${countChanges(report.changes)}; ` +
        `${report.engine} engine, ${duration(report.ms)}`,
    ),
  ];
  return `${sections.filter((section) => section !== "").join("\n\n")}\n`;
}

function findingText(finding: Finding, paint: Paint): string {
  const lines = [
    `${clean(place(finding))}: ${paint.level(finding.level, levelNames[finding.level])}: ${clean(finding.message)} ${paint.dim(`[${clean(finding.rule)}]`)}`,
  ];
  if (finding.hint !== undefined) lines.push(`  ${clean(finding.hint)}`);
  return lines.join("\n");
}

function changesText({ changes }: Report, paint: Paint): string {
  if (changes.length === 0) return "";
  const told = toldChanges(changes);
  const shown = told.slice(0, mostChanges);
  const lines = shown.map((change) => {
    const affects =
      change.affects.length === 0 ? "" : paint.dim(` affects ${counted(change.affects.length, "signal")}`);
    return `  ${clean(changeSentence(change))}${affects}`;
  });
  if (told.length > shown.length) lines.push(`  … and ${told.length - shown.length} more (--format json has them all)`);
  return [paint.bold("Changes"), ...lines].join("\n");
}

function targetsText({ targets }: Report): string {
  return targets
    .flatMap((target) => [
      `  ${clean(targetSentence(target))}${target.error ? `: ${clean(target.error.message)}` : ""}`,
      ...target.files
        .filter((file) => file.status !== "unchanged")
        .map((file) => `    ${file.status} ${clean(file.path)}`),
    ])
    .join("\n")
    .replace(/^(?=.)/, "Generated files\n");
}

function deliveriesText({ deliveries }: Report): string {
  return deliveries
    .map(({ file, way, because }) => `  ${way} ${clean(file)}: ${clean(because)}`)
    .join("\n")
    .replace(/^(?=.)/, "Delivery\n");
}

function spansText({ spans }: Report): string {
  if (spans.spans + spans.samples === 0) return "";
  return `Spans: coverage ${percent(spans.coverage)}, completeness ${percent(spans.completeness)}, ${counted(spans.findings.length, "finding")}`;
}

function clean(text: string): string {
  return plainText(text).replaceAll(/\s+/g, " ").trim();
}

const levelColors = { violation: 31, improvement: 33, information: 36 } as const;

function paintOf(color: boolean): Paint {
  const style = (code: number) => (text: string) => (color ? `\u001B[${code}m${text}\u001B[0m` : text);
  return { bold: style(1), dim: style(2), level: (level, text) => style(levelColors[level])(text) };
}
