import { plainText } from "./escape-markdown.ts";
import { mermaidLabel } from "./render-mermaid.ts";
import type { ReasoningStep, Report, TraceStep } from "./report.ts";
import { duration } from "./words.ts";

const mostSteps = 60;

/** The run's steps as a table of text, in the order in which they began, and the reasoning below. */
export function renderTraceText(report: Pick<Report, "trace" | "reasoning" | "findings" | "runId" | "ms">): string {
  const steps = report.trace.toSorted((a, b) => a.start - b.start);
  const width = Math.min(60, Math.max(4, ...steps.map((step) => nameOf(step).length)));
  const lines = steps.map(
    (step) =>
      `${duration(step.start).padStart(8)}  ${nameOf(step).padEnd(width)}  ${duration(step.ms).padStart(8)}  ${step.outcome}` +
      `${step.attempt > 1 ? ` (attempt ${step.attempt})` : ""}${step.detail === undefined ? "" : `: ${clean(step.detail)}`}`,
  );
  const chain = report.reasoning.map((step) => reasoningText(step, report));
  return [
    `Run ${clean(report.runId)}, ${duration(report.ms)}`,
    lines.length === 0 ? "No steps were recorded." : lines.join("\n"),
    chain.length === 0 ? "" : `Reasoning\n${chain.join("\n")}`,
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

/** The steps as a Mermaid flowchart: what ended before another began leads to it; "" where there are none. */
export function renderTraceMermaid(trace: readonly TraceStep[]): string {
  const steps = trace.toSorted((a, b) => a.start - b.start).slice(0, mostSteps);
  if (steps.length === 0) return "";
  const nodes = steps.map(
    (step, index) => `  s${index}[${mermaidLabel(`${step.task} ${duration(step.ms)}${noteOf(step)}`)}]`,
  );
  const edges = steps.flatMap((step, index) => previousOf(step, steps).map((before) => `  s${before} --> s${index}`));
  const failed = steps.flatMap((step, index) => (step.outcome === "ok" ? [] : [`  class s${index} ${step.outcome}`]));
  const left = trace.length - steps.length;
  return [
    "flowchart LR",
    ...nodes,
    ...(left > 0 ? [`  more["… and ${left} more steps"]`] : []),
    ...edges,
    ...failed,
    "  classDef error stroke:#cf222e,stroke-width:3px",
    "  classDef timeout stroke:#cf222e,stroke-dasharray:4",
    "  classDef cancelled stroke-dasharray:4",
    "  classDef skipped opacity:0.5",
  ].join("\n");
}

/** The steps that ended last before this one began: those with no other step between. */
function previousOf(step: TraceStep, steps: readonly TraceStep[]): number[] {
  const ended = steps.flatMap((other, index) =>
    other !== step && endOf(other) <= step.start && other.start < step.start ? [{ other, index }] : [],
  );
  const latestStart = Math.max(...ended.map(({ other }) => other.start));
  return ended
    .filter(({ other }) => endOf(other) > latestStart || other.start === latestStart)
    .map(({ index }) => index);
}

function endOf({ start, ms }: TraceStep): number {
  return start + ms;
}

function noteOf({ outcome, attempt }: TraceStep): string {
  return `${outcome === "ok" ? "" : ` ${outcome}`}${attempt > 1 ? ` attempt ${attempt}` : ""}`;
}

function reasoningText(step: ReasoningStep, { findings }: Pick<Report, "findings">): string {
  const finding = findings[step.finding];
  const about =
    finding === undefined
      ? `finding ${step.finding}`
      : `${clean(finding.rule)} at ${clean(finding.file)}:${finding.line}`;
  const problems = step.problems.map((problem) => `\n      refused: ${clean(problem)}`).join("");
  return `  ${about}: ${clean(step.proposer)}, turn ${step.iteration}, ${step.outcome} in ${duration(step.ms)}: ${clean(step.explanation)}${problems}`;
}

function nameOf({ process, task }: TraceStep): string {
  return clean(`${process}/${task}`);
}

function clean(text: string): string {
  return plainText(text).replaceAll(/\s+/g, " ").trim();
}
