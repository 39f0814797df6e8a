import { BugError, UserError } from "../errors.ts";
import type { ProcessDefinition } from "./process-definition.ts";
import type { Catalogues } from "./run-process.ts";
import type { Catalogue } from "./task.ts";

type AnyCatalogue = Catalogue<never>;

/**
 * Holds WeaverGen's own processes against their catalogues, in both directions. Processes may share a catalogue; each
 * of its functions must then be used by one of them.
 * @param catalogues by the name of the process
 * @throws BugError `catalogue-mismatch`, which lists everything that is missing or unused
 */
export function checkCatalogues({
  processes,
  catalogues,
}: {
  readonly processes: readonly ProcessDefinition[];
  readonly catalogues: Catalogues;
}): void {
  const callable = processes.map(({ name }) => name);
  const problems = processes.flatMap((process) => {
    const catalogue = Object.hasOwn(catalogues, process.name) ? catalogues[process.name] : undefined;
    if (!catalogue) return [`process ${process.name} has no catalogue`];
    return missingFunctions({ process, catalogue, callable }).map(({ what }) => `${process.file} names ${what}`);
  });
  for (const name of Object.keys(catalogues)) {
    if (!callable.includes(name)) problems.push(`there is a catalogue for ${name}, but no such process`);
  }
  problems.push(...unusedFunctions(processes, catalogues));
  if (problems.length === 0) return;
  throw new BugError("catalogue-mismatch", {
    message: `Processes and catalogues do not fit: ${problems.join("; ")}.`,
    hint: "Write the function, or correct the name in the process file.",
  });
}

/**
 * Holds a repository's own process against the catalogue of the process that it replaces. It may leave functions out.
 * @param callable names of the processes that it may call
 * @throws UserError `process-function-missing` with the first line; the message lists everything that is missing
 */
export function checkRepositoryProcess(replacement: {
  readonly process: ProcessDefinition;
  readonly catalogue: AnyCatalogue;
  readonly callable: readonly string[];
}): void {
  const missing = missingFunctions(replacement);
  const [first] = missing;
  if (!first) return;
  const { file, name } = replacement.process;
  const { tasks, decisions } = replacement.catalogue;
  throw new UserError("process-function-missing", {
    message: `${file}:${first.line} names what ${name} does not have: ${missing.map(({ what }) => what).join(", ")}.`,
    hint: `Use ${[...Object.keys(tasks), ...Object.keys(decisions)].join(", ")}.`,
    at: { file, line: first.line },
  });
}

interface Missing {
  readonly what: string;
  readonly line: number;
}

function missingFunctions({
  process,
  catalogue,
  callable,
}: {
  readonly process: ProcessDefinition;
  readonly catalogue: AnyCatalogue;
  readonly callable: readonly string[];
}): Missing[] {
  const missing: Missing[] = [];
  for (const node of process.nodes) {
    const { line } = node;
    if (node.kind === "task" && !Object.hasOwn(catalogue.tasks, node.task))
      missing.push({ what: `task ${node.task}`, line });
    if (node.kind === "call" && !callable.includes(node.process))
      missing.push({ what: `process ${node.process}`, line });
  }
  for (const { decision, line } of process.flows) {
    if (decision === undefined || Object.hasOwn(catalogue.decisions, decision)) continue;
    missing.push({ what: `decision ${decision}`, line });
  }
  return missing.toSorted((a, b) => a.line - b.line);
}

function unusedFunctions(processes: readonly ProcessDefinition[], catalogues: Catalogues): string[] {
  const users = Map.groupBy(processes, (process) => catalogues[process.name]);
  return [...users].flatMap(([catalogue, using]) => {
    if (!catalogue) return [];
    const tasks = new Set(using.flatMap(({ nodes }) => nodes.map((node) => (node.kind === "task" ? node.task : ""))));
    const decisions = new Set(using.flatMap(({ flows }) => flows.map(({ decision = "" }) => decision)));
    const names = using.map(({ name }) => name).join(", ");
    return [
      ...Object.keys(catalogue.tasks).flatMap((name) =>
        tasks.has(name) ? [] : [`task ${name} is not used by ${names}`],
      ),
      ...Object.keys(catalogue.decisions).flatMap((name) =>
        decisions.has(name) ? [] : [`decision ${name} is not used by ${names}`],
      ),
    ];
  });
}
