import { compareRegistries } from "../compare.ts";
import type { ReviewRun } from "../review-run.ts";

/** Compares head and base of every touched registry that resolves. */
export function compareStep(run: ReviewRun): void {
  run.changes = run.sides.flatMap(({ head, base }) =>
    head.registry ? compareRegistries({ base, head: head.registry }) : [],
  );
}
