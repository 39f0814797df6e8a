import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { allows, reaches } from "../auth/installation-tokens.ts";
import { MalformedPath } from "../git/check-path.ts";
import { GitFailed } from "../git/run-git.ts";
import { StaleBranch } from "../people/commit-on-branch.ts";
import type { RepositoryRecord } from "../records.ts";
import type { World } from "../world.ts";
import { findRepository } from "../world.ts";
import type { Answer, Call, Caller, Route } from "./call.ts";
import { notFound, Refused } from "./call.ts";
import { readCaller } from "./credentials.ts";
import type { Faults } from "./faults.ts";
import { matchPath } from "./match-route.ts";
import type { RateLimit } from "./rate-limit.ts";
import { parseJson, readBody } from "./read-body.ts";

export interface LoggedRequest {
  readonly method: string;
  /** Path and query as sent, below /api/v3 (`/graphql` for GraphQL). */
  readonly path: string;
  readonly status: number;
  readonly token: Caller["kind"] | "wrong";
  /** Words of a refusal. */
  readonly message: string | undefined;
}

export interface ApiOptions {
  readonly world: World;
  readonly routes: readonly Route[];
  readonly publicKeys: ReadonlyMap<number, string>;
  readonly faults: Faults;
  readonly limits: RateLimit;
  readonly log: LoggedRequest[];
}

/** Serves one REST or GraphQL request; `path` is the part behind /api/v3, or /graphql. */
export async function serveApi(
  api: ApiOptions,
  exchange: { request: IncomingMessage; response: ServerResponse; path: string; url: URL },
): Promise<void> {
  const { request, response, path, url } = exchange;
  const method = request.method === "HEAD" ? "GET" : (request.method ?? "GET");
  const body = await readBody(request);
  const seen: { token: LoggedRequest["token"]; limits: Record<string, string> } = { token: "wrong", limits: {} };
  let answer: Answer;
  let docs = "";
  try {
    const caller = readCaller(api.world, request.headers, api.publicKeys);
    seen.token = caller.kind;
    const key = caller.kind === "installation" ? caller.key : caller.kind;
    const { headers, exceeded } = api.limits.count(key, api.world.now());
    seen.limits = headers;
    if (exceeded) throw new Refused(403, `API rate limit exceeded for ${key}.`);
    const fault = api.faults.take(method, path);
    const found = fault ? undefined : findRoute(api.routes, method, path);
    docs = found?.route.docs ?? "";
    answer = fault
      ? { status: fault.status, body: fault.body ?? { message: "Server Error" }, headers: fault.headers ?? {} }
      : await answerRoute(api, { found, caller, url, body, accept: request.headers.accept ?? "" });
    answer = withEtag(method, answer);
    if (answer.status === 200 && matchesEtag(request.headers["if-none-match"], answer)) {
      seen.limits = api.limits.giveBack(key);
      answer = { status: 304, headers: answer.headers ?? {} };
    }
  } catch (error) {
    answer = refusal(error, docs);
  }
  api.log.push({
    method,
    path: path + url.search,
    status: answer.status,
    token: seen.token,
    message: answer.status >= 400 ? messageOf(answer.body) : undefined,
  });
  send(response, { answer, limits: seen.limits, now: api.world.now(), head: request.method === "HEAD" });
}

function findRoute(routes: readonly Route[], method: string, path: string) {
  for (const route of routes) {
    const params = route.method === method ? matchPath(route.path, path) : undefined;
    if (params) return { route, params };
  }
  return undefined;
}

interface Asked {
  readonly found: { readonly route: Route; readonly params: Record<string, string> } | undefined;
  readonly caller: Caller;
  readonly url: URL;
  readonly body: Buffer;
  readonly accept: string;
}

