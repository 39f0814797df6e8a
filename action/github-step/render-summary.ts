import { cutText } from "../../workflows/report/cut-text.ts";
import { codeSpan } from "../../workflows/report/escape-markdown.ts";
import { renderMarkdown } from "../../workflows/report/render-markdown.ts";
import type { Report } from "../../workflows/report/report.ts";
import type { Inputs } from "./inputs.ts";

/** GitHub refuses a job summary above 1 MiB whole. */
const limit = 1_000_000;

/** The job summary: the report, and how to take the patch. */
export function renderSummary(facts: { report: Report; inputs: Inputs; fork: boolean }): string {
  const { report } = facts;
  const markdown = renderMarkdown(report, { limit: limit - 2_000 });
  return cutText(`## WeaverGen\n\n${markdown}${patchSection(facts)}`, { limit });
}

function patchSection({ report, inputs, fork }: { report: Report; inputs: Inputs; fork: boolean }): string {
  const file = inputs["patch-file"];
  if (report.patch === "" || file === undefined) return "";
  const who = fork ? "The branch belongs to a fork, which a workflow cannot push to. " : "";
  return `\n### Bring the files up to date\n\n${who}Run \`weavergen generate\`, or take the patch ${codeSpan(file)} (upload it with actions/upload-artifact) and run \`git apply\` on it.\n`;
}
