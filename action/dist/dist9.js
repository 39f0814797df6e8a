import { d as OTLPExporterBase } from "./shared-env-configuration.js";
import { t as ProtobufTraceSerializer } from "./trace2.js";
import { t as TraceExporterMetricsHelper } from "./trace.js";
import { n as createOtlpHttpExportDelegate, t as convertLegacyHttpOptions } from "./convert-legacy-node-http-options.js";

// node_modules/@opentelemetry/exporter-trace-otlp-proto/dist/semconv.mjs
const OTEL_COMPONENT_TYPE_VALUE_OTLP_HTTP_SPAN_EXPORTER = "otlp_http_span_exporter";

// node_modules/@opentelemetry/exporter-trace-otlp-proto/dist/platform/node/OTLPTraceExporter.mjs
var OTLPTraceExporter = class extends OTLPExporterBase {
	constructor(config = {}) {
		super(createOtlpHttpExportDelegate(convertLegacyHttpOptions(config, "TRACES", "v1/traces", { "Content-Type": "application/x-protobuf" }), ProtobufTraceSerializer, OTEL_COMPONENT_TYPE_VALUE_OTLP_HTTP_SPAN_EXPORTER, TraceExporterMetricsHelper, config.selfObsMeterProvider));
	}
};

export { OTLPTraceExporter as t };