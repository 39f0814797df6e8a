import { c as isValidTraceId, d as createContextKey, i as SpanKind, n as context, o as isSpanContextValid, r as SpanStatusCode, s as isValidSpanId, t as trace } from "./trace-api.js";
import { C as globalErrorHandler, D as isTracingSuppressed, O as suppressTracing, S as ATTR_SERVICE_NAME, a as METRIC_OTEL_SDK_PROCESSOR_SPAN_QUEUE_CAPACITY, b as ATTR_OTEL_SCOPE_NAME, c as OTEL_COMPONENT_TYPE_VALUE_SIMPLE_SPAN_PROCESSOR, d as AlwaysOffSampler, f as defaultResource, g as ATTR_ERROR_TYPE, h as resourceFromDetectedResource, i as METRIC_OTEL_SDK_PROCESSOR_SPAN_PROCESSED, k as TraceFlags, l as ParentBasedSampler, m as resourceFromAttributes, n as ATTR_OTEL_COMPONENT_NAME, o as METRIC_OTEL_SDK_PROCESSOR_SPAN_QUEUE_SIZE, p as emptyResource, r as ATTR_OTEL_COMPONENT_TYPE, s as OTEL_COMPONENT_TYPE_VALUE_BATCHING_SPAN_PROCESSOR, t as TracerProvider$1, u as AlwaysOnSampler, x as ATTR_OTEL_SCOPE_VERSION } from "./TracerProvider.js";
import { t as diag } from "./diag-api.js";
import { t as propagation } from "./propagation-api.js";
import { _ as getKeyPairs, b as serializeKeyPairs, d as OTLPExporterBase, f as getBooleanFromEnv, g as ExportResultCode, h as getStringListFromEnv, m as getStringFromEnv, p as getNumberFromEnv, v as parseBaggageHeaderString } from "./shared-env-configuration.js";
import { a as METRIC_OTEL_SDK_PROCESSOR_LOG_PROCESSED, c as OTEL_COMPONENT_TYPE_VALUE_BATCHING_LOG_PROCESSOR, d as MetricReader, f as OTEL_COMPONENT_TYPE_VALUE_PERIODIC_METRIC_READER, g as NoopLogger, h as NOOP_LOGGER, i as ATTR_OTEL_COMPONENT_TYPE$1, l as OTEL_COMPONENT_TYPE_VALUE_SIMPLE_LOG_PROCESSOR, m as BindOnceFuture, n as ATTR_ERROR_TYPE$1, o as METRIC_OTEL_SDK_PROCESSOR_LOG_QUEUE_CAPACITY, p as DEFAULT_AGGREGATION_TEMPORALITY_SELECTOR, r as ATTR_OTEL_COMPONENT_NAME$1, s as METRIC_OTEL_SDK_PROCESSOR_LOG_QUEUE_SIZE, t as LoggerProvider$1, u as MeterProvider$1 } from "./LoggerProvider.js";
import { a as hrTimeToMilliseconds, f as NOOP_METER, i as hrTimeToMicroseconds, p as createNoopMeter } from "./time.js";
import { i as callWithTimeout, l as AggregationTemporality, r as TimeoutError, t as AggregationType, u as ValueType } from "./AggregationOption.js";
import { t as OTLPTraceExporter } from "./dist9.js";
import { a as toAnyValue, i as createResource, n as JSON_ENCODER, o as toAttributes, r as createInstrumentationScope, t as OTLPTraceExporter$1 } from "./dist3.js";
import { t as OTLPTraceExporter$2 } from "./dist6.js";
import { a as AsyncLocalStorageContextManager, i as TraceIdRatioBasedSampler, n as samplerOf, r as traceExporters } from "./export-settings.js";
import { a as MetricsExporterMetricsHelper, i as DataPointType, n as OTLPMetricExporterBase, r as ProtobufMetricsSerializer, t as OTLPMetricExporter$2 } from "./dist2.js";
import { n as createOtlpHttpExportDelegate, r as createOtlpHttpExporterMetrics, t as convertLegacyHttpOptions } from "./convert-legacy-node-http-options.js";
import { i as unregisterGlobal, n as getGlobal, r as registerGlobal, t as DiagAPI } from "./diag.js";
import { n as ProtobufLogsSerializer, r as LogsExporterMetricsHelper, t as OTLPLogExporter$2 } from "./dist.js";
import * as os from "os";
import { arch, hostname, platform, release } from "os";
import { randomUUID } from "crypto";
import * as http from "http";
import { createServer } from "http";
import * as https from "https";
import * as process$1 from "process";
import { URL as URL$1 } from "url";

// node_modules/@opentelemetry/api/dist/diag/types.mjs
let DiagLogLevel = /* @__PURE__ */ function(DiagLogLevel) {
	DiagLogLevel[DiagLogLevel["NONE"] = 0] = "NONE";
	DiagLogLevel[DiagLogLevel["ERROR"] = 30] = "ERROR";
	DiagLogLevel[DiagLogLevel["WARN"] = 50] = "WARN";
	DiagLogLevel[DiagLogLevel["INFO"] = 60] = "INFO";
	DiagLogLevel[DiagLogLevel["DEBUG"] = 70] = "DEBUG";
	DiagLogLevel[DiagLogLevel["VERBOSE"] = 80] = "VERBOSE";
	DiagLogLevel[DiagLogLevel["ALL"] = 9999] = "ALL";
	return DiagLogLevel;
}({});

// node_modules/@opentelemetry/api/dist/diag/consoleLogger.mjs
const consoleMap = [
	{
		n: "error",
		c: "error"
	},
	{
		n: "warn",
		c: "warn"
	},
	{
		n: "info",
		c: "info"
	},
	{
		n: "debug",
		c: "debug"
	},
	{
		n: "verbose",
		c: "trace"
	}
];
const _originalConsoleMethods = {};
if (typeof console !== "undefined") {
	for (const key of [
		"error",
		"warn",
		"info",
		"debug",
		"trace",
		"log"
	]) if (typeof console[key] === "function") _originalConsoleMethods[key] = console[key];
}
var DiagConsoleLogger = class {
	constructor() {
		function _consoleFunc(funcName) {
			return function(...args) {
				let theFunc = _originalConsoleMethods[funcName];
				if (typeof theFunc !== "function") theFunc = _originalConsoleMethods["log"];
				if (typeof theFunc !== "function" && console) {
					theFunc = console[funcName];
					if (typeof theFunc !== "function") theFunc = console.log;
				}
				if (typeof theFunc === "function") return theFunc.apply(console, args);
			};
		}
		for (let i = 0; i < consoleMap.length; i++) this[consoleMap[i].n] = _consoleFunc(consoleMap[i].c);
	}
};

// node_modules/@opentelemetry/api/dist/logs/NoopLoggerProvider.mjs
var NoopLoggerProvider = class {
	getLogger(_name, _version, _options) {
		return new NoopLogger();
	}
};
const NOOP_LOGGER_PROVIDER = new NoopLoggerProvider();

// node_modules/@opentelemetry/api/dist/logs/ProxyLogger.mjs
var ProxyLogger = class {
	constructor(provider, name, version, options) {
		this._provider = provider;
		this.name = name;
		this.version = version;
		this.options = options;
	}
	emit(logRecord) {
		this._getLogger().emit(logRecord);
	}
	enabled(options) {
		return this._getLogger().enabled(options);
	}
	_getLogger() {
		if (this._delegate) return this._delegate;
		const logger = this._provider._getDelegateLogger(this.name, this.version, this.options);
		if (!logger) return NOOP_LOGGER;
		this._delegate = logger;
		return this._delegate;
	}
};

// node_modules/@opentelemetry/api/dist/logs/ProxyLoggerProvider.mjs
var ProxyLoggerProvider = class {
	getLogger(name, version, options) {
		var _this$_getDelegateLog;
		return (_this$_getDelegateLog = this._getDelegateLogger(name, version, options)) !== null && _this$_getDelegateLog !== void 0 ? _this$_getDelegateLog : new ProxyLogger(this, name, version, options);
	}
	_getDelegate() {
		var _this$_delegate;
		return (_this$_delegate = this._delegate) !== null && _this$_delegate !== void 0 ? _this$_delegate : NOOP_LOGGER_PROVIDER;
	}
	_setDelegate(delegate) {
		this._delegate = delegate;
	}
	_getDelegateLogger(name, version, options) {
		var _this$_delegate2;
		return (_this$_delegate2 = this._delegate) === null || _this$_delegate2 === void 0 ? void 0 : _this$_delegate2.getLogger(name, version, options);
	}
};

// node_modules/@opentelemetry/api/dist/api/logs.mjs
const API_NAME$1 = "logs";
var LogsAPI = class LogsAPI {
	constructor() {
		this._proxyLoggerProvider = new ProxyLoggerProvider();
	}
	static getInstance() {
		if (!this._instance) this._instance = new LogsAPI();
		return this._instance;
	}
	setGlobalLoggerProvider(provider) {
		const success = registerGlobal(API_NAME$1, provider, DiagAPI.instance());
		if (success) this._proxyLoggerProvider._setDelegate(provider);
		return success;
	}
	getLoggerProvider() {
		return getGlobal(API_NAME$1) || this._proxyLoggerProvider;
	}
	getLogger(name, version, options) {
		return this.getLoggerProvider().getLogger(name, version, options);
	}
	disable() {
		unregisterGlobal(API_NAME$1, DiagAPI.instance());
		this._proxyLoggerProvider = new ProxyLoggerProvider();
	}
};

// node_modules/@opentelemetry/api/dist/logs-api.mjs
const logs = LogsAPI.getInstance();

// node_modules/@opentelemetry/api/dist/metrics/NoopMeterProvider.mjs
var NoopMeterProvider = class {
	getMeter(_name, _version, _options) {
		return NOOP_METER;
	}
};
const NOOP_METER_PROVIDER = new NoopMeterProvider();

// node_modules/@opentelemetry/api/dist/api/metrics.mjs
const API_NAME = "metrics";
var MetricsAPI = class MetricsAPI {
	constructor() {}
	static getInstance() {
		if (!this._instance) this._instance = new MetricsAPI();
		return this._instance;
	}
	setGlobalMeterProvider(provider) {
		return registerGlobal(API_NAME, provider, DiagAPI.instance());
	}
	getMeterProvider() {
		return getGlobal(API_NAME) || NOOP_METER_PROVIDER;
	}
	getMeter(name, version, options) {
		return this.getMeterProvider().getMeter(name, version, options);
	}
	disable() {
		unregisterGlobal(API_NAME, DiagAPI.instance());
	}
};

// node_modules/@opentelemetry/api/dist/metrics-api.mjs
const metrics = MetricsAPI.getInstance();

// node_modules/@opentelemetry/core/dist/baggage/constants.mjs
const BAGGAGE_HEADER = "baggage";
const BAGGAGE_MAX_PER_NAME_VALUE_PAIRS = 4096;

// node_modules/@opentelemetry/core/dist/baggage/propagation/W3CBaggagePropagator.mjs
var W3CBaggagePropagator = class {
	inject(context, carrier, setter) {
		const baggage = propagation.getBaggage(context);
		if (!baggage || isTracingSuppressed(context)) return;
		const keyPairs = getKeyPairs(baggage).filter((pair) => {
			return pair.length <= BAGGAGE_MAX_PER_NAME_VALUE_PAIRS;
		}).slice(0, 180);
		const headerValue = serializeKeyPairs(keyPairs);
		if (headerValue.length > 0) setter.set(carrier, BAGGAGE_HEADER, headerValue);
	}
	extract(context, carrier, getter) {
		const headerValue = getter.get(carrier, BAGGAGE_HEADER);
		if (!headerValue) return context;
		const baggage = {};
		let count = 0;
		let totalSize = 0;
		if (Array.isArray(headerValue)) for (let i = 0; i < headerValue.length; i++) [count, totalSize] = parseBaggageHeaderString(headerValue[i], baggage, count, totalSize);
		else [count] = parseBaggageHeaderString(headerValue, baggage, count, totalSize);
		if (count === 0) return context;
		return propagation.setBaggage(context, propagation.createBaggage(baggage));
	}
	fields() {
		return [BAGGAGE_HEADER];
	}
};

// node_modules/@opentelemetry/core/dist/propagation/composite.mjs
var CompositePropagator = class {
	_propagators;
	_fields;
	constructor(config = {}) {
		this._propagators = config.propagators ?? [];
		const fields = /* @__PURE__ */ new Set();
		for (const propagator of this._propagators) {
			const propagatorFields = typeof propagator.fields === "function" ? propagator.fields() : [];
			for (const field of propagatorFields) fields.add(field);
		}
		this._fields = Array.from(fields);
	}
	inject(context, carrier, setter) {
		for (const propagator of this._propagators) try {
			propagator.inject(context, carrier, setter);
		} catch (err) {
			diag.warn(`Failed to inject with ${propagator.constructor.name}. Err: ${err.message}`);
		}
	}
	extract(context, carrier, getter) {
		return this._propagators.reduce((ctx, propagator) => {
			try {
				return propagator.extract(ctx, carrier, getter);
			} catch (err) {
				diag.warn(`Failed to extract with ${propagator.constructor.name}. Err: ${err.message}`);
			}
			return ctx;
		}, context);
	}
	fields() {
		return this._fields.slice();
	}
};

// node_modules/@opentelemetry/core/dist/internal/validators.mjs
const VALID_KEY_CHAR_RANGE = "[_0-9a-z-*/]";
const VALID_KEY_REGEX = new RegExp(`^(?:${`[a-z]${VALID_KEY_CHAR_RANGE}{0,255}`}|${`[a-z0-9]${VALID_KEY_CHAR_RANGE}{0,240}@[a-z]${VALID_KEY_CHAR_RANGE}{0,13}`})$`);
const VALID_VALUE_BASE_REGEX = /^[ -~]{0,255}[!-~]$/;
const INVALID_VALUE_COMMA_EQUAL_REGEX = /,|=/;
function validateKey(key) {
	return VALID_KEY_REGEX.test(key);
}
function validateValue(value) {
	return VALID_VALUE_BASE_REGEX.test(value) && !INVALID_VALUE_COMMA_EQUAL_REGEX.test(value);
}

// node_modules/@opentelemetry/core/dist/trace/TraceState.mjs
const MAX_TRACE_STATE_ITEMS = 32;
const MAX_TRACE_STATE_LEN = 512;
const LIST_MEMBERS_SEPARATOR = ",";
const LIST_MEMBER_KEY_VALUE_SPLITTER = "=";
var TraceState = class TraceState {
	_length;
	_rawTraceState;
	_internalState;
	constructor(rawTraceState) {
		this._rawTraceState = typeof rawTraceState === "string" ? rawTraceState : "";
		this._length = this._rawTraceState.length;
	}
	set(key, value) {
		if (!validateKey(key) || !validateValue(value)) return this;
		const currState = this._getState();
		const currValue = currState.get(key);
		let newLength = this._length;
		if (typeof currValue === "string") newLength += value.length - currValue.length;
		else {
			if (currState.size >= MAX_TRACE_STATE_ITEMS) return this;
			newLength += key.length + value.length + (currState.size > 0 ? 2 : 1);
		}
		if (newLength > MAX_TRACE_STATE_LEN) return this;
		const newState = new Map(currState);
		newState.delete(key);
		newState.set(key, value);
		return this._fromState(newState, newLength);
	}
	unset(key) {
		const currState = this._getState();
		const currValue = currState.get(key);
		if (typeof currValue !== "string") return this;
		let newLength = this._length - (key.length + currValue.length + 1);
		if (currState.size > 1) newLength = newLength - 1;
		const newState = new Map(currState);
		newState.delete(key);
		return this._fromState(newState, newLength);
	}
	get(key) {
		return this._getState().get(key);
	}
	serialize() {
		let serialized = "";
		let index = 0;
		for (const entry of this._getState()) {
			if (index > 0) serialized = LIST_MEMBERS_SEPARATOR + serialized;
			serialized = `${entry[0]}${LIST_MEMBER_KEY_VALUE_SPLITTER}${entry[1]}` + serialized;
			index++;
		}
		return serialized;
	}
	_getState() {
		if (this._internalState) return this._internalState;
		const vendorMembers = this._rawTraceState.split(LIST_MEMBERS_SEPARATOR);
		const vendorEntries = /* @__PURE__ */ new Map();
		let currentLength = 0;
		for (const member of vendorMembers) {
			const m = member.trim();
			const idx = m.indexOf(LIST_MEMBER_KEY_VALUE_SPLITTER);
			if (idx === -1) continue;
			const key = m.slice(0, idx);
			const value = m.slice(idx + 1);
			if (!validateKey(key) || !validateValue(value)) continue;
			const futureLength = currentLength + m.length + (vendorEntries.size > 0 ? 1 : 0);
			if (futureLength > MAX_TRACE_STATE_LEN) continue;
			vendorEntries.set(key, value);
			currentLength = futureLength;
			if (vendorEntries.size >= MAX_TRACE_STATE_ITEMS) break;
		}
		this._length = currentLength;
		this._internalState = new Map(Array.from(vendorEntries.entries()).reverse());
		return this._internalState;
	}
	_fromState(state, length) {
		const traceState = Object.create(TraceState.prototype);
		traceState._internalState = state;
		traceState._length = length;
		return traceState;
	}
};

