import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { UserError } from "../workflows/errors.ts";
import type { WeaverCommand } from "../workflows/weaver/command-tasks.ts";
import type { Diagnostic } from "../workflows/weaver/registry.ts";
import type { CommandResult } from "../workflows/weaver/weaver.ts";
import type { RegistryArguments } from "./registry-arguments.ts";
import { registryCommands } from "./registry-commands.ts";
import { formatOf } from "./registry-output.ts";

/**
 * Refuses what only Weaver's own program does: nothing that was asked for is passed over in silence.
 * @throws UserError `needs-weaver-binary`
 */
export function refuseUnsupported({ command, options }: RegistryArguments, folder: string): void {
  const ofLiveCheck = command === "live-check";
  const given = [
    options.diagnosticTemplate !== undefined && "--diagnostic-template",
    options.emitOtlpLogs && "--emit-otlp-logs",
    options.advicePolicies !== undefined && "--advice-policies",
    options.adviceData !== undefined && "--advice-data",
    options.advicePreprocessor !== undefined && "--advice-preprocessor",
    ofLiveCheck && (options.inputSource ?? "otlp") === "otlp" && "--input-source otlp",
    ofLiveCheck && options.output === "http" && "--output http",
    hasOwnFormat({ command, options, positionals: [] }, folder) && "formats of your own",
  ].filter((flag) => typeof flag === "string");
  if (given.length === 0) return;
  throw new UserError("needs-weaver-binary", {
    message: `The embedded engine does not know ${given.join(", ")}.`,
    hint: "Install Weaver and pass --engine binary, or leave these out.",
  });
}

const formats: Readonly<Record<string, readonly string[]>> = {
  diff: ["ansi", "ansi-stats", "json", "markdown", "yaml", "jsonl", "mute"],
  stats: ["text", "json", "yaml", "jsonl", "mute"],
  "live-check": ["ansi", "json", "yaml", "jsonl", "mute"],
  resolve: ["yaml", "json", "jsonl", "mute"],
};

const templateFolders: Readonly<Record<string, string>> = {
  diff: "diff_templates",
  stats: "stats_templates",
  "live-check": "live_check_templates",
};

/** A folder of templates that has the format's name goes before a format of Weaver's own. */
function hasOwnFormat(parsed: RegistryArguments, folder: string): boolean {
  const templates = parsed.options.templates ?? templateFolders[parsed.command];
  if (formats[parsed.command] === undefined || templates === undefined) return false;
  return existsSync(resolve(folder, templates, formatOf(parsed)));
}

/** What Weaver refuses before it looks at the registry: `resolve --future`, a format or a policy that is not there. */
export function refusedBefore(parsed: RegistryArguments, folder: string): CommandResult | undefined {
  if (parsed.command === "resolve" && parsed.options.future === true) {
    const message = "`registry resolve` is deprecated: use generate or package, or leave out --future.";
    return refused({ kind: "Deprecated", error: "Deprecated", message });
  }
  const format = formatOf(parsed);
  const known = formats[parsed.command];
  if (known !== undefined && !known.includes(format)) {
    const message = `There is no format ${JSON.stringify(format)}. Formats: ${known.join(", ")}.`;
    return refused({ ...unknownFormat(parsed.command, format), message });
  }
  const { policy = [], skipPolicies } = parsed.options;
  const unused = skipPolicies === true || !takesPolicies(parsed.command);
  const missing = unused ? undefined : policy.find((path) => !isThere(folder, path));
  if (missing === undefined) return undefined;
  const fields = { type: "access_denied", path: missing, error: "No such file or directory (os error 2)" };
  return refused({ kind: "access_denied", error: { Checker: fields }, message: `There is no policy ${missing}.` });
}

function unknownFormat(command: string, format: string): Omit<Refusal, "message"> {
  if (command === "resolve") {
    const fields = { template_dir: format, error: "Template format requires embedded_templates parameter" };
    return { kind: "InvalidTemplateDir", error: { InvalidTemplateDir: fields } };
  }
  const fields = { target: format, root_path: "", error: "Target not found" };
  return { kind: "TargetNotSupported", error: { TargetNotSupported: fields } };
}

/** Policies that have to be fetched are the binary's, which the notice about them says. */
function isThere(folder: string, path: string): boolean {
  return /^https?:|\.git\b|\[/.test(path) || existsSync(join(resolve(folder, path)));
}

/** Whether Weaver runs policies in the command: what `[policy]` in `.weaver.toml` says means nothing to the others. */
export function takesPolicies(command: WeaverCommand): boolean {
  return registryCommands[command].takes.includes("policies");
}

/** The report that cannot be printed, as no policy runs. */
export function coverageNotice({ command, options }: RegistryArguments): readonly Diagnostic[] {
  const { displayPolicyCoverage, skipPolicies } = options;
  if (displayPolicyCoverage !== true || skipPolicies === true || !takesPolicies(command)) return [];
  const error = { PoliciesNeedBinary: { policies: [] } };
  const message = "The coverage of policies is not displayed: Rego policies need the Weaver binary.";
  const hint = "Install Weaver, or leave out --display-policy-coverage.";
  return [{ severity: "warning", kind: "PoliciesNeedBinary", error, message, hint, at: undefined, related: [] }];
}

interface Refusal {
  readonly kind: string;
  readonly error: unknown;
  readonly message: string;
}

function refused(refusal: Refusal): CommandResult {
  const diagnostic = { severity: "error", hint: undefined, at: undefined, related: [], ...refusal } as const;
  return { exitCode: 1, stdout: "", stderr: "", diagnostics: [diagnostic] };
}
