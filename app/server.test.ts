import { createHmac, generateKeyPairSync, randomUUID } from "node:crypto";
import { createServer, request as httpRequest } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { embeddedBackend } from "../queue/backends/embedded.ts";
import type { Backend } from "../queue/backends/backend.ts";
import { openQueue, queueOn } from "../queue/open-queue.ts";
import type { JobQueue } from "../queue/open-queue.ts";
import { storeKinds } from "../queue/stores-for-tests.ts";
import type { TestStore } from "../queue/stores-for-tests.ts";
import { decide } from "./decide.ts";
import { sample } from "./events/samples-for-tests.ts";
import { createLog } from "./log.ts";
import { createWebServer } from "./server.ts";
import type { WebServerOptions } from "./server.ts";

const webhookSecret = "a long random text";
const privateKey = generateKeyPairSync("rsa", { modulusLength: 2048 })
  .privateKey.export({ type: "pkcs1", format: "pem" })
  .toString();
const opened = sample("pull_request", "opened", { installation: { id: 7 } });

let store: TestStore;
let backend: Backend;
beforeAll(async () => {
  const embedded = await storeKinds.find(({ name }) => name === "embedded")?.open();
  if (!embedded?.options.dataDir) throw new Error("There is always an embedded store.");
  store = embedded;
  backend = await embeddedBackend(embedded.options.dataDir);
});
afterAll(async () => {
  await backend.close();
  await store[Symbol.asyncDispose]();
});

interface Started {
  readonly url: string;
  readonly queue: JobQueue;
  readonly lines: string[];
  readonly server: Awaited<ReturnType<typeof createWebServer>>;
}

async function start(change: Partial<WebServerOptions> = {}): Promise<Started> {
  const queue = change.queue ?? queueOn({ ...backend, close: async () => {} }, { prefix: `test-${randomUUID()}` });
  const lines: string[] = [];
  const log = createLog({ level: "debug", now: () => new Date(), write: (line) => lines.push(line) });
  const config = {
    appId: 42,
    privateKey,
    webhookSecret,
    githubApiUrl: "http://127.0.0.1:9",
    host: "127.0.0.1",
    port: 0,
  };
  const server = await createWebServer({
    config,
    queue,
    decide,
    log,
    now: () => performance.now(),
    sandbox: "none",
    ...change,
  });
  const port = await server.listen();
  onTestFinished(async () => {
    await server.close();
    await queue.close();
  });
  return { url: `http://127.0.0.1:${port}`, queue, lines, server };
}

interface Sent {
  readonly event?: string;
  readonly delivery?: string;
  readonly secret?: string;
  readonly headers?: Record<string, string>;
}