// node_modules/@opentelemetry/core/dist/trace/W3CTraceContextPropagator.mjs
const TRACE_PARENT_HEADER = "traceparent";
const TRACE_STATE_HEADER = "tracestate";
const VERSION = "00";
const TRACE_PARENT_REGEX = new RegExp(`^\\s?((?!ff)[\\da-f]{2})-((?![0]{32})[\\da-f]{32})-((?![0]{16})[\\da-f]{16})-([\\da-f]{2})(-.*)?\\s?$`);
function parseTraceParent(traceParent) {
	const match = TRACE_PARENT_REGEX.exec(traceParent);
	if (!match) return null;
	if (match[1] === "00" && match[5]) return null;
	return {
		traceId: match[2],
		spanId: match[3],
		traceFlags: parseInt(match[4], 16)
	};
}
var W3CTraceContextPropagator = class {
	inject(context, carrier, setter) {
		const spanContext = trace.getSpanContext(context);
		if (!spanContext || isTracingSuppressed(context) || !isSpanContextValid(spanContext)) return;
		const traceParent = `${VERSION}-${spanContext.traceId}-${spanContext.spanId}-0${Number(spanContext.traceFlags || TraceFlags.NONE).toString(16)}`;
		setter.set(carrier, TRACE_PARENT_HEADER, traceParent);
		if (spanContext.traceState) setter.set(carrier, TRACE_STATE_HEADER, spanContext.traceState.serialize());
	}
	extract(context, carrier, getter) {
		const traceParentHeader = getter.get(carrier, TRACE_PARENT_HEADER);
		if (!traceParentHeader) return context;
		const traceParent = Array.isArray(traceParentHeader) ? traceParentHeader[0] : traceParentHeader;
		if (typeof traceParent !== "string") return context;
		const spanContext = parseTraceParent(traceParent);
		if (!spanContext) return context;
		spanContext.isRemote = true;
		const traceStateHeader = getter.get(carrier, TRACE_STATE_HEADER);
		if (traceStateHeader) {
			const state = Array.isArray(traceStateHeader) ? traceStateHeader.join(",") : traceStateHeader;
			spanContext.traceState = new TraceState(typeof state === "string" ? state : void 0);
		}
		return trace.setSpanContext(context, spanContext);
	}
	fields() {
		return [TRACE_PARENT_HEADER, TRACE_STATE_HEADER];
	}
};

// node_modules/@opentelemetry/core/dist/utils/configuration.mjs
const logLevelMap = {
	ALL: DiagLogLevel.ALL,
	VERBOSE: DiagLogLevel.VERBOSE,
	DEBUG: DiagLogLevel.DEBUG,
	INFO: DiagLogLevel.INFO,
	WARN: DiagLogLevel.WARN,
	ERROR: DiagLogLevel.ERROR,
	NONE: DiagLogLevel.NONE
};
function diagLogLevelFromString(value) {
	if (value == null) return;
	const resolvedLogLevel = logLevelMap[value.toUpperCase()];
	if (resolvedLogLevel == null) {
		diag.warn(`Unknown log level "${value}", expected one of ${Object.keys(logLevelMap)}, using default`);
		return DiagLogLevel.INFO;
	}
	return resolvedLogLevel;
}

// node_modules/@opentelemetry/core/dist/internal/exporter.mjs
function _export(exporter, arg) {
	return new Promise((resolve) => {
		context.with(suppressTracing(context.active()), () => {
			exporter.export(arg, resolve);
		});
	});
}

// node_modules/@opentelemetry/core/dist/index.mjs
const internal = { _export };

// node_modules/@opentelemetry/resources/dist/semconv.mjs
const ATTR_HOST_ARCH = "host.arch";
const ATTR_HOST_ID = "host.id";
const ATTR_HOST_NAME = "host.name";
const ATTR_OS_TYPE = "os.type";
const ATTR_OS_VERSION = "os.version";
const ATTR_PROCESS_COMMAND = "process.command";
const ATTR_PROCESS_COMMAND_ARGS = "process.command_args";
const ATTR_PROCESS_EXECUTABLE_NAME = "process.executable.name";
const ATTR_PROCESS_EXECUTABLE_PATH = "process.executable.path";
const ATTR_PROCESS_OWNER = "process.owner";
const ATTR_PROCESS_PID = "process.pid";
const ATTR_PROCESS_RUNTIME_DESCRIPTION = "process.runtime.description";
const ATTR_PROCESS_RUNTIME_NAME = "process.runtime.name";
const ATTR_PROCESS_RUNTIME_VERSION = "process.runtime.version";
const ATTR_SERVICE_INSTANCE_ID = "service.instance.id";

// node_modules/@opentelemetry/resources/dist/detectors/platform/node/machine-id/getMachineId.mjs
let getMachineIdImpl;
async function getMachineId() {
	if (!getMachineIdImpl) switch (process$1.platform) {
		case "darwin":
			getMachineIdImpl = (await import("./getMachineId-darwin.js")).getMachineId;
			break;
		case "linux":
			getMachineIdImpl = (await import("./getMachineId-linux.js")).getMachineId;
			break;
		case "freebsd":
			getMachineIdImpl = (await import("./getMachineId-bsd.js")).getMachineId;
			break;
		case "win32":
			getMachineIdImpl = (await import("./getMachineId-win.js")).getMachineId;
			break;
		default: getMachineIdImpl = (await import("./getMachineId-unsupported.js")).getMachineId;
	}
	return getMachineIdImpl();
}

// node_modules/@opentelemetry/resources/dist/detectors/platform/node/utils.mjs
const normalizeArch = (nodeArchString) => {
	switch (nodeArchString) {
		case "arm": return "arm32";
		case "ppc": return "ppc32";
		case "x64": return "amd64";
		default: return nodeArchString;
	}
};
const normalizeType = (nodePlatform) => {
	switch (nodePlatform) {
		case "sunos": return "solaris";
		case "win32": return "windows";
		default: return nodePlatform;
	}
};

// node_modules/@opentelemetry/resources/dist/detectors/platform/node/HostDetector.mjs
var HostDetector = class {
	detect(_config) {
		return { attributes: {
			[ATTR_HOST_NAME]: hostname(),
			[ATTR_HOST_ARCH]: normalizeArch(arch()),
			[ATTR_HOST_ID]: getMachineId()
		} };
	}
};
const hostDetector = new HostDetector();

// node_modules/@opentelemetry/resources/dist/detectors/platform/node/OSDetector.mjs
var OSDetector = class {
	detect(_config) {
		return { attributes: {
			[ATTR_OS_TYPE]: normalizeType(platform()),
			[ATTR_OS_VERSION]: release()
		} };
	}
};
const osDetector = new OSDetector();

// node_modules/@opentelemetry/resources/dist/detectors/platform/node/ProcessDetector.mjs
var ProcessDetector = class {
	detect(_config) {
		const attributes = {
			[ATTR_PROCESS_PID]: process.pid,
			[ATTR_PROCESS_EXECUTABLE_NAME]: process.title,
			[ATTR_PROCESS_EXECUTABLE_PATH]: process.execPath,
			[ATTR_PROCESS_COMMAND_ARGS]: [
				process.argv[0],
				...process.execArgv,
				...process.argv.slice(1)
			],
			[ATTR_PROCESS_RUNTIME_VERSION]: process.versions.node,
			[ATTR_PROCESS_RUNTIME_NAME]: "nodejs",
			[ATTR_PROCESS_RUNTIME_DESCRIPTION]: "Node.js"
		};
		if (process.argv.length > 1) attributes[ATTR_PROCESS_COMMAND] = process.argv[1];
		try {
			const userInfo = os.userInfo();
			attributes[ATTR_PROCESS_OWNER] = userInfo.username;
		} catch (e) {
			diag.debug(`error obtaining process owner: ${e}`);
		}
		return { attributes };
	}
};
const processDetector = new ProcessDetector();

// node_modules/@opentelemetry/resources/dist/detectors/platform/node/ServiceInstanceIdDetector.mjs
var ServiceInstanceIdDetector = class {
	_serviceInstanceId;
	detect(_config) {
		if (!this._serviceInstanceId) this._serviceInstanceId = randomUUID();
		return { attributes: { [ATTR_SERVICE_INSTANCE_ID]: this._serviceInstanceId } };
	}
};
const serviceInstanceIdDetector = new ServiceInstanceIdDetector();

// node_modules/@opentelemetry/resources/dist/detect-resources.mjs
const detectResources = (config = {}) => {
	return (config.detectors || []).map((d) => {
		try {
			const resource = resourceFromDetectedResource(d.detect(config));
			diag.debug(`${d.constructor.name} found resource.`, resource);
			return resource;
		} catch (e) {
			diag.debug(`${d.constructor.name} failed: ${e.message}`);
			return emptyResource();
		}
	}).reduce((acc, resource) => acc.merge(resource), emptyResource());
};

// node_modules/@opentelemetry/resources/dist/detectors/ResourceAttributesEnvDetector.mjs
var ResourceAttributesEnvDetector = class {
	_MAX_LENGTH = 255;
	_COMMA_SEPARATOR = ",";
	_LABEL_KEY_VALUE_SPLITTER = "=";
	detect(_config) {
		const attributes = {};
		const rawAttributes = getStringFromEnv("OTEL_RESOURCE_ATTRIBUTES");
		if (rawAttributes) try {
			const parsedAttributes = this._parseResourceAttributes(rawAttributes);
			Object.assign(attributes, parsedAttributes);
		} catch (e) {
			diag.debug(`ResourceAttributesEnvDetector failed: ${e instanceof Error ? e.message : e}`);
		}
		return { attributes };
	}
	_parseResourceAttributes(rawEnvAttributes) {
		if (!rawEnvAttributes) return {};
		const attributes = {};
		const rawAttributes = rawEnvAttributes.split(this._COMMA_SEPARATOR).filter((attr) => attr.trim() !== "");
		for (const rawAttribute of rawAttributes) {
			const keyValuePair = rawAttribute.split(this._LABEL_KEY_VALUE_SPLITTER);
			if (keyValuePair.length !== 2) throw new Error(`Invalid format for OTEL_RESOURCE_ATTRIBUTES: "${rawAttribute}". Expected format: key=value. The ',' and '=' characters must be percent-encoded in keys and values.`);
			const [rawKey, rawValue] = keyValuePair;
			const key = rawKey.trim();
			const value = rawValue.trim();
			if (key.length === 0) throw new Error(`Invalid OTEL_RESOURCE_ATTRIBUTES: empty attribute key in "${rawAttribute}".`);
			let decodedKey;
			let decodedValue;
			try {
				decodedKey = decodeURIComponent(key);
				decodedValue = decodeURIComponent(value);
			} catch (e) {
				throw new Error(`Failed to percent-decode OTEL_RESOURCE_ATTRIBUTES entry "${rawAttribute}": ${e instanceof Error ? e.message : e}`, { cause: e });
			}
			if (decodedKey.length > this._MAX_LENGTH) throw new Error(`Attribute key exceeds the maximum length of ${this._MAX_LENGTH} characters: "${decodedKey}".`);
			if (decodedValue.length > this._MAX_LENGTH) throw new Error(`Attribute value exceeds the maximum length of ${this._MAX_LENGTH} characters for key "${decodedKey}".`);
			attributes[decodedKey] = decodedValue;
		}
		return attributes;
	}
};
const resourceAttributesEnvDetector = new ResourceAttributesEnvDetector();

// node_modules/@opentelemetry/resources/dist/detectors/EnvDetector.mjs
var EnvDetector = class extends ResourceAttributesEnvDetector {
	detect(_config) {
		const attributes = {};
		const rawAttributes = getStringFromEnv("OTEL_RESOURCE_ATTRIBUTES");
		const serviceName = getStringFromEnv("OTEL_SERVICE_NAME");
		if (rawAttributes) try {
			const parsedAttributes = this._parseResourceAttributes(rawAttributes);
			Object.assign(attributes, parsedAttributes);
		} catch (e) {
			diag.debug(`EnvDetector failed: ${e instanceof Error ? e.message : e}`);
		}
		if (serviceName) attributes[ATTR_SERVICE_NAME] = serviceName;
		return { attributes };
	}
};
const envDetector = new EnvDetector();

// node_modules/@opentelemetry/sdk-trace/dist/export/SpanProcessorMetrics.mjs
const componentCounter$1 = /* @__PURE__ */ new Map();
var SpanProcessorMetrics = class {
	processedSpans;
	queueSize;
	queueSizeCallback;
	standardAttrs;
	droppedAttrs;
	constructor(componentType, meter, queueConfig) {
		const counter = componentCounter$1.get(componentType) ?? 0;
		componentCounter$1.set(componentType, counter + 1);
		this.standardAttrs = {
			[ATTR_OTEL_COMPONENT_TYPE]: componentType,
			[ATTR_OTEL_COMPONENT_NAME]: `${componentType}/${counter}`
		};
		this.droppedAttrs = {
			...this.standardAttrs,
			[ATTR_ERROR_TYPE]: "queue_full"
		};
		this.processedSpans = meter.createCounter(METRIC_OTEL_SDK_PROCESSOR_SPAN_PROCESSED, {
			unit: "{span}",
			description: "The number of spans for which the processing has finished, either successful or failed."
		});
		if (queueConfig) {
			const { capacity, getQueueSize } = queueConfig;
			meter.createUpDownCounter(METRIC_OTEL_SDK_PROCESSOR_SPAN_QUEUE_CAPACITY, {
				unit: "{span}",
				description: "The maximum number of spans the queue of a given instance of an SDK span processor can hold."
			}).add(capacity, this.standardAttrs);
			this.queueSize = meter.createObservableUpDownCounter(METRIC_OTEL_SDK_PROCESSOR_SPAN_QUEUE_SIZE, {
				unit: "{span}",
				description: "The number of spans in the queue of a given instance of an SDK span processor."
			});
			this.queueSizeCallback = (result) => result.observe(getQueueSize(), this.standardAttrs);
			this.queueSize.addCallback(this.queueSizeCallback);
		}
	}
	dropSpans(count) {
		this.processedSpans.add(count, this.droppedAttrs);
	}
	finishSpans(count, error) {
		if (!error) {
			this.processedSpans.add(count, this.standardAttrs);
			return;
		}
		const attrs = {
			...this.standardAttrs,
			[ATTR_ERROR_TYPE]: error.name
		};
		this.processedSpans.add(count, attrs);
	}
	shutdown() {
		if (this.queueSize && this.queueSizeCallback) this.queueSize.removeCallback(this.queueSizeCallback);
	}
};

