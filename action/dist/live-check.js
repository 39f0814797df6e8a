import { t as formatOutput } from "./format-output2.js";
import { o as isRefinementOfV2 } from "./resolution.js";
import { n as resolveV2 } from "./resolve-v2.js";
import { i as rawJson, n as Verbatim, r as printYaml, t as Tagged } from "./print-yaml.js";
import { $ as toText, cn as UserError, et as Float, wt as compareText, zt as Glob } from "./rendering.js";
import { t as fixed } from "./decimal.js";
import { t as styled } from "./ansi.js";

// workflows/weaver/live-check/known-names.ts
const cached = {
	v1: /* @__PURE__ */ new WeakMap(),
	v2: /* @__PURE__ */ new WeakMap()
};
function knownNames(resolution, v2) {
	const asV2 = v2 || resolution.published !== void 0;
	const cache = cached[asV2 ? "v2" : "v1"];
	const names = cache.get(resolution) ?? (asV2 ? namesOfV2(resolveV2(resolution)) : namesOfV1(resolution));
	cache.set(resolution, names);
	return names;
}
function namesOfV1(resolution) {
	const groups = resolution.groups.filter((group) => !isRefinementOfV2(group));
	const entities = /* @__PURE__ */ new Map();
	for (const group of groups) {
		const { name } = group.spec;
		if (group.type === "entity" && name !== void 0) entities.set(name, entityOfV1(name, group));
	}
	const signal = (name, group) => ({
		name,
		stability: group.stability,
		deprecated: group.deprecated,
		instrument: group.instrument,
		unit: group.unit,
		attributes: group.attributes.map(expected),
		associations: group.entity_associations.map((association) => associationOfV1(association, entities))
	});
	const signals = (type) => groups.flatMap((group) => {
		const name = type === "metric" ? group.metric_name : group.spec.name;
		return group.type === type && name !== void 0 ? [signal(name, group)] : [];
	});
	return names({
		attributes: groups.flatMap((group) => group.attributes),
		metrics: signals("metric"),
		events: signals("event")
	});
}
function entityOfV1(type, group) {
	return {
		type,
		attributes: group.attributes.map(expected)
	};
}
function associationOfV1(association, all) {
	if (typeof association === "string") return {
		kind: "entity",
		name: association,
		entity: all.get(association)
	};
	return {
		kind: "one_of" in association ? "one_of" : "all_of",
		members: ("one_of" in association ? association.one_of : association.all_of).map((member) => associationOfV1(member, all))
	};
}
function namesOfV2(resolved) {
	const { attributes, metrics, events } = resolved.registry;
	const signal = (item) => ({
		name: String(item["name"]),
		stability: item["stability"],
		deprecated: item["deprecated"],
		instrument: item["instrument"],
		unit: item["unit"],
		attributes: itemsOf(item["attributes"]).map(expectedOfV2),
		associations: itemsOf(item["entity_associations"]).map((association) => associationOfV2(association, resolved))
	});
	return names({
		attributes: attributes.map((item) => ({
			name: String(item["key"]),
			type: item["type"],
			stability: item["stability"],
			deprecated: item["deprecated"]
		})),
		metrics: metrics.map(signal),
		events: events.map(signal)
	});
}
function itemsOf(value) {
	return Array.isArray(value) ? value : [];
}
function expectedOfV2(item) {
	return expected({
		name: String(item["key"]),
		type: item["type"],
		requirement_level: item["requirement_level"]
	});
}
function associationOfV2(association, resolved) {
	for (const kind of ["one_of", "all_of"]) {
		const members = association[kind];
		if (members !== void 0) return {
			kind,
			members: itemsOf(members).map((member) => associationOfV2(member, resolved))
		};
	}
	const name = String(association["type"]);
	const { source } = association["provenance"] ?? {};
	const registry = source === void 0 ? resolved : resolved.dependencies?.find((dependency) => dependency.schema_url === source);
	return {
		kind: "entity",
		name,
		entity: registry && entityOfV2(registry, name)
	};
}
function entityOfV2({ registry, refinements }, name) {
	const item = registry.entities.find((entity) => entity["type"] === name) ?? refinements.entities.find((entity) => entity["id"] === name);
	if (item === void 0) return void 0;
	const attributes = [...itemsOf(item["identity"]), ...itemsOf(item["description"])].map(expectedOfV2);
	return {
		type: String(item["type"]),
		attributes
	};
}
function expected(attribute) {
	const { name, type, requirement_level: written } = attribute;
	const level = typeof written === "string" ? written : Object.keys(written)[0];
	return {
		name,
		template: isTemplate(type),
		level
	};
}
function isTemplate(type) {
	return typeof type === "string" && type.startsWith("template[");
}
function names({ attributes, metrics, events }) {
	const current = (items) => new Set(items.filter((item) => item.deprecated === void 0).map((item) => item.name));
	return {
		attributes,
		metrics: new Map(metrics.map((metric) => [metric.name, metric])),
		events: new Map(events.map((event) => [event.name, event])),
		current: {
			attributes: current(attributes),
			metrics: current(metrics),
			events: current(events)
		}
	};
}

// workflows/weaver/live-check/finding.ts
function subjectOf(sample) {
	switch (sample.kind) {
		case "span":
		case "metric": return {
			type: sample.kind,
			name: sample.body.name
		};
		case "log": return {
			type: "log",
			name: sample.body.event_name
		};
		case "resource":
		case "profile": return {
			type: sample.kind,
			name: null
		};
		case "attribute":
		case "span_event":
		case "span_link":
		case "instrumentation_scope": return {
			type: null,
			name: null
		};
	}
}
function findingOn(subject, { id, context = null, message, level }) {
	const { type: signal_type, name: signal_name } = subject;
	return {
		type: "PolicyFinding",
		id,
		context,
		message,
		level,
		signal_type,
		signal_name
	};
}
const ranks = {
	information: 0,
	improvement: 1,
	violation: 2
};
function isAtLeast(level, threshold) {
	return ranks[level] >= ranks[threshold];
}
function resultOf(findings) {
	let highest = null;
	for (const { level } of findings) if (highest === null || ranks[level] > ranks[highest]) highest = level;
	return {
		all_advice: findings,
		highest_advice_level: highest
	};
}

// workflows/weaver/live-check/lifecycle-advice.ts
function deprecation({ noun, key, name }, known, subject) {
	const { deprecated } = known;
	if (deprecated === void 0) return void 0;
	const reason = deprecated.reason === "unspecified" ? "uncategorized" : deprecated.reason;
	const { note } = deprecated;
	const message = `${noun} '${name}' is deprecated; reason = '${reason}', note = '${note}'.`;
	return findingOn(subject, {
		id: "deprecated",
		context: {
			[key]: name,
			deprecation_reason: reason,
			deprecation_note: note
		},
		message,
		level: "violation"
	});
}
function instability({ noun, key, name }, known, subject) {
	const { stability } = known;
	if (stability === void 0 || stability === "stable") return void 0;
	const message = `${noun} '${name}' is not stable; stability = ${stability}.`;
	return findingOn(subject, {
		id: "not_stable",
		context: {
			[key]: name,
			stability
		},
		message,
		level: "improvement"
	});
}

