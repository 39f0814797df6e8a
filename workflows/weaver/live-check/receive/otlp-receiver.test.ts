import { status } from "@grpc/grpc-js";
import { expect, onTestFinished, test } from "vitest";
import type { Sample } from "../sample.ts";
import { inner, message, text } from "./encode-for-tests.ts";
import { ListenFailed } from "./listen-failed.ts";
import { OtlpReceiver, type ReceiverOptions } from "./otlp-receiver.ts";
import { requests } from "./requests-for-tests.ts";
import { sendForTests } from "./send-for-tests.ts";

interface Listening {
  readonly receiver: OtlpReceiver;
  readonly grpc: number;
  readonly admin: string;
  readonly stop: AbortController;
  /** All samples, once the receiver has ended. */
  readonly all: Promise<readonly Sample[]>;
}

async function listen(options: Partial<ReceiverOptions> = {}): Promise<Listening> {
  const stop = new AbortController();
  const { promise, resolve } = Promise.withResolvers<{ grpc: number; admin: number }>();
  const receiver = new OtlpReceiver({
    address: "127.0.0.1",
    port: 0,
    adminPort: 0,
    inactivitySeconds: 0,
    awaitsReport: false,
    onListening: resolve,
    stop: stop.signal,
    ...options,
  });
  onTestFinished(() => receiver[Symbol.asyncDispose]());
  const all = collect(receiver);
  const { grpc, admin } = await promise;
  return { receiver, grpc, admin: `http://127.0.0.1:${admin}`, stop, all };
}

async function collect(receiver: OtlpReceiver): Promise<readonly Sample[]> {
  return (await Array.fromAsync(receiver.samples())).flat();
}

test("all that the four services are sent is received, and a stop loses none of it", async () => {
  const { grpc, all, admin } = await listen();
  for (const signal of ["traces", "metrics", "logs", "profiles"] as const) {
    // oxlint-disable-next-line no-await-in-loop -- in this order
    expect(await sendForTests(grpc, signal, requests[signal])).toHaveLength(0);
  }
  const stopped = await fetch(`${admin}/stop`, { method: "POST" });
  expect({ status: stopped.status, text: await stopped.text() }).toEqual({ status: 200, text: "" });
  const kinds = (await all).map(({ kind }) => kind).filter((kind) => !/resource|scope/.test(kind));
  const counts = Object.entries(Object.groupBy(kinds, (kind) => kind)).map(([kind, list]) => [kind, list.length]);
  expect(Object.fromEntries(counts)).toEqual({ span: 3, metric: 7, log: 9, profile: 2 });
});

test("its signal ends it, and so does silence", async () => {
  const signalled = await listen();
  signalled.stop.abort();
  expect(await signalled.all).toEqual([]);
  expect(await (await listen({ inactivitySeconds: 1 })).all).toEqual([]);
});

test("after its end nothing is taken", async () => {
  const { grpc, stop, all } = await listen();
  stop.abort();
  await all;
  await expect(sendForTests(grpc, "traces", requests.traces)).rejects.toMatchObject({ code: status.UNAVAILABLE });
});

test("what is broken, too large at once or too much for a report is refused, and the receiver lives on", async () => {
  let full = 0;
  const { grpc, stop, all } = await listen({ mostBytes: requests.traces.length + 1, onFull: () => full++ });
  await expect(sendForTests(grpc, "traces", Uint8Array.of(0))).rejects.toMatchObject({ code: status.INTERNAL });
  const large = new Uint8Array(5 * 1024 * 1024);
  await expect(sendForTests(grpc, "traces", large)).rejects.toMatchObject({ code: status.RESOURCE_EXHAUSTED });
  await sendForTests(grpc, "traces", requests.traces);
  for (const bytes of [requests.logs, message(inner(1, text(3, "")))]) {
    // oxlint-disable-next-line no-await-in-loop -- one after another
    await expect(sendForTests(grpc, "logs", bytes)).rejects.toMatchObject({ code: status.RESOURCE_EXHAUSTED });
  }
  stop.abort();
  expect({ samples: (await all).length, full }).toEqual({ samples: 5, full: 1 });
});

test("the admin port says that it is there, and knows nothing else", async () => {
  const { admin } = await listen();
  const health = await fetch(`${admin}/health?x`);
  expect({ type: health.headers.get("content-type"), body: await health.json() }).toEqual({
    type: "application/json",
    body: { status: "ready" },
  });
  const statuses = ["GET /stop", "POST /health", "GET /", "POST /stop/"].map(async (line) => {
    const [method = "", path = ""] = line.split(" ");
    return (await fetch(`${admin}${path}`, { method })).status;
  });
  expect(await Promise.all(statuses)).toEqual([405, 405, 404, 404]);
});

test("who stops it may wait for the report, and is told where there is none", async () => {
  const served = await listen({ awaitsReport: true });
  const waiting = fetch(`${served.admin}/stop`, { method: "POST" });
  expect(await served.all).toEqual([]);
  expect(await served.receiver.deliver({ contentType: "application/json", body: "{}" })).toBe(true);
  expect(await (await waiting).json()).toEqual({});
  expect(await served.receiver.deliver({ contentType: "text/plain", body: "" }), "nobody waits now").toBe(false);
  const failed = await listen({ awaitsReport: true });
  const refused = fetch(`${failed.admin}/stop`, { method: "POST" });
  await failed.all;
  await failed.receiver[Symbol.asyncDispose]();
  expect((await refused).status).toBe(500);
});

test("an address that is none and ports that are taken are told", async () => {
  const { grpc, admin } = await listen();
  const failing = (options: Partial<ReceiverOptions>): Promise<unknown> => {
    const { signal: stop } = new AbortController();
    const common = { inactivitySeconds: 0, awaitsReport: false, onListening: () => undefined, stop };
    const receiver = new OtlpReceiver({ address: "127.0.0.1", port: 0, adminPort: 0, ...common, ...options });
    onTestFinished(() => receiver[Symbol.asyncDispose]());
    return collect(receiver);
  };
  await expect(failing({ address: "shop.example" })).rejects.toThrow("shop.example:0 is not an IP address");
  await expect(failing({ port: grpc })).rejects.toBeInstanceOf(ListenFailed);
  await expect(failing({ adminPort: Number(new URL(admin).port) })).rejects.toBeInstanceOf(ListenFailed);
});
