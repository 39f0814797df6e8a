import type { Catalogue } from "../bpmn/task.ts";
import type { CommandResult } from "./weaver.ts";

/** Weaver's registry commands that have a process of their own, `weaver-<command>`. */
export const weaverCommands = [
  "check",
  "generate",
  "resolve",
  "search",
  "stats",
  "update-markdown",
  "json-schema",
  "diff",
  "emit",
  "live-check",
  "package",
] as const;
export type WeaverCommand = (typeof weaverCommands)[number];

/** Data of one run of a `weaver-<command>` process; the front door binds the engine and the arguments. */
export interface CommandRun<Result extends CommandResult = CommandResult> {
  readonly engine: "embedded" | "binary";
  readonly perform: (signal: AbortSignal) => Promise<Result>;
  result: Result | undefined;
}

const engine = "weavergen.weaver.engine";
const exitCode = "weavergen.weaver.exit_code";
/** Weaver itself has no limit; emit may wait for someone else. */
const timeoutMs = 3_600_000;
/** A receiver of telemetry runs until it is stopped; timers reach no further. */
const receivingMs = 2 ** 31 - 1;

function commandCatalogue(command: WeaverCommand): Catalogue<CommandRun> {
  return {
    tasks: {
      [`weaver.${command}`]: {
        summary: `Run Weaver's command "registry ${command}"`,
        timeoutMs: command === "live-check" ? receivingMs : timeoutMs,
        attributes: [engine, exitCode],
        run: async (run, { signal, span }) => {
          span.setAttribute(engine, run.engine);
          run.result = await run.perform(signal);
          span.setAttribute(exitCode, run.result.exitCode);
        },
      },
    },
    decisions: {},
  };
}

/** The catalogue of each `weaver-<command>` process, by the process's name. */
export const commandCatalogues: Readonly<Record<string, Catalogue<CommandRun>>> = Object.fromEntries(
  weaverCommands.map((command) => [`weaver-${command}`, commandCatalogue(command)]),
);