// workflows/weaver/live-check/sample-number.ts
var SampleNumber = class {
	text;
	value;
	integral;
	constructor(text) {
		this.integral = /^-?[1-9][0-9]*$/.test(text) && fitsWord(BigInt(text));
		this.value = Number(text);
		this.text = this.integral ? text : floatText(this.value);
	}
	toJSON() {
		return rawJson(this.text);
	}
};
const largest = 2n ** 64n - 1n;
const smallest = -(2n ** 63n);
function fitsWord(value) {
	return value >= smallest && value <= largest;
}
function floatText(value) {
	if (!Number.isFinite(value)) return "null";
	if (Object.is(value, -0)) return "-0.0";
	const size = Math.abs(value);
	if (size >= 0x2386f26fc10000 || size > 0 && size < 1e-5) return value.toExponential();
	return Number.isInteger(value) ? `${value}.0` : String(value);
}
function floatOf(value) {
	const text = floatText(value);
	return text === String(value) && !Number.isInteger(value) ? value : new SampleNumber(text);
}
const lossy = /[0-9](?:\.[0-9]*0(?![0-9])|[eE])|[0-9]{16}|-0(?![.0-9])|0\.00000/;
function parseSampleJson(text) {
	if (isTooDeep(text)) throw new SyntaxError(`recursion limit of ${deepest} exceeded`);
	if (!lossy.test(text)) return JSON.parse(text);
	const reviver = (_, value, { source }) => {
		if (typeof value !== "number" || source === void 0) return value;
		return /^-?[0-9]+$/.test(source) ? wholeOf(source, value) : floatOf(value);
	};
	return JSON.parse(text, reviver);
}
function wholeOf(source, value) {
	return String(value) === source ? value : new SampleNumber(source);
}
const deepest = 128;
function isTooDeep(text) {
	let depth = 0;
	for (let at = 0; at < text.length; at++) {
		const character = text[at];
		if (character === "\"") at = endOfString(text, at);
		else if (character === "[" || character === "{") depth++;
		else if (character === "]" || character === "}") depth--;
		if (depth > deepest) return true;
	}
	return false;
}
function endOfString(text, start) {
	let at = start + 1;
	while (at < text.length && text[at] !== "\"") at += text[at] === "\\" ? 2 : 1;
	return at;
}

// workflows/weaver/live-check/attribute-advice.ts
var AttributeAdvisor = class {
	#attributes;
	#templates;
	#policies;
	constructor({ attributes }, policies) {
		const plain = attributes.filter((attribute) => !isTemplate(attribute.type));
		const templates = attributes.filter((attribute) => isTemplate(attribute.type));
		this.#attributes = new Map(plain.map((attribute) => [attribute.name, attribute]));
		const byName = new Map(templates.map((attribute) => [attribute.name, attribute]));
		this.#templates = [...byName.values()].toSorted((left, right) => right.name.length - left.name.length);
		this.#policies = policies;
	}
	advise(sample, subject) {
		const { name } = sample;
		const known = this.#attributes.get(name) ?? this.#templates.find((item) => name.startsWith(item.name));
		const findings = [this.#presence(name, known, subject)];
		if (known !== void 0) {
			const named = {
				noun: "Attribute",
				key: "attribute_key",
				name
			};
			findings.push(deprecation(named, known, subject), instability(named, known, subject));
			findings.push(typeMismatch(sample, known, subject), undefinedVariant(sample, known, subject));
		}
		return [...findings.filter((item) => item !== void 0), ...this.#policies.onAttribute(name, subject)];
	}
	#presence(name, known, subject) {
		if (known === void 0) {
			const message = `Attribute '${name}' does not exist in the registry.`;
			return findingOn(subject, {
				id: "missing_attribute",
				context: { attribute_key: name },
				message,
				level: "violation"
			});
		}
		if (!isTemplate(known.type)) return void 0;
		const context = {
			attribute_key: name,
			template_name: known.name
		};
		const message = `Attribute '${name}' is a template`;
		return findingOn(subject, {
			id: "template_attribute",
			context,
			message,
			level: "information"
		});
	}
};
function typeMismatch(sample, known, subject) {
	const { name, type } = sample;
	if (type === null) return void 0;
	const context = {
		attribute_key: name,
		attribute_type: type
	};
	if (typeof known.type !== "string") {
		if (type === "string" || type === "int") return void 0;
		const message = `Enum attribute '${name}' has type '${type}'. Enum value type should be 'string' or 'int'.`;
		return findingOn(subject, {
			id: "type_mismatch",
			context,
			message,
			level: "violation"
		});
	}
	const expected = isTemplate(known.type) ? known.type.slice(9, -1) : known.type;
	if (isCompatible(type, expected)) return void 0;
	const message = `Attribute '${name}' has type '${type}'. Type should be '${expected}'.`;
	return findingOn(subject, {
		id: "type_mismatch",
		context: {
			...context,
			expected
		},
		message,
		level: "violation"
	});
}
function isCompatible(type, expected) {
	if (type === expected || type === "any" || expected === "any") return true;
	return type === "int" && expected === "double" || type === "int[]" && expected === "double[]";
}
function undefinedVariant(sample, known, subject) {
	const { name, value, type } = sample;
	if (typeof known.type === "string" || value === null || type !== "string" && type !== "int") return void 0;
	if (known.type.members.some((member) => isVariant(value, type, member.value))) return void 0;
	const message = `Enum attribute '${name}' has value '${plain(value)}' which is not documented.`;
	return findingOn(subject, {
		id: "undefined_enum_variant",
		context: {
			attribute_key: name,
			attribute_value: value
		},
		message,
		level: "information"
	});
}
function isVariant(value, type, member) {
	if (type === "string") return typeof value === "string" && value === member;
	return typeof value === "number" && Number.isInteger(value) && value === member;
}
function plain(value) {
	if (typeof value === "string") return value;
	return value instanceof SampleNumber ? value.text : JSON.stringify(value);
}

// workflows/weaver/live-check/name-policies.ts
const wellFormed = /^[a-z][a-z0-9]*(?:[._][a-z0-9]+)*$/;
var NamePolicies = class {
	#attributes;
	#deprecated;
	#templates;
	#namespaces;
	#known = /* @__PURE__ */ new Map();
	constructor({ attributes }) {
		const last = new Map(attributes.map((attribute) => [attribute.name, attribute]));
		const plain = attributes.filter((attribute) => !isTemplate(attribute.type)).map((attribute) => attribute.name);
		this.#attributes = new Set(plain);
		this.#deprecated = new Set(plain.filter((name) => last.get(name)?.deprecated !== void 0));
		this.#templates = [...new Set(attributes.filter(({ type }) => isTemplate(type)).map(({ name }) => name))];
		this.#namespaces = new Set([...this.#attributes].flatMap(namespacesOf));
	}
	onAttribute(name, subject) {
		const advice = this.#known.get(name) ?? this.#adviseOn(name);
		this.#known.set(name, advice);
		return advice.map((item) => findingOn(subject, item));
	}
	onMetric(name, subject) {
		if (wellFormed.test(name)) return [];
		const message = `Metric name '${name}' does not match name formatting rules.`;
		return [findingOn(subject, {
			id: "invalid_format",
			level: "violation",
			context: { metric_name: name },
			message
		})];
	}
	#adviseOn(name) {
		const isInTemplate = this.#templates.some((template) => name.startsWith(template));
		const about = (id, level, message) => {
			return {
				id,
				level,
				context: { attribute_key: name },
				message
			};
		};
		const advice = [];
		if (!name.includes(".")) {
			const message = `Attribute key '${name}' must include a namespace (e.g. '{namespace}.{attribute_key}')`;
			advice.push(about("missing_namespace", "improvement", message));
		}
		if (!isInTemplate && !wellFormed.test(name)) {
			const message = `Attribute key '${name}' does not match name formatting rules.`;
			advice.push(about("invalid_format", "violation", message));
		}
		return [...advice, ...this.#collisions(name, isInTemplate)];
	}
	#collisions(name, isInTemplate) {
		const namespaces = namespacesOf(name);
		const extended = isInTemplate || this.#attributes.has(name) ? void 0 : namespaces.findLast((namespace) => this.#namespaces.has(namespace));
		return [...new Set(namespaces)].toSorted().flatMap((namespace) => {
			const context = {
				attribute_key: name,
				namespace
			};
			const found = [];
			if (namespace === extended) {
				const message = `Attribute key '${name}' collides with existing namespace '${namespace}'`;
				found.push({
					id: "extends_namespace",
					level: "information",
					context,
					message
				});
			}
			if (this.#attributes.has(namespace) && !this.#deprecated.has(namespace)) {
				const message = `Namespace '${namespace}' collides with existing attribute '${name}'`;
				found.push({
					id: "illegal_namespace",
					level: "violation",
					context,
					message
				});
			}
			return found;
		});
	}
};
function namespacesOf(name) {
	const namespaces = [];
	for (let at = name.indexOf("."); at >= 0; at = name.indexOf(".", at + 1)) namespaces.push(name.slice(0, at));
	return namespaces;
}

