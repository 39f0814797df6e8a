import type { Account, AppRecord, RepositoryRecord, TokenRecord } from "../records.ts";
import type { World } from "../world.ts";

export type Caller =
  | { readonly kind: "app"; readonly app: AppRecord }
  | { readonly kind: "installation"; readonly token: TokenRecord; readonly key: string }
  | { readonly kind: "none" };

export interface Call {
  readonly world: World;
  readonly caller: Caller;
  /** Found and checked by the server for paths below /repos/:owner/:repo. */
  readonly repository: RepositoryRecord | undefined;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly url: URL;
  readonly accept: string;
  readonly body: unknown;
  readonly docs: string;
}

export interface RepositoryCall extends Call {
  readonly repository: RepositoryRecord;
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  /** Sent as it is, with `content-type` from `headers`, instead of JSON. */
  readonly raw?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a caller may need: the App itself (JWT), any installation, or one of these permissions on the repository. */
export type Needs = "app" | "installation" | "anybody" | readonly string[];

export interface Route {
  readonly method: string;
  readonly path: string;
  readonly needs: Needs;
  /** Page below https://docs.github.com/rest/ that GitHub names in its errors. */
  readonly docs: string;
  readonly handle: (call: Call) => Answer | Promise<Answer>;
}

/** Refuses a request with GitHub's status and words. */
export class Refused extends Error {
  readonly status: number;
  readonly errors: readonly unknown[] | undefined;
  constructor(status: number, message: string, errors?: readonly unknown[]) {
    super(message);
    this.status = status;
    this.errors = errors;
  }
}

export function notFound(): Refused {
  return new Refused(404, "Not Found");
}

export function ok(body: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status: 200, body, headers };
}

export function created(body: unknown, url?: string): Answer {
  return { status: 201, body, headers: url ? { location: url } : {} };
}

/** A route below /repos/:owner/:repo; the server has found the repository and checked the token before `handle`. */
export function repositoryRoute(
  request: `${string} ${string}`,
  needs: Needs,
  docs: string,
  handle: (call: RepositoryCall) => Answer | Promise<Answer>,
): Route {
  const [method = "", path = ""] = request.split(" ");
  return {
    method,
    path: `/repos/:owner/:repo${path === "/" ? "" : path}`,
    needs,
    docs,
    handle: (call) => {
      if (!call.repository) throw notFound();
      return handle({ ...call, repository: call.repository });
    },
  };
}

export function route(
  request: `${string} ${string}`,
  needs: Needs,
  docs: string,
  handle: (call: Call) => Answer | Promise<Answer>,
): Route {
  const [method = "", path = ""] = request.split(" ");
  return { method, path, needs, docs, handle };
}

/** A parameter of the path that must be a number; anything else names nothing. */
export function numberOf(call: Call, name: string): number {
  const text = call.params[name] ?? "";
  if (!/^\d{1,15}$/.test(text)) throw notFound();
  return Number(text);
}

/** The account that an installation token acts as, and its App. */
export function actorOf(call: Call): { user: Account; app: AppRecord } {
  if (call.caller.kind !== "installation") throw new Refused(401, "Requires authentication");
  const { app } = call.caller.token.installation;
  return { user: app.bot, app };
}