function deliver(
  url: string,
  payload: unknown,
  { event = "pull_request", delivery = randomUUID(), secret = webhookSecret, headers = {} }: Sent = {},
) {
  const body = typeof payload === "string" ? payload : JSON.stringify(payload);
  const signature = `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;
  return fetch(`${url}/api/github/webhooks`, {
    method: "POST",
    body,
    headers: {
      "content-type": "application/json",
      "x-github-event": event,
      "x-github-delivery": delivery,
      "x-hub-signature-256": signature,
      ...headers,
    },
  });
}

test("when a webhook is acknowledged its jobs are stored, with the delivery's id", async () => {
  const { url, queue } = await start();
  const delivery = randomUUID();
  expect((await deliver(url, opened, { delivery })).status).toBe(200);
  expect(await queue.counts()).toMatchObject({ waiting: 2 });
  const stored = await (await queue.internals.ready()).getJobs(["prioritized"]);
  const data = { installation: 7, repository: 186853002, pullRequest: 2, delivery };
  expect(stored.map((job) => [job.name, job.data])).toEqual(
    expect.arrayContaining([
      ["announce", data],
      ["review", data],
    ]),
  );
});

test("an ignored webhook is acknowledged and stores nothing", async () => {
  const { url, queue } = await start();
  expect((await deliver(url, sample("issues", "opened"), { event: "issues" })).status).toBe(200);
  expect(await queue.counts()).toMatchObject({ waiting: 0 });
});

test.each([
  ["with another secret", { secret: "development" }, 400],
  ["with a broken signature", { headers: { "x-hub-signature-256": "sha256=00" } }, 400],
  ["with a signature of another kind", { headers: { "x-hub-signature-256": "sha1=00" } }, 400],
  ["of another content type", { headers: { "content-type": "application/x-www-form-urlencoded" } }, 415],
])("a webhook %s is refused and stores nothing", async (_how, sent, status) => {
  const { url, queue } = await start();
  expect((await deliver(url, opened, sent)).status).toBe(status);
  expect(await queue.counts()).toMatchObject({ waiting: 0 });
});

test("a webhook without a signature is refused before its body is read", async () => {
  const { url } = await start();
  const answer = await post(url, {
    headers: { "content-type": "application/json", "content-length": "1000" },
    body: [],
  });
  expect(answer).toBe(400);
});

test("a signed body that is not JSON, or not an object, does not bring the server down", async () => {
  const { url } = await start();
  expect((await deliver(url, "{")).status).toBe(400);
  for (const payload of ["7", "null", '"text"', "[]"]) expect((await deliver(url, payload)).status).toBeLessThan(600);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
});

const headers = { "content-type": "application/json", "x-hub-signature-256": "sha256=00" };
const megabyte = Buffer.alloc(1024 * 1024, "a");

test("a body that says it is larger than 25 MB is refused without being read", async () => {
  const { url } = await start();
  expect(await post(url, { headers: { ...headers, "content-length": `${26 * 1024 * 1024}` }, body: [] })).toBe(413);
});

test("a body that turns out larger than 25 MB is refused", async () => {
  const { url } = await start();
  expect(await post(url, { headers, body: Array.from({ length: 27 }, () => megabyte) })).toBe(413);
});

test("a body just below 25 MB is read and its signature checked", async () => {
  const { url } = await start();
  expect((await deliver(url, { ...opened, filler: "a".repeat(24 * 1024 * 1024) })).status).toBe(200);
});

test("a delivery that is sent again while its jobs wait does not enqueue them twice", async () => {
  const { url, queue } = await start();
  const comment = sample("issue_comment", "created", {
    issue: { pull_request: {} },
    comment: { body: "/weavergen help" },
  });
  const once = async (): Promise<void> => {
    expect((await deliver(url, opened, { delivery: "d-1" })).status).toBe(200);
    expect((await deliver(url, comment, { event: "issue_comment", delivery: "d-2" })).status).toBe(200);
  };
  await once();
  await once();
  await Promise.all([once(), once()]);
  expect(await queue.counts()).toMatchObject({ waiting: 3 });
});

test("GitHub away: the server starts and accepts webhooks, and is not ready", async () => {
  const { url } = await start({ checkGithub: async () => Promise.reject(new Error("connect ECONNREFUSED")) });
  expect((await deliver(url, opened)).status).toBe(200);
  const readyz = await fetch(`${url}/readyz`);
  expect(readyz.status).toBe(503);
  expect(await readyz.json()).toEqual({
    ready: false,
    queue: "ok",
    github: { error: "connect ECONNREFUSED" },
    sandbox: "none",
  });
});

test("with queue and GitHub there the server is ready, and says how it confines hostile code", async () => {
  const github = createServer((_request, response) => response.writeHead(401).end());
  await new Promise<void>((resolve) => github.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void github.close());
  const { port } = github.address() as AddressInfo;
  const config = {
    appId: 42,
    privateKey,
    webhookSecret,
    githubApiUrl: `http://127.0.0.1:${port}`,
    host: "127.0.0.1",
    port: 0,
  };
  const { url } = await start({ config, sandbox: "bubblewrap" });
  await expect.poll(async () => (await fetch(`${url}/readyz`)).status).toBe(200);
  expect(await (await fetch(`${url}/readyz`)).json()).toEqual({
    ready: true,
    queue: "ok",
    github: "ok",
    sandbox: "bubblewrap",
  });
});

const redis = storeKinds.find(({ name }) => name === "redis");
if (redis?.missing) process.stderr.write(`Skipped: the server with its queue away, because ${redis.missing}.\n`);