// node_modules/@opentelemetry/sdk-trace/dist/export/BatchSpanProcessorBase.mjs
var BatchSpanProcessorBase = class {
	_maxExportBatchSize;
	_maxQueueSize;
	_scheduledDelayMillis;
	_exportTimeoutMillis;
	_exporter;
	_metrics;
	_isExporting = false;
	_finishedSpans = [];
	_timer;
	_shutdownOnce;
	_droppedSpansCount = 0;
	constructor(options) {
		this._exporter = options.exporter;
		this._maxExportBatchSize = options.maxExportBatchSize ?? 512;
		this._maxQueueSize = options.maxQueueSize ?? 2048;
		this._scheduledDelayMillis = options.scheduledDelayMillis ?? 5e3;
		this._exportTimeoutMillis = options.exportTimeoutMillis ?? 3e4;
		this._shutdownOnce = new BindOnceFuture(this._shutdown, this);
		if (this._maxExportBatchSize > this._maxQueueSize) {
			diag.warn("BatchSpanProcessor: maxExportBatchSize must be smaller or equal to maxQueueSize, setting maxExportBatchSize to match maxQueueSize");
			this._maxExportBatchSize = this._maxQueueSize;
		}
		const meter = options.selfObsMeterProvider ? options.selfObsMeterProvider.getMeter("@opentelemetry/sdk-trace") : createNoopMeter();
		this._metrics = new SpanProcessorMetrics(OTEL_COMPONENT_TYPE_VALUE_BATCHING_SPAN_PROCESSOR, meter, {
			capacity: this._maxQueueSize,
			getQueueSize: () => this._finishedSpans.length
		});
	}
	forceFlush() {
		if (this._shutdownOnce.isCalled) return this._shutdownOnce.promise;
		return this._flushAll();
	}
	onStart(_span, _parentContext) {}
	onEnd(span) {
		if (this._shutdownOnce.isCalled) return;
		if ((span.spanContext().traceFlags & TraceFlags.SAMPLED) === 0) return;
		this._addToBuffer(span);
	}
	shutdown() {
		return this._shutdownOnce.call();
	}
	_shutdown() {
		return Promise.resolve().then(() => {
			return this.onShutdown();
		}).then(() => {
			return this._flushAll();
		}).then(() => {
			this._metrics.shutdown();
			return this._exporter.shutdown();
		});
	}
	_addToBuffer(span) {
		if (this._finishedSpans.length >= this._maxQueueSize) {
			if (this._droppedSpansCount === 0) diag.debug("maxQueueSize reached, dropping spans");
			this._droppedSpansCount++;
			this._metrics.dropSpans(1);
			return;
		}
		if (this._droppedSpansCount > 0) {
			diag.warn(`Dropped ${this._droppedSpansCount} spans because maxQueueSize reached`);
			this._droppedSpansCount = 0;
		}
		this._finishedSpans.push(span);
		this._maybeStartTimer();
	}
	_flushAll() {
		return new Promise((resolve, reject) => {
			const promises = [];
			const count = Math.ceil(this._finishedSpans.length / this._maxExportBatchSize);
			for (let i = 0, j = count; i < j; i++) promises.push(this._flushOneBatch());
			Promise.all(promises).then(() => {
				resolve();
			}).catch(reject);
		});
	}
	_flushOneBatch() {
		this._clearTimer();
		if (this._finishedSpans.length === 0) return Promise.resolve();
		return new Promise((resolve, reject) => {
			const timer = setTimeout(() => {
				reject(/* @__PURE__ */ new Error("Timeout"));
			}, this._exportTimeoutMillis);
			context.with(suppressTracing(context.active()), () => {
				let spans;
				if (this._finishedSpans.length <= this._maxExportBatchSize) {
					spans = this._finishedSpans;
					this._finishedSpans = [];
				} else spans = this._finishedSpans.splice(0, this._maxExportBatchSize);
				const doExport = () => this._exporter.export(spans, (result) => {
					clearTimeout(timer);
					this._metrics.finishSpans(spans.length, result.error);
					if (result.code === ExportResultCode.SUCCESS) resolve();
					else reject(result.error ?? /* @__PURE__ */ new Error("BatchSpanProcessor: span export failed"));
				});
				let pendingResources = null;
				for (let i = 0, len = spans.length; i < len; i++) {
					const resource = spans[i].resource;
					if (resource.asyncAttributesPending && resource.waitForAsyncAttributes) {
						pendingResources ??= /* @__PURE__ */ new Set();
						pendingResources.add(resource);
					}
				}
				if (pendingResources === null) doExport();
				else Promise.all(Array.from(pendingResources, (resource) => resource.waitForAsyncAttributes?.())).then(doExport, (err) => {
					globalErrorHandler(err);
					reject(err);
				});
			});
		});
	}
	_maybeStartTimer() {
		if (this._isExporting) return;
		const flush = () => {
			this._isExporting = true;
			this._flushOneBatch().finally(() => {
				this._isExporting = false;
				if (this._finishedSpans.length > 0) {
					this._clearTimer();
					this._maybeStartTimer();
				}
			}).catch((e) => {
				this._isExporting = false;
				globalErrorHandler(e);
			});
		};
		if (this._finishedSpans.length >= this._maxExportBatchSize) return flush();
		if (this._timer !== void 0) return;
		this._timer = setTimeout(() => flush(), this._scheduledDelayMillis);
		unrefTimer$2(this._timer);
	}
	_clearTimer() {
		if (this._timer !== void 0) {
			clearTimeout(this._timer);
			this._timer = void 0;
		}
	}
};
function unrefTimer$2(timer) {
	const handle = timer;
	if (typeof handle !== "number") handle.unref?.();
}

// node_modules/@opentelemetry/sdk-trace/dist/platform/node/export/BatchSpanProcessor.mjs
var BatchSpanProcessor = class extends BatchSpanProcessorBase {
	onShutdown() {}
};

// node_modules/@opentelemetry/sdk-trace/dist/export/ConsoleSpanExporter.mjs
var ConsoleSpanExporter = class {
	export(spans, resultCallback) {
		return this._sendSpans(spans, resultCallback);
	}
	shutdown() {
		this._sendSpans([]);
		return this.forceFlush();
	}
	forceFlush() {
		return Promise.resolve();
	}
	_exportInfo(span) {
		return {
			resource: { attributes: span.resource.attributes },
			instrumentationScope: span.instrumentationScope,
			traceId: span.spanContext().traceId,
			parentSpanContext: span.parentSpanContext,
			traceState: span.spanContext().traceState?.serialize(),
			name: span.name,
			id: span.spanContext().spanId,
			kind: span.kind,
			timestamp: hrTimeToMicroseconds(span.startTime),
			duration: hrTimeToMicroseconds(span.duration),
			attributes: span.attributes,
			status: span.status,
			events: span.events,
			links: span.links
		};
	}
	_sendSpans(spans, done) {
		for (const span of spans) console.dir(this._exportInfo(span), { depth: 3 });
		if (done) return done({ code: ExportResultCode.SUCCESS });
	}
};

// node_modules/@opentelemetry/sdk-trace/dist/export/SimpleSpanProcessor.mjs
var SimpleSpanProcessor = class {
	_exporter;
	_metrics;
	_shutdownOnce;
	_pendingExports;
	constructor(options) {
		this._exporter = options.exporter;
		this._shutdownOnce = new BindOnceFuture(this._shutdown, this);
		this._pendingExports = /* @__PURE__ */ new Set();
		const meter = options.selfObsMeterProvider ? options.selfObsMeterProvider.getMeter("@opentelemetry/sdk-trace") : createNoopMeter();
		this._metrics = new SpanProcessorMetrics(OTEL_COMPONENT_TYPE_VALUE_SIMPLE_SPAN_PROCESSOR, meter);
	}
	async forceFlush() {
		let pendingExportError;
		let pendingExportRejected = false;
		try {
			await Promise.all(Array.from(this._pendingExports));
		} catch (err) {
			pendingExportError = err;
			pendingExportRejected = true;
		}
		if (this._exporter.forceFlush) await this._exporter.forceFlush();
		if (pendingExportRejected) throw pendingExportError;
	}
	onStart(_span, _parentContext) {}
	onEnd(span) {
		if (this._shutdownOnce.isCalled) return;
		if ((span.spanContext().traceFlags & TraceFlags.SAMPLED) === 0) return;
		const pendingExport = this._doExport(span);
		this._pendingExports.add(pendingExport);
		pendingExport.then(() => {
			this._pendingExports.delete(pendingExport);
		}, (err) => {
			globalErrorHandler(err);
			this._pendingExports.delete(pendingExport);
		});
	}
	async _doExport(span) {
		if (span.resource.asyncAttributesPending) await span.resource.waitForAsyncAttributes?.();
		const result = await internal._export(this._exporter, [span]);
		this._metrics.finishSpans(1, result.error);
		if (result.code !== ExportResultCode.SUCCESS) throw result.error ?? /* @__PURE__ */ new Error(`SimpleSpanProcessor: span export failed (status ${result})`);
	}
	shutdown() {
		return this._shutdownOnce.call();
	}
	_shutdown() {
		this._metrics.shutdown();
		return this._exporter.shutdown();
	}
};

// node_modules/@opentelemetry/sdk-metrics/dist/export/MetricDataSplitter.mjs
function splitMetricData(resourceMetrics, maxExportBatchSize) {
	if (!Number.isInteger(maxExportBatchSize) || maxExportBatchSize <= 0) throw new Error("maxExportBatchSize must be a positive integer");
	const batches = [];
	let currentBatchPoints = 0;
	let currentScopeMetrics = [];
	function flush() {
		if (currentScopeMetrics.length > 0) {
			batches.push({
				resource: resourceMetrics.resource,
				scopeMetrics: currentScopeMetrics
			});
			currentScopeMetrics = [];
			currentBatchPoints = 0;
		}
	}
	for (const scopeMetric of resourceMetrics.scopeMetrics) {
		let scopeMetricCopy = null;
		for (const metric of scopeMetric.metrics) {
			const dataPoints = metric.dataPoints;
			if (dataPoints.length === 0) {
				if (!scopeMetricCopy) {
					scopeMetricCopy = {
						scope: scopeMetric.scope,
						metrics: []
					};
					currentScopeMetrics.push(scopeMetricCopy);
				}
				scopeMetricCopy.metrics.push(metric);
				continue;
			}
			let offset = 0;
			while (offset < dataPoints.length) {
				const spaceLeft = maxExportBatchSize - currentBatchPoints;
				const take = Math.min(spaceLeft, dataPoints.length - offset);
				if (!scopeMetricCopy) {
					scopeMetricCopy = {
						scope: scopeMetric.scope,
						metrics: []
					};
					currentScopeMetrics.push(scopeMetricCopy);
				}
				const metricCopy = {
					...metric,
					dataPoints: dataPoints.slice(offset, offset + take)
				};
				scopeMetricCopy.metrics.push(metricCopy);
				offset += take;
				currentBatchPoints += take;
				if (currentBatchPoints === maxExportBatchSize) {
					flush();
					scopeMetricCopy = null;
				}
			}
		}
	}
	flush();
	return batches;
}

// node_modules/@opentelemetry/sdk-metrics/dist/export/PeriodicExportingMetricReader.mjs
var PeriodicExportingMetricReader = class extends MetricReader {
	_interval;
	_exporter;
	_exportInterval;
	_exportTimeout;
	_maxExportBatchSize;
	_ongoingExportPromise = null;
	constructor(options) {
		const { exporter, exportIntervalMillis = 6e4, metricProducers, cardinalityLimits, maxExportBatchSize } = options;
		let { exportTimeoutMillis = 3e4 } = options;
		super({
			aggregationSelector: exporter.selectAggregation?.bind(exporter),
			aggregationTemporalitySelector: exporter.selectAggregationTemporality?.bind(exporter),
			otelComponentType: OTEL_COMPONENT_TYPE_VALUE_PERIODIC_METRIC_READER,
			metricProducers,
			cardinalitySelector: (instrumentType) => {
				const limits = {
					default: 2e3,
					...cardinalityLimits
				};
				switch (instrumentType) {
					case "COUNTER": return limits.counter ?? limits.default;
					case "GAUGE": return limits.gauge ?? limits.default;
					case "HISTOGRAM": return limits.histogram ?? limits.default;
					case "OBSERVABLE_COUNTER": return limits.observableCounter ?? limits.default;
					case "OBSERVABLE_UP_DOWN_COUNTER": return limits.observableUpDownCounter ?? limits.default;
					case "OBSERVABLE_GAUGE": return limits.observableGauge ?? limits.default;
					case "UP_DOWN_COUNTER": return limits.upDownCounter ?? limits.default;
					default: return limits.default;
				}
			}
		});
		if (exportIntervalMillis <= 0) throw Error("exportIntervalMillis must be greater than 0");
		if (exportTimeoutMillis <= 0) throw Error("exportTimeoutMillis must be greater than 0");
		if (maxExportBatchSize !== void 0 && (!Number.isInteger(maxExportBatchSize) || maxExportBatchSize <= 0)) throw Error("maxExportBatchSize must be a positive integer");
		if (exportIntervalMillis < exportTimeoutMillis) {
			if ("exportIntervalMillis" in options && "exportTimeoutMillis" in options) throw Error("exportIntervalMillis must be greater than or equal to exportTimeoutMillis");
			else {
				diag.info(`Timeout of ${exportTimeoutMillis} exceeds the interval of ${exportIntervalMillis}. Clamping timeout to interval duration.`);
				exportTimeoutMillis = exportIntervalMillis;
			}
		}
		this._exportInterval = exportIntervalMillis;
		this._exportTimeout = exportTimeoutMillis;
		this._exporter = exporter;
		this._maxExportBatchSize = maxExportBatchSize;
	}
	async _runOnce() {
		try {
			await this._doRun();
		} catch (err) {
			globalErrorHandler(err);
		}
	}
	async _doRun() {
		if (this._ongoingExportPromise) {
			diag.debug("PeriodicExportingMetricReader: export already in progress, skipping");
			return;
		}
		const currentRun = async () => {
			const { resourceMetrics, errors } = await this.collect({ timeoutMillis: this._exportTimeout });
			if (errors.length > 0) diag.error("PeriodicExportingMetricReader: metrics collection errors", ...errors);
			if (resourceMetrics.resource.asyncAttributesPending) try {
				await resourceMetrics.resource.waitForAsyncAttributes?.();
			} catch (e) {
				diag.debug("Error while resolving async portion of resource: ", e);
				globalErrorHandler(e);
			}
			if (resourceMetrics.scopeMetrics.length === 0) return;
			const batches = this._maxExportBatchSize ? splitMetricData(resourceMetrics, this._maxExportBatchSize) : [resourceMetrics];
			let anyErr = null;
			for (const batch of batches) try {
				const result = await callWithTimeout(internal._export(this._exporter, batch), this._exportTimeout);
				if (result.code !== ExportResultCode.SUCCESS) anyErr = /* @__PURE__ */ new Error(`PeriodicExportingMetricReader: metrics export failed (error ${result.error})`);
			} catch (e) {
				if (e instanceof TimeoutError) {
					diag.error(`PeriodicExportingMetricReader: metrics export timed out after ${this._exportTimeout}ms`);
					break;
				} else {
					diag.error("PeriodicExportingMetricReader: metrics export threw error", e);
					anyErr = e instanceof Error ? e : new Error(String(e));
				}
			}
			if (anyErr) throw anyErr;
		};
		this._ongoingExportPromise = currentRun();
		try {
			await this._ongoingExportPromise;
		} finally {
			this._ongoingExportPromise = null;
		}
	}
	onInitialized() {
		this._interval = setInterval(() => {
			this._runOnce();
		}, this._exportInterval);
		unrefTimer$1(this._interval);
	}
	async onForceFlush() {
		await this._awaitOngoingExport();
		if (this._ongoingExportPromise) await this._awaitOngoingExport();
		else await this._runOnce();
		await this._exporter.forceFlush();
	}
	async _awaitOngoingExport() {
		if (this._ongoingExportPromise) {
			diag.debug("PeriodicExportingMetricReader: export already in progress, awaiting ongoing export");
			try {
				await this._ongoingExportPromise;
			} catch {}
		}
	}
	async onShutdown() {
		if (this._interval) clearInterval(this._interval);
		await this.onForceFlush();
		await this._exporter.shutdown();
	}
};
function unrefTimer$1(timer) {
	const handle = timer;
	if (typeof handle !== "number") handle.unref?.();
}

