import { cutText } from "./cut-text.ts";
import { codeSpan, escapeMarkdown, fenced, linked, plainText, quotingMarkdown } from "./escape-markdown.ts";
import type { Links } from "./links.ts";
import { renderMermaid } from "./render-mermaid.ts";
import { renderTraceMermaid } from "./render-trace.ts";
import type { Delivery, Finding, Report } from "./report.ts";
import {
  changeSentence,
  counted,
  countChanges,
  countFindings,
  duration,
  levelNames,
  newFindings,
  percent,
  targetSentence,
  toldChanges,
} from "./words.ts";

const mostOpen = 6;
const mostFolded = 30;
const mostPatch = 20_000;
const longestCell = 160;
/** GitHub refuses comments above 65,536 characters; the marker and the request need some room too. */
const longest = 60_000;

/** The pull-request comment: the verdict, what matters, and the rest folded. Less than 40 lines are unfolded. */
export function renderComment(report: Report, links: Links): string {
  const findings = newFindings(report);
  const open = findings.filter((finding) => finding.level === "violation").slice(0, mostOpen);
  const rest = findings.filter((finding) => !open.includes(finding));
  const sections = [
    `**${verdict(report.summary)}**${tail(report.summary)}`,
    table(report, { findings, links }),
    ...open.map((finding) => findingParagraph(finding, links)),
    patchFold(report),
    findingsFold(rest, links),
    changesFold(report, links),
    touchesFold(report),
    checkedFold(report),
    noticesText(report),
    footer(report, links),
  ];
  return cutText(`${sections.filter((section) => section !== "").join("\n\n")}\n`, {
    limit: longest,
    rest: "The check run has the whole report.",
  });
}

/** "Blocked: 1 error" stands out; what to do next follows in plain type. */
function verdict(summary: string): string {
  return quotingMarkdown(summary.split(";")[0] ?? "");
}

function tail(summary: string): string {
  const rest = summary.split(";").slice(1).join(";").trim();
  return rest === "" ? "" : `; ${quotingMarkdown(rest)}`;
}

function table(report: Report, { findings, links }: { findings: readonly Finding[]; links: Links }): string {
  const ofRegistry = findings.filter((finding) => !isToldElsewhere(finding));
  const [first] = ofRegistry;
  const where = first ? `${linkOf(first, links)} ${quotingMarkdown(short(first.message))}` : "";
  const rows = [
    ["Registry", countFindings(ofRegistry), where],
    ["Changes", countChanges(report.changes), breakingWords(report)],
    ...(report.targets.length === 0 ? [] : [["Generated files", generatedWords(report), deliveryWords(report)]]),
    ...spansRow(report, links),
  ];
  return ["| | result | |", "|---|---|---|", ...rows.map((cells) => `| ${cells.join(" | ")} |`)].join("\n");
}

/** Drift and breaking changes have rows of their own. */
function isToldElsewhere({ rule }: Finding): boolean {
  return rule.startsWith("generated-file-") || rule === "breaking-change";
}

function breakingWords({ changes }: Report): string {
  const [first] = changes.filter((change) => change.breaking);
  if (!first) return "";
  const affects = first.affects.length === 0 ? "" : ` affects ${counted(first.affects.length, "signal")}`;
  return quotingMarkdown(short(changeSentence(first))) + affects;
}

function generatedWords({ targets }: Report): string {
  const shown = targets.slice(0, 8).map((target) => escapeMarkdown(targetSentence(target)));
  return shown.join(" · ") + (targets.length > 8 ? ` · … and ${targets.length - 8} more` : "");
}

const wayWords = {
  suggest: "suggested on the lines",
  commit: "ready to be committed",
  patch: "in the patch below",
  refuse: "never written",
} as const satisfies Record<Delivery["way"], string>;

/** How generated files get there; a fix of the registry itself is told on its line. */
function deliveryWords({ deliveries, targets }: Report): string {
  const generated = new Set(targets.flatMap((target) => target.files.map(({ path }) => path)));
  const own = deliveries.filter(({ file }) => generated.has(file));
  const ways = Map.groupBy(own, (delivery) => delivery.way);
  const words = [...ways].map(([way, list]) => `${counted(list.length, "file")} ${wayWords[way]}`);
  return words.length === 0 ? "" : `${words.join(", ")}: \`/weavergen regenerate\``;
}

