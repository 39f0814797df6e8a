import type { Place } from "../../errors.ts";
import type { Diagnostic } from "../registry.ts";

interface Extra {
  readonly hint?: string;
  /** In a template or a configuration, where that is known. */
  readonly at?: Place | undefined;
}

/** A failure of generation in Weaver's words: the name and data of its error, and its message. */
export class ForgeFailure extends Error {
  readonly kind: string;
  readonly data: unknown;
  readonly hint: string | undefined;
  readonly at: Place | undefined;

  constructor(kind: string, data: unknown, message: string, extra: Extra) {
    super(message);
    this.kind = kind;
    this.data = data;
    this.hint = extra.hint;
    this.at = extra.at;
  }
}

export function forgeFailure(kind: string, data: unknown, message: string, extra: Extra = {}): ForgeFailure {
  return new ForgeFailure(kind, data, message, extra);
}

/** The failure as a diagnostic; `error` is what the binary prints as data. */
export function diagnosticOf(failure: ForgeFailure): Diagnostic {
  return {
    severity: "error",
    kind: failure.kind,
    error: { [failure.kind]: failure.data },
    message: failure.message,
    hint: failure.hint,
    at: failure.at,
    related: [],
  };
}
