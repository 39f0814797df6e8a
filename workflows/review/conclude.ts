import type { Change, Finding, Report, Suggestion, Target } from "../report/report.ts";
import { levels } from "../report/report.ts";
import type { Settings } from "../settings/settings.ts";
import { countChanges } from "../report/words.ts";
import { driftRules } from "./drift-findings.ts";

export interface ConcludeFacts {
  /** All findings, those of drift included. */
  readonly findings: readonly Finding[];
  readonly changes: readonly Change[];
  readonly targets: readonly Target[];
  readonly suggestions: readonly Suggestion[];
  readonly failOn: Settings["review"]["fail-on"];
  /** Whether the pull request touches a registry, its templates, its output or the settings. */
  readonly touched: boolean;
}

export interface Conclusion {
  readonly conclusion: Report["conclusion"];
  /** One sentence: the verdict and what to do next. */
  readonly summary: string;
}

/** The gate's verdict. Only what is new blocks; drift and breaking changes of stable items are violations. */
export function conclude(facts: ConcludeFacts): Conclusion {
  const blocking = facts.findings.filter((finding) => finding.new && blocks(finding, facts.failOn));
  const drifted = facts.failOn !== "none" && facts.targets.some((target) => target.drift || target.error);
  if (blocking.length > 0 || drifted) return { conclusion: "failure", summary: blocked(blocking, facts) };
  if (!facts.touched) {
    return {
      conclusion: "success",
      summary: "Nothing to do: this pull request touches no registry and nothing generated from one.",
    };
  }
  return { conclusion: "success", summary: passed(facts) };
}

function blocks({ level }: Finding, failOn: ConcludeFacts["failOn"]): boolean {
  return failOn !== "none" && levels.indexOf(level) <= levels.indexOf(failOn);
}

const breakingRules: ReadonlySet<string> = new Set([
  "breaking-change",
  "removed-without-deprecation",
  "stability-lowered",
]);
/** Rules, and policies of the same names, that hold a registry against its base, whatever the stability. */
const compatibility = /^compatibility-/;

function isBreaking({ rule, level }: Finding): boolean {
  return level === "violation" && (breakingRules.has(rule) || compatibility.test(rule));
}

const drift: ReadonlySet<string> = new Set(driftRules);

function blocked(blocking: readonly Finding[], facts: ConcludeFacts): string {
  const breaking = blocking.filter(isBreaking);
  const drifted = driftedFiles(blocking, facts);
  const stale = drifted.size;
  const unsuggested = drifted.difference(new Set(facts.suggestions.map(({ file }) => file))).size;
  const rest = blocking.filter((finding) => !isBreaking(finding) && !drift.has(finding.rule));
  const failed = facts.targets.filter((target) => target.error && !target.drift).length;
  const errors = rest.filter(({ level, rule }) => level === "violation" && rule !== "generation-failed").length;
  const reasons = [
    count(breaking.length, "breaking change"),
    count(errors, "error"),
    count(blocking.filter(({ level }) => level === "improvement").length, "improvement"),
    count(blocking.filter(({ level }) => level === "information").length, "note"),
    stale > 0 ? `${count(stale, "generated file")} out of date` : "",
    failed > 0 ? `${count(failed, "target")} that cannot be generated` : "",
  ].filter((reason) => reason !== "");
  return `Blocked: ${listed(reasons)}; ${whatToDo({ breaking, unsuggested, suggestions: facts.suggestions.length })}.`;
}

function driftedFiles(blocking: readonly Finding[], { targets }: ConcludeFacts): Set<string> {
  const found = new Set(blocking.filter((finding) => drift.has(finding.rule)).map((finding) => finding.file));
  for (const target of targets) {
    for (const file of target.files) if (target.drift && file.status !== "unchanged") found.add(file.path);
  }
  return found;
}

interface OpenPoints {
  readonly breaking: readonly Finding[];
  readonly unsuggested: number;
  readonly suggestions: number;
}

function whatToDo({ breaking, ...counts }: OpenPoints): string {
  const steps = [
    counts.suggestions > 0
      ? `apply the ${counts.suggestions === 1 ? "suggestion" : `${counts.suggestions} suggestions`}`
      : "",
    breaking.length > 0 ? insteadOf(breaking) : "",
    counts.unsuggested > 0 ? "regenerate with `/weavergen regenerate` or apply the patch" : "",
  ].filter((step) => step !== "");
  return steps.length > 0 ? listed(steps) : "mend what is listed below";
}

function insteadOf(breaking: readonly Finding[]): string {
  return breaking.some(({ rule }) => compatibility.test(rule))
    ? "take the breaking changes back or deprecate instead"
    : "deprecate instead of changing what is stable";
}

function passed({ findings, changes }: ConcludeFacts): string {
  const fresh = findings.filter((finding) => finding.new);
  const errors = fresh.filter((finding) => finding.level === "violation").length;
  const improvements = fresh.filter((finding) => finding.level === "improvement").length;
  const what =
    changes.length === 0 ? "nothing in the registry changes" : `the registry is valid (${countChanges(changes)})`;
  if (errors > 0)
    return `Passed with ${count(errors, "error")}, because \`fail-on\` does not block; mend what is listed below.`;
  if (improvements === 0) return `Passed: ${what}; nothing to do.`;
  return `Passed: ${what}; ${count(improvements, "possible improvement")} below.`;
}

function count(number: number, noun: string): string {
  if (number === 0) return "";
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? "";
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(", ")} and ${last}`;
}
