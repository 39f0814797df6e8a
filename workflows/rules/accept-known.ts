import type { Finding } from "../report/report.ts";
import type { Accepted } from "./baseline-file.ts";

/** Findings that a baseline file lists are old: they stay visible and block nothing. */
export function acceptKnown(findings: readonly Finding[], accepted: readonly Accepted[]): Finding[] {
  if (accepted.length === 0) return [...findings];
  const known = Map.groupBy(accepted, ({ rule, file }) => JSON.stringify([rule, file]));
  return findings.map((finding) => {
    const entries = known.get(JSON.stringify([finding.rule, finding.file])) ?? [];
    return entries.some((entry) => isSame(entry, finding)) ? { ...finding, new: false } : finding;
  });
}

/** Names outlive the wording of a message; the message tells apart what has no name. */
function isSame({ subject, message }: Accepted, finding: Finding): boolean {
  if (subject !== undefined && finding.subject !== undefined) return subject === finding.subject;
  return message === undefined || message === finding.message;
}
