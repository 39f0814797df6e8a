import { renderJson } from "../../workflows/report/render-json.ts";
import { renderMarkdown } from "../../workflows/report/render-markdown.ts";
import { renderMermaid } from "../../workflows/report/render-mermaid.ts";
import { renderSarif } from "../../workflows/report/render-sarif.ts";
import { renderText } from "../../workflows/report/render-text.ts";
import { renderTraceMermaid } from "../../workflows/report/render-trace.ts";
import type { Report } from "../../workflows/report/report.ts";

export const reportFormats = ["text", "json", "markdown", "mermaid", "sarif"] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** The report in one of the formats of the command line. */
export function renderReport(report: Report, options: { format: ReportFormat; color: boolean }): string {
  switch (options.format) {
    case "text":
      return renderText(report, { color: options.color });
    case "json":
      return renderJson(report);
    case "markdown":
      return renderMarkdown(report, { limit: Number.MAX_SAFE_INTEGER });
    case "mermaid":
      // Without changes there is nothing to draw but what ran.
      return withLineBreak(renderMermaid(report) || renderTraceMermaid(report.trace));
    case "sarif":
      return withLineBreak(renderSarif(report));
  }
}

function withLineBreak(text: string): string {
  return text.endsWith("\n") ? text : `${text}\n`;
}