// node_modules/@opentelemetry/sdk-metrics/dist/export/ConsoleMetricExporter.mjs
var ConsoleMetricExporter = class ConsoleMetricExporter {
	_shutdown = false;
	_temporalitySelector;
	constructor(options) {
		this._temporalitySelector = options?.temporalitySelector ?? DEFAULT_AGGREGATION_TEMPORALITY_SELECTOR;
	}
	export(metrics, resultCallback) {
		if (this._shutdown) {
			resultCallback({ code: ExportResultCode.FAILED });
			return;
		}
		return ConsoleMetricExporter._sendMetrics(metrics, resultCallback);
	}
	forceFlush() {
		return Promise.resolve();
	}
	selectAggregationTemporality(_instrumentType) {
		return this._temporalitySelector(_instrumentType);
	}
	shutdown() {
		this._shutdown = true;
		return Promise.resolve();
	}
	static _sendMetrics(metrics, done) {
		for (const scopeMetrics of metrics.scopeMetrics) for (const metric of scopeMetrics.metrics) console.dir({
			descriptor: metric.descriptor,
			dataPointType: metric.dataPointType,
			dataPoints: metric.dataPoints
		}, { depth: null });
		done({ code: ExportResultCode.SUCCESS });
	}
};

// node_modules/@opentelemetry/otlp-transformer/dist/logs/internal.mjs
function createExportLogsServiceRequest(logRecords, encoder) {
	return { resourceLogs: logRecordsToResourceLogs(logRecords, encoder) };
}
function createResourceMap(logRecords) {
	const resourceMap = /* @__PURE__ */ new Map();
	for (const record of logRecords) {
		const { resource, instrumentationScope } = record;
		let ismMap = resourceMap.get(resource);
		if (!ismMap) {
			ismMap = /* @__PURE__ */ new Map();
			resourceMap.set(resource, ismMap);
		}
		let records = ismMap.get(instrumentationScope);
		if (!records) {
			records = [];
			ismMap.set(instrumentationScope, records);
		}
		records.push(record);
	}
	return resourceMap;
}
function logRecordsToResourceLogs(logRecords, encoder) {
	const resourceMap = createResourceMap(logRecords);
	return Array.from(resourceMap, ([resource, ismMap]) => {
		const processedResource = createResource(resource, encoder);
		return {
			resource: processedResource,
			scopeLogs: Array.from(ismMap, ([, scopeLogs]) => {
				return {
					scope: createInstrumentationScope(scopeLogs[0].instrumentationScope, encoder),
					logRecords: scopeLogs.map((log) => toLogRecord(log, encoder)),
					schemaUrl: scopeLogs[0].instrumentationScope.schemaUrl
				};
			}),
			schemaUrl: processedResource.schemaUrl
		};
	});
}
function toLogRecord(log, encoder) {
	return {
		timeUnixNano: encoder.encodeHrTime(log.hrTime),
		observedTimeUnixNano: encoder.encodeHrTime(log.hrTimeObserved),
		severityNumber: toSeverityNumber(log.severityNumber),
		severityText: log.severityText,
		body: toAnyValue(log.body, encoder),
		eventName: log.eventName,
		attributes: toAttributes(log.attributes, encoder),
		droppedAttributesCount: log.droppedAttributesCount,
		flags: log.spanContext?.traceFlags,
		traceId: encoder.encodeOptionalSpanContext(log.spanContext?.traceId),
		spanId: encoder.encodeOptionalSpanContext(log.spanContext?.spanId)
	};
}
function toSeverityNumber(severityNumber) {
	return severityNumber;
}

// node_modules/@opentelemetry/otlp-transformer/dist/logs/json/logs.mjs
const JsonLogsSerializer = {
	serializeRequest: (arg) => {
		const request = createExportLogsServiceRequest(arg, JSON_ENCODER);
		return new TextEncoder().encode(JSON.stringify(request));
	},
	deserializeResponse: (arg) => {
		if (arg.length === 0) return {};
		const decoder = new TextDecoder();
		try {
			return JSON.parse(decoder.decode(arg));
		} catch (err) {
			diag.warn(`Failed to parse logs export response: ${err.message}. Returning empty response`);
			return {};
		}
	}
};

// node_modules/@opentelemetry/otlp-transformer/dist/metrics/internal.mjs
function toResourceMetrics(resourceMetrics, encoder) {
	const processedResource = createResource(resourceMetrics.resource, encoder);
	return {
		resource: processedResource,
		schemaUrl: processedResource.schemaUrl,
		scopeMetrics: toScopeMetrics(resourceMetrics.scopeMetrics, encoder)
	};
}
function toScopeMetrics(scopeMetrics, encoder) {
	return Array.from(scopeMetrics.map((metrics) => ({
		scope: createInstrumentationScope(metrics.scope, encoder),
		metrics: metrics.metrics.map((metricData) => toMetric(metricData, encoder)),
		schemaUrl: metrics.scope.schemaUrl
	})));
}
function toMetric(metricData, encoder) {
	const out = {
		name: metricData.descriptor.name,
		description: metricData.descriptor.description,
		unit: metricData.descriptor.unit
	};
	const aggregationTemporality = toAggregationTemporality(metricData.aggregationTemporality);
	switch (metricData.dataPointType) {
		case DataPointType.SUM:
			out.sum = {
				aggregationTemporality,
				isMonotonic: metricData.isMonotonic,
				dataPoints: toSingularDataPoints(metricData, encoder)
			};
			break;
		case DataPointType.GAUGE:
			out.gauge = { dataPoints: toSingularDataPoints(metricData, encoder) };
			break;
		case DataPointType.HISTOGRAM:
			out.histogram = {
				aggregationTemporality,
				dataPoints: toHistogramDataPoints(metricData, encoder)
			};
			break;
		case DataPointType.EXPONENTIAL_HISTOGRAM: out.exponentialHistogram = {
			aggregationTemporality,
			dataPoints: toExponentialHistogramDataPoints(metricData, encoder)
		};
	}
	return out;
}
function toSingularDataPoint(dataPoint, valueType, encoder) {
	const out = {
		attributes: toAttributes(dataPoint.attributes, encoder),
		startTimeUnixNano: encoder.encodeHrTime(dataPoint.startTime),
		timeUnixNano: encoder.encodeHrTime(dataPoint.endTime)
	};
	switch (valueType) {
		case ValueType.INT:
			out.asInt = dataPoint.value;
			break;
		case ValueType.DOUBLE: out.asDouble = dataPoint.value;
	}
	return out;
}
function toSingularDataPoints(metricData, encoder) {
	return metricData.dataPoints.map((dataPoint) => {
		return toSingularDataPoint(dataPoint, metricData.descriptor.valueType, encoder);
	});
}
function toHistogramDataPoints(metricData, encoder) {
	return metricData.dataPoints.map((dataPoint) => {
		const histogram = dataPoint.value;
		return {
			attributes: toAttributes(dataPoint.attributes, encoder),
			bucketCounts: histogram.buckets.counts,
			explicitBounds: histogram.buckets.boundaries,
			count: histogram.count,
			sum: histogram.sum,
			min: histogram.min,
			max: histogram.max,
			startTimeUnixNano: encoder.encodeHrTime(dataPoint.startTime),
			timeUnixNano: encoder.encodeHrTime(dataPoint.endTime)
		};
	});
}
function toExponentialHistogramDataPoints(metricData, encoder) {
	return metricData.dataPoints.map((dataPoint) => {
		const histogram = dataPoint.value;
		return {
			attributes: toAttributes(dataPoint.attributes, encoder),
			count: histogram.count,
			min: histogram.min,
			max: histogram.max,
			sum: histogram.sum,
			positive: {
				offset: histogram.positive.offset,
				bucketCounts: histogram.positive.bucketCounts
			},
			negative: {
				offset: histogram.negative.offset,
				bucketCounts: histogram.negative.bucketCounts
			},
			scale: histogram.scale,
			zeroCount: histogram.zeroCount,
			startTimeUnixNano: encoder.encodeHrTime(dataPoint.startTime),
			timeUnixNano: encoder.encodeHrTime(dataPoint.endTime)
		};
	});
}
function toAggregationTemporality(temporality) {
	switch (temporality) {
		case AggregationTemporality.DELTA: return 1;
		case AggregationTemporality.CUMULATIVE: return 2;
	}
}
function createExportMetricsServiceRequest(resourceMetrics, encoder) {
	return { resourceMetrics: resourceMetrics.map((metrics) => toResourceMetrics(metrics, encoder)) };
}

// node_modules/@opentelemetry/otlp-transformer/dist/metrics/json/metrics.mjs
const JsonMetricsSerializer = {
	serializeRequest: (arg) => {
		const request = createExportMetricsServiceRequest([arg], JSON_ENCODER);
		return new TextEncoder().encode(JSON.stringify(request));
	},
	deserializeResponse: (arg) => {
		if (arg.length === 0) return {};
		const decoder = new TextDecoder();
		try {
			return JSON.parse(decoder.decode(arg));
		} catch (err) {
			diag.warn(`Failed to parse metrics export response: ${err.message}. Returning empty response`);
			return {};
		}
	}
};

// node_modules/@opentelemetry/exporter-metrics-otlp-http/dist/semconv.mjs
const OTEL_COMPONENT_TYPE_VALUE_OTLP_HTTP_METRIC_EXPORTER$1 = "otlp_http_metric_exporter";

// node_modules/@opentelemetry/exporter-metrics-otlp-http/dist/platform/node/OTLPMetricExporter.mjs
var OTLPMetricExporter$1 = class extends OTLPMetricExporterBase {
	_url;
	constructor(config) {
		super(createOtlpHttpExportDelegate(convertLegacyHttpOptions(config ?? {}, "METRICS", "v1/metrics", { "Content-Type": "application/json" }), JsonMetricsSerializer, OTEL_COMPONENT_TYPE_VALUE_OTLP_HTTP_METRIC_EXPORTER$1, MetricsExporterMetricsHelper, config?.selfObsMeterProvider), config);
		this._url = config?.url;
	}
	setSelfObsMeterProvider(meterProvider) {
		this.setMetrics(createOtlpHttpExporterMetrics(OTEL_COMPONENT_TYPE_VALUE_OTLP_HTTP_METRIC_EXPORTER$1, MetricsExporterMetricsHelper, this._url, meterProvider));
	}
};

// node_modules/@opentelemetry/sdk-logs/dist/export/ConsoleLogRecordExporter.mjs
var ConsoleLogRecordExporter = class {
	export(logs, resultCallback) {
		this._sendLogRecords(logs, resultCallback);
	}
	async forceFlush() {}
	async shutdown() {}
	_exportInfo(logRecord) {
		return {
			resource: { attributes: logRecord.resource.attributes },
			instrumentationScope: logRecord.instrumentationScope,
			timestamp: hrTimeToMicroseconds(logRecord.hrTime),
			traceId: logRecord.spanContext?.traceId,
			spanId: logRecord.spanContext?.spanId,
			traceFlags: logRecord.spanContext?.traceFlags,
			severityText: logRecord.severityText,
			severityNumber: logRecord.severityNumber,
			eventName: logRecord.eventName,
			body: logRecord.body,
			attributes: logRecord.attributes
		};
	}
	_sendLogRecords(logRecords, done) {
		for (const logRecord of logRecords) console.dir(this._exportInfo(logRecord), { depth: 3 });
		done?.({ code: ExportResultCode.SUCCESS });
	}
};

// node_modules/@opentelemetry/sdk-logs/dist/export/LogRecordProcessorMetrics.mjs
const componentCounter = /* @__PURE__ */ new Map();
var LogRecordProcessorMetrics = class {
	processedLogs;
	queueSize;
	queueSizeCallback;
	standardAttrs;
	droppedAttrs;
	constructor(componentType, meter, queueConfig) {
		const counter = componentCounter.get(componentType) ?? 0;
		componentCounter.set(componentType, counter + 1);
		this.standardAttrs = {
			[ATTR_OTEL_COMPONENT_TYPE$1]: componentType,
			[ATTR_OTEL_COMPONENT_NAME$1]: `${componentType}/${counter}`
		};
		this.droppedAttrs = {
			...this.standardAttrs,
			[ATTR_ERROR_TYPE$1]: "queue_full"
		};
		this.processedLogs = meter.createCounter(METRIC_OTEL_SDK_PROCESSOR_LOG_PROCESSED, {
			unit: "{log_record}",
			description: "The number of log records for which the processing has finished, either successful or failed."
		});
		if (queueConfig) {
			const { capacity, getQueueSize } = queueConfig;
			meter.createUpDownCounter(METRIC_OTEL_SDK_PROCESSOR_LOG_QUEUE_CAPACITY, {
				unit: "{log_record}",
				description: "The maximum number of log records the queue of a given instance of an SDK log processor can hold."
			}).add(capacity, this.standardAttrs);
			this.queueSize = meter.createObservableUpDownCounter(METRIC_OTEL_SDK_PROCESSOR_LOG_QUEUE_SIZE, {
				unit: "{log_record}",
				description: "The number of log records in the queue of a given instance of an SDK log processor."
			});
			this.queueSizeCallback = (result) => result.observe(getQueueSize(), this.standardAttrs);
			this.queueSize.addCallback(this.queueSizeCallback);
		}
	}
	dropLogs(count) {
		this.processedLogs.add(count, this.droppedAttrs);
	}
	finishLogs(count, error) {
		if (!error) {
			this.processedLogs.add(count, this.standardAttrs);
			return;
		}
		const attrs = {
			...this.standardAttrs,
			[ATTR_ERROR_TYPE$1]: error.name
		};
		this.processedLogs.add(count, attrs);
	}
	shutdown() {
		if (this.queueSize && this.queueSizeCallback) this.queueSize.removeCallback(this.queueSizeCallback);
	}
};

// node_modules/@opentelemetry/sdk-logs/dist/export/SimpleLogRecordProcessor.mjs
var SimpleLogRecordProcessor = class {
	_exporter;
	_metrics;
	_shutdownOnce;
	_unresolvedExports;
	constructor(options) {
		this._exporter = options.exporter;
		this._shutdownOnce = new BindOnceFuture(this._shutdown, this);
		this._unresolvedExports = /* @__PURE__ */ new Set();
		const meter = options?.selfObsMeterProvider ? options.selfObsMeterProvider.getMeter("@opentelemetry/sdk-logs") : createNoopMeter();
		this._metrics = new LogRecordProcessorMetrics(OTEL_COMPONENT_TYPE_VALUE_SIMPLE_LOG_PROCESSOR, meter);
	}
	onEmit(logRecord, _context) {
		if (this._shutdownOnce.isCalled) return;
		const doExport = () => internal._export(this._exporter, [logRecord]).then((result) => {
			this._metrics.finishLogs(1, result.error);
			if (result.code !== ExportResultCode.SUCCESS) globalErrorHandler(result.error ?? /* @__PURE__ */ new Error(`SimpleLogRecordProcessor: log record export failed (status ${result})`));
		}).catch(globalErrorHandler);
		if (logRecord.resource.asyncAttributesPending) {
			const exportPromise = logRecord.resource.waitForAsyncAttributes?.().then(() => {
				this._unresolvedExports.delete(exportPromise);
				return doExport();
			}, globalErrorHandler);
			if (exportPromise != null) this._unresolvedExports.add(exportPromise);
		} else doExport();
	}
	async forceFlush() {
		await Promise.all(Array.from(this._unresolvedExports));
	}
	shutdown() {
		return this._shutdownOnce.call();
	}
	_shutdown() {
		this._metrics.shutdown();
		return this._exporter.shutdown();
	}
};