// workflows/weaver/live-check/presence-advice.ts
const absence = {
	required: {
		word: "Required",
		level: "violation"
	},
	recommended: {
		word: "Recommended",
		level: "improvement"
	},
	opt_in: {
		word: "Opt-in",
		level: "information"
	},
	conditionally_required: {
		word: "Conditionally required",
		level: "information"
	}
};
function absentAttributes(expected, sample, subject) {
	const present = new Set(sample.map((attribute) => attribute.name));
	const has = ({ name, template }) => template ? sample.some((attribute) => attribute.name.startsWith(name)) : present.has(name);
	return expected.filter((attribute) => !has(attribute)).map(({ name, level: wanted }) => {
		const { word, level } = absence[wanted];
		const message = `${word} attribute '${name}' is not present.`;
		const id = `${wanted}_attribute_not_present`;
		return findingOn(subject, {
			id,
			context: { attribute_key: name },
			message,
			level
		});
	});
}
function absentEntities(associations, resource, subject) {
	const [single, ...more] = associations;
	if (single === void 0) return [];
	const facts = {
		present: new Set(resource.map((attribute) => attribute.name)),
		subject
	};
	return (more.length === 0 ? evaluate(single, facts) : evaluateOneOf(associations, facts)).findings;
}
function evaluate(association, facts) {
	switch (association.kind) {
		case "entity": return association.entity === void 0 ? neutral : evaluateEntity(association.entity, facts);
		case "one_of": return evaluateOneOf(association.members, facts);
		case "all_of": {
			const outcomes = association.members.map((member) => evaluate(member, facts));
			return {
				satisfied: outcomes.every((outcome) => outcome.satisfied),
				findings: outcomes.flatMap((outcome) => outcome.findings)
			};
		}
	}
}
const neutral = {
	satisfied: true,
	findings: []
};
function evaluateEntity({ type, attributes }, { present, subject }) {
	const findings = attributes.filter(({ name }) => !present.has(name)).map(({ name, level: wanted }) => {
		const { word, level } = absence[wanted];
		const message = `${word} attribute '${name}' for entity '${type}' is not present in the resource.`;
		const context = {
			attribute_key: name,
			entity_type: type
		};
		return findingOn(subject, {
			id: `entity_${wanted}_attribute_not_present`,
			context,
			message,
			level
		});
	});
	return {
		satisfied: findings.every((finding) => finding.level !== "violation"),
		findings
	};
}
function evaluateOneOf(members, facts) {
	const satisfied = members.map((member) => evaluate(member, facts)).filter((outcome) => outcome.satisfied);
	if (satisfied.length > 0) return {
		satisfied: true,
		findings: satisfied.flatMap((outcome) => outcome.findings)
	};
	const entities = [...new Set(members.flatMap(entitiesIn))];
	const message = `None of the associated entities [${entities.join(", ")}] were satisfied by the resource.`;
	const told = {
		id: "entity_association_not_satisfied",
		context: { entity_type: entities },
		message,
		level: "violation"
	};
	return {
		satisfied: false,
		findings: [findingOn(facts.subject, told)]
	};
}
function entitiesIn(association) {
	return association.kind === "entity" ? [association.name] : association.members.flatMap(entitiesIn);
}