function spansRow({ spans }: Report, links: Links): string[][] {
  if (spans.spans + spans.samples === 0) return [];
  const shares = `coverage ${percent(spans.coverage)}, completeness ${percent(spans.completeness)}`;
  return [
    [
      "Spans",
      `${shares}${spans.passed ? "" : ", failed"}`,
      links.report("spans") === undefined ? "" : linked("report", links.report("spans")),
    ],
  ];
}

function findingParagraph(finding: Finding, links: Links): string {
  const hint = finding.hint === undefined ? "" : ` ${quotingMarkdown(finding.hint)}`;
  const name = levelNames[finding.level];
  return `**${name.charAt(0).toUpperCase()}${name.slice(1)}** ${linkOf(finding, links)} · ${quotingMarkdown(finding.message)}${hint} (${codeSpan(finding.rule)})`;
}

function linkOf({ file, line }: Finding, links: Links): string {
  return linked(escapeMarkdown(`${file}:${line}`), links.place(file, line));
}

/** Cut before a quoted name that would not end. */
function short(text: string): string {
  if (text.length <= longestCell) return text;
  const cut = text.slice(0, longestCell - 1);
  const isOpen = (cut.split("`").length - 1) % 2 === 1;
  return `${isOpen ? cut.replace(/`[^`]*$/, "") : cut}…`;
}

function fold(title: string, body: string): string {
  return `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
}

function patchFold({ patch, deliveries }: Report): string {
  const files = deliveries.filter(({ way }) => way === "patch").length;
  if (patch === "" || files === 0) return "";
  const title = `Patch for ${counted(files, "file")}: save it and run <code>git apply</code>`;
  if (Buffer.byteLength(patch) > mostPatch || plainText(patch) !== patch) {
    // Copied from a page, carriage returns and invisible characters would be lost.
    return fold(title, "The patch cannot stand in a comment; the check run and the report have it.");
  }
  return fold(title, fenced(patch, "diff"));
}

function findingsFold(findings: readonly Finding[], links: Links): string {
  if (findings.length === 0) return "";
  const shown = findings.slice(0, mostFolded).map((finding) => `- ${findingParagraph(finding, links)}`);
  const left = findings.length - shown.length;
  return fold(
    countFindings(findings),
    [...shown, ...(left > 0 ? [`- … and ${left} more, on their lines`] : [])].join("\n"),
  );
}

function changesFold({ changes }: Report, links: Links): string {
  if (changes.length === 0) return "";
  const told = toldChanges(changes);
  const shown = told
    .slice(0, mostFolded)
    .map((change) => `- ${linked(quotingMarkdown(changeSentence(change)), links.place(change.file, change.line))}`);
  const left = told.length - shown.length;
  return fold(counted(told.length, "change"), [...shown, ...(left > 0 ? [`- … and ${left} more`] : [])].join("\n"));
}

function touchesFold(report: Report): string {
  const diagram = renderMermaid(report);
  return diagram === "" ? "" : fold("What this touches", fenced(diagram, "mermaid"));
}

function checkedFold(report: Report): string {
  const diagram = renderTraceMermaid(report.trace);
  const versions = Object.entries(report.versions)
    .map(([name, version]) => `${name} ${version}`)
    .join(", ");
  const models = new Set(report.reasoning.map((step) => step.proposer));
  const asked = models.size === 0 ? "" : ` Asked for fixes: ${[...models].map((name) => codeSpan(name)).join(", ")}.`;
  const words = `${report.engine} engine; ${escapeMarkdown(versions)}.${asked}`;
  const body = diagram === "" ? words : `${words}\n\n${fenced(diagram, "mermaid")}`;
  return fold(`How this was checked (${duration(report.ms)})`, body);
}

function noticesText({ notices }: Report): string {
  if (notices.length === 0) return "";
  const shown = notices.slice(0, 3).map((notice) => `> ${quotingMarkdown(notice)}`);
  return [...shown, ...(notices.length > 3 ? [`> … and ${notices.length - 3} more notices`] : [])].join("\n");
}

function footer(report: Report, links: Links): string {
  const commits = `${codeSpan(report.head.commit.slice(0, 7))} against ${codeSpan(report.base.commit.slice(0, 7))}`;
  const trace = links.report("trace");
  return `<sub>${[commits, ...(trace === undefined ? [] : [linked("trace", trace)]), "`/weavergen help`"].join(" · ")}</sub>`;
}
