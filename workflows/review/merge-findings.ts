import { levels } from "../report/report.ts";
import type { Finding } from "../report/report.ts";

/**
 * Weaver's findings and our own as one list, each thing told once: where both say the same of the same place or name,
 * the more serious one stays, and ours where they are equal, because it says what to do.
 */
export function mergeFindings({ weaver, own }: { weaver: readonly Finding[]; own: readonly Finding[] }): Finding[] {
  const ownByRule = Map.groupBy(own, (finding) => `${finding.rule} ${finding.file}`);
  const repeated = new Set<Finding>();
  const kept = weaver.filter((finding) => {
    const same = ownByRule.get(`${finding.rule} ${finding.file}`)?.find((other) => isSameThing(finding, other));
    if (!same) return true;
    const isWorse = levels.indexOf(finding.level) < levels.indexOf(same.level);
    if (isWorse) repeated.add(same);
    return isWorse;
  });
  return [...kept, ...own.filter((finding) => !repeated.has(finding))];
}

function isSameThing(a: Finding, b: Finding): boolean {
  return a.line === b.line || (quoted(a) !== undefined && quoted(a) === quoted(b));
}

/** The first name that the message quotes: what it is about. */
function quoted({ message }: Finding): string | undefined {
  return /`([^`]+)`/.exec(message)?.[1];
}
