import { createAppAuth } from "@octokit/auth-app";
import { request } from "@octokit/request";
import { githubError } from "./github-error.ts";

/** Permissions of the App (app.yml); a job asks for the least that it needs. */
export interface TokenPermissions {
  readonly contents?: "read" | "write";
  readonly pull_requests?: "read" | "write";
  readonly checks?: "read" | "write";
  readonly issues?: "read";
  readonly metadata?: "read";
}

export interface TokenRequest {
  readonly installation: number;
  readonly repository: number;
  readonly permissions: TokenPermissions;
}

export interface TokenMint {
  /** A token for one repository, valid for an hour at most; never stored, never logged. */
  mint(request: TokenRequest): Promise<string>;
}

interface MintOptions {
  readonly appId: number;
  readonly privateKey: string;
  readonly apiUrl: string;
  readonly now: () => number;
}

/** The one place that turns the App's key into tokens. */
export function createTokenMint({ appId, privateKey, apiUrl, now }: MintOptions): TokenMint {
  const auth = createAppAuth({ appId, privateKey, request: request.defaults({ baseUrl: apiUrl }) });
  return {
    mint: async ({ installation, repository, permissions }) => {
      try {
        const granted = await auth({
          type: "installation",
          installationId: installation,
          repositoryIds: [repository],
          permissions: { ...permissions },
          // The cache of the library would hand out a token that GitHub refused a moment ago.
          refresh: true,
        });
        return granted.token;
      } catch (error) {
        throw githubError(error, now);
      }
    },
  };
}
