import type { Tracer } from "@opentelemetry/api";
import { runProcess } from "../bpmn/run-process.ts";
import type { Catalogue } from "../bpmn/task.ts";
import { BugError } from "../errors.ts";
import { readProcess } from "../processes/process-files.ts";
import { commandCatalogues, type CommandRun, type WeaverCommand } from "./command-tasks.ts";
import type { CommandResult } from "./weaver.ts";

interface CommandFacts<Result extends CommandResult> extends Pick<CommandRun<Result>, "engine" | "perform"> {
  readonly command: WeaverCommand;
  readonly tracer: Tracer;
  readonly signal: AbortSignal;
}

/**
 * Runs one of Weaver's registry commands by its process.
 * @returns what the command gave, and the trace that its spans belong to
 * @throws what the command threw; the signal's reason when cancelled
 */
export async function runCommand<Result extends CommandResult>(
  facts: CommandFacts<Result>,
): Promise<{ readonly result: Result; readonly traceId: string }> {
  const { command, engine, perform, tracer, signal } = facts;
  const name = `weaver-${command}`;
  const run: CommandRun<Result> = { engine, perform, result: undefined };
  const catalogue = commandCatalogues[name];
  if (!catalogue) throw new BugError("process-without-catalogue", { message: `The process ${name} has no catalogue.` });
  // The task writes back what `perform` of the same run gives.
  const process = { process: readProcess(name), catalogue: catalogue as unknown as Catalogue<CommandRun<Result>> };
  const outcome = await runProcess({ ...process, run, tracer, signal });
  if (outcome.status !== "completed") throw outcome.error;
  if (!run.result) throw new BugError("command-without-result", { message: `The process ${name} gave no result.` });
  return { result: run.result, traceId: outcome.traceId };
}
