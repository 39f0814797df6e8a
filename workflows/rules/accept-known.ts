import type { Finding } from "../report/report.ts";
import type { Accepted } from "./baseline-file.ts";

/** Findings that a baseline file lists are old: they stay visible and block nothing. */
export function acceptKnown(findings: readonly Finding[], accepted: readonly Accepted[]): Finding[] {
  if (accepted.length === 0) return [...findings];
  const known = new Set(accepted.flatMap(keysOfAccepted));
  return findings.map((finding) =>
    keysOfFinding(finding).some((key) => known.has(key)) ? { ...finding, new: false } : finding,
  );
}

/** Names outlive the wording of a message; the message tells apart what has no name. */
function keysOfAccepted({ rule, file, subject, message }: Accepted): string[] {
  const whole = { rule, file };
  if (subject === undefined) return [keyOf(message === undefined ? whole : { ...whole, message })];
  const unnamed = message === undefined ? { unnamed: true } : { unnamed: true, message };
  return [keyOf({ ...whole, subject }), keyOf({ ...whole, ...unnamed })];
}

function keysOfFinding({ rule, file, subject, message }: Finding): string[] {
  const whole = { rule, file };
  const named = subject === undefined ? [{ unnamed: true }, { unnamed: true, message }] : [{ subject }];
  return [{}, { message }, ...named].map((key) => keyOf({ ...whole, ...key }));
}

function keyOf(parts: Readonly<Record<string, string | boolean>>): string {
  return JSON.stringify(parts);
}
