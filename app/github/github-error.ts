import { OperatorError, OutsideError, messageOf, type WeaverGenError, BugError } from "../../workflows/errors.ts";

interface HttpFailure {
  readonly status: number;
  readonly message: string;
  readonly response?: { readonly headers?: Readonly<Record<string, string | number | undefined>> };
}

/** Code of GitHub's 422: one wrong field, such as the anchor of one suggestion, refuses the whole request. */
export const contentRefused = "github-content-refused";

/**
 * What a failed call to GitHub means for the job. Source: GitHub's REST documentation on rate limits and errors.
 * @param now milliseconds, to turn `x-ratelimit-reset` (seconds) into a delay
 */
export function githubError(cause: unknown, now: () => number): WeaverGenError {
  // Octokit gives a connection that failed the status 500, without an answer.
  if (!isHttpFailure(cause) || cause.response === undefined) {
    return new OutsideError("github-unreachable", { message: `GitHub cannot be reached: ${messageOf(cause)}.`, cause });
  }
  const retryAfterMs = rateLimitDelay(cause, now);
  if (retryAfterMs !== undefined) {
    return new OutsideError("github-rate-limit", { message: "GitHub asks to wait (rate limit).", retryAfterMs, cause });
  }
  if (cause.status >= 500 || cause.status === 408) {
    return new OutsideError("github-unavailable", { message: `GitHub answered ${cause.status}.`, cause });
  }
  return clientError(cause);
}

function clientError(cause: HttpFailure): WeaverGenError {
  const message = `GitHub answered ${cause.status}: ${cause.message}.`;
  switch (cause.status) {
    case 401:
      return new OutsideError("github-token-refused", {
        message,
        hint: "A new token is minted for the next try.",
        cause,
      });
    case 403:
      return new OperatorError("github-permission-missing", {
        message,
        hint: "Compare the installation's permissions with app.yml, and accept new ones in the installation's settings.",
        cause,
      });
    case 404:
    case 410:
    case 451:
      return new OperatorError("github-not-found", {
        message,
        hint: "The repository or pull request is gone, or the App was removed from it.",
        cause,
      });
    case 422:
      return new BugError(contentRefused, { message, cause });
    default:
      return new BugError("github-request-refused", { message, cause });
  }
}

const aMinuteMs = 60_000;

/** Milliseconds to wait where the answer is a primary or secondary rate limit, else undefined. */
function rateLimitDelay(failure: HttpFailure, now: () => number): number | undefined {
  if (failure.status !== 403 && failure.status !== 429) return undefined;
  const headers = failure.response?.headers ?? {};
  const retryAfter = Number(headers["retry-after"]);
  if (headers["retry-after"] !== undefined && Number.isFinite(retryAfter)) return retryAfter * 1_000;
  if (String(headers["x-ratelimit-remaining"]) === "0") {
    const wait = Number(headers["x-ratelimit-reset"]) * 1_000 - now();
    return Number.isFinite(wait) ? Math.max(1_000, wait) : aMinuteMs;
  }
  // A secondary limit may carry no header at all; GitHub asks for at least a minute then.
  return failure.status === 429 || /rate limit/i.test(failure.message) ? aMinuteMs : undefined;
}

function isHttpFailure(cause: unknown): cause is HttpFailure {
  return typeof cause === "object" && cause !== null && "status" in cause && typeof cause.status === "number";
}
