import type { Diagnostic } from "../../workflows/weaver/registry.ts";
import type { CommandResult } from "../../workflows/weaver/weaver.ts";

/** What the arguments and `.weaver.toml` lack, as Weaver says it. */
export function refusal(error: string): CommandResult {
  return failed(diagnostic("Config", { error: { Config: { error } }, message: error }));
}

export function failed(problem: Diagnostic): CommandResult {
  return { exitCode: 1, stdout: "", stderr: "", diagnostics: [problem] };
}

export function diagnostic(
  kind: string,
  { error, message }: { readonly error: unknown; readonly message: string },
): Diagnostic {
  return { severity: "error", kind, error, message, hint: undefined, at: undefined, related: [] };
}
