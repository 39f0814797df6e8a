import type { Finding } from "../report/report.ts";

/**
 * Marks each finding of the head as new, or as one that the base has too. Findings match by rule, file and message, not
 * by line: text that only moved brings nothing new. Of three equal findings where the base had two, one is new.
 * @param renames old path by new path of files that the pull request moved
 */
export function markNewFindings({
  head,
  base,
  renames = new Map(),
}: {
  readonly head: readonly Finding[];
  readonly base: readonly Finding[];
  readonly renames?: ReadonlyMap<string, string>;
}): Finding[] {
  const old = new Map<string, number>();
  for (const finding of base) old.set(keyOf(finding, finding.file), (old.get(keyOf(finding, finding.file)) ?? 0) + 1);
  return head.map((finding) => {
    const key = keyOf(finding, renames.get(finding.file) ?? finding.file);
    const left = old.get(key) ?? 0;
    if (left > 0) old.set(key, left - 1);
    return { ...finding, new: left === 0 };
  });
}

/** Lines and columns within a message (YAML syntax errors) move with the text and do not tell findings apart. */
function keyOf({ rule, source, message }: Finding, file: string): string {
  return JSON.stringify([source, rule, file, message.replaceAll(/\b(line|column) \d+/g, "$1")]);
}
