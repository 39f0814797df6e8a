import type { JobServices } from "../jobs/job-services.ts";
import { createGithubClient, type Github } from "./client.ts";
import type { TokenPermissions } from "./tokens.ts";

/** A repository as GitHub has it now, and a client whose token reaches nothing else. */
export interface OpenedRepository {
  readonly github: Github;
  readonly owner: string;
  readonly repo: string;
  readonly htmlUrl: string;
  readonly cloneUrl: string;
  readonly identity: { readonly appId: number; readonly botLogin: string };
  readonly token: () => Promise<string>;
  /** The same client with another limit of time, for the last words of a job whose own signal was aborted. */
  readonly reconnect: (signal: AbortSignal) => Github;
}

const leastPermissions: TokenPermissions = {
  contents: "read",
  pull_requests: "write",
  checks: "write",
  metadata: "read",
};

/** Mints the job's token, for one repository and with the least permissions, and reads the repository's name anew. */
export async function openRepository(options: {
  readonly ids: { readonly installation: number; readonly repository: number; readonly delivery: string };
  readonly services: JobServices;
  readonly signal: AbortSignal;
  readonly permissions?: TokenPermissions;
}): Promise<OpenedRepository> {
  const { ids, services, signal, permissions = leastPermissions } = options;
  const { installation, repository } = ids;
  const mint = (): Promise<string> => services.mint.mint({ installation, repository, permissions });
  const [token, identity] = await Promise.all([mint(), services.mint.identity()]);
  const { apiUrl, wallClock } = services;
  const reconnect = (until: AbortSignal): Github =>
    createGithubClient({ apiUrl, token, delivery: ids.delivery, now: wallClock, signal: until });
  const github = reconnect(signal);
  const { data } = await github.request("GET /repositories/{id}", { id: repository });
  return {
    github,
    owner: data.owner.login,
    repo: data.name,
    htmlUrl: data.html_url,
    cloneUrl: data.clone_url,
    identity,
    token: mint,
    reconnect,
  };
}
