import type { Change } from "../report/report.ts";
import type { Registry } from "../weaver/registry.ts";
import { compareAttributes } from "./compare-attributes.ts";
import { compareSignals } from "./compare-signals.ts";
import { placesOfRemoved } from "./place-of-removed.ts";
import { usersOfAttributes } from "./signal-names.ts";

/**
 * Compares two resolved registries.
 * @param facts `base` is the registry of the merge base, undefined where it had none; `head` that of the pull request
 * @returns changes in the order of the head's files and lines; only stable items break anything
 *   (https://opentelemetry.io/docs/specs/otel/versioning-and-stability/#semantic-conventions-stability)
 */
export function compareRegistries({ base, head }: { base: Registry | undefined; head: Registry }): Change[] {
  const placeOfRemoved = placesOfRemoved(base ?? head, head);
  const users = usersOfAttributes(base, head);
  const changes = [
    ...compareAttributes({ base, head, users, placeOfRemoved }),
    ...compareSignals({ base, head, placeOfRemoved }),
  ];
  return changes.toSorted((a, b) => compareText(a.file, b.file) || a.line - b.line || compareText(a.name, b.name));
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
