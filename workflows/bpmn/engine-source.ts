import type { Catches, ProcessDefinition, ProcessFlow, ProcessNode } from "./process-definition.ts";

/** A process as the engine reads it, and the way back from the engine's ids to ours. */
export interface EngineSource {
  readonly xml: string;
  readonly nodes: ReadonlyMap<string, ProcessNode>;
  readonly flows: ReadonlyMap<string, ProcessFlow>;
  /** Our id of a node → the engine's. */
  readonly ids: ReadonlyMap<string, string>;
}

/**
 * Writes the process anew for the engine, with ids and codes of our own making, so that no text of a file ever reaches
 * it: bpmn-engine evaluates `${...}` in many attributes and runs scripts with the worker's rights. Each error boundary
 * waits for its own id: which of them catches an error is decided before the engine is told.
 */
export function engineSource(process: ProcessDefinition): EngineSource {
  const ids = new Map(process.nodes.map((node, index) => [node.id, `n${index}`]));
  const nodes = new Map(process.nodes.map((node, index) => [`n${index}`, node]));
  const flows = new Map(process.flows.map((flow, index) => [`f${index}`, flow]));
  const errors = process.nodes
    .filter((node) => node.kind === "boundary" && node.catches.kind !== "timer")
    .map((node) => `<error id="e-${ids.get(node.id)}" errorCode="${ids.get(node.id)}"/>`);
  const write = (parent: string | undefined): string =>
    [...nodes].map(([id, node]) => (node.parent === parent ? writeNode(id, node) : "")).join("") +
    [...flows].map(([id, flow]) => (flow.parent === parent ? writeFlow(id, flow) : "")).join("");
  const writeNode = (id: string, node: ProcessNode): string => {
    switch (node.kind) {
      case "start":
        return `<startEvent id="${id}"/>`;
      case "end":
        return `<endEvent id="${id}"/>`;
      case "parallel":
        return `<parallelGateway id="${id}"/>`;
      case "exclusive":
        return `<exclusiveGateway id="${id}"${defaultOf(node, flows)}/>`;
      case "sub-process":
        return `<subProcess id="${id}">${write(node.id)}</subProcess>`;
      case "task":
      case "call":
        return `<serviceTask id="${id}" implementation="work"/>`;
      case "boundary":
        return `<boundaryEvent id="${id}" attachedToRef="${ids.get(node.on)}">${writeCatch(id, node.catches)}</boundaryEvent>`;
    }
  };
  const writeFlow = (id: string, flow: ProcessFlow): string => {
    const ends = `sourceRef="${ids.get(flow.from)}" targetRef="${ids.get(flow.to)}"`;
    if (flow.decision === undefined) return `<sequenceFlow id="${id}" ${ends}/>`;
    const condition = `<conditionExpression xsi:type="tFormalExpression" language="decision">${id}</conditionExpression>`;
    return `<sequenceFlow id="${id}" ${ends}>${condition}</sequenceFlow>`;
  };
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<definitions id="definitions" xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<process id="process" isExecutable="true">${write(undefined)}</process>${errors.join("")}</definitions>`;
  return { xml, nodes, flows, ids };
}

function defaultOf(node: ProcessNode, flows: ReadonlyMap<string, ProcessFlow>): string {
  for (const [id, flow] of flows) if (flow.from === node.id && flow.isDefault) return ` default="${id}"`;
  return "";
}

function writeCatch(id: string, catches: Catches): string {
  if (catches.kind !== "timer") return `<errorEventDefinition errorRef="e-${id}"/>`;
  const seconds = (catches.ms / 1_000).toFixed(3);
  return `<timerEventDefinition><timeDuration xsi:type="tFormalExpression">PT${seconds}S</timeDuration></timerEventDefinition>`;
}
