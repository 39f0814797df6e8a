import { once } from "node:events";
import { createServer, type Http2Server } from "node:http2";
import type { AddressInfo } from "node:net";
import { afterAll, expect, test } from "vitest";
import { createParseCache } from "../embedded/read-registry.ts";
import { memoryTree } from "../embedded/trees-for-tests.ts";
import { createEmbeddedWeaver } from "../embedded-weaver.ts";

const weaver = createEmbeddedWeaver({ parseCache: createParseCache() });
afterAll(() => weaver.close());

const files = memoryTree({
  "model/shop.yaml": `
groups:
  - id: registry.shop
    type: attribute_group
    brief: Shop.
    attributes:
      - {id: shop.cart.id, type: string, brief: Cart., stability: stable, examples: [c-1, c-2]}
      - {id: shop.cart.items, type: "int[]", brief: Items., stability: stable, examples: [[3, 4], [5]]}
      - {id: shop.label, type: "template[string]", brief: Label., stability: stable, examples: [x]}
      - id: shop.kind
        type: {members: [{id: big, value: BIG, brief: Big., stability: stable}]}
        brief: Kind.
        stability: stable
  - id: span.shop.buy
    type: span
    span_kind: client
    brief: Buy.
    stability: stable
    attributes: [{ref: shop.cart.id}, {ref: shop.cart.items}, {ref: shop.label}, {ref: shop.kind}]
  - {id: metric.shop.sales, type: metric, metric_name: shop.sales, instrument: counter, unit: "1", brief: Sales., stability: stable}
  - {id: event.shop.sold, type: event, name: shop.sold, brief: Sold., stability: stable}
`,
});
const request = { files, registry: "model" };

/** A receiver that takes every OTLP/gRPC call, and keeps what was sent by the method's path. */
async function receiver(): Promise<{ server: Http2Server; received: Map<string, string>; endpoint: string }> {
  const received = new Map<string, string>();
  const server = createServer();
  server.on("stream", (stream, headers) => {
    const parts: Buffer[] = [];
    stream.on("data", (part: Buffer) => parts.push(part));
    stream.on("end", () => {
      received.set(headers[":path"] ?? "", Buffer.concat(parts).toString("latin1"));
      stream.respond({ ":status": 200, "content-type": "application/grpc" }, { waitForTrailers: true });
      stream.on("wantTrailers", () => stream.sendTrailers({ "grpc-status": "0" }));
      stream.end(Buffer.alloc(5));
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { server, received, endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

test("what is printed takes its values from examples, members and types", async () => {
  const { exitCode, stdout } = await weaver.emit({ ...request, stdout: true });
  expect(exitCode).toBe(0);
  expect(stdout).toContain("Name         : span.shop.buy");
  expect(stdout).toContain('shop.cart.id: String(Owned("c-1"))');
  expect(stdout).toContain("shop.cart.items: Array(I64([3, 4]))");
  expect(stdout).toContain('shop.label.key: String(Static("template_value"))');
  expect(stdout).toContain('shop.kind: String(Owned("BIG"))');
  expect(stdout).toContain('EventName: "shop.sold"');
});

test("a receiver gets the trace, the metrics and the events", async () => {
  const { server, received, endpoint } = await receiver();
  const { exitCode, diagnostics } = await weaver.emit({ ...request, endpoint });
  server.close();
  expect({ exitCode, diagnostics }).toEqual({ exitCode: 0, diagnostics: [] });
  const sent = (signal: string) =>
    [...received].find(([path]) => path.includes(`.collector.${signal}.`))?.[1] ?? "nothing was received";
  expect(sent("trace")).toContain("span.shop.buy");
  expect(sent("trace")).toContain("otel.weaver.emit");
  expect(sent("metrics")).toContain("shop.sales");
  expect(sent("logs")).toContain("shop.sold");
});

test("a receiver that is not there fails the command with its address", async () => {
  const { server, endpoint } = await receiver();
  server.close();
  await once(server, "close");
  const { exitCode, diagnostics } = await weaver.emit({ ...request, endpoint });
  expect(exitCode).toBe(1);
  expect(diagnostics).toMatchObject([{ kind: "TracerProviderError", severity: "error" }]);
  expect(diagnostics[0]?.message).toContain(endpoint);
}, 60_000);
