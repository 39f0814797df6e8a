import { c as isValidTraceId, u as ROOT_CONTEXT } from "./trace-api.js";
import { d as AlwaysOffSampler, l as ParentBasedSampler, u as AlwaysOnSampler } from "./TracerProvider.js";
import { EventEmitter } from "events";
import { AsyncLocalStorage } from "async_hooks";

// node_modules/@opentelemetry/context-async-hooks/dist/AsyncLocalStorageContextManager.mjs
const ADD_LISTENER_METHODS = [
	"addListener",
	"on",
	"once",
	"prependListener",
	"prependOnceListener"
];
var DisposeOnceToken = class {
	_isDisposed = false;
	_previousContext;
	_asyncLocalStorage;
	constructor(previousContext, asyncLocalStorage) {
		this._previousContext = previousContext;
		this._asyncLocalStorage = asyncLocalStorage;
	}
	dispose() {
		if (this._isDisposed) return;
		this._asyncLocalStorage.enterWith(this._previousContext);
		this._isDisposed = true;
	}
};
var AsyncLocalStorageContextManager = class {
	_kOtListeners = Symbol("OtListeners");
	_wrapped = false;
	_asyncLocalStorage;
	constructor() {
		this._asyncLocalStorage = new AsyncLocalStorage();
	}
	active() {
		return this._asyncLocalStorage.getStore() ?? ROOT_CONTEXT;
	}
	with(context, fn, thisArg, ...args) {
		const cb = thisArg == null ? fn : fn.bind(thisArg);
		return this._asyncLocalStorage.run(context, cb, ...args);
	}
	bind(context, target) {
		if (target instanceof EventEmitter) return this._bindEventEmitter(context, target);
		if (typeof target === "function") return this._bindFunction(context, target);
		return target;
	}
	_bindFunction(context, target) {
		const manager = this;
		const contextWrapper = function(...args) {
			return manager.with(context, () => target.apply(this, args));
		};
		Object.defineProperty(contextWrapper, "length", {
			enumerable: false,
			configurable: true,
			writable: false,
			value: target.length
		});
		return contextWrapper;
	}
	_bindEventEmitter(context, ee) {
		if (this._getPatchMap(ee) !== void 0) return ee;
		this._createPatchMap(ee);
		ADD_LISTENER_METHODS.forEach((methodName) => {
			if (ee[methodName] === void 0) return;
			ee[methodName] = this._patchAddListener(ee, ee[methodName], context);
		});
		if (typeof ee.removeListener === "function") ee.removeListener = this._patchRemoveListener(ee, ee.removeListener);
		if (typeof ee.off === "function") ee.off = this._patchRemoveListener(ee, ee.off);
		if (typeof ee.removeAllListeners === "function") ee.removeAllListeners = this._patchRemoveAllListeners(ee, ee.removeAllListeners);
		return ee;
	}
	_patchRemoveListener(ee, original) {
		const contextManager = this;
		return function(event, listener) {
			const events = contextManager._getPatchMap(ee)?.[event];
			if (events === void 0) return original.call(this, event, listener);
			const patchedListener = events.get(listener);
			return original.call(this, event, patchedListener || listener);
		};
	}
	_patchRemoveAllListeners(ee, original) {
		const contextManager = this;
		return function(event) {
			const map = contextManager._getPatchMap(ee);
			if (map !== void 0) {
				if (arguments.length === 0) contextManager._createPatchMap(ee);
				else if (map[event] !== void 0) delete map[event];
			}
			return original.apply(this, arguments);
		};
	}
	_patchAddListener(ee, original, context) {
		const contextManager = this;
		return function(event, listener) {
			if (contextManager._wrapped) return original.call(this, event, listener);
			let map = contextManager._getPatchMap(ee);
			if (map === void 0) map = contextManager._createPatchMap(ee);
			let listeners = map[event];
			if (listeners === void 0) {
				listeners = /* @__PURE__ */ new WeakMap();
				map[event] = listeners;
			}
			const patchedListener = contextManager.bind(context, listener);
			listeners.set(listener, patchedListener);
			contextManager._wrapped = true;
			try {
				return original.call(this, event, patchedListener);
			} finally {
				contextManager._wrapped = false;
			}
		};
	}
	_createPatchMap(ee) {
		const map = Object.create(null);
		ee[this._kOtListeners] = map;
		return map;
	}
	_getPatchMap(ee) {
		return ee[this._kOtListeners];
	}
	enable() {
		return this;
	}
	disable() {
		this._asyncLocalStorage.disable();
		return this;
	}
	attach(context) {
		const withScope = this._asyncLocalStorage.withScope;
		if (withScope) return withScope.call(this._asyncLocalStorage, context);
		const previousContext = this.active();
		this._asyncLocalStorage.enterWith(context);
		return new DisposeOnceToken(previousContext, this._asyncLocalStorage);
	}
};

