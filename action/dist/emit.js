import { a as isRefinement, c as v2Id, o as isRefinementOfV2 } from "./resolution.js";
import { J as debugFloat, wt as compareText } from "./rendering.js";
import { randomBytes } from "node:crypto";

// workflows/weaver/emit/emitted-value.ts
function emittedAttribute(attribute) {
	const { name, type, examples } = attribute;
	if (typeof type !== "string") {
		const [member] = type.members;
		return {
			name,
			value: member === void 0 ? fallback("string") : scalar(member.value)
		};
	}
	const inner = /^template\[(.*)\]$/.exec(type)?.[1];
	if (inner !== void 0) return {
		name: `${name}.key`,
		value: templateValue(inner)
	};
	return {
		name,
		value: valueOf(type, examples)
	};
}
const kinds = {
	boolean: "bool",
	int: "int",
	double: "double",
	string: "string"
};
const defaults = {
	bool: [true, false],
	int: [42, 43],
	double: [3.13, 3.15],
	string: ["value1", "value2"]
};
function fallback(kind) {
	return {
		kind,
		value: kind === "string" ? "value" : defaults[kind][0],
		written: false
	};
}
function fallbackList(of) {
	return {
		kind: "list",
		of,
		values: defaults[of],
		written: false
	};
}
function templateValue(type) {
	const text = type === "any" ? "template_any_value" : "template_value";
	const kind = kinds[type.replace("[]", "")] ?? "string";
	if (!type.endsWith("[]")) return kind === "string" ? {
		kind,
		value: text,
		written: false
	} : fallback(kind);
	return kind === "string" ? {
		kind: "list",
		of: kind,
		values: ["template_value1", "template_value2"],
		written: false
	} : fallbackList(kind);
}
function valueOf(type, examples) {
	if (type === "any") return anyValue(examples);
	const kind = kinds[type.replace("[]", "")] ?? "string";
	if (type.endsWith("[]")) return kind === "bool" ? fallbackList(kind) : listValue(kind, examples);
	return kind === "bool" ? fallback(kind) : oneOf(kind, examples) ?? fallback(kind);
}
const names = {
	bool: "Bool",
	int: "Int",
	double: "Double",
	string: "String"
};
function oneOf(kind, examples) {
	if (examples?.kind === names[kind]) return {
		kind,
		value: examples.json,
		written: true
	};
	if (examples?.kind !== `${names[kind]}s`) return void 0;
	const [first] = examples.json;
	return first === void 0 ? void 0 : {
		kind,
		value: first,
		written: true
	};
}
function listValue(of, examples) {
	if (examples?.kind === `${names[of]}s`) return {
		kind: "list",
		of,
		values: examples.json,
		written: true
	};
	return firstList(of, examples) ?? fallbackList(of);
}
function firstList(of, examples) {
	if (examples?.kind !== `ListOf${names[of]}s`) return void 0;
	const [first] = examples.json;
	return first === void 0 ? void 0 : {
		kind: "list",
		of,
		values: first,
		written: true
	};
}
function anyValue(examples) {
	for (const kind of [
		"bool",
		"int",
		"double",
		"string"
	]) {
		const value = oneOf(kind, examples) ?? firstList(kind, examples);
		if (value !== void 0) return value;
	}
	if (examples?.kind === "Any") return scalar(examples.json);
	const [first] = examples?.kind === "Anys" ? examples.json : [];
	return first === void 0 ? fallback("string") : scalar(first);
}
function scalar(value) {
	if (typeof value === "boolean") return {
		kind: "bool",
		value,
		written: true
	};
	if (typeof value === "string") return {
		kind: "string",
		value,
		written: true
	};
	return {
		kind: Number.isInteger(value) ? "int" : "double",
		value,
		written: true
	};
}

