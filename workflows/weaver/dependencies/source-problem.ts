import { OutsideError, UserError, type WeaverGenError } from "../../errors.ts";

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

const toTry = "Check the address and that the host can be reached, or vendor the dependency into the repository.";

/** What the host answers will not change: no such file, no such ref. */
export function notFetched(source: string, why: string, cause?: unknown): WeaverGenError {
  const message = `The registry source ${source} could not be fetched: ${why}.`;
  return new UserError("dependency-not-fetched", { message, hint: toTry, cause });
}

/** The network or the host fails for now: a later attempt may succeed. */
export function notFetchedNow(source: string, why: string, cause?: unknown): WeaverGenError {
  const message = `The registry source ${source} could not be fetched: ${why}.`;
  return new OutsideError("dependency-not-fetched", { message, hint: `Try again later. ${toTry}`, cause });
}