// node_modules/@opentelemetry/sdk-logs/dist/export/BatchLogRecordProcessorBase.mjs
async function waitForResources(logRecords) {
	let pendingResources = null;
	for (let i = 0, len = logRecords.length; i < len; i++) {
		const resource = logRecords[i].resource;
		if (resource.asyncAttributesPending && resource.waitForAsyncAttributes) {
			pendingResources ??= /* @__PURE__ */ new Set();
			pendingResources.add(resource);
		}
	}
	if (pendingResources !== null) await Promise.all(Array.from(pendingResources, (resource) => resource.waitForAsyncAttributes?.()));
}
var ExportOperation = class {
	_exportCompleted;
	_exportScheduledPromise;
	_metrics;
	_exportScheduledResolve;
	constructor(exporter, logRecords, exportTimeoutMillis, metrics) {
		this._exportScheduledPromise = new Promise((resolve) => {
			this._exportScheduledResolve = resolve;
		});
		this._exportCompleted = this._executeExport(exporter, logRecords, exportTimeoutMillis);
		this._metrics = metrics;
	}
	get exportCompleted() {
		return this._exportCompleted;
	}
	get exportScheduled() {
		return this._exportScheduledPromise;
	}
	async _executeExport(exporter, logRecords, exportTimeoutMillis) {
		try {
			await waitForResources(logRecords);
			await context.with(suppressTracing(context.active()), async () => {
				return this._exportWithTimeout(exporter, logRecords, exportTimeoutMillis);
			});
		} catch (e) {
			globalErrorHandler(e);
			this._exportScheduledResolve();
		}
	}
	async _exportWithTimeout(exporter, logRecords, exportTimeoutMillis) {
		return new Promise((resolve, reject) => {
			const timer = setTimeout(() => {
				reject(/* @__PURE__ */ new Error("Timeout"));
			}, exportTimeoutMillis);
			exporter.export(logRecords, (result) => {
				this._metrics.finishLogs(logRecords.length, result.error);
				clearTimeout(timer);
				if (result.code === ExportResultCode.SUCCESS) resolve();
				else reject(result.error ?? /* @__PURE__ */ new Error("BatchLogRecordProcessor: log record export failed"));
			});
			this._exportScheduledResolve();
		});
	}
};
var BatchLogRecordProcessorBase = class {
	_maxExportBatchSize;
	_maxQueueSize;
	_scheduledDelayMillis;
	_exportTimeoutMillis;
	_exporter;
	_metrics;
	_currentExport = null;
	_finishedLogRecords = [];
	_timer;
	_shutdownOnce;
	_flushing = false;
	constructor(options) {
		this._exporter = options.exporter;
		this._maxExportBatchSize = options.maxExportBatchSize ?? 512;
		this._maxQueueSize = options.maxQueueSize ?? 2048;
		this._scheduledDelayMillis = options.scheduledDelayMillis ?? 1e3;
		this._exportTimeoutMillis = options.exportTimeoutMillis ?? 3e4;
		this._shutdownOnce = new BindOnceFuture(this._shutdown, this);
		if (this._maxExportBatchSize > this._maxQueueSize) {
			diag.warn("BatchLogRecordProcessor: maxExportBatchSize must be smaller or equal to maxQueueSize, setting maxExportBatchSize to match maxQueueSize");
			this._maxExportBatchSize = this._maxQueueSize;
		}
		const meter = options?.selfObsMeterProvider ? options.selfObsMeterProvider.getMeter("@opentelemetry/sdk-logs") : createNoopMeter();
		this._metrics = new LogRecordProcessorMetrics(OTEL_COMPONENT_TYPE_VALUE_BATCHING_LOG_PROCESSOR, meter, {
			capacity: this._maxQueueSize,
			getQueueSize: () => this._finishedLogRecords.length
		});
	}
	onEmit(logRecord) {
		if (this._shutdownOnce.isCalled) return;
		this._addToBuffer(logRecord);
	}
	forceFlush() {
		if (this._shutdownOnce.isCalled) return this._shutdownOnce.promise;
		return this._flushAll();
	}
	_addToBuffer(logRecord) {
		if (this._finishedLogRecords.length >= this._maxQueueSize) {
			this._metrics.dropLogs(1);
			return;
		}
		this._finishedLogRecords.push(logRecord);
		this._maybeStartTimer();
	}
	shutdown() {
		return this._shutdownOnce.call();
	}
	async _shutdown() {
		this.onShutdown();
		await this._flushAll();
		this._metrics.shutdown();
		await this._exporter.shutdown();
	}
	async _flushAll() {
		if (this._flushing) return;
		this._flushing = true;
		let toFlush = this._finishedLogRecords;
		this._finishedLogRecords = [];
		this._clearTimer();
		const inFlight = this._currentExport;
		if (inFlight !== null) {
			await this._exporter.forceFlush();
			await inFlight.exportCompleted;
			this._currentExport = null;
		}
		while (toFlush.length > 0) {
			let batch;
			if (toFlush.length <= this._maxExportBatchSize) {
				batch = toFlush;
				toFlush = [];
			} else batch = toFlush.splice(0, this._maxExportBatchSize);
			const exportOp = new ExportOperation(this._exporter, batch, this._exportTimeoutMillis, this._metrics);
			this._currentExport = exportOp;
			try {
				await exportOp.exportScheduled;
				await this._exporter.forceFlush();
				await exportOp.exportCompleted;
			} catch (e) {
				globalErrorHandler(e);
			} finally {
				this._currentExport = null;
			}
		}
		this._flushing = false;
		this._maybeStartTimer();
	}
	_extractBatch() {
		if (this._finishedLogRecords.length === 0) return null;
		if (this._finishedLogRecords.length <= this._maxExportBatchSize) {
			const batch = this._finishedLogRecords;
			this._finishedLogRecords = [];
			return batch;
		} else return this._finishedLogRecords.splice(0, this._maxExportBatchSize);
	}
	_exportOneBatch() {
		this._clearTimer();
		const logRecords = this._extractBatch();
		if (logRecords === null) return;
		const exportOp = new ExportOperation(this._exporter, logRecords, this._exportTimeoutMillis, this._metrics);
		this._currentExport = exportOp;
		exportOp.exportCompleted.then(() => {
			this._currentExport = null;
			this._maybeStartTimer();
		}).catch((error) => {
			this._currentExport = null;
			globalErrorHandler(error);
			this._maybeStartTimer();
		});
	}
	_maybeStartTimer() {
		if (this._shutdownOnce.isCalled) return;
		if (this._flushing) return;
		if (this._finishedLogRecords.length === 0) return;
		if (this._currentExport !== null) return;
		if (this._finishedLogRecords.length >= this._maxExportBatchSize) {
			this._exportOneBatch();
			return;
		}
		if (this._timer !== void 0) return;
		this._timer = setTimeout(() => {
			this._timer = void 0;
			this._exportOneBatch();
		}, this._scheduledDelayMillis);
		unrefTimer(this._timer);
	}
	_clearTimer() {
		if (this._timer !== void 0) {
			clearTimeout(this._timer);
			this._timer = void 0;
		}
	}
};
function unrefTimer(timer) {
	const handle = timer;
	if (typeof handle !== "number") handle.unref?.();
}

// node_modules/@opentelemetry/sdk-logs/dist/platform/node/export/BatchLogRecordProcessor.mjs
var BatchLogRecordProcessor = class extends BatchLogRecordProcessorBase {
	onShutdown() {}
};

// node_modules/@opentelemetry/exporter-zipkin/dist/transform.mjs
const ZIPKIN_SPAN_KIND_MAPPING = {
	[SpanKind.CLIENT]: "CLIENT",
	[SpanKind.SERVER]: "SERVER",
	[SpanKind.CONSUMER]: "CONSUMER",
	[SpanKind.PRODUCER]: "PRODUCER",
	[SpanKind.INTERNAL]: void 0
};
function toZipkinSpan(span, serviceName, statusCodeTagName, statusErrorTagName) {
	return {
		traceId: span.spanContext().traceId,
		parentId: span.parentSpanContext?.spanId,
		name: span.name,
		id: span.spanContext().spanId,
		kind: ZIPKIN_SPAN_KIND_MAPPING[span.kind],
		timestamp: hrTimeToMicroseconds(span.startTime),
		duration: Math.round(hrTimeToMicroseconds(span.duration)),
		localEndpoint: { serviceName },
		tags: _toZipkinTags(span, statusCodeTagName, statusErrorTagName),
		annotations: span.events.length ? _toZipkinAnnotations(span.events) : void 0
	};
}
function _toZipkinTags({ attributes, resource, status, droppedAttributesCount, droppedEventsCount, droppedLinksCount }, statusCodeTagName, statusErrorTagName) {
	const tags = {};
	for (const key of Object.keys(attributes)) tags[key] = String(attributes[key]);
	if (status.code !== SpanStatusCode.UNSET) tags[statusCodeTagName] = String(SpanStatusCode[status.code]);
	if (status.code === SpanStatusCode.ERROR && status.message) tags[statusErrorTagName] = status.message;
	if (droppedAttributesCount) tags["otel.dropped_attributes_count"] = String(droppedAttributesCount);
	if (droppedEventsCount) tags["otel.dropped_events_count"] = String(droppedEventsCount);
	if (droppedLinksCount) tags["otel.dropped_links_count"] = String(droppedLinksCount);
	Object.keys(resource.attributes).forEach((name) => tags[name] = String(resource.attributes[name]));
	return tags;
}
function _toZipkinAnnotations(events) {
	return events.map((event) => ({
		timestamp: Math.round(hrTimeToMicroseconds(event.time)),
		value: event.name
	}));
}

// node_modules/@opentelemetry/exporter-zipkin/dist/utils.mjs
function prepareGetHeaders(getExportRequestHeaders) {
	return function() {
		return getExportRequestHeaders();
	};
}

// node_modules/@opentelemetry/exporter-zipkin/dist/platform/node/util.mjs
function prepareSend(urlStr, headers) {
	const url = new URL(urlStr);
	const reqOpts = Object.assign({
		method: "POST",
		headers: {
			"Content-Type": "application/json",
			...headers
		}
	});
	return function send(zipkinSpans, done) {
		if (zipkinSpans.length === 0) {
			diag.debug("Zipkin send with empty spans");
			return done({ code: ExportResultCode.SUCCESS });
		}
		const { request } = url.protocol === "http:" ? http : https;
		const req = request(url, reqOpts, (res) => {
			let rawData = "";
			res.on("data", (chunk) => {
				rawData += chunk;
			});
			res.on("end", () => {
				const statusCode = res.statusCode || 0;
				diag.debug(`Zipkin response status code: ${statusCode}, body: ${rawData}`);
				if (statusCode < 400) return done({ code: ExportResultCode.SUCCESS });
				else return done({
					code: ExportResultCode.FAILED,
					error: /* @__PURE__ */ new Error(`Got unexpected status code from zipkin: ${statusCode}`)
				});
			});
		});
		req.on("error", (error) => {
			return done({
				code: ExportResultCode.FAILED,
				error
			});
		});
		const payload = JSON.stringify(zipkinSpans);
		diag.debug(`Zipkin request payload: ${payload}`);
		req.write(payload, "utf8");
		req.end();
	};
}

// node_modules/@opentelemetry/exporter-zipkin/dist/zipkin.mjs
var ZipkinExporter = class {
	DEFAULT_SERVICE_NAME = "OpenTelemetry Service";
	_statusCodeTagName;
	_statusDescriptionTagName;
	_urlStr;
	_send;
	_getHeaders;
	_serviceName;
	_isShutdown;
	_sendingPromises = [];
	constructor(config = {}) {
		this._urlStr = config.url || (getStringFromEnv("OTEL_EXPORTER_ZIPKIN_ENDPOINT") ?? "http://localhost:9411/api/v2/spans");
		this._send = prepareSend(this._urlStr, config.headers);
		this._serviceName = config.serviceName;
		this._statusCodeTagName = config.statusCodeTagName || "otel.status_code";
		this._statusDescriptionTagName = config.statusDescriptionTagName || "error";
		this._isShutdown = false;
		if (typeof config.getExportRequestHeaders === "function") this._getHeaders = prepareGetHeaders(config.getExportRequestHeaders);
		else this._beforeSend = function() {};
	}
	export(spans, resultCallback) {
		const serviceName = String(this._serviceName || spans[0].resource.attributes["service.name"] || this.DEFAULT_SERVICE_NAME);
		diag.debug("Zipkin exporter export");
		if (this._isShutdown) {
			setTimeout(() => resultCallback({
				code: ExportResultCode.FAILED,
				error: /* @__PURE__ */ new Error("Exporter has been shutdown")
			}));
			return;
		}
		const promise = new Promise((resolve) => {
			this._sendSpans(spans, serviceName, (result) => {
				resolve();
				resultCallback(result);
			});
		});
		this._sendingPromises.push(promise);
		const popPromise = () => {
			const index = this._sendingPromises.indexOf(promise);
			this._sendingPromises.splice(index, 1);
		};
		promise.then(popPromise, popPromise);
	}
	shutdown() {
		diag.debug("Zipkin exporter shutdown");
		this._isShutdown = true;
		return this.forceFlush();
	}
	forceFlush() {
		return new Promise((resolve, reject) => {
			Promise.all(this._sendingPromises).then(() => {
				resolve();
			}, reject);
		});
	}
	_beforeSend() {
		if (this._getHeaders) this._send = prepareSend(this._urlStr, this._getHeaders());
	}
	_sendSpans(spans, serviceName, done) {
		const zipkinSpans = spans.map((span) => toZipkinSpan(span, String(span.attributes["service.name"] || span.resource.attributes["service.name"] || serviceName), this._statusCodeTagName, this._statusDescriptionTagName));
		this._beforeSend();
		return this._send(zipkinSpans, (result) => {
			if (done) return done(result);
		});
	}
};

// node_modules/@opentelemetry/propagator-b3/dist/constants.mjs
const X_B3_TRACE_ID = "x-b3-traceid";
const X_B3_SPAN_ID = "x-b3-spanid";
const X_B3_SAMPLED = "x-b3-sampled";
const X_B3_PARENT_SPAN_ID = "x-b3-parentspanid";
const X_B3_FLAGS = "x-b3-flags";

// node_modules/@opentelemetry/propagator-b3/dist/types.mjs
let B3InjectEncoding = /* @__PURE__ */ function(B3InjectEncoding) {
	B3InjectEncoding[B3InjectEncoding["SINGLE_HEADER"] = 0] = "SINGLE_HEADER";
	B3InjectEncoding[B3InjectEncoding["MULTI_HEADER"] = 1] = "MULTI_HEADER";
	return B3InjectEncoding;
}({});

// node_modules/@opentelemetry/propagator-b3/dist/common.mjs
const B3_DEBUG_FLAG_KEY = createContextKey("OpenTelemetry Context Key B3 Debug Flag");

// node_modules/@opentelemetry/propagator-b3/dist/B3MultiPropagator.mjs
const VALID_SAMPLED_VALUES = /* @__PURE__ */ new Set([
	true,
	"true",
	"True",
	"1",
	1
]);
const VALID_UNSAMPLED_VALUES = /* @__PURE__ */ new Set([
	false,
	"false",
	"False",
	"0",
	0
]);
function isValidSampledValue(sampled) {
	return sampled === TraceFlags.SAMPLED || sampled === TraceFlags.NONE;
}
function parseHeader(header) {
	return Array.isArray(header) ? header[0] : header;
}
function getHeaderValue(carrier, getter, key) {
	return parseHeader(getter.get(carrier, key));
}
function getTraceId(carrier, getter) {
	const traceId = getHeaderValue(carrier, getter, X_B3_TRACE_ID);
	if (typeof traceId === "string") return traceId.length === 16 ? traceId.padStart(32, "0") : traceId;
	return "";
}
function getSpanId(carrier, getter) {
	const spanId = getHeaderValue(carrier, getter, X_B3_SPAN_ID);
	if (typeof spanId === "string") return spanId;
	return "";
}
function getDebug(carrier, getter) {
	return getHeaderValue(carrier, getter, "x-b3-flags") === "1" ? "1" : void 0;
}
function getTraceFlags(carrier, getter) {
	const traceFlags = getHeaderValue(carrier, getter, X_B3_SAMPLED);
	if (getDebug(carrier, getter) === "1" || VALID_SAMPLED_VALUES.has(traceFlags)) return TraceFlags.SAMPLED;
	if (traceFlags === void 0 || VALID_UNSAMPLED_VALUES.has(traceFlags)) return TraceFlags.NONE;
}
var B3MultiPropagator = class {
	inject(context, carrier, setter) {
		const spanContext = trace.getSpanContext(context);
		if (!spanContext || !isSpanContextValid(spanContext) || isTracingSuppressed(context)) return;
		const debug = context.getValue(B3_DEBUG_FLAG_KEY);
		setter.set(carrier, X_B3_TRACE_ID, spanContext.traceId);
		setter.set(carrier, X_B3_SPAN_ID, spanContext.spanId);
		if (debug === "1") setter.set(carrier, X_B3_FLAGS, debug);
		else if (spanContext.traceFlags !== void 0) setter.set(carrier, X_B3_SAMPLED, (TraceFlags.SAMPLED & spanContext.traceFlags) === TraceFlags.SAMPLED ? "1" : "0");
	}
	extract(context, carrier, getter) {
		const traceId = getTraceId(carrier, getter);
		const spanId = getSpanId(carrier, getter);
		const traceFlags = getTraceFlags(carrier, getter);
		const debug = getDebug(carrier, getter);
		if (isValidTraceId(traceId) && isValidSpanId(spanId) && isValidSampledValue(traceFlags)) {
			context = context.setValue(B3_DEBUG_FLAG_KEY, debug);
			return trace.setSpanContext(context, {
				traceId,
				spanId,
				isRemote: true,
				traceFlags
			});
		}
		return context;
	}
	fields() {
		return [
			X_B3_TRACE_ID,
			X_B3_SPAN_ID,
			X_B3_FLAGS,
			X_B3_SAMPLED,
			X_B3_PARENT_SPAN_ID
		];
	}
};

