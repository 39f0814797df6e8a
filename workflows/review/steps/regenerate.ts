import { messageOf } from "../../errors.ts";
import { type GenerateRun, startGenerate } from "../../generate/generate-run.ts";
import { settingsPath } from "../../settings/settings.ts";
import { driftFindings, targetErrorFinding } from "../drift-findings.ts";
import type { ReadSides, ReviewRun } from "../review-run.ts";

/** Regenerates all targets of the touched registries by `generate.bpmn` and keeps what differs from the head. */
export async function regenerateStep(run: ReviewRun, generate: (child: GenerateRun) => Promise<void>): Promise<void> {
  const resolvable = run.sides.filter(({ head }) => head.registry !== undefined);
  noteUnresolvable(run, resolvable);
  const child = startGenerate({
    weaver: run.services.weaver,
    head: run.workspace.head.files,
    base: run.workspace.base.files,
    templates: run.trustHead ? run.workspace.head.files : run.workspace.trusted.files,
    registries: resolvable.map(({ settings, head, base }) => ({
      settings,
      v2: head.registry?.format === "v2",
      inBase: base !== undefined,
    })),
    now: run.services.now,
  });
  await generate(child);
  run.targets = child.compared.map(({ target }) => target);
  run.drifted = child.compared.flatMap(({ drifted }) => drifted);
  run.targetFindings = child.compared.flatMap((compared) => [
    ...driftFindings(compared),
    ...targetErrorFinding(compared.target, { file: settingsPath, line: 1 }),
  ]);
}

/** The fallback of the process: a review without generated files is still a review. */
export function noteRegenerateFailure(run: ReviewRun, cause?: unknown): void {
  const why = cause === undefined ? "" : `: ${messageOf(cause)}`;
  run.notices.push(`Generated files could not be compared${why}; the rest of the review stands.`);
}

function noteUnresolvable(run: ReviewRun, resolvable: readonly ReadSides[]): void {
  for (const { settings } of run.sides.filter((sides) => !resolvable.includes(sides))) {
    if (settings.targets.length + settings.docs.length === 0) continue;
    run.notices.push(`Nothing was generated from ${settings.path}: it does not resolve until the errors are mended.`);
  }
}
