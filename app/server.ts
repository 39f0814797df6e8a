import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { JobQueue } from "../queue/open-queue.ts";
import type { AppConfig } from "./config.ts";
import type { Decide } from "./decide.ts";
import type { Log } from "./log.ts";
import { createMetrics } from "./metrics.ts";
import type { Metrics } from "./metrics.ts";
import { createBodyReader } from "./read-body.ts";
import { githubCheck, watchReadiness } from "./readiness.ts";
import { createReceiver } from "./receive.ts";
import { createWebhooks, webhooksPath } from "./webhooks.ts";
import type { AnswerWebhook } from "./webhooks.ts";

export interface WebServerOptions {
  readonly config: Pick<AppConfig, "appId" | "privateKey" | "webhookSecret" | "githubApiUrl" | "host" | "port">;
  readonly queue: JobQueue;
  readonly decide: Decide;
  readonly log: Log;
  /** Milliseconds of a steady clock, such as `performance.now`. */
  readonly now: () => number;
  /** How hostile code is confined, as `/readyz` shows it. */
  readonly sandbox: string;
  /** Shared with the worker when both run in one process. */
  readonly metrics?: Metrics;
  /** Whether GitHub answers; by default a request without a token. */
  readonly checkGithub?: (signal: AbortSignal) => Promise<void>;
  /** False in a process that only runs jobs: it shows its health and metrics. */
  readonly acceptWebhooks?: boolean;
}

export interface WebServer {
  /** Begins to accept requests; needs neither GitHub nor the queue to be there. Resolves to the port, which the system chose where the configured one is 0. */
  listen(): Promise<number>;
  /** Takes no new requests, lets the running ones end within 5 s, and resolves. */
  close(): Promise<void>;
}

/** The web side of the App: webhooks in, jobs out, and what an operator's probes ask for. Nothing from a repository runs here. */
export async function createWebServer(options: WebServerOptions): Promise<WebServer> {
  const { config, queue, metrics = createMetrics(), sandbox, checkGithub = githubCheck(config.githubApiUrl) } = options;
  const readiness = watchReadiness({ checkGithub, pingQueue: () => queue.ping(), sandbox });
  const probes: Routes = {
    "GET /healthz": async (_request, response) => send(response, 200, "ok\n"),
    "GET /readyz": async (_request, response) => {
      const state = await readiness.read();
      send(response, state.ready ? 200 : 503, `${JSON.stringify(state)}\n`, "application/json");
    },
    "GET /metrics": async (_request, response) => {
      const counts = await queue.counts().catch(() => undefined);
      send(response, 200, metrics.text(counts), "text/plain; version=0.0.4");
    },
  };
  const routes =
    options.acceptWebhooks === false
      ? probes
      : { ...probes, [`POST ${webhooksPath}`]: await webhookRoute(options, metrics) };
  const server = createServer(
    (request, response) => void answer({ request, response, routes, metrics, log: options.log }),
  );
  // Whoever sends slowly must not keep a connection for long; GitHub itself gives up after 10 s.
  server.headersTimeout = 10_000;
  server.requestTimeout = 20_000;
  return {
    listen: () => (readiness.start(), listen(server, config)),
    close: () => (readiness.stop(), close(server)),
  };
}

type Route = (request: IncomingMessage, response: ServerResponse) => Promise<void>;
type Routes = Readonly<Record<string, Route>>;

async function webhookRoute({ config, queue, decide, log, now }: WebServerOptions, metrics: Metrics): Promise<Route> {
  const receive = createReceiver({ appId: config.appId, queue, decide, log, metrics, now });
  const webhooks: AnswerWebhook = await createWebhooks({ config, log, receive });
  const readBody = createBodyReader({ maxBytes: 25 * 1024 * 1024, maxTotalBytes: 256 * 1024 * 1024 });
  return async (request, response) => {
    // Probot refuses it without looking at the body.
    if (request.headers["x-hub-signature-256"] === undefined) return webhooks(request, response, "");
    const body = await readBody(request);
    if ("text" in body) return webhooks(request, response, body.text);
    response.setHeader("connection", "close");
    send(response, body.refuse, `${JSON.stringify({ error: body.because })}\n`, "application/json");
  };
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly routes: Routes;
  readonly metrics: Metrics;
  readonly log: Log;
}

async function answer({ request, response, routes, metrics, log }: Exchange): Promise<void> {
  const path = (request.url ?? "").split("?", 1)[0] ?? "";
  const name = `${request.method} ${path}`;
  const route = Object.hasOwn(routes, name) ? routes[name] : undefined;
  response.once("finish", () => metrics.response({ path: route ? path : "other", status: `${response.statusCode}` }));
  if (!route) return send(response, 404, "Not found\n");
  try {
    await route(request, response);
  } catch (error) {
    log.error("Request failed", { path, error });
    if (!response.headersSent) send(response, 500, "Internal error\n");
  }
}

function send(response: ServerResponse, status: number, text: string, type = "text/plain"): void {
  response.writeHead(status, { "content-type": `${type}; charset=utf-8`, "cache-control": "no-store" }).end(text);
}

function listen(server: Server, { host, port }: { host: string; port: number }): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A connection that GitHub keeps open becomes idle when its last answer is sent.
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const late = setTimeout(() => server.closeAllConnections(), 5_000);
  await closed;
  clearInterval(idle);
  clearTimeout(late);
}
