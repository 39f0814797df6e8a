import { drawing, type Drawing, mermaidLabel } from "../report/mermaid-text.ts";
import type { Catches, ProcessDefinition, ProcessFlow, ProcessNode } from "./process-definition.ts";
import { readableDuration } from "../report/mermaid-text.ts";

/** How a drawing shows a node that does work: lines under its label, and a class of Mermaid. */
interface Dress {
  readonly lines: readonly string[];
  readonly className?: string;
}

/** Draws a process as a Mermaid flowchart; as text where it is too large for Mermaid. */
export function drawProcess(process: ProcessDefinition): Drawing {
  const lines = [flowchartHead(process), ...flowchartLines(process, { prefix: "n", dress: () => ({ lines: [] }) })];
  return drawing({ lines, edges: process.flows.length, text: () => processAsText(process) });
}

const widest = 9;

/** Short processes run from left to right, longer ones downwards: a comment's column is narrow. */
export function flowchartHead({ nodes }: Pick<ProcessDefinition, "nodes">): string {
  return nodes.length > widest ? "flowchart TD" : "flowchart LR";
}

/** Nodes and edges of one process, without the first line; `prefix` keeps the ids of several processes apart. */
export function flowchartLines(
  process: ProcessDefinition,
  { prefix, dress }: { prefix: string; dress: (node: ProcessNode) => Dress },
): string[] {
  const ids = nodeIds(process, prefix);
  const inside = (parent: string | undefined, indent: string): string[] =>
    process.nodes
      .filter((node) => node.parent === parent)
      .flatMap((node) => {
        const id = ids.get(node.id) ?? "";
        if (node.kind !== "sub-process") {
          const merges = leaving.get(node.id)?.length === 1;
          return drawNode(node, { id, merges, ...dress(node) }).map((line) => `${indent}${line}`);
        }
        return [
          `${indent}subgraph ${id}[${mermaidLabel(node.label)}]`,
          ...inside(node.id, `${indent}  `),
          `${indent}end`,
        ];
      });
  const nodes = new Map(process.nodes.map((node) => [node.id, node]));
  const leaving = Map.groupBy(process.flows, (flow) => flow.from);
  return [...inside(undefined, "  "), ...process.flows.map((flow) => `  ${drawFlow(flow, nodes, ids)}`)];
}

/** Ids of the nodes in a drawing, by their ids in the process. */
export function nodeIds(process: ProcessDefinition, prefix: string): Map<string, string> {
  return new Map(process.nodes.map((node, index) => [node.id, `${prefix}${index}`]));
}

function drawNode(
  node: ProcessNode,
  { id, merges, lines, className }: Dress & { readonly id: string; readonly merges: boolean },
): string[] {
  const suffix = className === undefined ? "" : `:::${className}`;
  switch (node.kind) {
    case "start":
      return [`${id}([${mermaidLabel(node.label === node.id ? "start" : node.label)}])`];
    case "end":
      return [`${id}([${mermaidLabel(node.label === node.id ? "end" : node.label)}])`];
    case "parallel":
      if (merges && node.label === node.id) return [`${id}((${mermaidLabel("and")}))`];
      return [`${id}{{${mermaidLabel(node.label === node.id ? "in parallel" : node.label)}}}`];
    case "exclusive":
      if (merges && node.label === node.id) return [`${id}((${mermaidLabel("or")}))`];
      return [`${id}{${mermaidLabel(node.label === node.id ? "either" : node.label)}}`];
    case "task":
      return [`${id}[${mermaidLabel(node.label, ...lines)}]${suffix}`];
    case "call":
      return [`${id}[[${mermaidLabel(node.label, ...lines)}]]${suffix}`];
    // A boundary event is drawn as the dotted flow that leaves its task.
    case "boundary":
    case "sub-process":
      return [];
  }
}

function drawFlow(
  flow: ProcessFlow,
  nodes: ReadonlyMap<string, ProcessNode>,
  ids: ReadonlyMap<string, string>,
): string {
  const from = nodes.get(flow.from);
  const to = ids.get(flow.to);
  if (from?.kind === "boundary") return `${ids.get(from.on)} -.->|${mermaidLabel(describeCatch(from.catches))}| ${to}`;
  const label = flow.label ?? flow.decision;
  return `${ids.get(flow.from)} -->${label === undefined ? "" : `|${mermaidLabel(label)}|`} ${to}`;
}

function describeCatch(catches: Catches): string {
  switch (catches.kind) {
    case "timer":
      return `after ${readableDuration(catches.ms)}`;
    case "error":
      return `on ${catches.code}`;
    case "any-error":
      return "on any error";
  }
}

/** A process as indented text: each node and where its flows lead. */
function processAsText(process: ProcessDefinition): string {
  const labels = new Map(process.nodes.map((node) => [node.id, `${node.label} (${node.id})`]));
  const leaving = Map.groupBy(process.flows, (flow) => flow.from);
  const lines = process.nodes.flatMap((node) => {
    const what = node.kind === "boundary" ? `${describeCatch(node.catches)}, of ${labels.get(node.on)}` : node.kind;
    const flows = (leaving.get(node.id) ?? []).map((flow) => {
      const when = flow.label ?? flow.decision;
      return `    → ${labels.get(flow.to)}${when === undefined ? "" : ` [${when}]`}`;
    });
    return [`  ${labels.get(node.id)}: ${what}`, ...flows];
  });
  return `${[`${process.name}: ${process.title}`, ...lines].join("\n")}\n`;
}
