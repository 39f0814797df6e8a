import type { Change, Finding, Level, Report, Target } from "./report.ts";

/** What a reader is told of a level; Weaver's words stay in the JSON. */
export const levelNames = {
  violation: "error",
  improvement: "improvement",
  information: "note",
} as const satisfies Record<Level, string>;

export function counted(number: number, noun: string): string {
  return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}

export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

export function duration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  return ms < 60_000 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms / 60_000)} min`;
}

export function place({ file, line, column }: Pick<Finding, "file" | "line" | "column">): string {
  return column === undefined ? `${file}:${line}` : `${file}:${line}:${column}`;
}

/** New findings, most serious first; within a level as the report has them. */
export function newFindings(report: Report): Finding[] {
  const order: Record<Level, number> = { violation: 0, improvement: 1, information: 2 };
  return report.findings.filter((finding) => finding.new).toSorted((a, b) => order[a.level] - order[b.level]);
}

/** "2 errors, 1 improvement", or "no findings". */
export function countFindings(findings: readonly Finding[]): string {
  const parts = (["violation", "improvement", "information"] as const)
    .map((level) => ({ level, number: findings.filter((finding) => finding.level === level).length }))
    .filter(({ number }) => number > 0)
    .map(({ level, number }) => counted(number, levelNames[level]));
  return parts.length === 0 ? "no findings" : parts.join(", ");
}

/** The changes that a reader is told: a new name that a rename tells already is not told as added again. */
export function toldChanges(changes: readonly Change[]): Change[] {
  const renamed = new Set(
    changes.filter(({ kind }) => kind === "renamed").map(({ signal, name }) => `${signal} ${name}`),
  );
  return changes
    .filter(({ kind, signal, name }) => kind !== "added" || !renamed.has(`${signal} ${name}`))
    .toSorted((a, b) => Number(b.breaking) - Number(a.breaking));
}

/** "1 breaking, 3 added", or "none". */
export function countChanges(changes: readonly Change[]): string {
  const breaking = changes.filter((change) => change.breaking).length;
  const told = toldChanges(changes);
  const kinds = (["added", "renamed", "deprecated", "removed", "changed"] as const)
    .map((kind) => ({ kind, number: told.filter((change) => change.kind === kind).length }))
    .filter(({ number }) => number > 0)
    .map(({ kind, number }) => `${number} ${kind}`);
  return [...(breaking > 0 ? [`${breaking} breaking`] : []), ...kinds].join(", ") || "none";
}

/** A change in words, names in backticks. */
export function changeSentence({ kind, signal, name, from, to, field, breaking }: Change): string {
  const thing = `${signal.replace("_", " ")} \`${name}\``;
  const tail = breaking ? " (breaking)" : "";
  if (kind === "added" && field === "name") return `${thing} is given its name`;
  if (kind !== "changed")
    return kind === "renamed"
      ? `renamed ${signal.replace("_", " ")} \`${from ?? ""}\` to \`${name}\`${tail}`
      : `${kind} ${thing}${tail}`;
  if (field === "attributes")
    return `${thing} ${to === undefined ? `loses \`${from ?? ""}\`` : `gains \`${to}\``}${tail}`;
  const values = from === undefined && to === undefined ? "" : `: \`${from ?? ""}\` → \`${to ?? ""}\``;
  return `changed ${(field ?? "something").replace("_", " ")} of ${thing}${values}${tail}`;
}

/** "typescript: 3 files out of date", "go: up to date", "docs: failed". */
export function targetSentence({ name, files, drift, error }: Target): string {
  if (error) return `${name}: failed`;
  const stale = files.filter((file) => file.status !== "unchanged").length;
  return drift ? `${name}: ${counted(stale, "file")} out of date` : `${name}: up to date`;
}
