import { createPublicKey, generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { mintToken } from "./auth/installation-tokens.ts";
import { gitRequest, serveGit } from "./git/smart-http.ts";
import { graphqlRoute } from "./graphql/serve-graphql.ts";
import { Faults } from "./http/faults.ts";
import { RateLimit } from "./http/rate-limit.ts";
import type { ApiOptions, LoggedRequest } from "./http/serve-api.ts";
import { serveApi } from "./http/serve-api.ts";
import type { GithubOptions, LocalGithub } from "./local-github.ts";
import { Live } from "./page/live.ts";
import { servePage } from "./page/serve-page.ts";
import { actsOf, repositoryRecord } from "./people/act.ts";
import { createRepository, installApp, leastPermissions } from "./people/create-repository.ts";
import { describeRepository } from "./people/describe.ts";
import { looksOf } from "./people/look.ts";
import type { AppRecord } from "./records.ts";
import { appRoutes } from "./rest/app.ts";
import { hookDeliveryRoutes } from "./rest/hook-deliveries.ts";
import { repositoryApiRoutes } from "./rest/routes.ts";
import { Webhooks } from "./webhooks/deliveries.ts";
import type { World } from "./world.ts";
import { accountOf, createWorld, installationOf, removeWorld, timestamp } from "./world.ts";

const hour = 3_600_000;
const defaultEvents = ["pull_request", "push", "issue_comment", "check_run", "check_suite", "merge_group"];

/** Starts a GitHub on the loopback interface; dispose it to stop the server and remove its repositories. */
export async function startGithub(options: GithubOptions = {}): Promise<LocalGithub> {
  const world = await createWorld(options.now ?? (() => new Date()));
  const keys = options.app?.privateKey ?? (defaultKey ??= newPrivateKey());
  const webhookSecret = options.app?.webhookSecret ?? "local-webhook-secret";
  const app = addApp(world, {
    id: options.app?.id ?? 4711,
    slug: options.app?.slug ?? "weavergen",
    events: options.app?.events ?? defaultEvents,
  });
  const webhooks = new Webhooks({ world, app, secret: webhookSecret, timeoutMs: options.webhookTimeoutMs ?? 10_000 });
  webhooks.url = options.webhookUrl;
  world.emit = (event) => webhooks.emit(event);
  const lifetimeMs = options.tokenLifetimeMs ?? hour;
  const api: ApiOptions = {
    world,
    routes: [...appRoutes(lifetimeMs), ...hookDeliveryRoutes(webhooks), graphqlRoute, ...repositoryApiRoutes],
    publicKeys: new Map([[app.id, createPublicKey(keys).export({ type: "spki", format: "pem" }).toString()]]),
    faults: new Faults(),
    limits: new RateLimit(options.rateLimit ?? 5000),
    log: [] satisfies LoggedRequest[],
  };
  const live = new Live();
  world.changed = (repository) => live.tell(repository.id);
  const state = { down: false };
  const server = createServer((request, response) => {
    if (state.down) request.socket.destroy();
    else void answer({ api, live }, request, response);
  });
  world.url = await listen(server, options.port ?? 0);
  const stop = async () => {
    const stopped = webhooks.stop();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await stopped;
    await removeWorld(world);
  };
  return {
    url: world.url,
    apiUrl: `${world.url}/api/v3`,
    appId: app.id,
    privateKey: keys,
    webhookSecret,
    createRepository: async ({ permissions, installed, ...wish }) => {
      const record = await createRepository(world, wish);
      if (installed !== false) installApp(world, { app, repository: record, permissions });
      return describeRepository(world, record);
    },
    ...actsOf(world),
    ...looksOf(world),
    setWebhookUrl: (url) => (webhooks.url = url),
    deliveries: () => webhooks.all,
    redeliver: (id) => void webhooks.redeliver(id),
    holdDeliveries: () => webhooks.hold(),
    releaseDeliveries: (how) => webhooks.release(how),
    idle: () => webhooks.idle(),
    createToken: (wish) => tokenFor(world, { ...wish, app, lifetimeMs }),
    setPermissions: (ref, permissions) => {
      const found = installationOf(world, repositoryRecord(world, ref).owner, app);
      if (found) found.permissions = permissions;
    },
    failNext: (fault) => api.faults.add(fault),
    goDown: () => {
      state.down = true;
      server.closeAllConnections();
    },
    comeBack: () => (state.down = false),
    expireTokens: () => world.tokens.clear(),
    requests: () => [...api.log],
    [Symbol.asyncDispose]: stop,
  };
}

/** Made once in a process: each takes a tenth of a second, and nothing secret hangs on it. */
let defaultKey: string | undefined;

function newPrivateKey(): string {
  return generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs1", format: "pem" },
  }).privateKey;
}

function addApp(world: World, wish: Pick<AppRecord, "id" | "slug" | "events">): AppRecord {
  const app: AppRecord = {
    ...wish,
    name: wish.slug,
    owner: accountOf(world, `${wish.slug}-makers`, "Organization"),
    bot: accountOf(world, `${wish.slug}[bot]`, "Bot"),
    permissions: leastPermissions,
    createdAt: timestamp(world),
  };
  world.apps.set(app.id, app);
  return app;
}

/** GitHub Actions is itself an App; its id is the one that github.com uses. */
const actionsApp = 15_368;

function tokenFor(
  world: World,
  wish: { app: AppRecord; lifetimeMs: number } & Parameters<LocalGithub["createToken"]>[0],
): string {
  const repository = repositoryRecord(world, wish.repository);
  const forActions = wish.as === "github-actions";
  const app = forActions
    ? (world.apps.get(actionsApp) ?? addApp(world, { id: actionsApp, slug: "github-actions", events: [] }))
    : wish.app;
  const everything = { contents: "write", pull_requests: "write", checks: "write", issues: "write" } as const;
  const known = installationOf(world, repository.owner, app);
  const installation =
    known?.repositories.has(repository) === true
      ? known
      : installApp(world, { app, repository, permissions: forActions ? everything : undefined });
  const { permissions, lifetimeMs } = wish;
  return mintToken(world, { installation, permissions, repositoryIds: new Set([repository.id]), lifetimeMs }).token;
}

async function listen(server: Server, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function answer(
  to: { api: ApiOptions; live: Live },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { api, live } = to;
  const url = new URL(request.url ?? "/", api.world.url);
  try {
    const wanted = gitRequest(url);
    if (wanted) return await serveGit(api.world, { request, response, wanted });
    const path = apiPath(url.pathname);
    if (path !== undefined) return await serveApi(api, { request, response, path, url });
    await servePage(api.world, live, { request, response, url });
  } catch (error) {
    if (!response.headersSent) response.writeHead(500, { "content-type": "text/plain" });
    response.end(error instanceof Error ? error.stack : String(error));
  }
}

function apiPath(path: string): string | undefined {
  if (path === "/api/graphql") return "/graphql";
  return path.startsWith("/api/v3/") ? path.slice("/api/v3".length) : undefined;
}
