import { join, relative, resolve } from "node:path";
import type { CommandResult, GeneratedFile, ReportResult } from "../../workflows/weaver/weaver.ts";
import type { NamedFolder } from "../checkout/named-folder.ts";
import { writeFiles, writeWhole } from "../checkout/write-files.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { RegistryArguments } from "./arguments.ts";
import { formatOf, ownDiagnostics, plainName } from "./own-formats.ts";
import { documentOf, printDiagnostics, unsaidNotices } from "./print-diagnostics.ts";

export interface Printing {
  readonly parsed: RegistryArguments;
  readonly terminal: Terminal;
}

/** Diagnostics, in the format and on the stream that were asked for. */
export async function printReport(result: CommandResult, { parsed, terminal }: Printing): Promise<void> {
  const { command, options } = parsed;
  const toOut = options.diagnosticStdout ?? false;
  // What other commands print is their result, never a document of diagnostics.
  const told = command === "check" ? result : { ...result, stdout: "" };
  const format = plainName(options.diagnosticFormat ?? "ansi");
  const templates = ownDiagnostics(parsed, terminal.folder);
  const color = toOut ? terminal.color.out : terminal.color.err;
  const own = templates && (await ownReport(told, { templates, parsed, terminal }));
  const text = own ?? printDiagnostics(told, { format, color });
  if (text === undefined) sayUnprinted(told, { format, terminal });
  else (toOut ? terminal.print : terminal.say)(text);
  terminal.say(unsaidNotices(result, own === undefined ? format : "own"));
}

interface OwnReport extends Printing {
  readonly templates: NamedFolder;
}

/** The diagnostics by templates of the user's own; undefined where those fail. */
async function ownReport(told: CommandResult, { templates, parsed, terminal }: OwnReport): Promise<string | undefined> {
  const document = documentOf(told);
  if (document.length === 0) return "";
  const { renderDiagnostics } = await import("./own-diagnostics.ts");
  const { diagnosticFormat: format = "ansi" } = parsed.options;
  const rendered = await renderDiagnostics({ templates, format, document });
  if (rendered.exitCode === 0) return rendered.stdout;
  terminal.say(`error: The diagnostics cannot be rendered: ${rendered.diagnostics[0]?.message ?? ""}\n`);
  return undefined;
}

/** Weaver then says nothing of what it found. */
function sayUnprinted(told: CommandResult, { format, terminal }: { format: string; terminal: Terminal }): void {
  if (told.diagnostics.length === 0) return;
  terminal.say(`error: There is no format ${JSON.stringify(format)} of diagnostics; these are in the format ansi.\n`);
  terminal.say(printDiagnostics(told, { format: "ansi", color: terminal.color.err }) ?? "");
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

/** `-o none`: whatever the format, nothing is printed or written. */
export function isMuted({ command, options }: RegistryArguments): boolean {
  return reportNames[command] !== undefined && options.output === "none";
}

/** `emit` and `search` have no `-o`; with `-o http` a report that nobody fetched is printed. */
function writesFiles({ command, options }: RegistryArguments): boolean {
  if (command === "emit" || command === "search") return false;
  return command !== "live-check" || options.output !== "http";
}

interface PrintingResult extends Printing {
  readonly say: (text: string) => void;
}

/** Prints a result, or writes it where `-o` says: standard output has one line break more than a file. */
export async function printResult(
  { stdout, reports }: ReportResult,
  { parsed, terminal, say }: PrintingResult,
): Promise<void> {
  const { command, options } = parsed;
  if (isMuted(parsed)) return;
  if (options.output === undefined || !writesFiles(parsed)) return terminal.print(stdout);
  if (reports !== undefined) return writeResultFiles(reports, { terminal, output: options.output, say });
  const format = formatOf(parsed, terminal.folder);
  if (format === "mute") return;
  const place = resolve(terminal.folder, options.output);
  const name = reportNames[command];
  const file = name === undefined ? place : join(place, `${name}.${extensions[format] ?? format}`);
  writeWhole(file, format === "jsonl" ? stdout : stdout.replace(/\n$/, ""));
}
