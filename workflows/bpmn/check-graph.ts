import { UserError } from "../errors.ts";
import type { ProcessDefinition, ProcessFlow, ProcessNode } from "./process-definition.ts";

const maximumNodes = 300;
const holdsWork: readonly ProcessNode["kind"][] = ["task", "call", "sub-process"];

interface Graph {
  readonly file: string;
  readonly nodes: ReadonlyMap<string, ProcessNode>;
  readonly flows: readonly ProcessFlow[];
  readonly incoming: ReadonlyMap<string, readonly ProcessFlow[]>;
  readonly outgoing: ReadonlyMap<string, readonly ProcessFlow[]>;
}

/**
 * Refuses a process that could not run to its end in a predictable way: loose ends, unclear decisions, loops without
 * work in them.
 * @throws UserError `process-graph` with line and hint
 */
export function checkGraph(definition: Pick<ProcessDefinition, "file" | "nodes" | "flows">): void {
  const { file, flows } = definition;
  const nodes = new Map(definition.nodes.map((node) => [node.id, node]));
  const incoming = Map.groupBy(flows, (flow) => flow.to);
  const outgoing = Map.groupBy(flows, (flow) => flow.from);
  const graph: Graph = { file, nodes, flows, incoming, outgoing };
  if (nodes.size > maximumNodes) {
    refuse(graph, 1, `it has ${nodes.size} nodes; ${maximumNodes} are allowed`, "Split it with call activities.");
  }
  for (const flow of flows) checkFlow(graph, flow);
  for (const node of nodes.values()) checkNode(graph, node);
  checkStarts(graph, undefined);
  checkBoundaries(graph);
  checkReachable(graph);
  checkLoops(graph);
}

function checkFlow(graph: Graph, flow: ProcessFlow): void {
  const from = graph.nodes.get(flow.from);
  const to = graph.nodes.get(flow.to);
  if (!from || !to) refuse(graph, flow.line, `flow ${flow.id} leads from or to a node that does not exist`);
  if (from.parent !== flow.parent || to.parent !== flow.parent) {
    refuse(graph, flow.line, `flow ${flow.id} crosses the border of a sub-process`);
  }
  if (from.kind !== "exclusive" && (flow.decision !== undefined || flow.isDefault)) {
    refuse(graph, flow.line, `flow ${flow.id} has a condition, but does not leave an exclusive gateway`);
  }
  const twin = graph.flows.find((other) => other !== flow && other.from === flow.from && other.to === flow.to);
  if (twin) refuse(graph, flow.line, `flows ${flow.id} and ${twin.id} lead from and to the same nodes`);
}

function checkNode(graph: Graph, node: ProcessNode): void {
  const entering = graph.incoming.get(node.id)?.length ?? 0;
  const leaving = graph.outgoing.get(node.id) ?? [];
  const entry = node.kind === "start" || node.kind === "boundary";
  if (entry && entering > 0) refuse(graph, node.line, `${node.id} is an entry, but a flow leads to it`);
  if (!entry && entering === 0) refuse(graph, node.line, `no flow leads to ${node.id}`);
  if (node.kind === "end" && leaving.length > 0) refuse(graph, node.line, `a flow leaves the end ${node.id}`);
  if (node.kind !== "end" && leaving.length === 0) refuse(graph, node.line, `no flow leaves ${node.id}`);
  if (node.kind === "exclusive") return checkDecisions(graph, node, leaving);
  if (node.kind !== "parallel" && leaving.length > 1) {
    const hint = "Put a parallel or an exclusive gateway behind it.";
    refuse(graph, node.line, `${leaving.length} flows leave ${node.id}`, hint);
  }
}

function checkDecisions(graph: Graph, node: ProcessNode, leaving: readonly ProcessFlow[]): void {
  if (leaving.length === 1) {
    if (leaving[0]?.decision === undefined) return;
    refuse(graph, node.line, `the only flow that leaves gateway ${node.id} has a condition`);
  }
  const defaults = leaving.filter((flow) => flow.isDefault);
  const unclear = leaving.find((flow) => flow.isDefault === (flow.decision !== undefined));
  if (defaults.length === 1 && !unclear) return;
  const hint =
    "Set the gateway's default=\"<flow>\" for the other way, and name a decision in each other flow's condition.";
  refuse(graph, node.line, `gateway ${node.id} does not say which of its flows is taken`, hint);
}

function checkStarts(graph: Graph, parent: string | undefined): void {
  const members = [...graph.nodes.values()].filter((node) => node.parent === parent);
  const scope = parent === undefined ? "the process" : `sub-process ${parent}`;
  const line = parent === undefined ? 1 : (graph.nodes.get(parent)?.line ?? 1);
  const starts = members.filter((node) => node.kind === "start").length;
  if (starts !== 1) refuse(graph, line, `${scope} has ${starts} start events; it needs one`);
  if (!members.some((node) => node.kind === "end")) refuse(graph, line, `${scope} has no end event`);
  for (const node of members) if (node.kind === "sub-process") checkStarts(graph, node.id);
}

function checkBoundaries(graph: Graph): void {
  const seen = new Set<string>();
  for (const node of graph.nodes.values()) {
    if (node.kind !== "boundary") continue;
    const host = graph.nodes.get(node.on);
    if (!host || host.parent !== node.parent || !holdsWork.includes(host.kind)) {
      refuse(graph, node.line, `boundary event ${node.id} is not attached to a task or sub-process`);
    }
    const key = `${node.on} ${node.catches.kind === "error" ? node.catches.code : node.catches.kind}`;
    if (seen.has(key)) refuse(graph, node.line, `two boundary events of ${node.on} wait for the same thing`);
    seen.add(key);
  }
}

function checkReachable(graph: Graph): void {
  const reached = new Set<string>();
  const waiting = [...graph.nodes.values()].filter((node) => node.kind === "start").map((node) => node.id);
  const boundaries = [...graph.nodes.values()].filter((node) => node.kind === "boundary");
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    for (const flow of graph.outgoing.get(id) ?? []) waiting.push(flow.to);
    for (const boundary of boundaries) if (boundary.on === id) waiting.push(boundary.id);
  }
  const lost = [...graph.nodes.values()].find((node) => !reached.has(node.id));
  if (lost) refuse(graph, lost.line, `${lost.id} cannot be reached from the start`);
}

/** A loop of gateways alone would spin for ever; a loop with work in it is bounded by the runner's limit of steps. */
function checkLoops(graph: Graph): void {
  const done = new Set<string>();
  const path = new Set<string>();
  const visit = (node: ProcessNode): void => {
    if (done.has(node.id) || holdsWork.includes(node.kind)) return;
    if (path.has(node.id)) refuse(graph, node.line, `a loop through ${node.id} has no task in it`);
    path.add(node.id);
    for (const flow of graph.outgoing.get(node.id) ?? []) {
      const next = graph.nodes.get(flow.to);
      if (next) visit(next);
    }
    path.delete(node.id);
    done.add(node.id);
  };
  for (const node of graph.nodes.values()) visit(node);
}

function refuse(graph: Graph, line: number, why: string, hint = "Correct the diagram in a BPMN modeller."): never {
  const message = `${graph.file}:${line} is not a process that can run: ${why}.`;
  throw new UserError("process-graph", { message, hint, at: { file: graph.file, line } });
}
