import type { IncomingMessage, ServerResponse } from "node:http";
import { createNodeMiddleware, createProbot } from "probot";
import { messageOf } from "../workflows/errors.ts";
import type { AppConfig } from "./config.ts";
import type { Log } from "./log.ts";
import type { Delivery } from "./receive.ts";

export const webhooksPath = "/api/github/webhooks";

interface WebhookOptions {
  readonly config: Pick<AppConfig, "appId" | "privateKey" | "webhookSecret" | "githubApiUrl">;
  readonly log: Log;
  readonly receive: (delivery: Delivery) => Promise<void>;
}

/** Answers requests to the path of webhooks; with a body that was read already. */
export type AnswerWebhook = (request: IncomingMessage, response: ServerResponse, body: string) => Promise<void>;

/** Probot verifies the signature (in constant time), reads the event and answers; an error with a `status` becomes the answer's status. */
export async function createWebhooks({ config, log, receive }: WebhookOptions): Promise<AnswerWebhook> {
  const probot = createProbot({
    env: {},
    overrides: {
      appId: config.appId,
      privateKey: config.privateKey,
      secret: config.webhookSecret,
      baseUrl: config.githubApiUrl,
      Octokit: NoClient as unknown as ProbotOptions["Octokit"],
      log: quietLog(log),
    },
  });
  const middleware = await createNodeMiddleware(
    (app) => {
      app.onAny((context) => receive({ id: context.id, event: context.name, payload: context.payload }));
    },
    { probot, webhooksPath },
  );
  return async (request, response, body) => {
    await middleware(Object.assign(request, { body }), response, () => {});
  };
}

type ProbotOptions = NonNullable<NonNullable<Parameters<typeof createProbot>[0]>["overrides"]>;
type ProbotLog = ProbotOptions["log"];

/** Probot makes a client with every method of GitHub's for each event. What receives events here only stores jobs, and the web process asks GitHub for nothing. */
class NoClient {
  static defaults(): typeof NoClient {
    return NoClient;
  }

  readonly hook = { before(): void {} };

  async auth(): Promise<this> {
    return this;
  }
}

/** Probot logs whole payloads at its lower levels, and with its errors the request that caused them; only the message of an error is kept. */
function quietLog(log: Log): ProbotLog {
  const ignore = (): void => {};
  const problem = (what: unknown): void => log.warn("Webhook refused or failed", { reason: messageOf(what) });
  const quiet = {
    fatal: problem,
    error: problem,
    warn: ignore,
    info: ignore,
    debug: ignore,
    trace: ignore,
    silent: ignore,
    level: "error",
  };
  return { ...quiet, child: () => quietLog(log) } as unknown as ProbotLog;
}
