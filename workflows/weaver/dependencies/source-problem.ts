import { UserError, type WeaverGenError } from "../../errors.ts";

export type SourceProblemCode =
  | "dependency-not-allowed"
  | "dependency-not-fetched"
  | "dependency-archive-refused"
  | "dependency-missing";

interface Details {
  readonly message: string;
  readonly hint: string;
  readonly cause?: unknown;
}

/** A source that cannot be had; it becomes a diagnostic at the place that names it. */
export function sourceProblem(code: SourceProblemCode, details: Details): WeaverGenError {
  return new UserError(code, details);
}