test.skipIf(redis?.missing)(
  "queue away: a webhook is answered with 503, health stays, and it works again when the queue is back",
  async () => {
    const server = await redis?.open();
    if (!server) throw new Error("There is a Redis.");
    onTestFinished(() => server[Symbol.asyncDispose]());
    const { url, lines } = await start({ queue: await openQueue(server.options) });
    expect((await deliver(url, opened)).status).toBe(200);
    await server.server?.stop();
    expect((await deliver(url, opened)).status).toBe(503);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect(await (await fetch(`${url}/metrics`)).text()).toContain("weavergen_queue_up 0\n");
    expect(await (await fetch(`${url}/readyz`)).json()).toMatchObject({
      ready: false,
      queue: { error: expect.stringContaining("not available") },
    });
    expect(lines.join("")).toContain("queue-unavailable");
    await server.server?.start();
    await expect.poll(async () => (await deliver(url, opened)).status, { timeout: 15_000 }).toBe(200);
  },
);

test("a fault of ours is a 500, so that GitHub shows the delivery as failed", async () => {
  const { url, lines } = await start({
    decide: () => {
      throw new TypeError("oops");
    },
  });
  expect((await deliver(url, opened)).status).toBe(500);
  expect(lines.join("")).toContain("oops");
});

test.each([
  ["GET", "/"],
  ["GET", "/api/github/webhooks"],
  ["POST", "/api/github/webhooks/more"],
  ["GET", "/probot"],
  ["POST", "/probot/import"],
  ["GET", "/constructor"],
  ["POST", "/healthz"],
  ["DELETE", "/metrics"],
])("%s %s is not found", async (method, path) => {
  const { url } = await start();
  expect((await fetch(`${url}${path}`, { method })).status).toBe(404);
});

test("a process that only runs jobs shows its health and accepts no webhooks", async () => {
  const { url } = await start({ acceptWebhooks: false });
  expect((await deliver(url, opened)).status).toBe(404);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
});

test("metrics count webhooks by event and outcome, and jobs by state", async () => {
  const { url } = await start();
  await deliver(url, opened);
  await deliver(url, sample("issues", "opened"), { event: "issues" });
  await deliver(url, opened, { secret: "wrong" });
  const text = await (await fetch(`${url}/metrics`)).text();
  expect(text).toContain(
    'weavergen_webhooks_total{event="pull_request",outcome="enqueued",reason="announce+review"} 1\n',
  );
  expect(text).toContain('weavergen_webhooks_total{event="issues",outcome="ignored",reason="event-not-handled"} 1\n');
  expect(text).toContain('weavergen_http_responses_total{path="/api/github/webhooks",status="400"} 1\n');
  expect(text).toContain('weavergen_jobs{state="waiting"} 2\n');
  expect(text).toMatch(/^weavergen_webhook_duration_seconds_count 2$/m);
});

test("neither secrets nor payloads are logged", async () => {
  const { url, lines } = await start();
  const canary = { ...opened, pull_request: { number: 2, title: "canary-title" } };
  await deliver(url, canary);
  await deliver(url, canary, { secret: "wrong" });
  await deliver(url, `{"canary-title`);
  expect(lines.length).toBeGreaterThan(1);
  expect(lines.join("")).not.toMatch(/canary-title|a long random text|PRIVATE KEY/);
});

test("closing lets a webhook that is being handled end, and takes no more", async () => {
  const release = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  const queue = queueOn({ ...backend, close: async () => {} }, { prefix: `test-${randomUUID()}` });
  const slow: JobQueue = {
    ...queue,
    addAll: async (wanted) => {
      begun.resolve();
      await release.promise;
      return queue.addAll(wanted);
    },
  };
  const { url, server } = await start({ queue: slow });
  const answer = deliver(url, opened);
  await begun.promise;
  const closed = server.close();
  await expect(fetch(`${url}/healthz`)).rejects.toThrow("fetch failed");
  release.resolve();
  expect((await answer).status).toBe(200);
  await closed;
});

/** Below `fetch`, which does not let a body be left unsent. */
function post(
  url: string,
  { headers: sent, body }: { headers: Record<string, string>; body: readonly Buffer[] },
): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(`${url}/api/github/webhooks`, { method: "POST", headers: sent }, (response) => {
      response.resume();
      resolve(response.statusCode);
      request.destroy();
    });
    request.once("error", reject);
    if (body.length === 0) return request.flushHeaders();
    for (const chunk of body) request.write(chunk);
    request.end();
  });
}
