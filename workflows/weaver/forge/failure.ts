import type { Diagnostic } from "../registry.ts";

/** A failure of generation in Weaver's words: the name and data of its error, and its message. */
export class ForgeFailure extends Error {
  readonly kind: string;
  readonly data: unknown;
  readonly hint: string | undefined;
  /** File of the repository that the failure is about, where there is one. */
  readonly file: string | undefined;

  constructor(kind: string, data: unknown, message: string, extra: { readonly hint?: string; readonly file?: string }) {
    super(message);
    this.kind = kind;
    this.data = data;
    this.hint = extra.hint;
    this.file = extra.file;
  }
}

export function forgeFailure(
  kind: string,
  data: unknown,
  message: string,
  extra: { readonly hint?: string; readonly file?: string } = {},
): ForgeFailure {
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
    at: failure.file === undefined ? undefined : { file: failure.file, line: 1 },
    related: [],
  };
}
