import { UserError } from "../errors.ts";
import { allowedAttributes, allowedChildren, namespaces } from "./allowed-elements.ts";
import type { Bounds, Catches, Point, ProcessDefinition, ProcessFlow, ProcessNode } from "./process-definition.ts";
import { readDuration } from "./read-duration.ts";
import type { XmlElement } from "./read-xml.ts";

type Elements = Pick<ProcessDefinition, "title" | "nodes" | "flows" | "shapes" | "edges">;

interface Reading {
  readonly file: string;
  readonly ids: Map<string, XmlElement>;
  readonly errors: Map<string, string>;
  readonly defaults: Set<string>;
  readonly nodes: ProcessNode[];
  readonly flows: ProcessFlow[];
  readonly shapes: Map<string, Bounds>;
  readonly edges: Map<string, readonly Point[]>;
}

const functionName = /^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)+$/;
const errorCode = /^[a-z][a-z0-9-]{0,80}$/;
const identifier = /^[A-Za-z_][\w.-]{0,120}$/;

/** Turns the XML of a process file into nodes and flows; every element and attribute is on the allow-list or refused. */
export function readElements(root: XmlElement, { name, file }: { name: string; file: string }): Elements {
  const reading: Reading = {
    file,
    ids: new Map(),
    errors: new Map(),
    defaults: new Set(),
    nodes: [],
    flows: [],
    shapes: new Map(),
    edges: new Map(),
  };
  if (root.namespace !== namespaces.bpmn || root.name !== "definitions") {
    refuse(reading, root, "the root element is not BPMN's <definitions>");
  }
  checkAllowed(reading, root);
  const processes = root.children.filter((child) => child.name === "process");
  const [process] = processes;
  if (!process || processes.length > 1) refuse(reading, root, `a file holds one process, this one ${processes.length}`);
  readErrors(reading, root);
  readScope(reading, process);
  for (const child of root.children) if (child.name === "BPMNDiagram") readDiagram(reading, child);
  const flows = reading.flows.map((flow) => ({ ...flow, isDefault: reading.defaults.has(flow.id) }));
  const { nodes, shapes, edges } = reading;
  return { title: process.attributes.get("name") ?? name, nodes, flows, shapes, edges };
}

function checkAllowed(reading: Reading, element: XmlElement): void {
  const allowed = allowedChildren[element.name] ?? [];
  const attributes = allowedAttributes[element.name] ?? [];
  for (const name of element.attributes.keys()) {
    if (!attributes.includes(name)) refuse(reading, element, `attribute ${name} is not allowed on <${element.name}>`);
  }
  const id = element.attributes.get("id");
  if (id !== undefined) registerId(reading, element, id);
  for (const child of element.children) {
    const namespace = namespaceOf(child.name);
    if (!allowed.includes(child.name) || child.namespace !== namespace) {
      refuse(reading, child, `<${child.name}> is not allowed in <${element.name}>`);
    }
    checkAllowed(reading, child);
  }
}

function namespaceOf(name: string): string {
  if (name.startsWith("BPMN")) return namespaces.bpmndi;
  if (name === "Bounds") return namespaces.dc;
  return name === "waypoint" ? namespaces.di : namespaces.bpmn;
}

function registerId(reading: Reading, element: XmlElement, id: string): void {
  if (!identifier.test(id)) refuse(reading, element, `"${id.slice(0, 60)}" cannot be an id`);
  const first = reading.ids.get(id);
  if (first) refuse(reading, element, `id ${id} is already used in line ${first.line}`);
  reading.ids.set(id, element);
}

function readErrors(reading: Reading, root: XmlElement): void {
  for (const element of root.children.filter((child) => child.name === "error")) {
    const code = needed(reading, element, "errorCode");
    if (!errorCode.test(code)) refuse(reading, element, `errorCode "${code.slice(0, 60)}" is not a kebab-case code`);
    reading.errors.set(needed(reading, element, "id"), code);
  }
}

function readScope(reading: Reading, scope: XmlElement, parent?: string): void {
  for (const element of scope.children) {
    if (element.name === "sequenceFlow") readFlow(reading, element, parent);
    else readNode(reading, element, parent);
  }
}

function readNode(reading: Reading, element: XmlElement, parent: string | undefined): void {
  if (["documentation", "textAnnotation", "association", "incoming", "outgoing"].includes(element.name)) return;
  const id = needed(reading, element, "id");
  const label = element.attributes.get("name")?.trim() || defaultLabel(element, id);
  const base = { id, label, line: element.line, ...(parent === undefined ? {} : { parent }) };
  const byDefault = element.attributes.get("default");
  if (byDefault !== undefined) reading.defaults.add(byDefault);
  switch (element.name) {
    case "startEvent":
      return void reading.nodes.push({ ...base, kind: "start" });
    case "endEvent":
      return void reading.nodes.push({ ...base, kind: "end" });
    case "parallelGateway":
      return void reading.nodes.push({ ...base, kind: "parallel" });
    case "exclusiveGateway":
      return void reading.nodes.push({ ...base, kind: "exclusive" });
    case "serviceTask":
      return void reading.nodes.push({ ...base, kind: "task", task: functionOf(reading, element, "implementation") });
    case "callActivity":
      return void reading.nodes.push({ ...base, kind: "call", process: calledProcess(reading, element) });
    case "boundaryEvent":
      return void reading.nodes.push({ ...base, kind: "boundary", ...readBoundary(reading, element) });
    case "subProcess":
      reading.nodes.push({ ...base, kind: "sub-process" });
      return readScope(reading, element, id);
    default:
      refuse(reading, element, `<${element.name}> is not allowed here`);
  }
}

