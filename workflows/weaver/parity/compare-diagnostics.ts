import { readDiagnostics } from "../binary/read-diagnostics.ts";
import type { Diagnostic } from "../registry.ts";
import type { ParityDifference } from "./compare-engines.ts";

type Told = Pick<Diagnostic, "severity" | "kind">;

/** Kinds and severities in the documents that the engines printed; messages are each engine's own. */
export function compareDocuments(embedded: string, binary: string): ParityDifference[] {
  return compareDiagnostics(readDiagnostics(embedded), readDiagnostics(binary));
}

/** Kinds and severities with how often each was told. */
export function compareDiagnostics(embedded: readonly Told[], binary: readonly Told[]): ParityDifference[] {
  const [ours, theirs] = [counts(embedded), counts(binary)];
  return [...new Set([...ours.keys(), ...theirs.keys()])]
    .filter((kind) => ours.get(kind) !== theirs.get(kind))
    .toSorted()
    .map((told) => ({
      kind: "diagnostic",
      at: `diagnostics ${told}`,
      embedded: times(ours.get(told)),
      binary: times(theirs.get(told)),
    }));
}

function counts(diagnostics: readonly Told[]): Map<string, number> {
  const found = new Map<string, number>();
  // Policies are the binary's alone, and it was told to skip them.
  for (const { severity, kind } of diagnostics.filter((diagnostic) => diagnostic.kind !== "PoliciesNeedBinary")) {
    const key = `${kind} (${severity})`;
    found.set(key, (found.get(key) ?? 0) + 1);
  }
  return found;
}

function times(count = 0): string {
  return count === 0 ? "none" : String(count);
}
