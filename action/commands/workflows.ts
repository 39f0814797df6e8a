import { drawProcess } from "../../workflows/bpmn/draw-process.ts";
import { processNames, readProcess } from "../../workflows/processes/process-files.ts";
import type { CommandContext, ExitCode } from "../terminal/terminal.ts";

/** `weavergen workflows list` */
export function listWorkflows({ terminal }: CommandContext): Promise<ExitCode> {
  const processes = processNames().map(readProcess);
  const width = Math.max(...processes.map(({ name }) => name.length));
  terminal.print(processes.map(({ name, title }) => `${name.padEnd(width)}  ${title}\n`).join(""));
  return Promise.resolve(0);
}

/** `weavergen workflows show NAME` */
export function showWorkflow(
  { name, format }: { readonly name: string; readonly format: "mermaid" | "bpmn" },
  { terminal }: CommandContext,
): Promise<ExitCode> {
  const process = readProcess(name);
  terminal.print(format === "bpmn" ? process.source : drawProcess(process).text);
  return Promise.resolve(0);
}
