import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { namedFolder, type NamedFolder } from "../checkout/named-folder.ts";
import type { RegistryArguments } from "./arguments.ts";

/** Formats that Weaver has of its own, for each command that has a `--format`. */
export const formats: Readonly<Record<string, readonly string[]>> = {
  diff: ["ansi", "ansi-stats", "json", "markdown", "yaml", "jsonl", "mute"],
  stats: ["text", "json", "yaml", "jsonl", "mute"],
  "live-check": ["ansi", "json", "yaml", "jsonl", "mute"],
  resolve: ["yaml", "json", "jsonl", "mute"],
};

const defaultFormats: Readonly<Record<string, string>> = { resolve: "yaml", stats: "text", "json-schema": "json" };

/** Where formats of one's own are looked for, as long as nothing else is named. */
const templateFolders: Readonly<Record<string, string>> = {
  diff: "diff_templates",
  stats: "stats_templates",
  "live-check": "live_check_templates",
};

/** The format of the result: as given or as Weaver's own default, built-in data formats in whatever case. */
export function formatOf(parsed: RegistryArguments, folder: string): string {
  const format = parsed.options.format ?? defaultFormats[parsed.command] ?? "ansi";
  return ownFormat(parsed, folder) === undefined ? plainName(format) : format;
}

/** The folder of templates that holds the format asked for; it goes before a format of Weaver's own. */
export function ownFormat({ command, options }: RegistryArguments, folder: string): NamedFolder | undefined {
  const templates = options.templates ?? templateFolders[command];
  const format = options.format ?? defaultFormats[command] ?? "ansi";
  return templateFolders[command] === undefined ? undefined : ownFolder({ folder, templates, format });
}

/** The same for diagnostics, of every command. */
export function ownDiagnostics({ options }: RegistryArguments, folder: string): NamedFolder | undefined {
  const { diagnosticTemplate: templates = "diagnostic_templates", diagnosticFormat: format = "ansi" } = options;
  return ownFolder({ folder, templates, format });
}

interface Looking {
  readonly folder: string;
  readonly templates: string | undefined;
  readonly format: string;
}

function ownFolder({ folder, templates, format }: Looking): NamedFolder | undefined {
  if (templates === undefined || plainName(format) === "mute") return undefined;
  return existsSync(resolve(folder, templates, format)) ? namedFolder(folder, templates) : undefined;
}

/** Weaver reads the names of its data formats in whatever case, and no others. */
export function plainName(format: string): string {
  const lower = format.toLowerCase();
  return ["json", "yaml", "jsonl", "mute"].includes(lower) ? lower : format;
}
