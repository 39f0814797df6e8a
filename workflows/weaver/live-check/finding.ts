import type { Finding, FindingLevel, LiveCheckResult, Sample, SignalType } from "./sample.ts";

/** The signal that a finding is about: the outermost sample. */
export interface Subject {
  readonly type: SignalType | null;
  readonly name: string | null;
}

export function subjectOf(sample: Sample): Subject {
  switch (sample.kind) {
    case "span":
    case "metric":
      return { type: sample.kind, name: sample.body.name };
    case "log":
      return { type: "log", name: sample.body.event_name };
    case "resource":
    case "profile":
      return { type: sample.kind, name: null };
    case "attribute":
    case "span_event":
    case "span_link":
    case "instrumentation_scope":
      return { type: null, name: null };
  }
}

type Told = Pick<Finding, "id" | "level" | "message"> & { readonly context?: Finding["context"] };

export function findingOn(subject: Subject, { id, context = null, message, level }: Told): Finding {
  const { type: signal_type, name: signal_name } = subject;
  return { type: "PolicyFinding", id, context, message, level, signal_type, signal_name };
}

const ranks: Readonly<Record<FindingLevel, number>> = { information: 0, improvement: 1, violation: 2 };

export function isAtLeast(level: FindingLevel, threshold: FindingLevel): boolean {
  return ranks[level] >= ranks[threshold];
}

export function resultOf(findings: Finding[]): LiveCheckResult {
  let highest: FindingLevel | null = null;
  for (const { level } of findings) if (highest === null || ranks[level] > ranks[highest]) highest = level;
  return { all_advice: findings, highest_advice_level: highest };
}
