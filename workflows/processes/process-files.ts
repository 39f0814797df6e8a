import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { assetFolder } from "../asset-folder.ts";
import { loadProcess, type ProcessDefinition } from "../bpmn/process-definition.ts";
import { UserError } from "../errors.ts";

const extension = ".bpmn";
const loaded = new Map<string, ProcessDefinition>();

/** Names of the processes that WeaverGen comes with, in alphabetical order. */
export function processNames(): string[] {
  return readdirSync(assetFolder("processes"))
    .filter((file) => file.endsWith(extension))
    .map((file) => file.slice(0, -extension.length))
    .toSorted();
}

/**
 * Reads one of the processes that WeaverGen comes with; each file is read once.
 * @throws UserError `process-not-found` for another name
 */
export function readProcess(name: string): ProcessDefinition {
  const known = loaded.get(name);
  if (known) return known;
  const names = processNames();
  if (!names.includes(name)) {
    const message = `There is no process "${name.slice(0, 80)}".`;
    throw new UserError("process-not-found", { message, hint: `Use one of: ${names.join(", ")}.` });
  }
  const source = readFileSync(join(assetFolder("processes"), `${name}${extension}`), "utf8");
  const definition = loadProcess(source, name);
  loaded.set(name, definition);
  return definition;
}
