import { createAppAuth } from "@octokit/auth-app";
import { Octokit } from "@octokit/rest";
import type { LocalGithub, Repository } from "./local-github.ts";

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** The real Octokit, signed in as the App's installation on this repository, for tests. */
export function connectOctokit(github: LocalGithub, repository: Repository): Octokit {
  return new Octokit({
    baseUrl: github.apiUrl,
    log: quiet,
    authStrategy: createAppAuth,
    auth: { appId: github.appId, privateKey: github.privateKey, installationId: repository.installationId },
  });
}

/** Octokit as the App itself (JWT). */
export function connectAsApp(github: LocalGithub, auth: { privateKey?: string } = {}): Octokit {
  return new Octokit({
    baseUrl: github.apiUrl,
    log: quiet,
    authStrategy: createAppAuth,
    auth: { appId: github.appId, privateKey: auth.privateKey ?? github.privateKey },
  });
}

/** Octokit with a token. */
export function connectWithToken(github: LocalGithub, token: string): Octokit {
  return new Octokit({ baseUrl: github.apiUrl, log: quiet, auth: token });
}