// workflows/weaver/live-check/check-samples.ts
var SampleChecker = class {
	#known;
	#statistics;
	#rules;
	#tell;
	#signals;
	#attributes;
	#policies;
	#resource = [];
	constructor({ known, statistics, rules, tell, received = false }) {
		this.#tell = tell;
		this.#signals = [
			"span",
			"metric",
			"log",
			...received ? ["profile"] : []
		];
		this.#known = known;
		this.#statistics = statistics;
		this.#rules = rules;
		this.#policies = new NamePolicies(known);
		this.#attributes = new AttributeAdvisor(known, this.#policies);
	}
	check(sample) {
		const subject = subjectOf(sample);
		switch (sample.kind) {
			case "attribute": return this.#attribute(sample.body, subject);
			case "span": return this.#span(sample.body, subject);
			case "metric": return this.#metric(sample.body, subject);
			case "log": return this.#log(sample.body, subject);
			case "resource":
				this.#resource = sample.body.attributes;
				return this.#plain(sample.body, {
					type: sample.kind,
					subject
				});
			case "span_event":
			case "span_link":
			case "instrumentation_scope":
			case "profile": return this.#plain(sample.body, {
				type: sample.kind,
				subject
			});
		}
	}
	#result({ type, part = type, name }, findings) {
		if (this.#tell !== void 0) for (const finding of findings) this.#tell(this.#told(finding, part));
		const kept = findings.map((finding) => this.#rules(finding, name)).filter((finding) => finding !== void 0);
		const result = resultOf(kept);
		this.#statistics.add(type, result);
		return result;
	}
	#told(finding, sampleType) {
		return {
			finding,
			sampleType,
			resource: this.#signals.includes(finding.signal_type ?? "") ? this.#resource : []
		};
	}
	#attribute(attribute, subject) {
		const { name } = attribute;
		const findings = this.#attributes.advise(attribute, subject);
		const result = this.#result({
			type: "attribute",
			name
		}, findings);
		attribute.live_check_result = result;
		const template = result.all_advice.find((finding) => finding.id === "template_attribute")?.context?.["template_name"];
		this.#statistics.attributes.add(typeof template === "string" ? template : name);
	}
	#all(attributes, subject) {
		for (const attribute of attributes) this.#attribute(attribute, subject);
	}
	#plain(body, { type, subject }) {
		body.live_check_result = this.#result({
			type,
			name: body.name ?? null
		}, []);
		this.#all(body.attributes, subject);
	}
	#span(span, subject) {
		this.#plain(span, {
			type: "span",
			subject
		});
		for (const event of span.span_events) this.#plain(event, {
			type: "span_event",
			subject
		});
		for (const link of span.span_links) this.#plain(link, {
			type: "span_link",
			subject
		});
	}
	#metric(metric, subject) {
		const { name } = metric;
		const known = this.#known.metrics.get(name);
		const findings = [];
		if (known === void 0) findings.push(findingOn(subject, {
			id: "missing_metric",
			level: "violation",
			message: "Metric does not exist in the registry."
		}));
		else {
			findings.push(...lifecycle({
				noun: "Metric",
				key: "metric_name",
				name
			}, known, subject));
			findings.push(...instrumentAndUnit(metric, known, subject));
		}
		findings.push(...this.#policies.onMetric(name, subject));
		if (known !== void 0) findings.push(...absentEntities(known.associations, this.#resource, subject));
		metric.live_check_result = this.#result({
			type: "metric",
			name
		}, findings);
		if (metric.data_points !== null) this.#dataPoints(metric.data_points, {
			known,
			subject
		});
		this.#statistics.metrics.add(name);
	}
	#dataPoints({ kind, points }, about) {
		const { known, subject } = about;
		for (const point of points) {
			const expected = kind === "exponential" ? [] : known?.attributes ?? [];
			const findings = absentAttributes(expected, point.attributes, subject);
			point.live_check_result = this.#result({
				type: "data_point",
				part: `${pointNames[kind]}_data_point`,
				name: null
			}, findings);
			this.#all(point.attributes, subject);
			for (const exemplar of point.exemplars) this.#exemplar(exemplar, subject);
		}
	}
	#exemplar(exemplar, subject) {
		exemplar.live_check_result = this.#result({
			type: "exemplar",
			name: null
		}, []);
		this.#all(exemplar.filtered_attributes, subject);
	}
	#log(log, subject) {
		const { event_name: name, attributes } = log;
		const known = name === "" ? void 0 : this.#known.events.get(name);
		const findings = [];
		if (known !== void 0) {
			findings.push(...lifecycle({
				noun: "Event",
				key: "event_name",
				name
			}, known, subject));
			findings.push(...absentAttributes(known.attributes, attributes, subject));
			findings.push(...absentEntities(known.associations, this.#resource, subject));
		} else if (name !== "") {
			const message = `Event '${name}' does not exist in the registry.`;
			findings.push(findingOn(subject, {
				id: "missing_event",
				level: "violation",
				message
			}));
		}
		log.live_check_result = this.#result({
			type: "log",
			name
		}, findings);
		this.#all(attributes, subject);
		if (name !== "") this.#statistics.events.add(name);
	}
};
const pointNames = {
	number: "number",
	histogram: "histogram",
	exponential: "exponential_histogram"
};
function lifecycle(named, known, subject) {
	return [deprecation(named, known, subject), instability(named, known, subject)].filter((finding) => finding !== void 0);
}
const instruments = [
	"updowncounter",
	"counter",
	"gauge",
	"histogram"
];
function instrumentAndUnit(metric, known, subject) {
	const { instrument, unit } = metric;
	const findings = [];
	if (!instruments.includes(instrument)) {
		const message = `Instrument '${instrument}' is not supported`;
		findings.push(findingOn(subject, {
			id: "unexpected_instrument",
			context: { instrument },
			message,
			level: "violation"
		}));
	} else if (known.instrument !== void 0 && known.instrument !== instrument) {
		const message = `Instrument should be '${known.instrument}', but found '${instrument}'.`;
		const context = {
			instrument,
			expected: known.instrument
		};
		findings.push(findingOn(subject, {
			id: "unexpected_instrument",
			context,
			message,
			level: "violation"
		}));
	}
	if (known.unit !== void 0 && known.unit !== unit) {
		const message = `Unit should be '${known.unit}', but found '${unit}'.`;
		const context = {
			unit,
			expected: known.unit
		};
		findings.push(findingOn(subject, {
			id: "unit_mismatch",
			context,
			message,
			level: "violation"
		}));
	}
	return findings;
}

// workflows/weaver/live-check/decode.ts
var BadSample = class extends Error {
	path = [];
	under(key) {
		this.path.unshift(key);
		return this;
	}
};
function fieldsOf(value) {
	if (typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof SampleNumber)) return value;
	throw new BadSample(`expected a map, found ${nameOf(value)}`);
}
function field(fields, key, decode) {
	const value = fields[key];
	if (value === void 0) throw new BadSample(`missing \`${key}\``);
	return below(key, () => decode(value));
}
function optional(fields, key, decode) {
	const value = fields[key];
	return value === void 0 || value === null ? null : below(key, () => decode(value));
}
function withDefault(fields, key, options) {
	return fields[key] === void 0 ? options.without : field(fields, key, options.decode);
}
function list(decode) {
	return (value) => {
		if (!Array.isArray(value)) throw new BadSample(`expected a list, found ${nameOf(value)}`);
		return value.map((item, index) => below(index, () => decode(item)));
	};
}
function below(key, decode) {
	try {
		return decode();
	} catch (error) {
		throw error instanceof BadSample ? error.under(key) : error;
	}
}
function text(value) {
	if (typeof value === "string") return value;
	throw new BadSample(`expected a string, found ${nameOf(value)}`);
}
function oneOf(...choices) {
	return (value) => {
		const found = choices.find((choice) => choice === text(value));
		if (found !== void 0) return found;
		throw new BadSample(`unknown \`${String(value)}\`, expected one of ${choices.join(", ")}`);
	};
}
function float(value) {
	if (typeof value === "number") return floatOf(value);
	if (value instanceof SampleNumber) return floatOf(value.value);
	throw new BadSample(`expected a number, found ${nameOf(value)}`);
}
function whole(bits, signed) {
	const [least, most] = signed ? [-(2 ** (bits - 1)), 2 ** (bits - 1) - 1] : [0, 2 ** bits - 1];
	return (value) => {
		const number = value instanceof SampleNumber && value.integral ? value.value : value;
		if (typeof number === "number" && Number.isInteger(number) && number >= least && number <= most) return value;
		throw new BadSample(`expected a whole number from ${least} to ${most}, found ${nameOf(value)}`);
	};
}
function small(signed) {
	const decode = whole(32, signed);
	return (value) => Number(decode(value));
}
function nameOf(value) {
	if (value === null) return "null";
	if (Array.isArray(value)) return "a list";
	if (value instanceof SampleNumber) return value.text;
	return typeof value === "object" ? "a map" : JSON.stringify(value);
}

