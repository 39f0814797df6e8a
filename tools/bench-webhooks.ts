// Measures how soon a webhook is acknowledged, with its jobs stored: `node tools/bench-webhooks.ts [redis|postgres|embedded] …`.
// The server runs in a process of its own; real payloads are signed beforehand and sent over real HTTP. Prints JSON.
import { fork } from "node:child_process";
import { createHmac, generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { Agent, request } from "node:http";
import { availableParallelism } from "node:os";
import { decide } from "../app/decide.ts";
import { sample } from "../app/events/samples-for-tests.ts";
import { createLog } from "../app/log.ts";
import { createWebServer } from "../app/server.ts";
import { openQueue } from "../queue/open-queue.ts";
import type { QueueOptions } from "../queue/open-queue.ts";
import { storeKinds } from "../queue/stores-for-tests.ts";

const secret = "bench";
const inFlight = 100;
const warmUp = 500;
const measured = 3_000;

if (process.send) await serve(JSON.parse(process.argv[2] ?? "{}") as QueueOptions);
else await measureAll(process.argv.slice(2));

async function serve(options: QueueOptions): Promise<void> {
  const queue = await openQueue(options);
  const privateKey = generateKeyPairSync("rsa", { modulusLength: 2048 })
    .privateKey.export({ type: "pkcs1", format: "pem" })
    .toString();
  const config = {
    appId: 1,
    privateKey,
    webhookSecret: secret,
    githubApiUrl: "http://127.0.0.1:9",
    host: "127.0.0.1",
    port: 0,
  };
  const log = createLog({ level: "warn", now: () => new Date(), write: (line) => void process.stderr.write(line) });
  const server = await createWebServer({ config, queue, decide, log, now: () => performance.now(), sandbox: "none" });
  process.send?.(await server.listen());
  process.once("disconnect", () => void server.close().then(() => queue.close()));
}

async function measureAll(wanted: readonly string[]): Promise<void> {
  const kinds = storeKinds.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  const results = [];
  for (const kind of kinds) {
    if (kind.missing) process.stderr.write(`Skipped ${kind.name}: ${kind.missing}.\n`);
    else results.push({ backend: kind.name, ...(await measure(await kind.open())) });
  }
  const machine = { node: process.version, processors: availableParallelism() };
  console.log(JSON.stringify({ machine, inFlight, webhooks: measured, results }, undefined, 2));
}

async function measure(store: Awaited<ReturnType<(typeof storeKinds)[number]["open"]>>) {
  await using _store = store;
  const server = fork(import.meta.filename, [JSON.stringify(store.options)]);
  const [port] = (await once(server, "message")) as [number];
  const agent = new Agent({ keepAlive: true, maxSockets: inFlight });
  const send = (from: number, count: number) => flood({ agent, port, from, count });
  await send(1, warmUp);
  const started = performance.now();
  const latencies = (await send(1 + warmUp, measured)).toSorted((a, b) => a - b);
  const perSecond = Math.round(measured / ((performance.now() - started) / 1_000));
  agent.destroy();
  server.disconnect();
  await once(server, "exit");
  const at = (share: number): number => Math.round((latencies[Math.floor(latencies.length * share)] ?? 0) * 10) / 10;
  return { medianMs: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99), perSecond };
}

interface Flood {
  readonly agent: Agent;
  readonly port: number;
  readonly from: number;
  readonly count: number;
}

/** Keeps 100 webhooks under way, each for a pull request of its own; gives the time to each answer. */
async function flood({ agent, port, from, count }: Flood): Promise<number[]> {
  const waiting = Array.from({ length: count }, (_, index) => signed(from + index));
  const latencies: number[] = [];
  const lane = async (): Promise<void> => {
    for (let next = waiting.pop(); next; next = waiting.pop()) latencies.push(await post({ agent, port, ...next }));
  };
  await Promise.all(Array.from({ length: inFlight }, lane));
  return latencies;
}

function signed(number: number) {
  const body = JSON.stringify(
    sample("pull_request", "synchronize", { installation: { id: 1 }, pull_request: { number } }),
  );
  return {
    body,
    signature: `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`,
    delivery: `bench-${number}`,
  };
}

interface Post extends ReturnType<typeof signed> {
  readonly agent: Agent;
  readonly port: number;
}

function post({ agent, port, body, signature, delivery }: Post): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
      "x-github-event": "pull_request",
      "x-github-delivery": delivery,
      "x-hub-signature-256": signature,
    };
    const started = performance.now();
    const sent = request(
      { agent, port, host: "127.0.0.1", path: "/api/github/webhooks", method: "POST", headers },
      (response) => {
        response.resume();
        response.once("end", () => {
          if (response.statusCode === 200) resolve(performance.now() - started);
          else reject(new Error(`Answered with ${response.statusCode}.`));
        });
      },
    );
    sent.once("error", reject);
    sent.end(body);
  });
}
