import { join, relative, resolve } from "node:path";
import type { CommandResult, GeneratedFile } from "../workflows/weaver/weaver.ts";
import { printDiagnostics, unsaidNotices } from "./print-diagnostics.ts";
import type { RegistryArguments, RegistryOptions } from "./registry-arguments.ts";
import type { Terminal } from "./terminal.ts";
import { writeFiles, writeWhole } from "./write-files.ts";

export interface Printing {
  readonly parsed: RegistryArguments;
  readonly terminal: Terminal;
}

/** Diagnostics, in the format and on the stream that were asked for. */
export function printReport(result: CommandResult, { parsed, terminal }: Printing): void {
  const { command, options } = parsed;
  const toOut = options.diagnosticStdout ?? false;
  const format = options.diagnosticFormat ?? "ansi";
  // What other commands print is their result, never a document of diagnostics.
  const told = command === "check" ? result : { ...result, stdout: "" };
  const text = printDiagnostics(told, { format, color: toOut ? terminal.color.out : terminal.color.err });
  (toOut ? terminal.print : terminal.say)(text);
  terminal.say(unsaidNotices(result, format));
}

interface Writing {
  readonly terminal: Terminal;
  readonly output: string;
  readonly say: (text: string) => void;
}

/** Writes files below the folder that the user named, and says which. */
export async function writeResultFiles(
  files: readonly GeneratedFile[],
  { terminal, output, say }: Writing,
): Promise<void> {
  const folder = resolve(terminal.folder, output);
  if (files.length > 0) await writeFiles(folder, files);
  for (const { path } of files)
    say(`✔ Generated file ${JSON.stringify(relative(terminal.folder, join(folder, path)))}\n`);
}

const extensions: Readonly<Record<string, string>> = { markdown: "md", ansi: "txt", "ansi-stats": "txt", text: "txt" };

/** Reports of these commands go into a folder; what the others print goes into the file that `-o` names. */
const reportNames: Readonly<Record<string, string>> = { stats: "stats", diff: "diff", "live-check": "live_check" };

/** Prints a result, or writes it where `-o` says: standard output has one line break more than a file. */
export async function printResult(stdout: string, { parsed, terminal }: Printing): Promise<void> {
  const { command, options } = parsed;
  if (options.output === undefined || command === "emit" || command === "search") return terminal.print(stdout);
  const format = formatOf(parsed);
  if (format === "mute" || (command === "live-check" && options.output === "none")) return;
  const place = resolve(terminal.folder, options.output);
  const name = reportNames[command];
  const file = name === undefined ? place : join(place, `${name}.${extensions[format] ?? format}`);
  await writeWhole(file, format === "jsonl" ? stdout : stdout.replace(/\n$/, ""));
}

const defaultFormats: Readonly<Record<string, string>> = { resolve: "yaml", stats: "text", "json-schema": "json" };

/** The format of the result, as given or as Weaver's own default. */
export function formatOf({ command, options }: { command: string; options: RegistryOptions }): string {
  return options.format ?? defaultFormats[command] ?? "ansi";
}
