import { randomUUID } from "node:crypto";
import { isAbsolute, relative, resolve, sep } from "node:path";
import type * as ActionsCore from "@actions/core";
import { renderWorkflowCommands } from "../../workflows/report/render-annotations.ts";
import { renderJson } from "../../workflows/report/render-json.ts";
import { renderSarif } from "../../workflows/report/render-sarif.ts";
import { renderText } from "../../workflows/report/render-text.ts";
import type { Report } from "../../workflows/report/report.ts";
import { newFindings } from "../../workflows/report/words.ts";
import { writeFiles, writeWhole } from "../checkout/write-files.ts";
import type { ExitCode } from "../terminal/terminal.ts";
import type { Inputs } from "./inputs.ts";
import { renderSummary } from "./render-summary.ts";

export type Core = Pick<typeof ActionsCore, "info" | "setFailed" | "setOutput" | "setSecret" | "warning"> & {
  /** Where the runner lets a step write its summary; undefined where it does not. */
  readonly summary: Pick<(typeof ActionsCore)["summary"], "addRaw"> | undefined;
};

interface Publishing {
  readonly report: Report;
  readonly inputs: Inputs;
  readonly core: Core;
  /** GITHUB_WORKSPACE: what the paths of files are relative to. */
  readonly folder: string;
  readonly fork: boolean;
}

/** Leaves what a review found where the people and the next steps of a workflow look for it. */
export async function publishReview(publishing: Publishing): Promise<ExitCode> {
  const { report, inputs, core } = publishing;
  logText(core, renderText(report));
  if (inputs.annotations) for (const line of renderWorkflowCommands(report)) core.info(line);
  const files = await writeReports(publishing);
  if (inputs.summary && core.summary) await core.summary.addRaw(renderSummary(publishing)).write();
  core.setOutput("conclusion", report.conclusion);
  core.setOutput("findings", newFindings(report).length);
  core.setOutput(
    "changed",
    report.targets.some(({ drift }) => drift),
  );
  for (const [name, path] of Object.entries(files)) core.setOutput(name, path);
  if (report.conclusion !== "failure" && report.conclusion !== "action_required") return 0;
  core.setFailed(report.summary);
  return 1;
}

/** Text of the repository must not be read as workflow commands. */
function logText(core: Core, text: string): void {
  const token = randomUUID();
  core.info(`::stop-commands::${token}`);
  core.info(text);
  core.info(`::${token}::`);
}

async function writeReports({ report, inputs, folder }: Publishing): Promise<Record<string, string>> {
  const write = (path: string | undefined, content: string): Promise<string> =>
    path === undefined || content === "" ? Promise.resolve("") : writeNamed(folder, path, content);
  return {
    "report-path": await write(inputs["report-file"], renderJson(report)),
    "sarif-path": await write(inputs["sarif-file"], renderSarif(report)),
    "patch-path": await write(inputs["patch-file"], report.patch),
  };
}

/** Inside the checkout a link that a pull request left there is not followed. */
async function writeNamed(folder: string, path: string, content: string): Promise<string> {
  const place = resolve(folder, path);
  const inside = relative(folder, place);
  if (isAbsolute(inside) || inside.split(sep)[0] === "..") writeWhole(place, content);
  else await writeFiles(folder, [{ path: inside.split(sep).join("/"), content }]);
  return path;
}
