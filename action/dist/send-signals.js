import { i as SpanKind, t as trace, u as ROOT_CONTEXT } from "./trace-api.js";
import { t as SeverityNumber } from "./LogRecord.js";
import { l as AggregationTemporality, u as ValueType } from "./AggregationOption.js";
import { m as resourceFromAttributes, t as TracerProvider$1 } from "./TracerProvider.js";
import { d as MetricReader, t as LoggerProvider$1, u as MeterProvider$1 } from "./LoggerProvider.js";

// workflows/weaver/emit/send-signals.ts
var NotSent = class extends Error {
	kind;
	constructor(kind, message) {
		super(message);
		this.kind = kind;
	}
};
const resource = resourceFromAttributes({ "service.name": "weaver" });
const scope = "weaver";
const done = () => Promise.resolve();
async function sendSignals(signals, endpoint) {
	const [spans, metrics, logs] = await Promise.all([
		import("./dist7.js"),
		import("./dist5.js"),
		import("./dist4.js")
	]);
	const to = { url: endpoint };
	const traces = new spans.OTLPTraceExporter(to);
	await sent(traces, "TracerProviderError", (finish) => traces.export([...tracedSpans(signals)], finish));
	const meters = new metrics.OTLPMetricExporter(to);
	const collected = await collectedMetrics(signals.metrics);
	await sent(meters, "MetricProviderError", (finish) => meters.export(collected, finish));
	if (signals.events.length === 0) return;
	const loggers = new logs.OTLPLogExporter(to);
	await sent(loggers, "LogProviderError", (finish) => loggers.export([...loggedEvents(signals)], finish));
}
async function sent(exporter, kind, send) {
	const { code, error } = await new Promise(send);
	await exporter.shutdown();
	if (code !== 0) throw new NotSent(kind, error?.message ?? "the receiver refused the data");
}
function attributesOf(attributes) {
	return Object.fromEntries(attributes.map(({ name, value }) => [name, value.kind === "list" ? [...value.values] : value.value]));
}
const spanKinds = {
	internal: SpanKind.INTERNAL,
	client: SpanKind.CLIENT,
	server: SpanKind.SERVER,
	producer: SpanKind.PRODUCER,
	consumer: SpanKind.CONSUMER
};
function tracedSpans({ registryPath, spans }) {
	const ended = [];
	const tracer = new TracerProvider$1({
		resource,
		spanProcessors: [{
			onStart: () => void 0,
			onEnd: (span) => void ended.push(span),
			forceFlush: done,
			shutdown: done
		}]
	}).getTracer(scope);
	const attributes = { "otel.weaver.registry_path": registryPath };
	const root = tracer.startSpan("otel.weaver.emit", {
		attributes,
		root: true
	});
	const context = trace.setSpan(ROOT_CONTEXT, root);
	for (const { name, kind, attributes: own } of spans) tracer.startSpan(name, {
		kind: spanKinds[kind],
		attributes: attributesOf(own)
	}, context).end();
	root.end();
	return ended;
}
var Collector = class extends MetricReader {
	onShutdown = done;
	onForceFlush = done;
};
async function collectedMetrics(metrics) {
	const reader = new Collector({ aggregationTemporalitySelector: () => AggregationTemporality.CUMULATIVE });
	const meter = new MeterProvider$1({
		resource,
		readers: [reader]
	}).getMeter(scope);
	for (const { name, instrument, unit, description, attributes } of metrics) {
		const options = {
			unit,
			description,
			valueType: ValueType.DOUBLE
		};
		const own = attributesOf(attributes);
		switch (instrument) {
			case "counter":
				meter.createCounter(name, options).add(1, own);
				break;
			case "updowncounter":
				meter.createUpDownCounter(name, options).add(1, own);
				break;
			case "gauge":
				meter.createGauge(name, options).record(1, own);
				break;
			case "histogram": meter.createHistogram(name, options).record(1, own);
		}
	}
	return (await reader.collect()).resourceMetrics;
}
function loggedEvents({ events }) {
	const records = [];
	const onEmit = (record) => void records.push(record);
	const logger = new LoggerProvider$1({
		resource,
		processors: [{
			onEmit,
			forceFlush: done,
			shutdown: done
		}]
	}).getLogger(scope);
	for (const { name, attributes } of events) {
		const severity = {
			severityNumber: SeverityNumber.INFO,
			severityText: "INFO"
		};
		logger.emit({
			eventName: name,
			body: name,
			...severity,
			attributes: attributesOf(attributes)
		});
	}
	return records;
}

export { NotSent, sendSignals };