// node_modules/@opentelemetry/propagator-b3/dist/B3SinglePropagator.mjs
const B3_CONTEXT_REGEX = /((?:[0-9a-f]{16}){1,2})-([0-9a-f]{16})(?:-([01d](?![0-9a-f])))?(?:-([0-9a-f]{16}))?/;
const PADDING = "0".repeat(16);
const SAMPLED_VALUES = /* @__PURE__ */ new Set(["d", "1"]);
const DEBUG_STATE = "d";
function convertToTraceId128(traceId) {
	return traceId.length === 32 ? traceId : `${PADDING}${traceId}`;
}
function convertToTraceFlags(samplingState) {
	if (samplingState && SAMPLED_VALUES.has(samplingState)) return TraceFlags.SAMPLED;
	return TraceFlags.NONE;
}
var B3SinglePropagator = class {
	inject(context, carrier, setter) {
		const spanContext = trace.getSpanContext(context);
		if (!spanContext || !isSpanContextValid(spanContext) || isTracingSuppressed(context)) return;
		const samplingState = context.getValue(B3_DEBUG_FLAG_KEY) || spanContext.traceFlags & 1;
		const value = `${spanContext.traceId}-${spanContext.spanId}-${samplingState}`;
		setter.set(carrier, "b3", value);
	}
	extract(context, carrier, getter) {
		const header = getter.get(carrier, "b3");
		const b3Context = Array.isArray(header) ? header[0] : header;
		if (typeof b3Context !== "string") return context;
		const match = b3Context.match(B3_CONTEXT_REGEX);
		if (!match) return context;
		const [, extractedTraceId, spanId, samplingState] = match;
		const traceId = convertToTraceId128(extractedTraceId);
		if (!isValidTraceId(traceId) || !isValidSpanId(spanId)) return context;
		const traceFlags = convertToTraceFlags(samplingState);
		if (samplingState === DEBUG_STATE) context = context.setValue(B3_DEBUG_FLAG_KEY, samplingState);
		return trace.setSpanContext(context, {
			traceId,
			spanId,
			isRemote: true,
			traceFlags
		});
	}
	fields() {
		return ["b3"];
	}
};

// node_modules/@opentelemetry/propagator-b3/dist/B3Propagator.mjs
var B3Propagator = class {
	_b3MultiPropagator = new B3MultiPropagator();
	_b3SinglePropagator = new B3SinglePropagator();
	_inject;
	_fields;
	constructor(config = {}) {
		if (config.injectEncoding === 1) {
			this._inject = this._b3MultiPropagator.inject;
			this._fields = this._b3MultiPropagator.fields();
		} else {
			this._inject = this._b3SinglePropagator.inject;
			this._fields = this._b3SinglePropagator.fields();
		}
	}
	inject(context, carrier, setter) {
		if (isTracingSuppressed(context)) return;
		this._inject(context, carrier, setter);
	}
	extract(context, carrier, getter) {
		const header = getter.get(carrier, "b3");
		if (Array.isArray(header) ? header[0] : header) return this._b3SinglePropagator.extract(context, carrier, getter);
		else return this._b3MultiPropagator.extract(context, carrier, getter);
	}
	fields() {
		return this._fields;
	}
};

// node_modules/@opentelemetry/exporter-metrics-otlp-proto/dist/semconv.mjs
const OTEL_COMPONENT_TYPE_VALUE_OTLP_HTTP_METRIC_EXPORTER = "otlp_http_metric_exporter";

// node_modules/@opentelemetry/exporter-metrics-otlp-proto/dist/platform/node/OTLPMetricExporter.mjs
var OTLPMetricExporter = class extends OTLPMetricExporterBase {
	_url;
	constructor(config) {
		super(createOtlpHttpExportDelegate(convertLegacyHttpOptions(config ?? {}, "METRICS", "v1/metrics", { "Content-Type": "application/x-protobuf" }), ProtobufMetricsSerializer, OTEL_COMPONENT_TYPE_VALUE_OTLP_HTTP_METRIC_EXPORTER, MetricsExporterMetricsHelper, config?.selfObsMeterProvider), config);
		this._url = config?.url;
	}
	setSelfObsMeterProvider(meterProvider) {
		this.setMetrics(createOtlpHttpExporterMetrics(OTEL_COMPONENT_TYPE_VALUE_OTLP_HTTP_METRIC_EXPORTER, MetricsExporterMetricsHelper, this._url, meterProvider));
	}
};

// node_modules/@opentelemetry/exporter-prometheus/dist/PrometheusSerializer.mjs
const ATTR_OTEL_SCOPE_SCHEMA_URL = "otel.scope.schema_url";
function createPrometheusMetadata(help, unit, type) {
	return {
		help,
		unit,
		type
	};
}
function escapeString(str) {
	return str.replace(/\\/g, "\\\\").replace(/\n/g, "\\n");
}
function quoteDiagnosticValue(value) {
	return JSON.stringify(value);
}
function escapeAttributeValue(val = "") {
	let str;
	if (typeof val !== "string") str = JSON.stringify(val);
	else str = val;
	return escapeString(str).replace(/"/g, "\\\"");
}
const invalidCharacterRegex = /[^a-z0-9_]/gi;
const multipleUnderscoreRegex = /_{2,}/g;
function sanitizePrometheusMetricName(name) {
	return name.replace(invalidCharacterRegex, "_").replace(multipleUnderscoreRegex, "_");
}
function enforcePrometheusNamingConvention(name, data) {
	if (!name.endsWith("_total") && data.dataPointType === DataPointType.SUM && data.isMonotonic) name = name + "_total";
	return name;
}
function valueString(value) {
	if (value === 1e400) return "+Inf";
	else if (value === -1e400) return "-Inf";
	else return `${value}`;
}
function toPrometheusType(metricData) {
	switch (metricData.dataPointType) {
		case DataPointType.SUM:
			if (metricData.isMonotonic) return "counter";
			return "gauge";
		case DataPointType.GAUGE: return "gauge";
		case DataPointType.HISTOGRAM: return "histogram";
		default: return "untyped";
	}
}
function stringify(metricName, attributes, value, timestamp, additionalAttributes) {
	let hasAttribute = false;
	let attributesStr = "";
	for (const [key, val] of Object.entries(attributes)) {
		const sanitizedAttributeName = sanitizePrometheusMetricName(key);
		hasAttribute = true;
		attributesStr += `${attributesStr.length > 0 ? "," : ""}${sanitizedAttributeName}="${escapeAttributeValue(val)}"`;
	}
	if (additionalAttributes) for (const [key, val] of Object.entries(additionalAttributes)) {
		const sanitizedAttributeName = sanitizePrometheusMetricName(key);
		hasAttribute = true;
		attributesStr += `${attributesStr.length > 0 ? "," : ""}${sanitizedAttributeName}="${escapeAttributeValue(val)}"`;
	}
	if (hasAttribute) metricName += `{${attributesStr}}`;
	return `${metricName} ${valueString(value)}${timestamp !== void 0 ? " " + String(timestamp) : ""}\n`;
}
const NO_REGISTERED_METRICS = "# no registered metrics";
var PrometheusSerializer = class {
	_prefix;
	_appendTimestamp;
	_additionalAttributes;
	_withResourceConstantLabels;
	_withoutScopeInfo;
	_withoutTargetInfo;
	_previousMetadataConflicts = /* @__PURE__ */ new Set();
	constructor(prefix, appendTimestamp = false, withResourceConstantLabels, withoutTargetInfo, withoutScopeInfo) {
		if (prefix) this._prefix = prefix + "_";
		this._appendTimestamp = appendTimestamp;
		this._withResourceConstantLabels = withResourceConstantLabels;
		this._withoutScopeInfo = !!withoutScopeInfo;
		this._withoutTargetInfo = !!withoutTargetInfo;
	}
	serialize(resourceMetrics) {
		let str = "";
		let resource = "";
		const metricFamilies = this._collectMetricFamilies(resourceMetrics);
		this._additionalAttributes = this._filterResourceConstantLabels(resourceMetrics.resource.attributes, this._withResourceConstantLabels);
		for (const [name, family] of metricFamilies) {
			if (family.metadata === void 0) continue;
			let writeMetadata = true;
			if (name === "target_info" && !this._withoutTargetInfo) {
				resource = this._serializeResource(resourceMetrics.resource, family.metadata, writeMetadata);
				writeMetadata = false;
			}
			for (const { metric, scope } of family.metrics) {
				const metricStr = this._serializeMetricData(metric, scope, name, family.metadata, writeMetadata);
				if (metricStr) {
					str += metricStr + "\n";
					writeMetadata = false;
				}
			}
		}
		if (str === "") str += NO_REGISTERED_METRICS;
		return resource + str;
	}
	_filterResourceConstantLabels(attributes, pattern) {
		if (pattern) {
			const filteredAttributes = {};
			for (const [key, value] of Object.entries(attributes)) if (key.match(pattern)) filteredAttributes[key] = value;
			return filteredAttributes;
		}
	}
	_warnMetadataConflict(currentMetadataConflicts, kind, name, firstValue, secondValue, selected) {
		const key = `${kind}:${name}:${selected ?? ""}`;
		if (currentMetadataConflicts.has(key)) return;
		currentMetadataConflicts.add(key);
		if (this._previousMetadataConflicts.has(key)) return;
		const formattedValues = `${quoteDiagnosticValue(firstValue)}, ${quoteDiagnosticValue(secondValue)}`;
		if (selected === void 0) diag.warn(`Conflicting ${kind} comments for metric "${name}": ${formattedValues}; dropping the metric.`);
		else diag.warn(`Conflicting ${kind} comments for metric "${name}": ${formattedValues}; exporting ${quoteDiagnosticValue(selected)}.`);
	}
	_collectMetricFamilies(resourceMetrics) {
		const metricFamilies = /* @__PURE__ */ new Map();
		const currentMetadataConflicts = /* @__PURE__ */ new Set();
		if (!this._withoutTargetInfo) metricFamilies.set("target_info", {
			metadata: createPrometheusMetadata("Target metadata", "", "gauge"),
			metrics: []
		});
		for (const scopeMetrics of resourceMetrics.scopeMetrics) for (const metric of scopeMetrics.metrics) {
			const name = this._getPrometheusMetricName(metric);
			if (name === void 0) continue;
			const type = toPrometheusType(metric);
			const family = metricFamilies.get(name);
			if (family === void 0) {
				metricFamilies.set(name, {
					metadata: createPrometheusMetadata(metric.descriptor.description, metric.descriptor.unit, type),
					metrics: [{
						metric,
						scope: scopeMetrics.scope
					}]
				});
				continue;
			}
			const metadata = family.metadata;
			if (metadata === void 0) continue;
			if (metadata.type !== type) {
				this._warnMetadataConflict(currentMetadataConflicts, "TYPE", name, metadata.type, type, void 0);
				family.metadata = void 0;
				family.metrics = [];
				continue;
			}
			family.metrics.push({
				metric,
				scope: scopeMetrics.scope
			});
		}
		for (const [name, family] of metricFamilies) {
			const metadata = family.metadata;
			if (metadata === void 0) continue;
			for (const { metric } of family.metrics) {
				const { description: help, unit } = metric.descriptor;
				if (help) {
					if (!metadata.help) metadata.help = help;
					else if (metadata.help !== help) this._warnMetadataConflict(currentMetadataConflicts, "HELP", name, metadata.help, help, metadata.help);
				}
				if (unit) {
					if (!metadata.unit) metadata.unit = unit;
					else if (metadata.unit !== unit) this._warnMetadataConflict(currentMetadataConflicts, "UNIT", name, metadata.unit, unit, metadata.unit);
				}
			}
		}
		this._previousMetadataConflicts = currentMetadataConflicts;
		return metricFamilies;
	}
	_serializeMetricData(metricData, scope, normalizedName, metadata, writeMetadata = true) {
		const name = normalizedName ?? this._getPrometheusMetricName(metricData);
		if (name === void 0) return "";
		const currentMetadata = metadata ?? createPrometheusMetadata(metricData.descriptor.description, metricData.descriptor.unit, toPrometheusType(metricData));
		const help = `# HELP ${name} ${escapeString(currentMetadata.help || "description missing")}`;
		const unit = currentMetadata.unit ? `\n# UNIT ${name} ${escapeString(currentMetadata.unit)}` : "";
		const type = `# TYPE ${name} ${currentMetadata.type}`;
		const dataPointType = metricData.dataPointType;
		let additionalAttributes;
		if (this._withoutScopeInfo) additionalAttributes = this._additionalAttributes;
		else {
			const scopeInfo = { [ATTR_OTEL_SCOPE_NAME]: scope.name };
			if (scope.schemaUrl) scopeInfo[ATTR_OTEL_SCOPE_SCHEMA_URL] = scope.schemaUrl;
			if (scope.version) scopeInfo[ATTR_OTEL_SCOPE_VERSION] = scope.version;
			additionalAttributes = Object.assign(scopeInfo, this._additionalAttributes);
		}
		let results = "";
		switch (dataPointType) {
			case DataPointType.SUM:
			case DataPointType.GAUGE:
				results = metricData.dataPoints.map((it) => this._serializeSingularDataPoint(name, metricData, it, additionalAttributes)).join("");
				break;
			case DataPointType.HISTOGRAM:
				results = metricData.dataPoints.map((it) => this._serializeHistogramDataPoint(name, metricData, it, additionalAttributes)).join("");
				break;
			default: diag.error(`Unrecognizable DataPointType: ${dataPointType} for metric "${name}"`);
		}
		return `${writeMetadata ? `${help}${unit}\n${type}\n` : ""}${results}`.trim();
	}
	_getPrometheusMetricName(metricData) {
		let name = sanitizePrometheusMetricName(escapeString(metricData.descriptor.name));
		if (this._prefix) name = `${this._prefix}${name}`;
		if (name === "") {
			diag.error(`Normalization for metric "${metricData.descriptor.name}" resulted in empty name`);
			return;
		} else if (name === "_") {
			diag.error(`Normalization for metric "${metricData.descriptor.name}" resulted in an invalid name: "_"`);
			return;
		} else if (name[0] >= "0" && name[0] <= "9") name = `_${name}`;
		return enforcePrometheusNamingConvention(name, metricData);
	}
	_serializeSingularDataPoint(name, data, dataPoint, additionalAttributes) {
		let results = "";
		const { value, attributes } = dataPoint;
		const timestamp = hrTimeToMilliseconds(dataPoint.endTime);
		results += stringify(name, attributes, value, this._appendTimestamp ? timestamp : void 0, additionalAttributes);
		return results;
	}
	_serializeHistogramDataPoint(name, data, dataPoint, additionalAttributes) {
		let results = "";
		const attributes = dataPoint.attributes;
		const histogram = dataPoint.value;
		const timestamp = hrTimeToMilliseconds(dataPoint.endTime);
		for (const key of ["count", "sum"]) {
			const value = histogram[key];
			if (value != null) results += stringify(name + "_" + key, attributes, value, this._appendTimestamp ? timestamp : void 0, additionalAttributes);
		}
		let cumulativeSum = 0;
		const countEntries = histogram.buckets.counts.entries();
		let infiniteBoundaryDefined = false;
		for (const [idx, val] of countEntries) {
			cumulativeSum += val;
			const upperBound = histogram.buckets.boundaries[idx];
			if (upperBound === void 0 && infiniteBoundaryDefined) break;
			if (upperBound === 1e400) infiniteBoundaryDefined = true;
			results += stringify(name + "_bucket", attributes, cumulativeSum, this._appendTimestamp ? timestamp : void 0, Object.assign({}, additionalAttributes, { le: upperBound === void 0 || upperBound === 1e400 ? "+Inf" : String(upperBound) }));
		}
		return results;
	}
	_serializeResource(resource, metadata = createPrometheusMetadata("Target metadata", "", "gauge"), writeMetadata = true) {
		if (this._withoutTargetInfo === true) return "";
		const name = "target_info";
		const help = `# HELP ${name} ${escapeString(metadata.help)}`;
		const unit = metadata.unit ? `\n# UNIT ${name} ${escapeString(metadata.unit)}` : "";
		const type = `# TYPE ${name} ${metadata.type}`;
		const results = stringify(name, resource.attributes, 1).trim();
		return `${writeMetadata ? `${help}${unit}\n${type}\n` : ""}${results}\n`;
	}
};

