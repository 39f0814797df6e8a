import { stringify } from "yaml";
import type { Diagnostic } from "../../workflows/weaver/registry.ts";
import type { CommandResult } from "../../workflows/weaver/weaver.ts";

interface Printing {
  readonly format: string;
  readonly color: boolean;
}

/**
 * The diagnostics of a command in one of Weaver's formats; unlike Weaver's they say where. Empty where there are none,
 * undefined where there is no such format.
 */
export function printDiagnostics(result: CommandResult, { format, color }: Printing): string | undefined {
  const { diagnostics } = result;
  switch (format) {
    case "ansi":
      return diagnostics.length === 0 ? "" : ansi(diagnostics, color);
    case "json":
      return documentOf(result).length === 0 ? "" : `${JSON.stringify(documentOf(result), null, 2)}\n`;
    case "jsonl":
      return documentOf(result).length === 0 ? "" : `${JSON.stringify(documentOf(result))}\n`;
    case "yaml":
      return documentOf(result).length === 0 ? "" : stringify(documentOf(result));
    case "gh_workflow_command":
      return diagnostics.map(workflowCommand).join("");
    case "mute":
      return "";
    default:
      return undefined;
  }
}

/** What the embedded engine finds and Weaver's document has no entry for: it must not pass silently. */
export function unsaidNotices({ diagnostics }: CommandResult, format: string): string {
  if (format === "ansi" || format === "gh_workflow_command") return "";
  const notices = diagnostics.filter(({ kind }) => kind === "PoliciesNeedBinary");
  return notices.map(({ message, hint }) => `warning: ${printable(message)} ${hint ?? ""}\n`).join("");
}

/** The document that Weaver would have printed, where the engine gives it, else one made of the diagnostics. */
export function documentOf({ stdout, stderr, diagnostics }: CommandResult): readonly unknown[] {
  for (const text of [stdout, stderr]) {
    const document = text.startsWith("[") ? parse(text) : undefined;
    if (Array.isArray(document)) return document;
  }
  return diagnostics
    .filter(({ kind }) => kind !== "PoliciesNeedBinary")
    .map(({ error, message, severity, hint }) => ({
      error,
      diagnostic: {
        message,
        severity: severity === "error" ? "Error" : "Warning",
        ...(hint === undefined ? {} : { help: hint }),
      },
    }));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function ansi(diagnostics: readonly Diagnostic[], color: boolean): string {
  const paint = (code: number, text: string): string => (color ? `\u001B[${code}m${text}\u001B[0m` : text);
  const parts = diagnostics.map(({ severity, kind, message, hint, at, url }) => {
    const sign = severity === "error" ? paint(31, "×") : paint(33, "⚠");
    const [first = "", ...rest] = withoutRepeats(printable(message).trimEnd().split("\n"));
    return [
      `  ${sign} ${first}`,
      ...rest.map((line) => `  │ ${line}`),
      ...(at === undefined ? [] : [`   ─ ${paint(36, `${printablePath(at.file)}:${at.line}:${at.column ?? 1}`)}`]),
      ...(hint === undefined ? [] : [`  help: ${printable(hint)}`]),
      ...(url === undefined ? [] : [`  rule: ${kind} (${url})`]),
    ].join("\n");
  });
  return `\n${paint(1, "Diagnostic report")}:\n\n${parts.join("\n\n")}\n\n`;
}

function workflowCommand({ severity, message, kind, at }: Diagnostic): string {
  const place =
    at === undefined ? [] : [`file=${property(printable(at.file))}`, `line=${at.line}`, `col=${at.column ?? 1}`];
  const command = severity === "error" ? "error" : "warning";
  return `::${command} ${[...place, `title=${property(kind)}`].join(",")}::${data(printable(message))}\n`;
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

/** What includes itself fails with the same cause until a limit ends it. */
function withoutRepeats(lines: readonly string[]): readonly string[] {
  const kept: string[] = [];
  let left = 0;
  for (const [index, line] of lines.entries()) {
    const isRepeated = index >= 4 && line === lines[index - 2] && line === lines[index - 4];
    if (isRepeated) left++;
    else kept.push(...(left > 0 ? [`… (${left} lines like these)`] : []), line);
    if (!isRepeated) left = 0;
  }
  return kept;
}

/** A place is one line. */
function printablePath(path: string): string {
  return path.replaceAll(/\p{Cc}/gu, (character) => JSON.stringify(character).slice(1, -1));
}

function printable(text: string): string {
  return text.replaceAll(/[^\P{Cc}\n\t]/gu, "");
}