async function answerRoute(api: ApiOptions, asked: Asked): Promise<Answer> {
  const { found, caller } = asked;
  if (!found) throw notFound();
  const { route, params } = found;
  const { owner, repo } = params;
  const repository = owner && repo ? findRepository(api.world, owner, repo) : undefined;
  if (owner && repo && !repository) throw notFound();
  checkAccess(route, caller, repository);
  const call: Call = {
    world: api.world,
    caller,
    repository,
    params,
    query: asked.url.searchParams,
    url: asked.url,
    accept: asked.accept,
    body: parseJson(asked.body),
    docs: route.docs,
  };
  return await route.handle(call);
}

function checkAccess(route: Route, caller: Caller, repository: RepositoryRecord | undefined): void {
  const { needs } = route;
  if (needs === "anybody") return;
  if (needs === "app") {
    if (caller.kind !== "app") throw new Refused(401, "A JSON web token could not be decoded");
    return;
  }
  if (caller.kind === "app") throw new Refused(401, "Requires authentication");
  if (needs === "installation") {
    if (caller.kind === "none") throw new Refused(401, "Requires authentication");
    return;
  }
  if (caller.kind === "none") return checkAnonymous(route, repository);
  if (repository && !reaches(caller.token, repository)) {
    if (repository.private) throw notFound();
    if (route.method === "GET") return;
  } else if (needs.some((wish) => allows(caller.token, wish))) return;
  throw new Refused(403, "Resource not accessible by integration");
}

function checkAnonymous(route: Route, repository: RepositoryRecord | undefined): void {
  if (repository?.private) throw notFound();
  if (route.method !== "GET") throw new Refused(401, "Requires authentication");
}

function withEtag(method: string, answer: Answer): Answer {
  if (method !== "GET" || answer.status !== 200) return answer;
  const raw = answer.raw ?? JSON.stringify(answer.body);
  const etag = `W/"${createHash("sha256").update(raw).digest("hex")}"`;
  const headers = { etag, "cache-control": "private, max-age=60, s-maxage=60", ...answer.headers };
  return answer.raw === undefined
    ? { ...answer, raw, headers: { "content-type": "application/json; charset=utf-8", ...headers } }
    : { ...answer, headers };
}

function matchesEtag(asked: string | undefined, answer: Answer): boolean {
  const etag = answer.headers?.["etag"] ?? "";
  return asked !== undefined && (asked === "*" || asked.replace(/^W\//, "") === etag.replace(/^W\//, ""));
}

function refusal(error: unknown, docs: string): Answer {
  const refused = asRefused(error);
  const body = {
    message: refused.message,
    ...(refused.errors ? { errors: refused.errors } : {}),
    documentation_url: docs === "" ? "https://docs.github.com/rest" : `https://docs.github.com/rest/${docs}`,
    status: String(refused.status),
  };
  return { status: refused.status, body };
}

function asRefused(error: unknown): Refused {
  if (error instanceof Refused) return error;
  if (error instanceof StaleBranch) return new Refused(409, "Head branch was modified. Review and try again.");
  if (error instanceof GitFailed || error instanceof MalformedPath) return new Refused(422, error.message);
  return new Refused(500, error instanceof Error ? (error.stack ?? error.message) : "Server Error");
}

function messageOf(body: unknown): string | undefined {
  return typeof body === "object" && body !== null && "message" in body ? String(body.message) : undefined;
}

function send(
  response: ServerResponse,
  sent: { answer: Answer; limits: Record<string, string>; now: Date; head: boolean },
): void {
  const { answer } = sent;
  const empty = answer.status === 204 || answer.status === 304;
  const content = empty ? undefined : (answer.raw ?? JSON.stringify(answer.body ?? {}));
  response.writeHead(answer.status, {
    date: sent.now.toUTCString(),
    "x-github-media-type": "github.v3; format=json",
    "x-github-request-id": createHash("sha256").update(String(Math.random())).digest("hex").slice(0, 20).toUpperCase(),
    ...(empty ? {} : { "content-type": "application/json; charset=utf-8" }),
    ...sent.limits,
    ...answer.headers,
  });
  response.end(sent.head ? undefined : content);
}
