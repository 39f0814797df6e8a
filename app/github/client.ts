import { Octokit } from "@octokit/rest";
import { githubError } from "./github-error.ts";

export type Github = Octokit;

interface ClientOptions {
  readonly apiUrl: string;
  readonly token: string;
  /** Delivery id of the webhook that asked for the work: stands in every request's user agent for support. */
  readonly delivery: string;
  readonly now: () => number;
  readonly signal?: AbortSignal;
}

const requestTimeoutMs = 20_000;

/** A REST client for one job. Every failure leaves it as an error that says who must act; nothing is retried here. */
export function createGithubClient({ apiUrl, token, delivery, now, signal }: ClientOptions): Github {
  const octokit = new Octokit({
    auth: token,
    baseUrl: apiUrl,
    userAgent: `weavergen (${delivery})`,
    log: { debug: ignore, info: ignore, warn: ignore, error: ignore },
  });
  octokit.hook.before("request", (options) => {
    const limit = AbortSignal.timeout(requestTimeoutMs);
    options.request = { ...options.request, signal: signal ? AbortSignal.any([signal, limit]) : limit };
  });
  octokit.hook.error("request", (error) => {
    throw githubError(error, now);
  });
  return octokit;
}

function ignore(): void {
  // Octokit logs whole requests; our spans and the job's outcome say what happened.
}
