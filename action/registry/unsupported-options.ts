import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { UserError } from "../../workflows/errors.ts";
import type { WeaverCommand } from "../../workflows/weaver/command-tasks.ts";
import type { Diagnostic } from "../../workflows/weaver/registry.ts";
import type { CommandResult } from "../../workflows/weaver/weaver.ts";
import type { RegistryArguments } from "./arguments.ts";
import { registryCommands } from "./commands.ts";
import { sourceOf } from "./input-source.ts";
import { isMuted } from "./output.ts";
import { formatOf, formats, ownFormat } from "./own-formats.ts";

/**
 * Refuses what only Weaver's own program does: nothing that was asked for is passed over in silence.
 * @throws UserError `needs-weaver-binary`
 */
export function refuseUnsupported({ options }: RegistryArguments): void {
  const given = [
    options.advicePolicies !== undefined && "--advice-policies",
    options.adviceData !== undefined && "--advice-data",
    options.advicePreprocessor !== undefined && "--advice-preprocessor",
  ].filter((flag) => typeof flag === "string");
  if (given.length === 0) return;
  throw new UserError("needs-weaver-binary", {
    message: `The embedded engine does not know ${given.join(", ")}.`,
    hint: "Install Weaver and pass --engine binary, or leave these out.",
  });
}

/** What Weaver refuses before it looks at the registry: `resolve --future`, a format or a policy that is not there. */
export function refusedBefore(parsed: RegistryArguments, folder: string): CommandResult | undefined {
  if (parsed.command === "resolve" && parsed.options.future === true) {
    const message = "`registry resolve` is deprecated: use generate or package, or leave out --future.";
    return refused({ kind: "Deprecated", error: "Deprecated", message });
  }
  const unusable = parsed.command === "live-check" ? unusableOutput(parsed) : undefined;
  if (unusable !== undefined) {
    return refused({ kind: "OutputError", error: { OutputError: { error: unusable } }, message: unusable });
  }
  const format = formatOf(parsed, folder);
  const known = isMuted(parsed) ? undefined : formats[parsed.command];
  if (known !== undefined && !known.includes(format) && ownFormat(parsed, folder) === undefined) {
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

function unusableOutput(parsed: RegistryArguments): string | undefined {
  const { output, emitOtlpLogs, otlpLogsStdout, otlpLogsEndpoint } = parsed.options;
  if (output === "http" && sourceOf(parsed) !== "otlp") return "--output http is only valid with --input-source otlp.";
  if (emitOtlpLogs !== true || otlpLogsStdout === true || otlpLogsEndpoint === undefined) return undefined;
  const protocol = URL.parse(otlpLogsEndpoint)?.protocol ?? "";
  return /^https?:$/.test(protocol) ? undefined : `--otlp-logs-endpoint ${otlpLogsEndpoint} is not an address.`;
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
  return /^https?:|\.git\b|\[/.test(path) || existsSync(resolve(folder, path));
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