// workflows/weaver/emit/emitted-signals.ts
const instrumentName = /^[A-Za-z][-A-Za-z0-9_./]{0,254}$/;
function emittedSignals(resolution, v2) {
	const asV2 = v2 || resolution.published !== void 0;
	const groups = asV2 ? resolution.groups.filter((group) => !isRefinement(group)) : resolution.groups.filter((group) => !isRefinementOfV2(group));
	const of = (type, nameOf) => {
		const named = groups.filter((group) => group.type === type).map((group) => ({
			group,
			name: asV2 ? v2Id(group) ?? group.id : nameOf(group)
		}));
		return asV2 ? named.toSorted((left, right) => compareText(left.name, right.name)) : named;
	};
	return {
		registryPath: resolution.path,
		spans: of("span", (group) => group.id).map(({ group, name }) => spanOf(group, name)),
		metrics: of("metric", (group) => group.metric_name ?? "").flatMap(({ group, name }) => metricOf(group, name)),
		events: of("event", (group) => group.spec.name ?? group.id).map(({ group, name }) => {
			return {
				name,
				attributes: group.attributes.map(emittedAttribute)
			};
		})
	};
}
function spanOf(group, name) {
	return {
		name,
		kind: group.span_kind ?? "internal",
		attributes: group.attributes.map(emittedAttribute)
	};
}
function metricOf(group, name) {
	if (group.instrument === void 0 || !instrumentName.test(name)) return [];
	const instrument = group.instrument;
	const attributes = group.attributes.map(emittedAttribute);
	return [{
		name,
		instrument,
		unit: group.unit ?? "",
		description: group.brief,
		attributes
	}];
}

// workflows/weaver/emit/print-signals.ts
const resource = `Resource
\t ->  service.name=String(Static("weaver"))
`;
function printSignals(signals, now) {
	const time = `${now.toISOString().replace("T", " ").replace("Z", "")}000`;
	const trace = {
		traceId: randomBytes(16).toString("hex"),
		root: randomBytes(8).toString("hex"),
		time
	};
	const root = {
		name: "otel.weaver.emit",
		kind: "internal",
		attributes: [{
			name: "otel.weaver.registry_path",
			value: {
				kind: "string",
				value: signals.registryPath,
				written: true
			}
		}]
	};
	return [
		first([...signals.spans, root].map((span) => printSpan(span, {
			...trace,
			isRoot: span === root
		})), "Spans\n"),
		signals.metrics.length === 0 ? "" : printMetrics(signals.metrics, time),
		first(signals.events.map((event) => printEvent(event, time)), "Logs\n")
	].join("");
}
function first(items, title) {
	return items.map((item, index) => `${title}${index === 0 ? resource : ""}${item}`).join("");
}
function printSpan({ name, kind, attributes }, { traceId, root, time, isRoot }) {
	return `${[
		"Span #0",
		"	Instrumentation Scope",
		"		Name         : \"weaver\"",
		"",
		`\tName         : ${name}`,
		`\tTraceId      : ${traceId}`,
		`\tSpanId       : ${isRoot ? root : randomBytes(8).toString("hex")}`,
		"	TraceFlags   : TraceFlags(1)",
		`\tParentSpanId : ${isRoot ? "None (root span)" : root}`,
		`\tKind         : ${kind.charAt(0).toUpperCase()}${kind.slice(1)}`,
		`\tStart time   : ${time}`,
		`\tEnd time     : ${time}`,
		"	Status       : Unset",
		...attributes.length === 0 ? [] : ["	Attributes:"],
		...attributes.map((attribute) => `\t\t ->  ${attribute.name}: ${debug(attribute.value, spanWords)}`)
	].join("\n")}\n`;
}
function printMetrics(metrics, time) {
	const scope = "	Instrumentation Scope #0\n		Name         : weaver\n";
	const printed = metrics.map((metric, index) => `Metric #${index}\n${printMetric(metric, time)}`);
	return `Metrics\n${resource}${scope}${printed.join("")}`;
}
function printMetric({ name, description, unit, instrument, attributes }, time) {
	const times = [`\t\tStartTime    : ${time}`, `\t\tEndTime      : ${time}`];
	const cumulative = "		Temporality  : Cumulative";
	const shown = ["			Attributes   :", ...attributes.map((item) => `\t\t\t\t ->  ${item.name}: ${plain(item.value)}`)];
	const value = [
		"		DataPoint #0",
		"			Value        : 1.0",
		...shown
	];
	const head = [
		`\t\tName         : ${name}`,
		`\t\tDescription  : ${description}`,
		`\t\tUnit         : ${unit}`
	];
	const lines = (kind, ...more) => `${[
		...head,
		`\t\tType         : ${kind}`,
		...more
	].join("\n")}\n`;
	switch (instrument) {
		case "counter":
		case "updowncounter": return lines("Sum", "		Sum DataPoints", `\t\tMonotonic    : ${instrument === "counter"}`, cumulative, ...times, ...value);
		case "gauge": return lines("Gauge", "		Gauge DataPoints", ...times, ...value);
		case "histogram": {
			const point = [
				"		Histogram DataPoints",
				"		DataPoint #0",
				...[
					"Count        : 1",
					"Sum          : 1.0",
					"Min          : 1.0",
					"Max          : 1.0"
				].map((line) => `\t\t\t${line}`)
			];
			return lines("Histogram", cumulative, ...times, ...point, ...shown, "			Buckets", ...buckets);
		}
	}
}
const bounds = [
	0,
	5,
	10,
	25,
	50,
	75,
	100,
	250,
	500,
	750,
	1e3,
	2500,
	5e3,
	7500,
	1e4
];
const buckets = [...bounds.map((bound, index) => `\t\t\t\t ${bounds[index - 1] ?? "-inf"} to ${bound} : ${index === 1 ? 1 : 0}`), "				10000 to +Infinity : 0"];
function printEvent({ name, attributes }, time) {
	return `${[
		"Log #0",
		"	 Instrumentation Scope: InstrumentationScope { name: \"weaver\", version: None, schema_url: None, attributes: [] }",
		`\t EventName: ${JSON.stringify(name)}`,
		`\t Observed Timestamp: ${time}`,
		"	 SeverityText: \"INFO\"",
		"	 SeverityNumber: Info",
		`\t Body: ${debug({
			kind: "string",
			value: name,
			written: true
		}, logWords)}`,
		"	 Attributes:",
		...attributes.map((attribute) => `\t\t ->  ${attribute.name}: ${debug(attribute.value, logWords)}`)
	].join("\n")}\n`;
}
const spanWords = {
	bool: "Bool",
	int: "I64",
	double: "F64",
	string: "String"
};
const logWords = {
	bool: "Boolean",
	int: "Int",
	double: "Double",
	string: "String"
};
function debug(value, words) {
	const item = (kind, one) => {
		if (kind === "string") return `${value.written ? "Owned" : "Static"}(${JSON.stringify(one)})`;
		return kind === "double" ? debugFloat(Number(one)) : String(one);
	};
	if (value.kind !== "list") return `${words[value.kind]}(${item(value.kind, value.value)})`;
	const { of, values } = value;
	const items = values.map((one) => item(of, one));
	if (words === spanWords) return `Array(${words[of]}([${items.join(", ")}]))`;
	return `ListAny([${items.map((one) => `${words[of]}(${one})`).join(", ")}])`;
}
function plain(value) {
	if (value.kind !== "list") return String(value.value);
	const { of, values } = value;
	return `[${values.map((one) => of === "string" ? JSON.stringify(one) : String(one)).join(",")}]`;
}

