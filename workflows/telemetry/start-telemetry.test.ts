import { execFile } from "node:child_process";
import { createServer } from "node:http";
import { promisify } from "node:util";
import { context, trace } from "@opentelemetry/api";
import { expect, test } from "vitest";
import { exportsAreConfigured } from "./export-settings.ts";
import { startTelemetry } from "./start-telemetry.ts";

const service = { serviceName: "weavergen", serviceVersion: "1.2.3" };

test("spans of a run are plain data in the order in which they began, until they are forgotten", async () => {
  const telemetry = await startTelemetry({ ...service, environment: {} });
  const outer = telemetry.tracer.startSpan("outer", { attributes: { "weavergen.task": "outer", tags: ["a", "b"] } });
  context.with(trace.setSpan(context.active(), outer), () =>
    telemetry.tracer.startActiveSpan("inner", (span) => span.end()),
  );
  outer.addEvent("noticed", { size: 3 });
  outer.end();
  const { traceId, spanId } = outer.spanContext();
  const spans = telemetry.spansOfRun(traceId);
  expect(spans.map((span) => span.name)).toEqual(["outer", "inner"]);
  expect(spans[0]).toMatchObject({
    attributes: { tags: ["a", "b"] },
    events: [{ name: "noticed", attributes: { size: 3 } }],
  });
  expect(spans[1]).toMatchObject({ parentSpanId: spanId, traceId, status: "unset" });
  expect(structuredClone(spans)).toEqual(spans);
  telemetry.forget(traceId);
  expect(telemetry.spansOfRun(traceId)).toEqual([]);
  await telemetry.shutdown();
});

test("nothing leaves the process unless a standard variable asks for it", () => {
  expect(exportsAreConfigured({})).toBe(false);
  expect(exportsAreConfigured({ OTEL_SERVICE_NAME: "x", OTEL_TRACES_EXPORTER: "none" })).toBe(false);
  expect(exportsAreConfigured({ OTEL_EXPORTER_OTLP_ENDPOINT: " " })).toBe(false);
  expect(exportsAreConfigured({ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: "http://localhost:4318" })).toBe(true);
  expect(exportsAreConfigured({ OTEL_EXPORTER_OTLP_ENDPOINT: "http://localhost:4318" })).toBe(true);
  expect(exportsAreConfigured({ OTEL_EXPORTER_OTLP_ENDPOINT: "http://x", OTEL_SDK_DISABLED: "true" })).toBe(false);
});

const script = `
const { startTelemetry } = await import(${JSON.stringify(new URL("./start-telemetry.ts", import.meta.url).href)});
const telemetry = await startTelemetry({ serviceName: "weavergen", serviceVersion: "1.2.3", environment: process.env });
const span = telemetry.tracer.startSpan("review.check");
span.end();
const kept = telemetry.spansOfRun(span.spanContext().traceId).length;
await telemetry.shutdown();
console.log(JSON.stringify({ kept }));
`;

async function runScript(environment: Record<string, string>): Promise<{ stdout: string; stderr: string }> {
  const options = { env: { PATH: process.env["PATH"] ?? "", ...environment } };
  return await promisify(execFile)(process.execPath, ["--input-type=module", "-e", script], options);
}

test("with an endpoint the spans are sent there, and the run's own report has them even when none is sampled", async () => {
  const received: { path: string | undefined; body: string }[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (chunk: string) => (body += chunk));
    request.on("end", () => {
      received.push({ path: request.url, body });
      response.writeHead(200, { "content-type": "application/json" }).end("{}");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const endpoint = { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `http://127.0.0.1:${port}/v1/traces` };
  const json = { ...endpoint, OTEL_EXPORTER_OTLP_PROTOCOL: "http/json" };
  const sent = await runScript(json);
  expect(sent.stdout).toContain('"kept":1');
  expect(received.map(({ path }) => path)).toEqual(["/v1/traces"]);
  expect(received[0]?.body).toContain('"name":"review.check"');
  expect(received[0]?.body).toContain("1.2.3");
  received.length = 0;
  const sampledAway = await runScript({ ...json, OTEL_TRACES_SAMPLER: "always_off" });
  expect(sampledAway.stdout).toContain('"kept":1');
  expect(received).toEqual([]);
  server.close();
});

test("without exporters the start is silent", async () => {
  const { stdout, stderr } = await runScript({});
  expect(stdout).toContain('"kept":1');
  expect(stderr).toBe("");
});
