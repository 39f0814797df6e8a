import { Report } from "./report.ts";

/** The report as a stable document: fields in the schema's order, only fields of the schema. */
export function renderJson(report: Report): string {
  return `${JSON.stringify(Report.parse(report), null, 2)}\n`;
}
