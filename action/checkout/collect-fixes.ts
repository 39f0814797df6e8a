import { applyPatch, parsePatch } from "diff";
import type { Report } from "../../workflows/report/report.ts";
import type { DriftedFile } from "../../workflows/review/drift.ts";
import { applyEdits } from "../../workflows/workspace/apply-edits.ts";
import type { FileTree } from "../../workflows/workspace/workspace.ts";
import type { FileToWrite } from "./write-files.ts";

interface FixFacts {
  readonly report: Report;
  readonly drifted: readonly DriftedFile[];
  readonly head: FileTree;
}

/** The files as they should be: generated ones whole, others with the verified fixes made. */
export function collectFixes({ report, drifted, head }: FixFacts): FileToWrite[] {
  const refused = new Set(report.deliveries.filter(({ way }) => way === "refuse").map(({ file }) => file));
  const generated = new Set(drifted.map(({ path }) => path));
  const suggested = report.suggestions.filter(({ file }) => !generated.has(file));
  const edited = applyEdits(head, suggested);
  const texts = new Map(suggested.map(({ file }) => [file, edited.read(file)]));
  for (const patch of parsePatch(report.patch)) {
    const file = patch.newFileName?.replace(/^b\//, "") ?? "";
    const text = texts.get(file) ?? head.read(file);
    if (generated.has(file) || text === undefined) continue;
    // What does not fit beside the other fixes is proposed again by the next round.
    const mended = applyPatch(text, patch);
    if (mended !== false) texts.set(file, mended);
  }
  return [
    ...[...texts].map(([path, content]) => ({ path, content })),
    ...drifted.map(({ path, to }) => ({ path, content: to })),
  ].filter(({ path, content }) => !refused.has(path) && content !== head.read(path));
}