// workflows/weaver/live-check/finding-rules.ts
function findingRules(filters = [], overrides = []) {
	if (filters.length === 0 && overrides.length === 0) return (finding) => finding;
	const levels = overrides.map((rule) => ({
		...rule,
		applies: scopeOf(rule)
	}));
	const drops = filters.map((rule) => {
		const excluded = matcher(rule.excludeSamples);
		return {
			...rule,
			applies: scopeOf(rule),
			excluded
		};
	});
	return (found, sampleName) => {
		const override = levels.find(({ ids, applies }) => (ids?.includes(found.id) ?? true) && applies(found, sampleName));
		const finding = override === void 0 ? found : {
			...found,
			level: override.level
		};
		return drops.some(({ exclude, minLevel, excluded, applies }) => {
			if (!applies(finding, sampleName)) return false;
			if (exclude?.includes(finding.id) === true) return true;
			if (minLevel !== void 0 && !isAtLeast(finding.level, minLevel)) return true;
			return excluded !== void 0 && sampleName !== null && excluded(sampleName);
		}) ? void 0 : finding;
	};
}
function scopeOf({ signalType, sampleNames }) {
	const matches = matcher(sampleNames);
	return (finding, sampleName) => {
		if (signalType !== void 0 && finding.signal_type !== signalType) return false;
		return matches === void 0 || sampleName !== null && matches(sampleName);
	};
}
function matcher(patterns = []) {
	if (patterns.length === 0) return void 0;
	const globs = patterns.map((pattern) => {
		try {
			return new Glob(pattern);
		} catch (error) {
			if (!(error instanceof SyntaxError)) throw error;
			throw new UserError("bad-sample-pattern", {
				message: `"${pattern}" is not a pattern of sample names: ${error.message}.`,
				hint: "Use * and ? for anything, [a-z] for a class and {a,b} for alternatives."
			});
		}
	});
	return (name) => globs.some((glob) => glob.matches(name));
}

// workflows/weaver/live-check/sample-text.ts
function valueText(value) {
	return toText(templateValue(value));
}
function isShown(value) {
	if (value instanceof SampleNumber) return value.value !== 0;
	if (typeof value === "object" && value !== null) return Object.keys(value).length > 0;
	return Boolean(value);
}
function templateValue(value) {
	if (value instanceof SampleNumber) return value.integral ? BigInt(value.text) : new Float(value.value);
	if (Array.isArray(value)) return value.map(templateValue);
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, templateValue(item)]));
}

// workflows/weaver/live-check/print-sample.ts
const headers = {
	information: "bright_green",
	improvement: "bright_yellow",
	violation: "bright_red"
};
const levels = {
	information: "green",
	improvement: "yellow",
	violation: "red"
};
function printSample(sample) {
	switch (sample.kind) {
		case "attribute": return printAttribute(sample.body, 0);
		case "span": return printSpan(sample.body);
		case "span_event": return printPart({
			title: "Span event",
			name: sample.body.name,
			body: sample.body,
			indent: 0
		});
		case "span_link": return printPart({
			title: "Span link",
			body: sample.body,
			indent: 0
		});
		case "resource": return printPart({
			title: "Resource",
			body: sample.body,
			indent: 0
		});
		case "instrumentation_scope": return printScope(sample.body);
		case "metric": return printMetric(sample.body);
		case "log": {
			const name = sample.body.event_name;
			return printPart({
				title: name === "" ? "Log" : "Log Event",
				name,
				body: sample.body,
				indent: 0
			});
		}
		case "profile": {
			const name = sample.body.original_payload_format;
			return printPart({
				title: "Profile",
				name,
				body: sample.body,
				indent: 0
			});
		}
	}
}
function header({ live_check_result: result }, name) {
	return styled(name, headers[result?.highest_advice_level ?? "information"]);
}
function title(text) {
	return styled(text, "bright_cyan", "bold");
}
function findings({ live_check_result: result }, indent) {
	const line = (level, message) => `${" ".repeat(indent)}    - [${styled(level, levels[level])}] ${message}\n`;
	return (result?.all_advice ?? []).map(({ level, message }) => line(level, message)).join("");
}
function printAttribute(attribute, indent) {
	const value = isShown(attribute.value) ? ` = ${valueText(attribute.value)}` : "";
	return `${" ".repeat(indent)}${header(attribute, attribute.name)}${value}\n${findings(attribute, indent)}`;
}
function printAttributes(attributes, indent) {
	return attributes.map((attribute) => printAttribute(attribute, indent + 4)).join("");
}
function printPart({ title: text, name, more = "", body, indent }) {
	const named = name === void 0 ? "" : ` ${header(body, name)}`;
	return `${`${" ".repeat(indent)}${title(text)}${named}${more}\n`}${findings(body, indent)}${printAttributes(body.attributes, indent)}`;
}
function printSpan(span) {
	const events = span.span_events.map((body) => printPart({
		title: "Span event",
		name: body.name,
		body,
		indent: 4
	}));
	const links = span.span_links.map((body) => printPart({
		title: "Span link",
		body,
		indent: 4
	}));
	return [
		printPart({
			title: "Span",
			name: span.name,
			more: ` \`${span.kind}\``,
			body: span,
			indent: 0
		}),
		...events,
		...links
	].join("");
}
function printScope(scope) {
	const version = scope.version === "" ? "" : ` \`${scope.version}\``;
	const url = scope.schema_url === "" ? "" : `  schema URL: ${scope.schema_url}\n`;
	const dropped = scope.dropped_attributes_count;
	const more = dropped === 0 ? "" : `  dropped attributes: ${dropped}\n`;
	return `${`${title("Instrumentation scope")} ${header(scope, scope.name)}${version}`}${findings(scope, 0)}\n${url}${more}${printAttributes(scope.attributes, 0)}`;
}
function printMetric(metric) {
	const first = `${title("Metric")} ${header(metric, metric.name)} \`${metric.instrument}\`, \`${metric.unit}\`\n`;
	const points = metric.data_points === null ? "" : printDataPoints(metric.data_points);
	return `${first}${findings(metric, 0)}${points}`;
}
function printDataPoints(data) {
	const measured = (point) => {
		if ("value" in point) return valueText(point.value);
		const { count, sum, min, max } = point;
		return `count=${valueText(count)}, sum=${valueText(sum)}, min=${valueText(min)}, max=${valueText(max)}`;
	};
	return data.points.map((point) => {
		return printPart({
			title: "Data point",
			more: ` ${measured(point)}`,
			body: point,
			indent: 4
		}) + point.exemplars.map((exemplar) => printExemplar(exemplar, 8)).join("");
	}).join("");
}
function printExemplar(exemplar, indent) {
	const { value, timestamp, span_id: span, trace_id: trace, filtered_attributes: attributes } = exemplar;
	return printPart({
		title: "Exemplar",
		more: ` ${valueText(value)} @ ${timestamp} on ${span} ${trace}`,
		body: {
			live_check_result: exemplar.live_check_result,
			attributes
		},
		indent
	});
}

