/** A place in a file of the repository: path relative to its root with `/`, lines and columns 1-based. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column?: number;
  readonly endLine?: number;
  readonly endColumn?: number;
}

interface ErrorDetails {
  /** What is wrong, where, and why: one or two sentences for the person who can mend it. */
  readonly message: string;
  /** What to do about it. */
  readonly hint?: string;
  readonly at?: Place;
  readonly cause?: unknown;
}

/** Base of every error that WeaverGen throws on purpose. `code` is permanent, lower-kebab, and the telemetry label. */
export abstract class WeaverGenError extends Error {
  abstract readonly actor: "user" | "operator" | "outside" | "bug";
  readonly code: string;
  readonly hint: string | undefined;
  readonly at: Place | undefined;

  constructor(code: string, details: ErrorDetails) {
    super(details.message, { cause: details.cause });
    this.name = new.target.name;
    this.code = code;
    this.hint = details.hint;
    this.at = details.at;
  }
}

/** The author or the team can mend it; shown on the pull request, never retried. */
export class UserError extends WeaverGenError {
  readonly actor = "user";
}

/** Whoever runs WeaverGen can mend it (configuration, permissions, a missing tool); never retried. */
export class OperatorError extends WeaverGenError {
  readonly actor = "operator";
}

/** Something outside failed (GitHub, a model, the network, a queue); retried while the job's attempts allow. */
export class OutsideError extends WeaverGenError {
  readonly actor = "outside";
  readonly retryAfterMs: number | undefined;

  constructor(code: string, details: ErrorDetails & { readonly retryAfterMs?: number }) {
    super(code, details);
    this.retryAfterMs = details.retryAfterMs;
  }
}

/** WeaverGen itself is wrong; reported, never retried. */
export class BugError extends WeaverGenError {
  readonly actor = "bug";
}

/** The text of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** For the default branch of an exhaustive switch. */
export function assertNever(value: never): never {
  throw new BugError("unreachable", { message: `Unexpected value ${JSON.stringify(value)}.` });
}
