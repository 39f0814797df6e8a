import type { Resolution } from "../embedded/resolution.ts";
import type { Diagnostic } from "../registry.ts";
import type { CommandResult, EmitRequest } from "../weaver.ts";
import { emittedSignals } from "./emitted-signals.ts";
import { printSignals } from "./print-signals.ts";
import type { NotSent } from "./send-signals.ts";

/** Where Weaver sends to unless it is told otherwise. */
const defaultEndpoint = "http://localhost:4317";

/** `weaver registry emit`: one sample of each signal of the registry, to standard output or to an OTLP/gRPC receiver. */
export async function emit(
  { v2 = false, stdout = false, endpoint = defaultEndpoint }: Pick<EmitRequest, "v2" | "stdout" | "endpoint">,
  resolution: Resolution,
  warnings: readonly Diagnostic[],
): Promise<CommandResult> {
  const signals = emittedSignals(resolution, v2);
  const exitCode = warnings.some((diagnostic) => diagnostic.severity === "error") ? 1 : 0;
  if (stdout) return { exitCode, stdout: printSignals(signals, new Date()), stderr: "", diagnostics: warnings };
  // Loaded where it is needed: exporters take longer to load than a registry.
  const { NotSent, sendSignals } = await import("./send-signals.ts");
  try {
    await sendSignals(signals, endpoint);
    return { exitCode, stdout: "", stderr: "", diagnostics: warnings };
  } catch (error) {
    if (!(error instanceof NotSent)) throw error;
    return { exitCode: 1, stdout: "", stderr: "", diagnostics: [...warnings, notSent(endpoint, error)] };
  }
}

function notSent(endpoint: string, { kind, message: error }: NotSent): Diagnostic {
  return {
    severity: "error",
    kind,
    error: { [kind]: { error } },
    message: `The signals could not be sent to ${endpoint}: ${error}`,
    hint: "Start a receiver that takes OTLP over gRPC there, name another with --endpoint, or print with --stdout.",
    at: undefined,
    related: [],
  };
}