// workflows/weaver/live-check/sample.ts
function sampleJson({ kind, body }) {
	if (kind !== "metric") return { [kind]: body };
	return { metric: {
		...body,
		data_points: body.data_points?.points ?? null
	} };
}

// workflows/weaver/live-check/print-report.ts
function printReport({ samples, statistics }, format) {
	switch (format) {
		case "mute": return "";
		case "json": return `${JSON.stringify({
			samples: samples.map(sampleJson),
			statistics
		}, null, 2)}\n`;
		case "jsonl": return [...samples.map(sampleJson), ...statistics ? [statistics] : []].map((line) => `${JSON.stringify(line)}\n`).join("");
		case "yaml": return `${printYaml(forYaml({
			samples: samples.map(tagged),
			statistics: statistics?.toJSON() ?? null
		}))}\n`;
		case "ansi": return `${samples.map((sample) => `${printSample(sample)}\n`).join("")}\n${statistics ? printStatistics(statistics) : ""}\n`;
		default: return;
	}
}
function printStream({ samples, statistics }, format) {
	switch (format) {
		case "mute": return "";
		case "jsonl": return documentsOf({
			samples,
			statistics
		}).map((document) => `${JSON.stringify(document)}\n`).join("");
		case "json": return documentsOf({
			samples,
			statistics
		}).map((document) => `${JSON.stringify(document, null, 2)}\n`).join("");
		case "yaml": return [...samples.map(tagged), ...statistics === void 0 ? [] : [statistics?.toJSON() ?? null]].map((document) => `${printYaml(forYaml(document))}\n`).join("");
		case "ansi": return `${samples.map((sample) => `${printSample(sample)}\n`).join("")}${statistics ? `${printStatistics(statistics)}\n` : ""}`;
		default: return;
	}
}
function documentsOf({ samples, statistics }) {
	return [...samples.map(sampleJson), ...statistics === void 0 ? [] : [statistics]];
}
function reportDocuments({ samples, statistics }, stream) {
	if (!stream) return [JSON.stringify({
		samples: samples.map(sampleJson),
		statistics
	})];
	return documentsOf({
		samples,
		statistics
	}).map((document) => JSON.stringify(document));
}
function tagged(sample) {
	return new Tagged(sample.kind, sampleJson(sample)[sample.kind]);
}
function forYaml(value) {
	if (value instanceof SampleNumber) return new Verbatim(value.text.replace("e+", "e"));
	if (value instanceof Tagged) return new Tagged(value.tag, forYaml(value.value));
	if (Array.isArray(value)) return value.map(forYaml);
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, forYaml(item)]));
}
function printStatistics(statistics) {
	const data = statistics.toJSON();
	const counts = (key, indent) => Object.entries(data[key] ?? {}).map(([name, count]) => `${indent}- ${name}: ${String(count)}\n`).join("");
	const total = Number(data["total_entities"]);
	const advisories = Number(data["total_advisories"]);
	const seen = floatOf(Number(fixed(statistics.coverage * 100, 2)));
	return [
		`${heading("Samples")}  - total: ${total}\n`,
		...total === 0 ? [] : [
			`  - by type:\n${counts("total_entities_by_type", "    ")}`,
			`  - by highest advice level:\n    - no advice: ${String(data["no_advice_count"])}\n`,
			counts("highest_advice_level_counts", "    ")
		],
		`\n${heading("Advisories given")}  - total: ${advisories}\n`,
		...advisories === 0 ? [] : [
			`  - advice level:\n${counts("advice_level_counts", "    ")}`,
			`  - advice type:\n${counts("advice_type_counts", "    ")}`,
			`  - advice message:\n${counts("advice_message_counts", "    ")}`
		],
		`\n${heading("Registry coverage")}  - total seen: ${valueText(seen)}%\n`
	].join("");
}
function heading(text) {
	return `${styled(text, "blue", "bold")}\n`;
}

// workflows/weaver/live-check/receive/listen-failed.ts
var ListenFailed = class extends Error {};

// workflows/weaver/live-check/infer-type.ts
function inferType(value) {
	if (!Array.isArray(value)) return scalarType(value);
	const types = new Set(value.filter((item) => item !== null).map(scalarType));
	const [first] = types;
	if (first === void 0 || first === null) return null;
	if (types.size === 1) return `${first}[]`;
	return types.size === 2 && types.has("int") && types.has("double") ? "double[]" : null;
}
function scalarType(value) {
	if (typeof value === "boolean") return "boolean";
	if (typeof value === "string") return "string";
	if (typeof value === "number") return Number.isInteger(value) ? "int" : "double";
	if (value instanceof SampleNumber) return value.integral ? "int" : "double";
	return null;
}

