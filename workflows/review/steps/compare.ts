import { compareRegistries } from "../compare.ts";
import { changeInTree } from "../place-in-tree.ts";
import type { ReviewRun } from "../review-run.ts";

/** Compares head and base of every touched registry that resolves. */
export function compareStep(run: ReviewRun): void {
  run.changes = run.sides.flatMap(({ head, base, dependencies }) => {
    const changes = head.registry ? compareRegistries({ base, head: head.registry }) : [];
    return changes.map((change) => changeInTree(change, [dependencies.head, dependencies.base]));
  });
}
