import { readBaselineFile } from "../../rules/baseline-file.ts";
import type { Finding } from "../../report/report.ts";
import { readSettings } from "../../settings/read-settings.ts";
import { settingsPath } from "../../settings/settings.ts";
import type { ReviewRun } from "../review-run.ts";

/**
 * Reads `.github/weavergen.yml` of the trusted tree. What the pull request changes in it is checked and reported, but is
 * in force only after the merge.
 */
export function readSettingsStep(run: ReviewRun): void {
  const { trusted, head } = run.workspace;
  const inForce = run.trustHead ? head : trusted;
  const text = inForce.files.read(settingsPath);
  const { settings, problems } = readSettings(text);
  run.settings = settings;
  const proposed = head.files.read(settingsPath);
  const read = readSettings(proposed);
  run.settingsFindings = read.problems.map((problem) => ({ ...problem, new: proposed !== text || run.trustHead }));
  run.settingsFindings.push(...baselineFindings(run, read.settings.review["baseline-file"]));
  const [first] = problems;
  if (first && !run.trustHead) {
    const others = problems.length === 1 ? "" : ` and ${problems.length - 1} more`;
    run.notices.push(`The base branch's ${settingsPath}:${first.line}${others} is not in force: ${first.message}`);
  }
  if (proposed !== text) {
    run.notices.push(`${settingsPath} differs from the base branch; the base's is in force until this is merged.`);
  }
}

/** What is wrong with the head's baseline file; new where the pull request changes it, or begins to name it. */
function baselineFindings({ workspace, settings, trustHead }: ReviewRun, path: string | undefined): Finding[] {
  if (path === undefined) return [];
  const isChanged = workspace.changed.some((file) => file.path === path || file.oldPath === path);
  const isNew = trustHead || isChanged || settings.review["baseline-file"] !== path;
  return readBaselineFile(workspace.head.files, path).problems.map((problem) => ({ ...problem, new: isNew }));
}
