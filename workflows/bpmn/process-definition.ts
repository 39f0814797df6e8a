import { UserError } from "../errors.ts";
import { checkGraph } from "./check-graph.ts";
import { readElements } from "./read-elements.ts";
import { readXml } from "./read-xml.ts";

interface NodeBase {
  readonly id: string;
  /** What a person reads on the diagram; the id where the file gives no name. */
  readonly label: string;
  /** Id of the sub-process that holds the node. */
  readonly parent?: string;
  readonly line: number;
}

/** What a boundary event waits for: a timer, one error code, or (neither) any error. */
export type Catches =
  | { readonly kind: "timer"; readonly ms: number }
  | { readonly kind: "error"; readonly code: string }
  | { readonly kind: "any-error" };

export type ProcessNode =
  | (NodeBase & { readonly kind: "start" | "end" | "parallel" | "exclusive" | "sub-process" })
  | (NodeBase & { readonly kind: "task"; readonly task: string })
  | (NodeBase & { readonly kind: "call"; readonly process: string })
  | (NodeBase & { readonly kind: "boundary"; readonly on: string; readonly catches: Catches });

export interface ProcessFlow {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly label?: string;
  /** Name of the decision that lets the flow be taken. */
  readonly decision?: string;
  /** Taken by its exclusive gateway when no decision says yes. */
  readonly isDefault: boolean;
  readonly parent?: string;
  readonly line: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Bounds extends Point {
  readonly width: number;
  readonly height: number;
}

/** A validated process: plain data, safe to run, whoever wrote the file. */
export interface ProcessDefinition {
  readonly name: string;
  readonly title: string;
  readonly file: string;
  /** The file as it was written. */
  readonly source: string;
  readonly nodes: readonly ProcessNode[];
  readonly flows: readonly ProcessFlow[];
  /** Diagram interchange: where a modeller draws nodes and flows. */
  readonly shapes: ReadonlyMap<string, Bounds>;
  readonly edges: ReadonlyMap<string, readonly Point[]>;
}

const processName = /^[a-z][a-z0-9-]{0,60}$/;

/**
 * Reads a BPMN 2.0 file through an allow-list: events, service tasks, call activities, sub-processes, gateways, flows
 * and the diagram. Nothing in the file is ever evaluated: a service task and a condition only name a function.
 * @param source the file's text, ours or a repository's; @param name of the process, also its span
 * @throws UserError `process-unreadable`, `process-too-large`, `process-element`, `process-graph`, with line and hint
 */
export function loadProcess(source: string, name: string, file = `${name}.bpmn`): ProcessDefinition {
  if (!processName.test(name)) {
    throw new UserError("process-name", {
      message: `"${name.slice(0, 80)}" cannot be the name of a process.`,
      hint: "Use lower-case letters, digits and hyphens.",
    });
  }
  const definition = { name, file, source, ...readElements(readXml(source, file), { name, file }) };
  checkGraph(definition);
  return definition;
}
