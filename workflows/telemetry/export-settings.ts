import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  createAlwaysRecordSampler,
  ParentBasedSampler,
  type Sampler,
  TraceIdRatioBasedSampler,
} from "@opentelemetry/sdk-trace";

type Environment = Readonly<Record<string, string | undefined>>;

const signals = ["TRACES", "METRICS", "LOGS"] as const;

/** True where a standard variable asks for telemetry to leave the process; never by default. */
export function exportsAreConfigured(environment: Environment): boolean {
  if (environment["OTEL_SDK_DISABLED"]?.trim().toLowerCase() === "true") return false;
  if (filled(environment["OTEL_EXPORTER_OTLP_ENDPOINT"])) return true;
  return signals.some((signal) => {
    const exporter = environment[`OTEL_${signal}_EXPORTER`];
    return filled(environment[`OTEL_EXPORTER_OTLP_${signal}_ENDPOINT`]) || (filled(exporter) && exporter !== "none");
  });
}

export type TraceExporter = "http/protobuf" | "http/json" | "grpc" | "console";

/** The exporters of traces that the standard variables name; OTLP where an endpoint alone is given. */
export function traceExporters(environment: Environment): TraceExporter[] {
  const endpoint = environment["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"] ?? environment["OTEL_EXPORTER_OTLP_ENDPOINT"];
  const byDefault = filled(endpoint) ? "otlp" : "none";
  const names = (environment["OTEL_TRACES_EXPORTER"] || byDefault).split(",").map((name) => name.trim());
  const protocol = environment["OTEL_EXPORTER_OTLP_TRACES_PROTOCOL"] || environment["OTEL_EXPORTER_OTLP_PROTOCOL"];
  const otlp = protocol === "grpc" || protocol === "http/json" ? protocol : "http/protobuf";
  return names.flatMap((name): TraceExporter[] => {
    if (name === "otlp") return [otlp];
    return name === "console" ? ["console"] : [];
  });
}

/** The configured sampler decides what is exported; every span is recorded all the same, for the run's own report. */
export function samplerOf(environment: Environment): Sampler {
  return createAlwaysRecordSampler(exportSampler(environment));
}

function exportSampler(environment: Environment): Sampler {
  const ratio = Number(environment["OTEL_TRACES_SAMPLER_ARG"] || "1");
  const byRatio = new TraceIdRatioBasedSampler(ratio >= 0 && ratio <= 1 ? ratio : 1);
  const parentBased = (root: Sampler): Sampler => new ParentBasedSampler({ root });
  const samplers = new Map<string, Sampler>([
    ["always_on", new AlwaysOnSampler()],
    ["always_off", new AlwaysOffSampler()],
    ["traceidratio", byRatio],
    ["parentbased_always_off", parentBased(new AlwaysOffSampler())],
    ["parentbased_traceidratio", parentBased(byRatio)],
  ]);
  return samplers.get(environment["OTEL_TRACES_SAMPLER"] ?? "") ?? parentBased(new AlwaysOnSampler());
}

function filled(value: string | undefined): value is string {
  return value !== undefined && value.trim() !== "";
}
