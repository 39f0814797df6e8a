import type { Telemetry } from "../../workflows/telemetry/start-telemetry.ts";
import type { Weaver } from "../../workflows/weaver/weaver.ts";
import type { Environment } from "../environment.ts";

/** Where a command prints and what ends it; made once by action/cli.ts. */
export interface Terminal extends Environment {
  /** The arguments as they were typed, without node and the script. */
  readonly args: readonly string[];
  /** Results, on stdout. */
  readonly print: (text: string) => void;
  /** Progress, notes and errors, on stderr. */
  readonly say: (text: string) => void;
  /** Aborted by SIGINT, SIGTERM and SIGHUP. */
  readonly signal: AbortSignal;
  /** An embedded engine that is warm, where one process runs many command lines; the caller closes it. */
  readonly embedded?: Weaver;
}

/** What a command is given. */
export interface CommandContext {
  readonly terminal: Terminal;
  readonly telemetry: Telemetry;
  /** No progress. */
  readonly quiet: boolean;
}

/** 0 nothing at or above `fail-on`; 1 findings; 2 wrong use or configuration; 3 a tool or the network failed. */
export type ExitCode = 0 | 1 | 2 | 3;
