import { cutText, githubLimit } from "../../workflows/report/cut-text.ts";
import type { Links } from "../../workflows/report/links.ts";
import { renderAnnotations } from "../../workflows/report/render-annotations.ts";
import { renderComment } from "../../workflows/report/render-comment.ts";
import { renderMarkdown } from "../../workflows/report/render-markdown.ts";
import { renderSpanMarkdown, renderSpanText } from "../../workflows/report/render-span-report.ts";
import { renderSuggestion } from "../../workflows/report/render-suggestion.ts";
import { renderTraceMermaid, renderTraceText } from "../../workflows/report/render-trace.ts";
import { fenced } from "../../workflows/report/escape-markdown.ts";
import type { Report } from "../../workflows/report/report.ts";
import type { CheckRunWrite, ReviewComment, Write } from "./writes.ts";

const regenerateButton = {
  label: "Regenerate",
  description: "Regenerate files; suggest or commit",
  identifier: "regenerate",
} as const;

/** Everything that a finished review writes, in order: the gate first, so that nothing else can delay it. */
export function planWrites({ report, links }: { readonly report: Report; readonly links: Links }): Write[] {
  return [
    gate(report, links),
    ...review(report),
    { do: "comment", body: renderComment(report, links) },
    spans(report),
    trace(report),
  ];
}

function gate(report: Report, links: Links): CheckRunWrite {
  const drifted = report.targets.some((target) => target.drift);
  return {
    do: "check-run",
    name: "weavergen",
    conclusion: report.conclusion,
    title: titleOf(report.summary),
    summary: renderMarkdown(report, { links, mermaid: false }),
    text: report.patch === "" ? "" : cut(`### Patch\n\n${fenced(report.patch, "diff")}`),
    annotations: renderAnnotations(report),
    actions: drifted ? [regenerateButton] : [],
  };
}

function review(report: Report): Write[] {
  if (report.suggestions.length === 0) return [];
  const comments = report.suggestions.map((suggestion): ReviewComment => {
    const place = { path: suggestion.file, line: suggestion.endLine, body: renderSuggestion(suggestion) };
    return suggestion.startLine === suggestion.endLine ? place : { ...place, startLine: suggestion.startLine };
  });
  const count = comments.length === 1 ? "1 suggestion" : `${comments.length} suggestions`;
  return [{ do: "review", body: `${count}, each checked on a scratch copy before it is shown.`, comments }];
}

function spans({ spans: report }: Report): CheckRunWrite {
  return {
    do: "check-run",
    name: "weavergen / spans",
    conclusion: report.passed ? "success" : "failure",
    title: renderSpanText(report).split("\n")[0]?.slice(0, 200) ?? "Span report",
    summary: cut(renderSpanMarkdown(report)),
    text: "",
    annotations: [],
    actions: [],
  };
}

/** Mermaid is known to render in comments; a check run carries the text beside it. */
function trace(report: Report): CheckRunWrite {
  const steps = new Set(report.trace.map((step) => step.task)).size;
  const turns = report.reasoning.length;
  return {
    do: "check-run",
    name: "weavergen / trace",
    conclusion: "success",
    title: `${steps} tasks ran, ${turns === 1 ? "1 turn" : `${turns} turns`} of reasoning`,
    summary: cut(fenced(renderTraceText(report))),
    text: cut(fenced(renderTraceMermaid(report.trace), "mermaid")),
    annotations: [],
    actions: [],
  };
}

function titleOf(summary: string): string {
  return (summary.split(";")[0] ?? summary).replace(/\.$/, "").slice(0, 200);
}

function cut(text: string): string {
  return cutText(text, { limit: githubLimit });
}