// workflows/weaver/live-check/read-samples.ts
const unchecked = { live_check_result: null };
const valueTypes = [
	"boolean",
	"int",
	"double",
	"string",
	"any",
	"string[]",
	"int[]",
	"double[]",
	"boolean[]"
];
function attribute(value) {
	const fields = fieldsOf(value);
	const content = sorted(fields["value"] ?? null);
	const type = optional(fields, "type", oneOf(...valueTypes)) ?? inferType(content);
	return {
		name: field(fields, "name", text),
		value: content,
		type,
		live_check_result: null
	};
}
function sorted(value) {
	if (Array.isArray(value)) return value.map(sorted);
	if (typeof value !== "object" || value === null || value instanceof SampleNumber) return value;
	const entries = Object.entries(value).toSorted(([left], [right]) => compareText(left, right));
	return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)]));
}
const attributeList = list(attribute);
const attributes = (fields) => withDefault(fields, "attributes", {
	decode: attributeList,
	without: []
});
const orEmpty = (fields, key) => withDefault(fields, key, {
	decode: text,
	without: ""
});
function spanEvent(value) {
	const fields = fieldsOf(value);
	return {
		name: field(fields, "name", text),
		attributes: attributes(fields),
		...unchecked
	};
}
function spanLink(value) {
	return {
		attributes: attributes(fieldsOf(value)),
		...unchecked
	};
}
function span(value) {
	const fields = fieldsOf(value);
	return {
		name: field(fields, "name", text),
		kind: field(fields, "kind", oneOf("internal", "client", "server", "producer", "consumer")),
		status: optional(fields, "status", status),
		attributes: attributes(fields),
		span_events: withDefault(fields, "span_events", {
			decode: list(spanEvent),
			without: []
		}),
		span_links: withDefault(fields, "span_links", {
			decode: list(spanLink),
			without: []
		}),
		...unchecked
	};
}
function status(value) {
	const fields = fieldsOf(value);
	return {
		code: field(fields, "code", oneOf("unset", "ok", "error")),
		message: field(fields, "message", text)
	};
}
function resource(value) {
	return {
		attributes: attributes(fieldsOf(value)),
		...unchecked
	};
}
function scope(value) {
	const fields = fieldsOf(value);
	return {
		name: orEmpty(fields, "name"),
		version: orEmpty(fields, "version"),
		schema_url: orEmpty(fields, "schema_url"),
		attributes: attributes(fields),
		dropped_attributes_count: withDefault(fields, "dropped_attributes_count", {
			decode: small(false),
			without: 0
		}),
		...unchecked
	};
}
function exemplar(value) {
	const fields = fieldsOf(value);
	return {
		filtered_attributes: field(fields, "filtered_attributes", attributeList),
		value: field(fields, "value", sorted),
		timestamp: field(fields, "timestamp", text),
		span_id: field(fields, "span_id", text),
		trace_id: field(fields, "trace_id", text),
		...unchecked
	};
}
const flags = (fields) => withDefault(fields, "flags", {
	decode: small(false),
	without: 0
});
const exemplars = (fields) => withDefault(fields, "exemplars", {
	decode: list(exemplar),
	without: []
});
function numberPoint(value) {
	const fields = fieldsOf(value);
	return {
		attributes: field(fields, "attributes", attributeList),
		value: field(fields, "value", sorted),
		flags: flags(fields),
		exemplars: exemplars(fields),
		...unchecked
	};
}
const count = whole(64, false);
function histogramPoint(value) {
	const fields = fieldsOf(value);
	return {
		attributes: field(fields, "attributes", attributeList),
		count: field(fields, "count", count),
		sum: optional(fields, "sum", float),
		bucket_counts: withDefault(fields, "bucket_counts", {
			decode: list(count),
			without: []
		}),
		explicit_bounds: withDefault(fields, "explicit_bounds", {
			decode: list(float),
			without: []
		}),
		min: optional(fields, "min", float),
		max: optional(fields, "max", float),
		flags: flags(fields),
		exemplars: exemplars(fields),
		...unchecked
	};
}
function exponentialPoint(value) {
	const fields = fieldsOf(value);
	return {
		attributes: field(fields, "attributes", attributeList),
		count: field(fields, "count", count),
		sum: optional(fields, "sum", float),
		scale: withDefault(fields, "scale", {
			decode: small(true),
			without: 0
		}),
		zero_count: withDefault(fields, "zero_count", {
			decode: count,
			without: 0
		}),
		positive: optional(fields, "positive", buckets),
		negative: optional(fields, "negative", buckets),
		flags: flags(fields),
		min: optional(fields, "min", float),
		max: optional(fields, "max", float),
		zero_threshold: withDefault(fields, "zero_threshold", {
			decode: float,
			without: float(0)
		}),
		exemplars: exemplars(fields),
		...unchecked
	};
}
function buckets(value) {
	const fields = fieldsOf(value);
	return {
		offset: field(fields, "offset", small(true)),
		bucket_counts: field(fields, "bucket_counts", list(count))
	};
}
function dataPoints(value) {
	const points = list(fieldsOf)(value);
	if (points.every((point) => "value" in point)) return {
		kind: "number",
		points: list(numberPoint)(points)
	};
	try {
		return {
			kind: "histogram",
			points: list(histogramPoint)(points)
		};
	} catch (error) {
		if (!(error instanceof BadSample)) throw error;
		return {
			kind: "exponential",
			points: list(exponentialPoint)(points)
		};
	}
}
function metric(value) {
	const fields = fieldsOf(value);
	return {
		name: field(fields, "name", text),
		instrument: field(fields, "instrument", text),
		unit: field(fields, "unit", text),
		data_points: optional(fields, "data_points", dataPoints),
		...unchecked
	};
}
function log(value) {
	const fields = fieldsOf(value);
	return {
		event_name: field(fields, "event_name", text),
		severity_number: optional(fields, "severity_number", small(true)),
		severity_text: optional(fields, "severity_text", text),
		body: optional(fields, "body", text),
		attributes: attributes(fields),
		trace_id: optional(fields, "trace_id", text),
		span_id: optional(fields, "span_id", text),
		...unchecked
	};
}
function profile(value) {
	const fields = fieldsOf(value);
	return {
		original_payload_format: field(fields, "original_payload_format", text),
		attributes: attributes(fields),
		...unchecked
	};
}
function sampleOf(kind, value) {
	switch (kind) {
		case "attribute": return {
			kind,
			body: attribute(value)
		};
		case "span": return {
			kind,
			body: span(value)
		};
		case "span_event": return {
			kind,
			body: spanEvent(value)
		};
		case "span_link": return {
			kind,
			body: spanLink(value)
		};
		case "resource": return {
			kind,
			body: resource(value)
		};
		case "instrumentation_scope": return {
			kind,
			body: scope(value)
		};
		case "metric": return {
			kind,
			body: metric(value)
		};
		case "log": return {
			kind,
			body: log(value)
		};
		case "profile": return {
			kind,
			body: profile(value)
		};
		default: throw new BadSample("unknown kind, expected one of attribute, span, span_event, span_link, resource, instrumentation_scope, metric, log, profile");
	}
}
const readSamples = list((value) => {
	const entries = Object.entries(fieldsOf(value));
	const [entry] = entries;
	if (entry === void 0 || entries.length > 1) throw new BadSample("expected a map of one key, the kind of sample");
	return below(entry[0], () => sampleOf(entry[0], entry[1]));
});

// workflows/weaver/live-check/read-text-samples.ts
function readTextSamples(text) {
	return text.split("\n").map((line) => line.trim()).filter((line) => line !== "").map(sampleOfLine);
}
function sampleOfLine(line) {
	const at = line.indexOf("=");
	if (at < 0) return {
		kind: "attribute",
		body: {
			name: line,
			value: null,
			type: null,
			live_check_result: null
		}
	};
	const value = valueOf(line.slice(at + 1).trim());
	return {
		kind: "attribute",
		body: {
			name: line.slice(0, at).trim(),
			value,
			type: inferType(value),
			live_check_result: null
		}
	};
}
function valueOf(text) {
	try {
		return parseSampleJson(text);
	} catch (error) {
		if (error instanceof SyntaxError) return text;
		throw error;
	}
}