// node_modules/@opentelemetry/sdk-trace/dist/sampler/AlwaysRecordSampler.mjs
function createAlwaysRecordSampler(delegate) {
	if (!delegate) throw new Error("createAlwaysRecordSampler requires a delegate sampler");
	return {
		shouldSample(context, traceId, spanName, spanKind, attributes, links) {
			const result = delegate.shouldSample(context, traceId, spanName, spanKind, attributes, links);
			if (result.decision === 0) return {
				decision: 1,
				attributes: result.attributes,
				traceState: result.traceState
			};
			return result;
		},
		toString() {
			return `AlwaysRecordSampler{${delegate.toString()}}`;
		}
	};
}

// node_modules/@opentelemetry/sdk-trace/dist/sampler/TraceIdRatioBasedSampler.mjs
var TraceIdRatioBasedSampler = class {
	_ratio;
	_upperBound;
	constructor(ratio = 0) {
		this._ratio = this._normalize(ratio);
		this._upperBound = this._ratio === 1 ? 4294967296 : Math.floor(this._ratio * 4294967295);
	}
	shouldSample(context, traceId) {
		return { decision: isValidTraceId(traceId) && this._accumulate(traceId) < this._upperBound ? 2 : 0 };
	}
	toString() {
		return `TraceIdRatioBased{${this._ratio}}`;
	}
	_normalize(ratio) {
		if (typeof ratio !== "number" || isNaN(ratio)) return 0;
		return ratio >= 1 ? 1 : ratio <= 0 ? 0 : ratio;
	}
	_accumulate(traceId) {
		let accumulation = 0;
		for (let i = 0; i < 32; i += 8) {
			let part = 0;
			for (let j = 0; j < 8; j++) {
				const c = traceId.charCodeAt(i + j);
				const v = c < 58 ? c - 48 : c < 71 ? c - 55 : c - 87;
				part = part << 4 | v;
			}
			accumulation = (accumulation ^ part) >>> 0;
		}
		return accumulation;
	}
};

// workflows/telemetry/export-settings.ts
const signals = [
	"TRACES",
	"METRICS",
	"LOGS"
];
function exportsAreConfigured(environment) {
	if (environment["OTEL_SDK_DISABLED"]?.trim().toLowerCase() === "true") return false;
	if (filled(environment["OTEL_EXPORTER_OTLP_ENDPOINT"])) return true;
	return signals.some((signal) => {
		const exporter = environment[`OTEL_${signal}_EXPORTER`];
		return filled(environment[`OTEL_EXPORTER_OTLP_${signal}_ENDPOINT`]) || filled(exporter) && exporter !== "none";
	});
}
function traceExporters(environment) {
	const byDefault = filled(environment["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"] ?? environment["OTEL_EXPORTER_OTLP_ENDPOINT"]) ? "otlp" : "none";
	const names = (environment["OTEL_TRACES_EXPORTER"] || byDefault).split(",").map((name) => name.trim());
	const protocol = environment["OTEL_EXPORTER_OTLP_TRACES_PROTOCOL"] || environment["OTEL_EXPORTER_OTLP_PROTOCOL"];
	const otlp = protocol === "grpc" || protocol === "http/json" ? protocol : "http/protobuf";
	return names.flatMap((name) => {
		if (name === "otlp") return [otlp];
		return name === "console" ? ["console"] : [];
	});
}
function samplerOf(environment) {
	return createAlwaysRecordSampler(exportSampler(environment));
}
function exportSampler(environment) {
	const ratio = Number(environment["OTEL_TRACES_SAMPLER_ARG"] || "1");
	const byRatio = new TraceIdRatioBasedSampler(ratio >= 0 && ratio <= 1 ? ratio : 1);
	const parentBased = (root) => new ParentBasedSampler({ root });
	return (/* @__PURE__ */ new Map([
		["always_on", new AlwaysOnSampler()],
		["always_off", new AlwaysOffSampler()],
		["traceidratio", byRatio],
		["parentbased_always_off", parentBased(new AlwaysOffSampler())],
		["parentbased_traceidratio", parentBased(byRatio)]
	])).get(environment["OTEL_TRACES_SAMPLER"] ?? "") ?? parentBased(new AlwaysOnSampler());
}
function filled(value) {
	return value !== void 0 && value.trim() !== "";
}

export { AsyncLocalStorageContextManager as a, TraceIdRatioBasedSampler as i, samplerOf as n, traceExporters as r, exportsAreConfigured as t };