import type { TraceStep } from "../report/report.ts";
import { flowchartHead, flowchartLines, nodeIds } from "./draw-process.ts";
import {
  drawing,
  type Drawing,
  mermaidLabel,
  oneLine,
  outcomeClasses,
  readableDuration,
} from "../report/mermaid-text.ts";
import type { ProcessDefinition } from "./process-definition.ts";
import { describeRecord, recordOf } from "./task-record.ts";

interface DrawnRun {
  readonly process: ProcessDefinition;
  readonly steps: readonly TraceStep[];
  /** Finds the processes that tasks called, so that they are drawn beside their caller. */
  readonly processes?: (name: string) => ProcessDefinition;
}

const maximumTextLines = 1_000;

/**
 * Draws a process as it really ran: the same shape with durations, outcomes and retries, and the processes that its
 * tasks called. As text where it is too large for Mermaid.
 */
export function drawRun({ process, steps, processes }: DrawnRun): Drawing {
  const byProcess = Map.groupBy(steps, (step) => step.process);
  const called = processes ? [...byProcess.keys()].filter((name) => name !== process.name).map(processes) : [];
  const lines = [flowchartHead(process), ...runLines(process, byProcess.get(process.name) ?? [], "n")];
  const places = new Map([[process.name, nodesByTask(process, "n")]]);
  for (const [index, child] of called.entries()) {
    const prefix = `c${index}n`;
    places.set(child.name, nodesByTask(child, prefix));
    const childSteps = byProcess.get(child.name) ?? [];
    lines.push(`  subgraph c${index}[${mermaidLabel(child.name)}]`, ...runLines(child, childSteps, prefix), "  end");
  }
  const calls = called.flatMap((child, index) =>
    callers(byProcess.get(child.name) ?? [], places).map((from) => `  ${from} -.-> c${index}`),
  );
  lines.push(...calls, ...outcomeClasses.map((line) => `  ${line}`));
  const edges = [process, ...called].reduce((sum, { flows }) => sum + flows.length, calls.length);
  return drawing({ lines, edges, text: () => runAsText(steps) });
}

function runLines(process: ProcessDefinition, steps: readonly TraceStep[], prefix: string): string[] {
  const byTask = Map.groupBy(steps, (step) => step.task);
  return flowchartLines(process, {
    prefix,
    dress: (node) => {
      if (node.kind !== "task" && node.kind !== "call") return { lines: [] };
      const record = recordOf(byTask.get(node.kind === "task" ? node.task : node.process) ?? []);
      if (!record) return { lines: ["not run"], className: "skipped" };
      return { lines: [describeRecord(record)], className: record.outcome };
    },
  });
}

function nodesByTask(process: ProcessDefinition, prefix: string): Map<string, string> {
  const ids = nodeIds(process, prefix);
  const places = process.nodes.flatMap((node): [string, string][] => {
    if (node.kind !== "task" && node.kind !== "call") return [];
    return [[node.kind === "task" ? node.task : node.process, ids.get(node.id) ?? ""]];
  });
  return new Map(places);
}

function callers(steps: readonly TraceStep[], places: ReadonlyMap<string, ReadonlyMap<string, string>>): string[] {
  const names = new Set(steps.flatMap(({ caller }) => (caller === undefined ? [] : [caller])));
  return [...names].flatMap((name) => [...places.values()].flatMap((tasks) => tasks.get(name) ?? []));
}

/** A run as indented text: each attempt with its duration and outcome, called processes below their caller. */
export function runAsText(steps: readonly TraceStep[]): string {
  const rows = rowsOf(steps, undefined, 0).slice(0, maximumTextLines);
  const width = Math.max(0, ...rows.map(({ name }) => name.length));
  const lines = rows.map(({ name, rest }) => `${name.padEnd(width)}  ${rest}`.trimEnd());
  if (steps.length > maximumTextLines) lines.push(`… ${steps.length} steps in all`);
  return lines.length === 0 ? "nothing ran\n" : `${lines.join("\n")}\n`;
}

interface Row {
  readonly name: string;
  readonly rest: string;
}

function rowsOf(steps: readonly TraceStep[], caller: TraceStep | undefined, depth: number): Row[] {
  const indent = "  ".repeat(depth);
  const mine = steps.filter((step) => belongsTo(step, caller));
  return [...Map.groupBy(mine, (step) => step.process)].flatMap(([process, own]) => [
    { name: `${indent}${process}`, rest: "" },
    ...own.flatMap((step) => {
      const attempt = step.attempt > 1 ? `, attempt ${step.attempt}` : "";
      const detail = step.detail === undefined ? "" : `: ${oneLine(step.detail).slice(0, 200)}`;
      const outcome = step.outcome === "ok" ? "" : `  ${step.outcome}${detail}`;
      const row = {
        name: `${indent}  ${step.task}`,
        rest: `${readableDuration(step.ms).padStart(8)}${attempt}${outcome}`,
      };
      return [row, ...(depth < 8 ? rowsOf(steps, step, depth + 2) : [])];
    }),
  ]);
}

/** A called process names the task that called it; where that ran more than once, the time tells which turn it was. */
function belongsTo(step: TraceStep, caller: TraceStep | undefined): boolean {
  if (!caller) return step.caller === undefined;
  if (step.caller !== caller.task || step === caller) return false;
  return step.start >= caller.start && step.start <= caller.start + caller.ms;
}