// node_modules/@opentelemetry/exporter-prometheus/dist/semconv.mjs
const OTEL_COMPONENT_TYPE_VALUE_PROMETHEUS_HTTP_TEXT_METRIC_EXPORTER = "prometheus_http_text_metric_exporter";

// node_modules/@opentelemetry/exporter-prometheus/dist/PrometheusExporter.mjs
var PrometheusExporter = class PrometheusExporter extends MetricReader {
	static DEFAULT_OPTIONS = {
		host: "localhost",
		port: 9464,
		endpoint: "/metrics",
		prefix: "",
		appendTimestamp: false,
		withResourceConstantLabels: void 0,
		withoutScopeInfo: false,
		withoutTargetInfo: false
	};
	_host;
	_port;
	_baseUrl;
	_endpoint;
	_server;
	_prefix;
	_appendTimestamp;
	_serializer;
	_startServerPromise;
	constructor(config = {}, callback = () => {}) {
		super({
			aggregationSelector: (_instrumentType) => {
				return { type: AggregationType.DEFAULT };
			},
			aggregationTemporalitySelector: (_instrumentType) => AggregationTemporality.CUMULATIVE,
			otelComponentType: OTEL_COMPONENT_TYPE_VALUE_PROMETHEUS_HTTP_TEXT_METRIC_EXPORTER,
			metricProducers: config.metricProducers
		});
		this._host = config.host || PrometheusExporter.DEFAULT_OPTIONS.host;
		this._port = config.port || PrometheusExporter.DEFAULT_OPTIONS.port;
		this._prefix = config.prefix || PrometheusExporter.DEFAULT_OPTIONS.prefix;
		this._appendTimestamp = typeof config.appendTimestamp === "boolean" ? config.appendTimestamp : PrometheusExporter.DEFAULT_OPTIONS.appendTimestamp;
		const _withResourceConstantLabels = config.withResourceConstantLabels || PrometheusExporter.DEFAULT_OPTIONS.withResourceConstantLabels;
		const _withoutScopeInfo = config.withoutScopeInfo || PrometheusExporter.DEFAULT_OPTIONS.withoutScopeInfo;
		const _withoutTargetInfo = config.withoutTargetInfo || PrometheusExporter.DEFAULT_OPTIONS.withoutTargetInfo;
		this._server = createServer(this._requestHandler).unref();
		this._serializer = new PrometheusSerializer(this._prefix, this._appendTimestamp, _withResourceConstantLabels, _withoutTargetInfo, _withoutScopeInfo);
		this._baseUrl = `http://${this._host}:${this._port}/`;
		this._endpoint = (config.endpoint || PrometheusExporter.DEFAULT_OPTIONS.endpoint).replace(/^([^/])/, "/$1");
		if (config.preventServerStart !== true) this.startServer().then(callback, (err) => {
			diag.error(err);
			callback(err);
		});
		else if (callback) queueMicrotask(callback);
	}
	async onForceFlush() {}
	onShutdown() {
		return this.stopServer();
	}
	stopServer() {
		if (!this._server) {
			diag.debug("Prometheus stopServer() was called but server was never started.");
			return Promise.resolve();
		} else return new Promise((resolve) => {
			this._server.close((err) => {
				if (!err) diag.debug("Prometheus exporter was stopped");
				else if (err.code !== "ERR_SERVER_NOT_RUNNING") globalErrorHandler(err);
				resolve();
			});
		});
	}
	startServer() {
		this._startServerPromise ??= new Promise((resolve, reject) => {
			this._server.once("error", reject);
			this._server.listen({
				port: this._port,
				host: this._host
			}, () => {
				diag.debug(`Prometheus exporter server started: ${this._host}:${this._port}/${this._endpoint}`);
				resolve();
			});
		});
		return this._startServerPromise;
	}
	getMetricsRequestHandler(_request, response) {
		this._exportMetrics(response);
	}
	_requestHandler = (request, response) => {
		let pathname;
		try {
			if (request.url != null) pathname = new URL$1(request.url, this._baseUrl).pathname;
		} catch {
			response.statusCode = 400;
			response.end("Bad Request");
			return;
		}
		if (pathname === this._endpoint) this._exportMetrics(response);
		else this._notFound(response);
	};
	_exportMetrics = (response) => {
		response.statusCode = 200;
		response.setHeader("content-type", "text/plain");
		this.collect().then((collectionResult) => {
			const { resourceMetrics, errors } = collectionResult;
			if (errors.length) diag.error("PrometheusExporter: metrics collection errors", ...errors);
			response.end(this._serializer.serialize(resourceMetrics));
		}, (err) => {
			response.end(`# failed to export metrics: ${err}`);
		});
	};
	_notFound = (response) => {
		response.statusCode = 404;
		response.end();
	};
};

// node_modules/@opentelemetry/sdk-node/dist/utils.mjs
const RESOURCE_DETECTOR_ENVIRONMENT = "env";
const RESOURCE_DETECTOR_HOST = "host";
const RESOURCE_DETECTOR_OS = "os";
const RESOURCE_DETECTOR_PROCESS = "process";
const RESOURCE_DETECTOR_SERVICE_INSTANCE_ID = "serviceinstance";
function getResourceDetectorsFromEnv() {
	const resourceDetectors = /* @__PURE__ */ new Map([
		[RESOURCE_DETECTOR_HOST, hostDetector],
		[RESOURCE_DETECTOR_OS, osDetector],
		[RESOURCE_DETECTOR_SERVICE_INSTANCE_ID, serviceInstanceIdDetector],
		[RESOURCE_DETECTOR_PROCESS, processDetector],
		[RESOURCE_DETECTOR_ENVIRONMENT, envDetector]
	]);
	const resourceDetectorsFromEnv = getStringListFromEnv("OTEL_NODE_RESOURCE_DETECTORS") ?? ["all"];
	if (resourceDetectorsFromEnv.includes("all")) return [...resourceDetectors.values()].flat();
	if (resourceDetectorsFromEnv.includes("none")) return [];
	return resourceDetectorsFromEnv.flatMap((detector) => {
		const resourceDetector = resourceDetectors.get(detector);
		if (!resourceDetector) diag.warn(`Invalid resource detector "${detector}" specified in the environment variable OTEL_NODE_RESOURCE_DETECTORS`);
		return resourceDetector || [];
	});
}
function getOtlpProtocolFromEnv() {
	return getStringFromEnv("OTEL_EXPORTER_OTLP_TRACES_PROTOCOL") ?? getStringFromEnv("OTEL_EXPORTER_OTLP_PROTOCOL") ?? "http/protobuf";
}
function getOtlpExporterFromEnv() {
	const protocol = getOtlpProtocolFromEnv();
	switch (protocol) {
		case "grpc": return new OTLPTraceExporter$2();
		case "http/json": return new OTLPTraceExporter$1();
		case "http/protobuf": return new OTLPTraceExporter();
		default:
			diag.warn(`Unsupported OTLP traces protocol: ${protocol}. Using http/protobuf.`);
			return new OTLPTraceExporter();
	}
}
function getSpanProcessorsFromEnv(selfObsMeterProvider) {
	const exportersMap = /* @__PURE__ */ new Map([
		["otlp", () => getOtlpExporterFromEnv()],
		["zipkin", () => new ZipkinExporter()],
		["console", () => new ConsoleSpanExporter()]
	]);
	const exporters = [];
	const processors = [];
	let traceExportersList = Array.from(new Set(getStringListFromEnv("OTEL_TRACES_EXPORTER"))).filter((s) => s !== "null");
	if (traceExportersList[0] === "none") {
		diag.warn("OTEL_TRACES_EXPORTER contains \"none\". SDK will not be initialized.");
		return [];
	}
	if (traceExportersList.length === 0) {
		diag.debug("OTEL_TRACES_EXPORTER is empty. Using default otlp exporter.");
		traceExportersList = ["otlp"];
	} else if (traceExportersList.length > 1 && traceExportersList.includes("none")) {
		diag.warn("OTEL_TRACES_EXPORTER contains \"none\" along with other exporters. Using default otlp exporter.");
		traceExportersList = ["otlp"];
	}
	for (const name of traceExportersList) {
		const exporter = exportersMap.get(name)?.();
		if (exporter) exporters.push(exporter);
		else diag.warn(`Unrecognized OTEL_TRACES_EXPORTER value: ${name}.`);
	}
	for (const exp of exporters) if (exp instanceof ConsoleSpanExporter) processors.push(new SimpleSpanProcessor({
		exporter: exp,
		selfObsMeterProvider
	}));
	else processors.push(createBatchSpanProcessorFromEnv(exp, selfObsMeterProvider));
	if (exporters.length === 0) diag.warn("Unable to set up trace exporter(s) due to invalid exporter and/or protocol values.");
	return processors;
}
function getPropagatorFromEnv() {
	const propagatorsEnvVarValue = getStringListFromEnv("OTEL_PROPAGATORS");
	if (propagatorsEnvVarValue == null) return;
	if (propagatorsEnvVarValue.includes("none")) return null;
	const propagatorsFactory = /* @__PURE__ */ new Map([
		["tracecontext", () => new W3CTraceContextPropagator()],
		["baggage", () => new W3CBaggagePropagator()],
		["b3", () => new B3Propagator()],
		["b3multi", () => new B3Propagator({ injectEncoding: B3InjectEncoding.MULTI_HEADER })]
	]);
	const uniquePropagatorNames = Array.from(new Set(propagatorsEnvVarValue));
	const validPropagators = [];
	uniquePropagatorNames.forEach((name) => {
		const propagator = propagatorsFactory.get(name)?.();
		if (!propagator) {
			diag.warn(`Propagator "${name}" requested through environment variable is unavailable.`);
			return;
		}
		validPropagators.push(propagator);
	});
	if (validPropagators.length === 0) return null;
	else if (uniquePropagatorNames.length === 1) return validPropagators[0];
	else return new CompositePropagator({ propagators: validPropagators });
}
function setupContextManager(contextManager) {
	if (contextManager === null) return;
	if (contextManager === void 0) {
		const defaultContextManager = new AsyncLocalStorageContextManager();
		defaultContextManager.enable();
		context.setGlobalContextManager(defaultContextManager);
		return;
	}
	contextManager.enable();
	context.setGlobalContextManager(contextManager);
}
function setupPropagator(propagator) {
	if (propagator === null) return;
	if (propagator === void 0) {
		propagation.setGlobalPropagator(new CompositePropagator({ propagators: [new W3CTraceContextPropagator(), new W3CBaggagePropagator()] }));
		return;
	}
	propagation.setGlobalPropagator(propagator);
}
function getNonNegativeNumberFromEnv(envVarName) {
	const value = getNumberFromEnv(envVarName);
	if (value != null && value <= 0) {
		diag.warn(`${envVarName} (${value}) is invalid, expected number greater than 0, using default.`);
		return;
	}
	return value;
}
function getPeriodicExportingMetricReaderFromEnv(exporter) {
	const defaultTimeoutMillis = 3e4;
	const defaultIntervalMillis = 6e4;
	const rawExportIntervalMillis = getNonNegativeNumberFromEnv("OTEL_METRIC_EXPORT_INTERVAL");
	const rawExportTimeoutMillis = getNonNegativeNumberFromEnv("OTEL_METRIC_EXPORT_TIMEOUT");
	const exportIntervalMillis = rawExportIntervalMillis ?? defaultIntervalMillis;
	let exportTimeoutMillis = rawExportTimeoutMillis ?? defaultTimeoutMillis;
	if (exportTimeoutMillis > exportIntervalMillis) {
		const timeoutSource = rawExportTimeoutMillis != null ? rawExportTimeoutMillis.toString() : `${defaultTimeoutMillis}, default`;
		const intervalSource = rawExportIntervalMillis != null ? rawExportIntervalMillis.toString() : `${defaultIntervalMillis}, default`;
		const bothSetByUser = rawExportTimeoutMillis != null && rawExportIntervalMillis != null;
		const logMessage = `OTEL_METRIC_EXPORT_TIMEOUT (${timeoutSource}) is greater than OTEL_METRIC_EXPORT_INTERVAL (${intervalSource}). Clamping timeout to interval value.`;
		if (bothSetByUser) diag.warn(logMessage);
		else diag.info(logMessage);
		exportTimeoutMillis = exportIntervalMillis;
	}
	return new PeriodicExportingMetricReader({
		exportTimeoutMillis,
		exportIntervalMillis,
		exporter
	});
}
function getOtlpMetricExporterFromEnv() {
	const protocol = (getStringFromEnv("OTEL_EXPORTER_OTLP_METRICS_PROTOCOL") ?? getStringFromEnv("OTEL_EXPORTER_OTLP_PROTOCOL"))?.trim() || "http/protobuf";
	switch (protocol) {
		case "grpc": return new OTLPMetricExporter$2();
		case "http/json": return new OTLPMetricExporter$1();
		case "http/protobuf": return new OTLPMetricExporter();
	}
	diag.warn(`Unsupported OTLP metrics protocol: "${protocol}". Using http/protobuf.`);
	return new OTLPMetricExporter();
}
function getMetricReadersFromEnv() {
	const metricReaders = [];
	const enabledExporters = Array.from(new Set(getStringListFromEnv("OTEL_METRICS_EXPORTER") ?? []));
	if (enabledExporters.length === 0) {
		diag.debug("OTEL_METRICS_EXPORTER is empty. Using default otlp exporter.");
		enabledExporters.push("otlp");
	}
	if (enabledExporters.includes("none")) {
		diag.info("OTEL_METRICS_EXPORTER contains \"none\". Metric provider will not be initialized.");
		return metricReaders;
	}
	enabledExporters.forEach((exporter) => {
		if (exporter === "otlp") metricReaders.push(getPeriodicExportingMetricReaderFromEnv(getOtlpMetricExporterFromEnv()));
		else if (exporter === "console") metricReaders.push(new PeriodicExportingMetricReader({ exporter: new ConsoleMetricExporter() }));
		else if (exporter === "prometheus") metricReaders.push(new PrometheusExporter({
			host: getStringFromEnv("OTEL_EXPORTER_PROMETHEUS_HOST"),
			port: getNumberFromEnv("OTEL_EXPORTER_PROMETHEUS_PORT")
		}));
		else diag.warn(`Unsupported OTEL_METRICS_EXPORTER value: "${exporter}". Supported values are: otlp, console, prometheus, none.`);
	});
	return metricReaders;
}
function getLoggerProviderConfigFromEnv() {
	return { logRecordLimits: {
		attributeCountLimit: getNonNegativeNumberFromEnv("OTEL_LOGRECORD_ATTRIBUTE_COUNT_LIMIT") ?? getNonNegativeNumberFromEnv("OTEL_ATTRIBUTE_COUNT_LIMIT"),
		attributeValueLengthLimit: getNonNegativeNumberFromEnv("OTEL_LOGRECORD_ATTRIBUTE_VALUE_LENGTH_LIMIT") ?? getNonNegativeNumberFromEnv("OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT")
	} };
}
function getBatchLogRecordProcessorConfigFromEnv() {
	return {
		maxQueueSize: getNonNegativeNumberFromEnv("OTEL_BLRP_MAX_QUEUE_SIZE"),
		scheduledDelayMillis: getNonNegativeNumberFromEnv("OTEL_BLRP_SCHEDULE_DELAY"),
		exportTimeoutMillis: getNonNegativeNumberFromEnv("OTEL_BLRP_EXPORT_TIMEOUT"),
		maxExportBatchSize: getNonNegativeNumberFromEnv("OTEL_BLRP_MAX_EXPORT_BATCH_SIZE")
	};
}
function getBatchLogRecordProcessorFromEnv(exporter, selfObsMeterProvider) {
	return new BatchLogRecordProcessor({
		exporter,
		selfObsMeterProvider,
		...getBatchLogRecordProcessorConfigFromEnv()
	});
}

