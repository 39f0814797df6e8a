import { messageOf, WeaverGenError } from "../../workflows/errors.ts";
import type { ExitCode } from "./terminal.ts";

/** Operator errors that a missing program causes, not a wrong setting. */
const missingTools = new Set(["git-missing", "weaver-missing", "sandbox-missing"]);

/** The exit code of anything that was thrown. */
export function exitCodeOf(error: unknown): ExitCode {
  if (!(error instanceof WeaverGenError)) return 3;
  switch (error.actor) {
    case "user":
      return 2;
    case "operator":
      return missingTools.has(error.code) ? 3 : 2;
    case "outside":
    case "bug":
      return 3;
  }
}

interface Describing {
  readonly color: boolean;
  /** How often `--debug` was given: once for the stack, twice for those of the causes too. */
  readonly debug: number;
}

/** What, where, why, what to do, code; the stack where asked for, and where the fault is ours. */
export function describeError(error: unknown, options: Describing): string {
  const red = (text: string): string => (options.color ? `\u001B[31m${text}\u001B[0m` : text);
  const stack = stacksOf(error, options.debug);
  if (!(error instanceof WeaverGenError)) {
    const report = "This is a fault of WeaverGen: run again with --debug and report what it prints.";
    return lines([
      `${red("error:")} ${printable(messageOf(error))}`,
      `  ${report}`,
      "  code: internal-error",
      ...stack,
    ]);
  }
  const { at, hint, code, message } = error;
  return lines([
    `${red("error:")} ${printable(message)}`,
    ...(at === undefined
      ? []
      : [`  at: ${printable(at.file)}:${at.line}${at.column === undefined ? "" : `:${at.column}`}`]),
    ...(hint === undefined ? [] : [`  do: ${printable(hint)}`]),
    `  code: ${code}`,
    ...stack,
  ]);
}

const mostCauses = 8;

function stacksOf(error: unknown, debug: number): string[] {
  const stacks: string[] = [];
  const most = debug > 1 ? mostCauses : debug;
  for (let at = error; at instanceof Error && stacks.length < most; at = at.cause) {
    stacks.push(`${stacks.length === 0 ? "" : "caused by: "}${printable(at.stack ?? at.message)}`);
  }
  return stacks;
}

function lines(parts: readonly string[]): string {
  return `${parts.join("\n")}\n`;
}

/** Text of a repository must not steer the terminal. */
function printable(text: string): string {
  return text.replaceAll(/[^\P{Cc}\n\t]/gu, "");
}
