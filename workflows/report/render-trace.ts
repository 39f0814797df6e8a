import { plainText } from "./escape-markdown.ts";
import { drawRun } from "../bpmn/draw-run.ts";
import { processNames, readProcess } from "../processes/process-files.ts";
import type { ReasoningStep, Report, TraceStep } from "./report.ts";
import { duration } from "./words.ts";

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

/** The process as it really ran, as a Mermaid flowchart; "" where there is nothing to draw, or too much. */
export function renderTraceMermaid(trace: readonly TraceStep[]): string {
  const known = new Set(processNames());
  const steps = trace.filter((step) => known.has(step.process));
  const [first] = steps.toSorted((a, b) => a.start - b.start);
  if (!first) return "";
  const drawing = drawRun({ process: readProcess(first.process), processes: readProcess, steps });
  return drawing.format === "mermaid" ? drawing.text.trimEnd() : "";
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