// workflows/weaver/live-check/statistics.ts
var Counts = class {
	#counts;
	constructor(names = []) {
		this.#counts = new Map([...names].map((name) => [name, 0]));
	}
	get total() {
		return this.#counts.size;
	}
	get seen() {
		return [...this.#counts.values()].filter((count) => count > 0).length;
	}
	has(name) {
		return this.#counts.has(name);
	}
	add(name) {
		this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
	}
	toJSON() {
		return Object.fromEntries([...this.#counts].toSorted(([left], [right]) => left < right ? -1 : 1));
	}
};
var Seen = class {
	registry;
	other = new Counts();
	constructor(names) {
		this.registry = new Counts(names);
	}
	add(name) {
		(this.registry.has(name) ? this.registry : this.other).add(name);
	}
};
var Statistics = class {
	attributes;
	metrics;
	events;
	#types = new Counts();
	#levels = new Counts();
	#highest = new Counts();
	#ids = new Counts();
	#messages = new Counts();
	#entities = 0;
	#advisories = 0;
	#quiet = 0;
	constructor({ current }) {
		this.attributes = new Seen(current.attributes);
		this.metrics = new Seen(current.metrics);
		this.events = new Seen(current.events);
	}
	add(type, { all_advice: findings, highest_advice_level: highest }) {
		this.#types.add(type);
		this.#entities++;
		this.#advisories += findings.length;
		for (const { level, id, message } of findings) {
			this.#levels.add(level);
			this.#ids.add(id);
			this.#messages.add(message);
		}
		if (highest !== null) this.#highest.add(highest);
		if (findings.length === 0) this.#quiet++;
	}
	reaches(threshold) {
		return [
			"information",
			"improvement",
			"violation"
		].some((level) => this.#highest.has(level) && isAtLeast(level, threshold));
	}
	get coverage() {
		const kinds = [
			this.attributes.registry,
			this.metrics.registry,
			this.events.registry
		];
		const total = kinds.reduce((sum, kind) => sum + kind.total, 0);
		return total === 0 ? 0 : Math.fround(kinds.reduce((sum, kind) => sum + kind.seen, 0) / total);
	}
	toJSON() {
		return {
			total_entities: this.#entities,
			total_entities_by_type: this.#types.toJSON(),
			total_advisories: this.#advisories,
			advice_level_counts: this.#levels.toJSON(),
			highest_advice_level_counts: this.#highest.toJSON(),
			no_advice_count: this.#quiet,
			advice_type_counts: this.#ids.toJSON(),
			advice_message_counts: this.#messages.toJSON(),
			seen_registry_attributes: this.attributes.registry.toJSON(),
			seen_non_registry_attributes: this.attributes.other.toJSON(),
			seen_registry_metrics: this.metrics.registry.toJSON(),
			seen_non_registry_metrics: this.metrics.other.toJSON(),
			seen_registry_events: this.events.registry.toJSON(),
			seen_non_registry_events: this.events.other.toJSON(),
			registry_coverage: single(this.coverage)
		};
	}
};
function single(value) {
	if (Number.isInteger(value)) return new SampleNumber(`${value}.0`);
	for (let digits = 1; digits < 9; digits++) {
		const short = Number(value.toPrecision(digits));
		if (Math.fround(short) === value) return short;
	}
	return Number(value.toPrecision(9));
}

// workflows/weaver/live-check/live-check.ts
async function liveCheck(pool, request, { resolution, warnings }) {
	const { failOn = "violation", noStats = false, stream = false, print, findings } = request;
	const received = typeof request.samples !== "string";
	const rules = findingRules(request.findingFilters, request.findingLevelOverrides);
	const known = knownNames(resolution, request.v2 ?? false);
	const statistics = new Statistics(known);
	const checker = new SampleChecker({
		known,
		statistics,
		rules,
		tell: findings?.tell,
		received
	});
	const kept = [];
	try {
		for await (const sample of samplesIn(request)) {
			checker.check(sample);
			await findings?.flush();
			if (!stream || print === void 0) {
				kept.push(sample);
				continue;
			}
			const part = await printed(pool, {
				request,
				report: {
					samples: [sample],
					statistics: void 0
				}
			});
			if (part.exitCode !== 0) return {
				...part,
				stderr: ""
			};
			print(part.stdout);
		}
	} catch (error) {
		if (error instanceof UnreadableSamples) return unreadableSamples(error.message, warnings);
		throw error;
	}
	const { stdout, reports, exitCode, diagnostics } = await printed(pool, {
		request,
		report: {
			samples: kept,
			statistics: noStats ? null : statistics
		}
	});
	if (exitCode !== 0) return {
		exitCode,
		stdout,
		diagnostics,
		stderr: ""
	};
	const failed = failOn !== "none" && !noStats && statistics.reaches(failOn);
	const broken = warnings.some((diagnostic) => diagnostic.severity === "error");
	return {
		exitCode: failed || broken ? 1 : 0,
		stdout,
		stderr: "",
		diagnostics: warnings,
		...reports && { reports }
	};
}
function printed(pool, { request, report }) {
	const { format = "ansi", stream = false } = request;
	return formatOutput(pool, {
		...request,
		format
	}, {
		documents: () => reportDocuments(report, stream),
		builtin: (name) => stream ? printStream(report, name) : printReport(report, name)
	});
}
var UnreadableSamples = class extends Error {};
async function* samplesIn(request) {
	const { samples } = request;
	if (typeof samples === "string") {
		const read = samplesOf(samples, request.inputFormat);
		if (!Array.isArray(read)) throw new UnreadableSamples(read.problem);
		return yield* read;
	}
	try {
		for await (const batch of samples) yield* batch;
	} catch (error) {
		throw error instanceof ListenFailed ? new UnreadableSamples(`no telemetry can be received: ${error.message}`) : error;
	}
}
function unreadableSamples(problem, warnings = []) {
	const diagnostic = {
		severity: "error",
		kind: "IngestError",
		error: { IngestError: { error: problem } },
		message: `The samples cannot be read: ${problem}`,
		hint: void 0,
		at: void 0,
		related: []
	};
	return {
		exitCode: 1,
		stdout: "",
		stderr: "",
		diagnostics: [...warnings, diagnostic]
	};
}
function samplesOf(samples, inputFormat) {
	try {
		return inputFormat === "text" ? readTextSamples(samples) : readSamples(parseSampleJson(samples));
	} catch (error) {
		if (error instanceof SyntaxError) return { problem: `not JSON: ${error.message}` };
		if (error instanceof BadSample) return { problem: `${pathText(error.path)}: ${error.message}` };
		throw error;
	}
}
function pathText(path) {
	return `samples${path.map((key) => typeof key === "number" ? `[${key}]` : `.${key}`).join("")}`;
}

export { liveCheck };