// workflows/weaver/emit/emit.ts
const defaultEndpoint = "http://localhost:4317";
async function emit({ v2 = false, stdout = false, endpoint = defaultEndpoint }, resolution, warnings) {
	const signals = emittedSignals(resolution, v2);
	const exitCode = warnings.some((diagnostic) => diagnostic.severity === "error") ? 1 : 0;
	if (stdout) return {
		exitCode,
		stdout: printSignals(signals, /* @__PURE__ */ new Date()),
		stderr: "",
		diagnostics: warnings
	};
	const { NotSent, sendSignals } = await import("./send-signals.js");
	try {
		await sendSignals(signals, endpoint);
		return {
			exitCode,
			stdout: "",
			stderr: "",
			diagnostics: warnings
		};
	} catch (error) {
		if (!(error instanceof NotSent)) throw error;
		return {
			exitCode: 1,
			stdout: "",
			stderr: "",
			diagnostics: [...warnings, notSent(endpoint, error)]
		};
	}
}
function notSent(endpoint, { kind, message: error }) {
	return {
		severity: "error",
		kind,
		error: { [kind]: { error } },
		message: `The signals could not be sent to ${endpoint}: ${error}`,
		hint: "Start a receiver that takes OTLP over gRPC there, name another with --endpoint, or print with --stdout.",
		at: void 0,
		related: []
	};
}

export { emit };