function defaultLabel(element: XmlElement, id: string): string {
  return element.attributes.get("implementation") ?? element.attributes.get("calledElement") ?? id;
}

function functionOf(reading: Reading, element: XmlElement, attribute: string): string {
  const name = needed(reading, element, attribute);
  if (functionName.test(name) && name.length <= 100) return name;
  return refuse(reading, element, `${attribute}="${name.slice(0, 60)}" does not name a task such as review.check`);
}

function calledProcess(reading: Reading, element: XmlElement): string {
  const name = needed(reading, element, "calledElement");
  if (/^[a-z][a-z0-9-]{0,60}$/.test(name)) return name;
  return refuse(reading, element, `calledElement="${name.slice(0, 60)}" does not name a process`);
}

function readBoundary(reading: Reading, element: XmlElement): { on: string; catches: Catches } {
  if (element.attributes.get("cancelActivity") === "false") {
    refuse(reading, element, "a boundary event must interrupt its task (cancelActivity)");
  }
  const definitions = element.children.filter((child) => child.name.endsWith("EventDefinition"));
  const [definition] = definitions;
  if (!definition || definitions.length > 1) refuse(reading, element, "a boundary event has one event definition");
  const on = needed(reading, element, "attachedToRef");
  if (definition.name === "timerEventDefinition") return { on, catches: readTimer(reading, definition) };
  const reference = definition.attributes.get("errorRef");
  if (reference === undefined) return { on, catches: { kind: "any-error" } };
  const code = reading.errors.get(reference) ?? refuse(reading, definition, `error ${reference} is not defined`);
  return { on, catches: { kind: "error", code } };
}

function readTimer(reading: Reading, definition: XmlElement): Catches {
  const text = definition.children[0]?.text.trim() ?? "";
  const ms = readDuration(text);
  if (ms !== undefined) return { kind: "timer", ms };
  return refuse(reading, definition, `timer "${text.slice(0, 40)}" is not a duration such as PT20S, one day at most`);
}

function readFlow(reading: Reading, element: XmlElement, parent: string | undefined): void {
  const condition = element.children.find((child) => child.name === "conditionExpression");
  const label = element.attributes.get("name")?.trim();
  reading.flows.push({
    id: needed(reading, element, "id"),
    from: needed(reading, element, "sourceRef"),
    to: needed(reading, element, "targetRef"),
    ...(label ? { label } : {}),
    ...(condition ? { decision: decisionOf(reading, condition) } : {}),
    isDefault: false,
    ...(parent === undefined ? {} : { parent }),
    line: element.line,
  });
}

function decisionOf(reading: Reading, condition: XmlElement): string {
  const name = condition.text.trim();
  if (functionName.test(name) && name.length <= 100) return name;
  return refuse(reading, condition, `condition "${name.slice(0, 60)}" is not the name of a decision`);
}

function readDiagram(reading: Reading, element: XmlElement): void {
  const about = element.attributes.get("bpmnElement");
  if (element.name === "BPMNShape" && about !== undefined) {
    const bounds = element.children.find((child) => child.name === "Bounds");
    if (bounds) reading.shapes.set(about, { ...pointOf(reading, bounds), ...sizeOf(reading, bounds) });
  }
  if (element.name === "BPMNEdge" && about !== undefined) {
    const waypoints = element.children.filter((child) => child.name === "waypoint");
    reading.edges.set(
      about,
      waypoints.map((waypoint) => pointOf(reading, waypoint)),
    );
  }
  for (const child of element.children) readDiagram(reading, child);
}

function pointOf(reading: Reading, element: XmlElement): Point {
  return { x: numberOf(reading, element, "x"), y: numberOf(reading, element, "y") };
}

function sizeOf(reading: Reading, element: XmlElement): { width: number; height: number } {
  return { width: numberOf(reading, element, "width"), height: numberOf(reading, element, "height") };
}

function numberOf(reading: Reading, element: XmlElement, attribute: string): number {
  const value = Number(needed(reading, element, attribute));
  return Number.isFinite(value) ? value : refuse(reading, element, `${attribute} is not a number`);
}

function needed(reading: Reading, element: XmlElement, attribute: string): string {
  return element.attributes.get(attribute) ?? refuse(reading, element, `<${element.name}> has no ${attribute}`);
}

function refuse(reading: Reading, element: XmlElement, why: string): never {
  const { line, column } = element;
  throw new UserError("process-element", {
    message: `${reading.file}:${line} is not a process that can run here: ${why}.`,
    hint:
      "Use start and end events, service tasks, call activities, sub-processes, parallel and exclusive gateways, and " +
      "boundary events for errors and timers. A task and a condition name a function; scripts and expressions never run.",
    at: { file: reading.file, line, column },
  });
}
