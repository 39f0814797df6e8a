import { createAppAuth } from "@octokit/auth-app";
import { request } from "@octokit/request";
import { z } from "zod";
import { OperatorError, type WeaverGenError } from "../../workflows/errors.ts";
import { contentRefused, githubError } from "./github-error.ts";

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
  /** Who we are on GitHub: what is ours is found by these. */
  identity(): Promise<{ readonly appId: number; readonly botLogin: string }>;
  /** Whether the installation lets us write contents: the team's opt-in to commits. */
  mayWriteContents(installation: number): Promise<boolean>;
}

interface MintOptions {
  readonly appId: number;
  readonly privateKey: string;
  readonly apiUrl: string;
  readonly now: () => number;
}

const App = z.object({ id: z.number(), slug: z.string() });
const Installation = z.object({ permissions: z.object({ contents: z.string().optional() }) });

/** The one place that turns the App's key into tokens. */
export function createTokenMint({ appId, privateKey, apiUrl, now }: MintOptions): TokenMint {
  const send = request.defaults({ baseUrl: apiUrl });
  const auth = createAppAuth({ appId, privateKey, request: send });
  let identity: ReturnType<TokenMint["identity"]> | undefined;
  const asApp = async (route: string): Promise<unknown> => {
    const { token } = await auth({ type: "app" });
    return (await send(route, { headers: { authorization: `bearer ${token}` } })).data;
  };
  const failing = (error: unknown): never => {
    throw githubError(error, now);
  };
  return {
    mint: async ({ installation, repository, permissions }) => {
      const granted = await auth({
        type: "installation",
        installationId: installation,
        repositoryIds: [repository],
        permissions: { ...permissions },
        // The library's cache would hand out a token that GitHub refused a moment ago.
        refresh: true,
      }).catch((error: unknown) => {
        throw mintError(githubError(error, now));
      });
      return granted.token;
    },
    identity: () => {
      identity ??= asApp("GET /app").then((data) => {
        const app = App.parse(data);
        return { appId: app.id, botLogin: `${app.slug}[bot]` };
      }, failing);
      // A failure is not remembered: GitHub may be back for the next job.
      identity.catch(() => (identity = undefined));
      return identity;
    },
    mayWriteContents: async (installation) => {
      const data = await asApp(`GET /app/installations/${installation}`).catch(failing);
      return Installation.parse(data).permissions.contents === "write";
    },
  };
}

/** GitHub refuses a token with a permission, or for a repository, that the installation does not have. */
function mintError(error: WeaverGenError): WeaverGenError {
  if (error.code !== contentRefused) return error;
  return new OperatorError("github-permission-missing", {
    message: error.message,
    hint: "Compare the installation's permissions and repositories with app.yml, and accept new permissions in its settings.",
    cause: error,
  });
}
