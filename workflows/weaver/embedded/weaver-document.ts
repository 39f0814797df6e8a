import type { Diagnostic } from "../registry.ts";
import { errorOf, type Failure, type Fatal } from "./failure.ts";

/** One entry of the JSON document that Weaver prints, without `ansi_message`, a copy of `message` for terminals. */
export interface WeaverDiagnostic {
  readonly error: unknown;
  readonly diagnostic: {
    readonly message: string;
    readonly severity?: "Warning" | "Error";
    readonly help?: string;
    readonly code?: string;
    readonly url?: string;
  };
}

/** What `--diagnostic-format json` holds: the first fatal group alone, or everything that is not fatal. */
export function weaverDocument(outcome: {
  readonly fatals: readonly Fatal[];
  readonly failures: readonly Failure[];
  readonly future: boolean;
}): readonly WeaverDiagnostic[] {
  const [fatal] = outcome.fatals;
  if (fatal !== undefined) return [fatalEntry(fatal, outcome.future)];
  return outcome.failures.map((item) => entry(errorOf(item), item, outcome.future));
}

/** What is not Weaver's own, in the same form. */
export function entryOf({ error, kind, message, severity, hint, url }: Diagnostic): WeaverDiagnostic {
  return {
    error,
    diagnostic: {
      message,
      severity: severity === "error" ? "Error" : "Warning",
      code: kind,
      ...(hint === undefined ? {} : { help: hint }),
      ...(url === undefined ? {} : { url }),
    },
  };
}

function entry(error: unknown, item: Failure, future: boolean): WeaverDiagnostic {
  const severity = future ? "Error" : item.severity;
  return {
    error,
    diagnostic: {
      message: item.message,
      ...(severity === undefined ? {} : { severity }),
      ...(item.help === undefined ? {} : { help: item.help }),
    },
  };
}

function fatalEntry(fatal: Fatal, future: boolean): WeaverDiagnostic {
  const message = fatal.failures.map((item) => item.message).join("\n\n");
  return {
    error: fatal.layer === undefined ? fatalError(fatal) : { [fatal.layer]: fatalError(fatal) },
    diagnostic: { message, ...(future ? { severity: "Error" } : {}) },
  };
}

function fatalError(fatal: Fatal): unknown {
  const [first] = fatal.failures;
  if (first === undefined) return {};
  if (!fatal.compound) return errorOf(first);
  const items = fatal.failures.map((item) => ({ [item.kind]: item.fields }));
  return first.definition ? { FailToResolveDefinition: { CompoundError: items } } : { CompoundError: items };
}
