import { r as convertLegacyOtlpGrpcOptions, t as createOtlpGrpcExportDelegate } from "./otlp-grpc-export-delegate.js";
import { t as ProtobufTraceSerializer } from "./trace2.js";
import { t as TraceExporterMetricsHelper } from "./trace.js";
import { d as OTLPExporterBase } from "./shared-env-configuration.js";

// node_modules/@opentelemetry/exporter-trace-otlp-grpc/dist/semconv.mjs
const OTEL_COMPONENT_TYPE_VALUE_OTLP_GRPC_SPAN_EXPORTER = "otlp_grpc_span_exporter";

// node_modules/@opentelemetry/exporter-trace-otlp-grpc/dist/OTLPTraceExporter.mjs
var OTLPTraceExporter = class extends OTLPExporterBase {
	constructor(config = {}) {
		super(createOtlpGrpcExportDelegate(convertLegacyOtlpGrpcOptions(config, "TRACES"), ProtobufTraceSerializer, OTEL_COMPONENT_TYPE_VALUE_OTLP_GRPC_SPAN_EXPORTER, TraceExporterMetricsHelper, config.selfObsMeterProvider, "TraceExportService", "/opentelemetry.proto.collector.trace.v1.TraceService/Export"));
	}
};

export { OTLPTraceExporter as t };