import type { FileTree } from "../../workspace/workspace.ts";
import type { DependencySources } from "../embedded/dependency-sources.ts";
import { readRegistry } from "../embedded/read-registry.ts";
import type { Diagnostic } from "../registry.ts";

/** Kinds that the embedded engine does not know, or places no better. */
const elsewhere = new Set(["policy_violation", "UnstableFileFormat", "WeaverPanic", "TemplateEvaluationFailed"]);

export interface Read {
  readonly files: FileTree;
  readonly registry: string;
  readonly future: boolean;
  readonly dependencies?: DependencySources | undefined;
}

/**
 * The same diagnostics at the key that is wrong, where the embedded engine says the very same of the registry: it reads
 * positions, while the names in Weaver's errors lead to the definition at best.
 */
export function finerPlaces(diagnostics: readonly Diagnostic[], read: Read): readonly Diagnostic[] {
  if (diagnostics.every(({ kind }) => elsewhere.has(kind))) return diagnostics;
  const known = [...embeddedDiagnostics(read)];
  return diagnostics.map((diagnostic) => {
    const index = known.findIndex((other) => isSame(diagnostic, other));
    const [same] = index === -1 ? [] : known.splice(index, 1);
    return same?.at === undefined ? diagnostic : { ...diagnostic, at: same.at, related: same.related };
  });
}

function isSame(one: Diagnostic, other: Diagnostic): boolean {
  return one.kind === other.kind && one.message === other.message;
}

/** Weaver has spoken already: a failure here must not lose what it said. */
function embeddedDiagnostics({ files, registry, future, dependencies }: Read): readonly Diagnostic[] {
  try {
    return readRegistry({ files, path: registry, future, ...(dependencies && { dependencies }) }).diagnostics;
  } catch {
    return [];
  }
}
