import { messageOf } from "../../errors.ts";
import { type GenerateRun, startGenerate } from "../../generate/generate-run.ts";
import { settingsPath } from "../../settings/settings.ts";
import { driftFindings, generationFailed, targetErrorFinding } from "../drift-findings.ts";
import type { ReadSides, ReviewRun } from "../review-run.ts";

/** Regenerates all targets of the touched registries by `generate.bpmn` and keeps what differs from the head. */
export async function regenerateStep(run: ReviewRun, generate: (child: GenerateRun) => Promise<void>): Promise<void> {
  run.regenerateFailure = undefined;
  const resolvable = run.sides.filter(({ head }) => head.registry !== undefined);
  noteUnresolvable(run, resolvable);
  const child = startGenerate({
    weaver: run.services.weaver,
    head: run.workspace.head.files,
    base: run.workspace.base.files,
    templates: run.trustHead ? run.workspace.head.files : run.workspace.trusted.files,
    registries: resolvable.map(({ settings, head, base, dependencies }) => ({
      settings,
      dependencies,
      v2: head.registry?.format === "v2",
      inBase: base !== undefined,
    })),
    now: run.services.now,
  });
  try {
    await generate(child);
  } catch (error) {
    run.regenerateFailure = messageOf(error);
    throw error;
  }
  run.targets = child.compared.map(({ target }) => target);
  run.drifted = child.compared.flatMap(({ drifted }) => drifted);
  run.targetFindings = child.compared.flatMap((compared) => [
    ...driftFindings(compared),
    ...targetErrorFinding(compared.target, { file: settingsPath, line: 1 }),
  ]);
}

/** The fallback of the process: the rest of the review stands, but what could not be compared does not pass silently. */
export function noteRegenerateFailure(run: ReviewRun): void {
  const why = run.regenerateFailure === undefined ? "" : `: ${run.regenerateFailure}`;
  run.targetFindings = [
    {
      rule: generationFailed,
      level: "violation",
      message: `Generated files could not be compared with the registry${why}.`,
      hint: "Mend what the message names and push, or re-run this check.",
      file: settingsPath,
      line: 1,
      source: "weavergen",
      new: true,
    },
  ];
}

function noteUnresolvable(run: ReviewRun, resolvable: readonly ReadSides[]): void {
  for (const { settings } of run.sides.filter((sides) => !resolvable.includes(sides))) {
    if (settings.targets.length + settings.docs.length === 0) continue;
    run.notices.push(`Nothing was generated from ${settings.path}: it does not resolve until the errors are mended.`);
  }
}
