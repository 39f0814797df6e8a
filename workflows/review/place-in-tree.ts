import type { Place } from "../errors.ts";
import type { Change, Finding } from "../report/report.ts";
import type { DependencySources } from "../weaver/embedded/dependency-sources.ts";

/**
 * A finding in a fetched dependency is shown where the repository's own manifest names that dependency: its files are
 * none of the repository's, and nobody can open them there. The hint says where it is.
 */
export function findingInTree(finding: Finding, dependencies: DependencySources): Finding {
  const { related, column: _column, endLine: _endLine, endColumn: _endColumn, ...rest } = finding;
  const inTree = related?.map(({ file, line }) => placeIn({ file, line }, [dependencies]) ?? { file, line });
  const at = placeIn(finding, [dependencies]);
  if (at === undefined) return inTree === undefined ? finding : { ...finding, related: inTree };
  const where = `It stands in ${finding.file}, line ${finding.line}.`;
  const hint = rest.hint === undefined ? where : `${rest.hint} ${where}`;
  return { ...rest, ...at, hint, ...(inTree && { related: inTree }) };
}

/** A change of what a dependency defines, where the head's manifest names it, or the base's one did. */
export function changeInTree(change: Change, sides: readonly DependencySources[]): Change {
  return { ...change, ...placeIn(change, sides) };
}

type Line = Pick<Place, "file" | "line">;

function placeIn({ file }: Line, sides: readonly DependencySources[]): Line | undefined {
  for (const side of sides) {
    const at = side.namedAt(file);
    if (at !== undefined) return { file: at.file, line: at.line };
  }
  return undefined;
}
