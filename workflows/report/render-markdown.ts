import { cutText, githubLimit } from "./cut-text.ts";
import { codeSpan, escapeMarkdown, fenced, linked, quotingMarkdown } from "./escape-markdown.ts";
import type { Links } from "./links.ts";
import { noLinks } from "./links.ts";
import { renderMermaid } from "./render-mermaid.ts";
import type { Change, Finding, Report } from "./report.ts";
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

export interface MarkdownOptions {
  readonly links?: Links;
  /** Whether to draw the diagram: known to render in job summaries and comments, not in check runs. */
  readonly mermaid?: boolean;
  /** Bytes; a check run takes 65,535, a job summary 1 MiB. */
  readonly limit?: number;
}

/** The whole report as Markdown: the summary of a check run or of a job, or a file. */
export function renderMarkdown(report: Report, options: MarkdownOptions = {}): string {
  const links = options.links ?? noLinks;
  const findings = newFindings(report);
  const sections = [
    `**${quotingMarkdown(report.summary)}**`,
    ...(report.notices.length === 0
      ? []
      : [report.notices.map((notice) => `> ${quotingMarkdown(notice)}`).join("\n>\n")]),
    findingsSection(findings, { links, old: report.findings.length - findings.length }),
    changesSection(report.changes, links),
    filesSection(report),
    (options.mermaid ?? true) ? diagramSection(report) : "",
    report.spans.spans + report.spans.samples === 0
      ? ""
      : `### Spans\n\nCoverage ${percent(report.spans.coverage)}, completeness ${percent(report.spans.completeness)}, ${counted(report.spans.findings.length, "finding")}.`,
    footer(report),
  ];
  return cutText(`${sections.filter((section) => section !== "").join("\n\n")}\n`, {
    limit: options.limit ?? githubLimit,
    rest: "`weavergen review --format json` gives the whole report.",
  });
}

function findingsSection(findings: readonly Finding[], { links, old }: { links: Links; old: number }): string {
  if (findings.length === 0)
    return old > 0
      ? `No new findings; ${counted(old, "finding")} of the base ${old === 1 ? "is" : "are"} not repeated here.`
      : "";
  const rows = findings.map((finding) => {
    const where = linked(escapeMarkdown(place(finding)), links.place(finding.file, finding.line));
    const hint = finding.hint === undefined ? "" : ` ${quotingMarkdown(finding.hint)}`;
    return `| ${levelNames[finding.level]} | ${where} | ${quotingMarkdown(finding.message)}${hint} | ${codeSpan(finding.rule)} |`;
  });
  return [`### ${countFindings(findings)}`, "", "| | where | what | rule |", "|---|---|---|---|", ...rows].join("\n");
}

function changesSection(changes: readonly Change[], links: Links): string {
  if (changes.length === 0) return "";
  const rows = toldChanges(changes).map((change) => {
    const affects =
      change.affects.length === 0
        ? ""
        : `; affects ${change.affects
            .slice(0, 5)
            .map((name) => codeSpan(name))
            .join(", ")}`;
    const more = change.affects.length > 5 ? ` and ${change.affects.length - 5} more` : "";
    return `- ${linked(quotingMarkdown(changeSentence(change)), links.place(change.file, change.line))}${affects}${more}`;
  });
  return [`### Changes: ${countChanges(changes)}`, "", ...rows].join("\n");
}

function filesSection({ targets, deliveries }: Report): string {
  if (targets.length === 0) return "";
  const ways = new Map(deliveries.map((delivery) => [delivery.file, delivery]));
  const rows = targets.flatMap((target) => [
    `- ${escapeMarkdown(targetSentence(target))}${target.error ? `: ${quotingMarkdown(target.error.message)}` : ""}`,
    ...target.files
      .filter((file) => file.status !== "unchanged")
      .map((file) => {
        const delivery = ways.get(file.path);
        return `  - ${codeSpan(file.path)} ${file.status}${delivery ? `: ${delivery.way}, ${escapeMarkdown(delivery.because)}` : ""}`;
      }),
  ]);
  return ["### Generated files", "", ...rows].join("\n");
}

function diagramSection(report: Report): string {
  const diagram = renderMermaid(report);
  return diagram === "" ? "" : `### What this touches\n\n${fenced(diagram, "mermaid")}`;
}

function footer(report: Report): string {
  const versions = Object.entries(report.versions).map(([name, version]) => `${name} ${version}`);
  const commits = `${codeSpan(report.head.commit.slice(0, 7))} against ${codeSpan(report.base.commit.slice(0, 7))}`;
  return `<sub>${[commits, ...versions.map(escapeMarkdown), `${report.engine} engine`, duration(report.ms), `run ${codeSpan(report.runId)}`].join(" · ")}</sub>`;
}
