import { context, trace, type Tracer } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { TracerProvider } from "@opentelemetry/sdk-trace";
import { OperatorError } from "../errors.ts";
import { exportsAreConfigured } from "./export-settings.ts";
import { type RunSpan, RunSpans } from "./run-spans.ts";

interface TelemetryOptions {
  readonly serviceName: string;
  readonly serviceVersion: string;
  /** Decides what is exported; the exporters themselves read their OTEL_* variables from the process. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

export interface Telemetry {
  readonly tracer: Tracer;
  /** Finished spans of a trace in the order in which they began; the latest 100 traces are kept. */
  readonly spansOfRun: (traceId: string) => RunSpan[];
  readonly forget: (traceId: string) => void;
  /** Sends what is left to the exporters; never rejects and takes at most two seconds. */
  readonly shutdown: () => Promise<void>;
}

const longestShutdownMs = 2_000;

/**
 * Starts OpenTelemetry. Spans of runs are always kept in memory; they leave the process only where a standard OTEL_*
 * variable names an exporter or an endpoint. The full SDK is loaded in that case alone, because it takes 0.4 s to load
 * (docs/decisions/2026-11-telemetry-start.md).
 * @throws OperatorError `telemetry-settings` where an OTEL_* variable cannot be used
 */
export async function startTelemetry(options: TelemetryOptions): Promise<Telemetry> {
  const runSpans = new RunSpans();
  const started = exportsAreConfigured(options.environment)
    ? await startExporting(options, runSpans)
    : startInMemory(options, runSpans);
  return {
    tracer: started.provider.getTracer(options.serviceName, options.serviceVersion),
    spansOfRun: (traceId) => runSpans.spansOfRun(traceId),
    forget: (traceId) => runSpans.forget(traceId),
    shutdown: () => withinLimit(started.shutdown()),
  };
}

interface Started {
  readonly provider: { readonly getTracer: (name: string, version: string) => Tracer };
  readonly shutdown: () => Promise<void>;
}

function startInMemory({ serviceName, serviceVersion }: TelemetryOptions, runSpans: RunSpans): Started {
  const resource = resourceFromAttributes({ "service.name": serviceName, "service.version": serviceVersion });
  const provider = new TracerProvider({ resource, spanProcessors: [runSpans] });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  trace.setGlobalTracerProvider(provider);
  const shutdown = async (): Promise<void> => {
    trace.disable();
    context.disable();
    await provider.shutdown();
  };
  return { provider, shutdown };
}

async function startExporting(options: TelemetryOptions, runSpans: RunSpans): Promise<Started> {
  const { startFullSdk } = await import("./start-full-sdk.ts");
  try {
    return await startFullSdk(options, runSpans);
  } catch (cause) {
    throw new OperatorError("telemetry-settings", {
      message: "OpenTelemetry could not be started with the OTEL_* variables of this environment.",
      hint: "Check OTEL_TRACES_EXPORTER, OTEL_EXPORTER_OTLP_ENDPOINT and OTEL_EXPORTER_OTLP_PROTOCOL.",
      cause,
    });
  }
}

async function withinLimit(shutdown: Promise<void>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, longestShutdownMs);
  const ignore = (): void => resolve();
  await Promise.race([shutdown.catch(ignore), promise]);
  clearTimeout(timer);
}
