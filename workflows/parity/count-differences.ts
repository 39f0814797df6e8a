import { differenceKinds } from "../weaver/parity/compare-engines.ts";
import type { ParityResult, ParityRun } from "./parity-run.ts";

/** Counts by registry, command and kind, and leaves behind what the registry says. */
export function countDifferences(compared: ParityRun["compared"]): ParityResult {
  const disagreements = compared.flatMap(({ registry, parts }) =>
    [...new Set(parts.map(({ command }) => command))].flatMap((command) => {
      const found = parts.filter((part) => part.command === command).flatMap((part) => part.differences);
      return differenceKinds
        .map((kind) => ({ registry, command, kind, count: found.filter((one) => one.kind === kind).length }))
        .filter(({ count }) => count > 0);
    }),
  );
  return { outcome: disagreements.length === 0 ? "equal" : "different", disagreements };
}
