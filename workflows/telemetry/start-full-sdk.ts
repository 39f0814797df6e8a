import { trace, type Tracer } from "@opentelemetry/api";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { NodeSDK } from "@opentelemetry/sdk-node";
import { BatchSpanProcessor, ConsoleSpanExporter, type SpanExporter } from "@opentelemetry/sdk-trace";
import { samplerOf, type TraceExporter, traceExporters } from "./export-settings.ts";
import type { RunSpans } from "./run-spans.ts";

interface FullSdkOptions {
  readonly serviceName: string;
  readonly serviceVersion: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/**
 * Starts the full SDK: traces by the exporters that the environment names, and beside them the memory of runs; metrics
 * and logs as the SDK reads them from the process's OTEL_* variables.
 */
export async function startFullSdk(
  { serviceName, serviceVersion, environment }: FullSdkOptions,
  runSpans: RunSpans,
): Promise<{ provider: { getTracer: (name: string, version: string) => Tracer }; shutdown: () => Promise<void> }> {
  const exporters = await Promise.all(traceExporters(environment).map(createExporter));
  const batches = exporters.map((exporter) => new BatchSpanProcessor({ exporter, ...batchSettings(environment) }));
  const sdk = new NodeSDK({
    serviceName: environment["OTEL_SERVICE_NAME"] || serviceName,
    resource: resourceFromAttributes({ "service.version": serviceVersion }),
    sampler: samplerOf(environment),
    spanProcessors: [runSpans, ...batches],
    ...(asks(environment, "METRICS") ? {} : { metricReaders: [] }),
    ...(asks(environment, "LOGS") ? {} : { logRecordProcessors: [] }),
  });
  sdk.start();
  return { provider: trace.getTracerProvider(), shutdown: () => sdk.shutdown() };
}

/** The SDK alone would export metrics and logs to localhost where only traces are configured. */
function asks(environment: FullSdkOptions["environment"], signal: "METRICS" | "LOGS"): boolean {
  const variables = ["OTEL_EXPORTER_OTLP_ENDPOINT", `OTEL_EXPORTER_OTLP_${signal}_ENDPOINT`, `OTEL_${signal}_EXPORTER`];
  return variables.some((name) => (environment[name] ?? "").trim() !== "");
}

async function createExporter(kind: TraceExporter): Promise<SpanExporter> {
  switch (kind) {
    case "console":
      return new ConsoleSpanExporter();
    case "grpc":
      return new (await import("@opentelemetry/exporter-trace-otlp-grpc")).OTLPTraceExporter();
    case "http/json":
      return new (await import("@opentelemetry/exporter-trace-otlp-http")).OTLPTraceExporter();
    case "http/protobuf":
      return new (await import("@opentelemetry/exporter-trace-otlp-proto")).OTLPTraceExporter();
  }
}

function batchSettings(environment: FullSdkOptions["environment"]): Record<string, number> {
  const settings = {
    maxExportBatchSize: environment["OTEL_BSP_MAX_EXPORT_BATCH_SIZE"],
    scheduledDelayMillis: environment["OTEL_BSP_SCHEDULE_DELAY"],
    exportTimeoutMillis: environment["OTEL_BSP_EXPORT_TIMEOUT"],
    maxQueueSize: environment["OTEL_BSP_MAX_QUEUE_SIZE"],
  };
  return Object.fromEntries(
    Object.entries(settings)
      .map(([name, value]): [string, number] => [name, Number(value || Number.NaN)])
      .filter(([, value]) => Number.isFinite(value) && value > 0),
  );
}