// node_modules/@opentelemetry/exporter-logs-otlp-http/dist/semconv.mjs
const OTEL_COMPONENT_TYPE_VALUE_OTLP_HTTP_LOG_EXPORTER$1 = "otlp_http_log_exporter";

// node_modules/@opentelemetry/exporter-logs-otlp-http/dist/platform/node/OTLPLogExporter.mjs
var OTLPLogExporter$1 = class extends OTLPExporterBase {
	constructor(config = {}) {
		super(createOtlpHttpExportDelegate(convertLegacyHttpOptions(config, "LOGS", "v1/logs", { "Content-Type": "application/json" }), JsonLogsSerializer, OTEL_COMPONENT_TYPE_VALUE_OTLP_HTTP_LOG_EXPORTER$1, LogsExporterMetricsHelper, config.selfObsMeterProvider));
	}
};

// node_modules/@opentelemetry/exporter-logs-otlp-proto/dist/semconv.mjs
const OTEL_COMPONENT_TYPE_VALUE_OTLP_HTTP_LOG_EXPORTER = "otlp_http_log_exporter";

// node_modules/@opentelemetry/exporter-logs-otlp-proto/dist/platform/node/OTLPLogExporter.mjs
var OTLPLogExporter = class extends OTLPExporterBase {
	constructor(config = {}) {
		super(createOtlpHttpExportDelegate(convertLegacyHttpOptions(config, "LOGS", "v1/logs", { "Content-Type": "application/x-protobuf" }), ProtobufLogsSerializer, OTEL_COMPONENT_TYPE_VALUE_OTLP_HTTP_LOG_EXPORTER, LogsExporterMetricsHelper, config.selfObsMeterProvider));
	}
};

// node_modules/@opentelemetry/sdk-node/dist/create-from-env.mjs
const DEFAULT_RATIO = 1;
function createSamplerFromEnv() {
	const samplerName = getStringFromEnv("OTEL_TRACES_SAMPLER");
	if (samplerName === void 0) return;
	switch (samplerName) {
		case "always_on": return new AlwaysOnSampler();
		case "always_off": return new AlwaysOffSampler();
		case "parentbased_always_on": return new ParentBasedSampler({ root: new AlwaysOnSampler() });
		case "parentbased_always_off": return new ParentBasedSampler({ root: new AlwaysOffSampler() });
		case "traceidratio": return new TraceIdRatioBasedSampler(getSamplerRatioFromEnv());
		case "parentbased_traceidratio": return new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(getSamplerRatioFromEnv()) });
		default:
			diag.error(`unknown OTEL_TRACES_SAMPLER value "${samplerName}", using default`);
			return;
	}
}
function getSamplerRatioFromEnv() {
	const ratio = getNumberFromEnv("OTEL_TRACES_SAMPLER_ARG");
	if (ratio == null) {
		diag.error(`OTEL_TRACES_SAMPLER_ARG is blank, defaulting to ${DEFAULT_RATIO}.`);
		return DEFAULT_RATIO;
	}
	if (ratio < 0 || ratio > 1) {
		diag.error(`OTEL_TRACES_SAMPLER_ARG=${ratio} was given, but it is out of range ([0..1]), defaulting to ${DEFAULT_RATIO}.`);
		return DEFAULT_RATIO;
	}
	return ratio;
}
function createSpanLimitsFromEnv() {
	return {
		attributeCountLimit: getNumberFromEnv("OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT") ?? getNumberFromEnv("OTEL_ATTRIBUTE_COUNT_LIMIT"),
		attributeValueLengthLimit: getNumberFromEnv("OTEL_SPAN_ATTRIBUTE_VALUE_LENGTH_LIMIT") ?? getNumberFromEnv("OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT"),
		eventCountLimit: getNumberFromEnv("OTEL_SPAN_EVENT_COUNT_LIMIT"),
		linkCountLimit: getNumberFromEnv("OTEL_SPAN_LINK_COUNT_LIMIT"),
		attributePerEventCountLimit: getNumberFromEnv("OTEL_EVENT_ATTRIBUTE_COUNT_LIMIT") ?? getNumberFromEnv("OTEL_SPAN_ATTRIBUTE_PER_EVENT_COUNT_LIMIT"),
		attributePerLinkCountLimit: getNumberFromEnv("OTEL_LINK_ATTRIBUTE_COUNT_LIMIT") ?? getNumberFromEnv("OTEL_SPAN_ATTRIBUTE_PER_LINK_COUNT_LIMIT")
	};
}
function createBatchSpanProcessorFromEnv(exporter, selfObsMeterProvider) {
	return new BatchSpanProcessor({
		exporter,
		selfObsMeterProvider,
		maxQueueSize: getNonNegativeNumberFromEnv("OTEL_BSP_MAX_QUEUE_SIZE"),
		scheduledDelayMillis: getNonNegativeNumberFromEnv("OTEL_BSP_SCHEDULE_DELAY"),
		exportTimeoutMillis: getNonNegativeNumberFromEnv("OTEL_BSP_EXPORT_TIMEOUT"),
		maxExportBatchSize: getNonNegativeNumberFromEnv("OTEL_BSP_MAX_EXPORT_BATCH_SIZE")
	});
}

// node_modules/@opentelemetry/instrumentation/dist/autoLoaderUtils.mjs
function enableInstrumentations(instrumentations, tracerProvider, meterProvider, loggerProvider) {
	for (let i = 0, j = instrumentations.length; i < j; i++) {
		const instrumentation = instrumentations[i];
		if (tracerProvider) instrumentation.setTracerProvider(tracerProvider);
		if (meterProvider) instrumentation.setMeterProvider(meterProvider);
		if (loggerProvider && instrumentation.setLoggerProvider) instrumentation.setLoggerProvider(loggerProvider);
		if (!instrumentation.getConfig().enabled) instrumentation.enable();
	}
}
function disableInstrumentations(instrumentations) {
	instrumentations.forEach((instrumentation) => instrumentation.disable());
}

// node_modules/@opentelemetry/instrumentation/dist/autoLoader.mjs
function registerInstrumentations(options) {
	const tracerProvider = options.tracerProvider || trace.getTracerProvider();
	const meterProvider = options.meterProvider || metrics.getMeterProvider();
	const loggerProvider = options.loggerProvider || logs.getLoggerProvider();
	const instrumentations = options.instrumentations?.flat() ?? [];
	enableInstrumentations(instrumentations, tracerProvider, meterProvider, loggerProvider);
	return () => {
		disableInstrumentations(instrumentations);
	};
}

// node_modules/@opentelemetry/sdk-node/dist/sdk.mjs
var NodeSDK = class {
	_loggerProviderConfig;
	_meterProviderConfig;
	_instrumentations;
	_resource;
	_resourceDetectors;
	_autoDetectResources;
	_tracerProvider;
	_loggerProvider;
	_meterProvider;
	_serviceName;
	_configuration;
	_disabled;
	constructor(configuration = {}) {
		if (getBooleanFromEnv("OTEL_SDK_DISABLED")) this._disabled = true;
		const logLevel = getStringFromEnv("OTEL_LOG_LEVEL");
		if (logLevel != null) diag.setLogger(new DiagConsoleLogger(), { logLevel: diagLogLevelFromString(logLevel) });
		this._configuration = configuration;
		this._resource = configuration.resource ?? defaultResource();
		this._autoDetectResources = configuration.autoDetectResources ?? true;
		if (!this._autoDetectResources) this._resourceDetectors = [];
		else if (configuration.resourceDetectors != null) this._resourceDetectors = configuration.resourceDetectors;
		else if (getStringFromEnv("OTEL_NODE_RESOURCE_DETECTORS")) this._resourceDetectors = getResourceDetectorsFromEnv();
		else this._resourceDetectors = [
			serviceInstanceIdDetector,
			processDetector,
			hostDetector,
			osDetector,
			envDetector
		];
		this._serviceName = configuration.serviceName;
		if (configuration.logRecordProcessors) this._loggerProviderConfig = { logRecordProcessors: configuration.logRecordProcessors };
		if (configuration.metricReaders) this._meterProviderConfig = {
			readers: configuration.metricReaders,
			views: configuration.views
		};
		else this._meterProviderConfig = {
			readers: getMetricReadersFromEnv(),
			views: configuration.views
		};
		this._instrumentations = configuration.instrumentations?.flat() ?? [];
	}
	start() {
		if (this._disabled) return;
		registerInstrumentations({ instrumentations: this._instrumentations });
		setupContextManager(this._configuration?.contextManager);
		setupPropagator(this._configuration?.textMapPropagator === null ? null : this._configuration?.textMapPropagator ?? getPropagatorFromEnv());
		if (this._autoDetectResources) {
			const internalConfig = { detectors: this._resourceDetectors };
			this._resource = this._resource.merge(detectResources(internalConfig));
		}
		this._resource = this._serviceName === void 0 ? this._resource : this._resource.merge(resourceFromAttributes({ [ATTR_SERVICE_NAME]: this._serviceName }));
		const sdkMetricsEnabled = getBooleanFromEnv("OTEL_NODE_EXPERIMENTAL_SDK_METRICS");
		if (this._meterProviderConfig?.readers && this._meterProviderConfig.readers.length > 0) {
			const meterProvider = new MeterProvider$1({
				resource: this._resource,
				views: this._meterProviderConfig?.views ?? [],
				readers: this._meterProviderConfig.readers,
				sdkMetricsEnabled
			});
			this._meterProvider = meterProvider;
			metrics.setGlobalMeterProvider(meterProvider);
			for (const instrumentation of this._instrumentations) instrumentation.setMeterProvider(metrics.getMeterProvider());
		}
		let spanProcessors;
		if (this._configuration?.spanProcessors) spanProcessors = this._configuration.spanProcessors;
		else if (this._configuration?.traceExporter) spanProcessors = [createBatchSpanProcessorFromEnv(this._configuration.traceExporter, sdkMetricsEnabled ? this._meterProvider : void 0)];
		else spanProcessors = getSpanProcessorsFromEnv(sdkMetricsEnabled ? this._meterProvider : void 0);
		if (spanProcessors.length > 0) {
			this._tracerProvider = new TracerProvider$1({
				sampler: this._configuration?.sampler ?? createSamplerFromEnv(),
				spanLimits: {
					...createSpanLimitsFromEnv(),
					...this._configuration?.spanLimits
				},
				resource: this._resource,
				meterProvider: sdkMetricsEnabled ? this._meterProvider : void 0,
				idGenerator: this._configuration?.idGenerator,
				spanProcessors
			});
			trace.setGlobalTracerProvider(this._tracerProvider);
		}
		if (!this._loggerProviderConfig) this.configureLoggerProviderFromEnv(sdkMetricsEnabled ? this._meterProvider : void 0);
		if (this._loggerProviderConfig) {
			const loggerProvider = new LoggerProvider$1({
				...getLoggerProviderConfigFromEnv(),
				resource: this._resource,
				processors: this._loggerProviderConfig.logRecordProcessors,
				meterProvider: sdkMetricsEnabled ? this._meterProvider : void 0
			});
			this._loggerProvider = loggerProvider;
			logs.setGlobalLoggerProvider(loggerProvider);
		}
	}
	shutdown() {
		const promises = [];
		if (this._tracerProvider) promises.push(this._tracerProvider.shutdown());
		if (this._loggerProvider) promises.push(this._loggerProvider.shutdown());
		if (this._meterProvider) promises.push(this._meterProvider.shutdown());
		return Promise.all(promises).then(() => {});
	}
	configureLoggerProviderFromEnv(meterProvider) {
		const enabledExporters = Array.from(new Set(getStringListFromEnv("OTEL_LOGS_EXPORTER") ?? []));
		if (enabledExporters.length === 0) {
			diag.debug("OTEL_LOGS_EXPORTER is empty. Using default otlp exporter.");
			enabledExporters.push("otlp");
		}
		if (enabledExporters.includes("none")) {
			diag.info("OTEL_LOGS_EXPORTER contains \"none\". Logger provider will not be initialized.");
			return;
		}
		const exporters = [];
		enabledExporters.forEach((exporter) => {
			if (exporter === "otlp") {
				const protocol = (getStringFromEnv("OTEL_EXPORTER_OTLP_LOGS_PROTOCOL") ?? getStringFromEnv("OTEL_EXPORTER_OTLP_PROTOCOL"))?.trim() || "http/protobuf";
				switch (protocol) {
					case "grpc":
						exporters.push(new OTLPLogExporter$2());
						break;
					case "http/json":
						exporters.push(new OTLPLogExporter$1());
						break;
					case "http/protobuf":
						exporters.push(new OTLPLogExporter());
						break;
					default:
						diag.warn(`Unsupported OTLP logs protocol: "${protocol}". Using http/protobuf.`);
						exporters.push(new OTLPLogExporter());
				}
			} else if (exporter === "console") exporters.push(new ConsoleLogRecordExporter());
			else diag.warn(`Unsupported OTEL_LOGS_EXPORTER value: "${exporter}". Supported values are: otlp, console, none.`);
		});
		if (exporters.length > 0) this._loggerProviderConfig = { logRecordProcessors: exporters.map((exporter) => {
			if (exporter instanceof ConsoleLogRecordExporter) return new SimpleLogRecordProcessor({
				exporter,
				selfObsMeterProvider: meterProvider
			});
			else return getBatchLogRecordProcessorFromEnv(exporter, meterProvider);
		}) };
	}
};

// workflows/telemetry/start-full-sdk.ts
async function startFullSdk({ serviceName, serviceVersion, environment }, runSpans) {
	const batches = (await Promise.all(traceExporters(environment).map(createExporter))).map((exporter) => new BatchSpanProcessor({
		exporter,
		...batchSettings(environment)
	}));
	const sdk = new NodeSDK({
		serviceName: environment["OTEL_SERVICE_NAME"] || serviceName,
		resource: resourceFromAttributes({ "service.version": serviceVersion }),
		sampler: samplerOf(environment),
		spanProcessors: [runSpans, ...batches],
		...asks(environment, "METRICS") ? {} : { metricReaders: [] },
		...asks(environment, "LOGS") ? {} : { logRecordProcessors: [] }
	});
	sdk.start();
	return {
		provider: trace.getTracerProvider(),
		shutdown: () => sdk.shutdown()
	};
}
function asks(environment, signal) {
	return [
		"OTEL_EXPORTER_OTLP_ENDPOINT",
		`OTEL_EXPORTER_OTLP_${signal}_ENDPOINT`,
		`OTEL_${signal}_EXPORTER`
	].some((name) => (environment[name] ?? "").trim() !== "");
}
async function createExporter(kind) {
	switch (kind) {
		case "console": return new ConsoleSpanExporter();
		case "grpc": return new (await (import("./dist7.js"))).OTLPTraceExporter();
		case "http/json": return new (await (import("./dist8.js"))).OTLPTraceExporter();
		case "http/protobuf": return new (await (import("./dist10.js"))).OTLPTraceExporter();
	}
}
function batchSettings(environment) {
	const settings = {
		maxExportBatchSize: environment["OTEL_BSP_MAX_EXPORT_BATCH_SIZE"],
		scheduledDelayMillis: environment["OTEL_BSP_SCHEDULE_DELAY"],
		exportTimeoutMillis: environment["OTEL_BSP_EXPORT_TIMEOUT"],
		maxQueueSize: environment["OTEL_BSP_MAX_QUEUE_SIZE"]
	};
	return Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, Number(value || NaN)]).filter(([, value]) => Number.isFinite(value) && value > 0));
}

export { startFullSdk };