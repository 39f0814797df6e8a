import type { Place } from "../errors.ts";
import type { Finding, Target } from "../report/report.ts";
import type { DriftedFile } from "./drift.ts";

/** Rules of files that are not what the registry generates. */
export const driftRules = ["generated-file-out-of-date", "generated-file-missing", "generated-file-stale"] as const;
/** Rule of a target that could not be generated. */
export const generationFailed = "generation-failed";

const regenerate = "Regenerate and commit the file, apply the suggestions, or comment `/weavergen regenerate`.";

/** One finding for each drifted file, on the first line that differs. */
export function driftFindings({ target, drifted }: { target: Target; drifted: readonly DriftedFile[] }): Finding[] {
  return drifted.map((file) => ({
    ...wordsOf(file, target),
    level: "violation",
    hint: file.to === undefined ? "Delete the file, or comment `/weavergen regenerate`." : regenerate,
    file: file.path,
    line: firstDifference(file),
    source: "weavergen",
    new: true,
  }));
}

/** The finding of a target that failed; `at` is the file to look at, such as its template or the settings. */
export function targetErrorFinding(target: Target, at: Place): Finding[] {
  if (!target.error) return [];
  const { message, hint } = target.error;
  return [
    {
      rule: generationFailed,
      level: "violation",
      message: `The target "${target.name}" could not be generated: ${message}`,
      ...(hint === undefined ? {} : { hint }),
      file: at.file,
      line: at.line,
      ...(at.column === undefined ? {} : { column: at.column }),
      source: "weavergen",
      new: true,
    },
  ];
}

function wordsOf({ path, from, to }: DriftedFile, { name, registry }: Target): Pick<Finding, "rule" | "message"> {
  if (from === undefined) {
    return {
      rule: driftRules[1],
      message: `\`${path}\` is missing: target "${name}" generates it from \`${registry}\`.`,
    };
  }
  if (to === undefined) {
    return { rule: driftRules[2], message: `\`${path}\` is stale: target "${name}" no longer generates it.` };
  }
  return {
    rule: driftRules[0],
    message: `\`${path}\` is out of date: target "${name}" generates other lines from \`${registry}\`.`,
  };
}

function firstDifference({ from = "", to = "" }: DriftedFile): number {
  const [before, after] = [from.split("\n"), to.split("\n")];
  const index = before.findIndex((line, at) => line !== after[at]);
  return index < 0 ? 1 : index + 1;
}
