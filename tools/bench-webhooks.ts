// Measures how soon a webhook is acknowledged, with its jobs stored: `node tools/bench-webhooks.ts [redis|postgres|embedded] …`.
// The server runs in a process of its own; real payloads are signed beforehand and sent over real HTTP. Prints JSON.
import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { createHmac, generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { connect } from "node:net";
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
  process.on("message", () => process.send?.(process.cpuUsage()));
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
  const lanes = await Promise.all(Array.from({ length: inFlight }, () => openLane(port)));
  await flood(lanes, requests(1, warmUp));
  const prepared = requests(1 + warmUp, measured);
  const before = await cpuOf(server);
  const started = performance.now();
  const latencies = (await flood(lanes, prepared)).toSorted((a, b) => a - b);
  const perSecond = Math.round(measured / ((performance.now() - started) / 1_000));
  // Unlike the times, it hardly depends on what else the machine does.
  const serverCpuMs = Math.round(((await cpuOf(server)) - before) / (measured / 100)) / 100;
  for (const lane of lanes) lane.close();
  server.disconnect();
  await once(server, "exit");
  const at = (share: number): number => Math.round((latencies[Math.floor(latencies.length * share)] ?? 0) * 10) / 10;
  return { medianMs: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99), perSecond, serverCpuMs };
}

/** Milliseconds of processor time that the server has used. */
async function cpuOf(server: ChildProcess): Promise<number> {
  server.send("cpu");
  const [used] = (await once(server, "message")) as [NodeJS.CpuUsage];
  return (used.user + used.system) / 1_000;
}

/** Keeps 100 webhooks under way, each for a pull request of its own; gives the time to each answer. */
async function flood(lanes: readonly Lane[], waiting: Buffer[]): Promise<number[]> {
  const latencies: number[] = [];
  await Promise.all(
    lanes.map(async (lane) => {
      for (let next = waiting.pop(); next; next = waiting.pop()) latencies.push(await lane.send(next));
    }),
  );
  return latencies;
}

function requests(from: number, count: number): Buffer[] {
  return Array.from({ length: count }, (_, index) => signed(from + index));
}

function signed(number: number): Buffer {
  const payload = sample("pull_request", "synchronize", { installation: { id: 1 }, pull_request: { number } });
  const body = Buffer.from(JSON.stringify(payload));
  const headers = [
    "POST /api/github/webhooks HTTP/1.1",
    "host: 127.0.0.1",
    "content-type: application/json",
    `content-length: ${body.length}`,
    "x-github-event: pull_request",
    `x-github-delivery: bench-${number}`,
    `x-hub-signature-256: sha256=${createHmac("sha256", secret).update(body).digest("hex")}`,
  ];
  return Buffer.concat([Buffer.from(`${headers.join("\r\n")}\r\n\r\n`), body]);
}

interface Lane {
  /** Sends a whole request; resolves to the milliseconds until its answer. */
  send(request: Buffer): Promise<number>;
  close(): void;
}

/** A connection with one request at a time. No HTTP client: it would cost the processors, which the server shares, as much as the server does. */
async function openLane(port: number): Promise<Lane> {
  const socket = connect({ port, host: "127.0.0.1", noDelay: true });
  await once(socket, "connect");
  async function send(request: Buffer): Promise<number> {
    const started = performance.now();
    socket.write(request);
    let answer = "";
    while (!answer.endsWith("\r\n\r\nok\n")) {
      const [chunk] = (await once(socket, "data")) as [Buffer];
      answer += chunk.toString("latin1");
      if (!answer.startsWith("HTTP/1.1 200")) throw new Error(`Answered with ${answer}`);
    }
    return performance.now() - started;
  }
  return { send, close: () => socket.destroy() };
}
