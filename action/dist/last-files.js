import { c as Float, y as isPlainMap } from "./display.js";
import { n as toJson, t as fromJson } from "./json.js";
import { c as floatText, n as UNPRINTABLE, t as Decimal, u as isArray } from "./value.js";

// workflows/weaver/forge/jq/handed-number.ts
const largestSignificand = 2n ** 64n - 1n;
const largestPower = 308;
const exact = {
	significand: 2n ** 53n,
	exponent: 22
};
function handedOver(text) {
	const [, sign, whole = "", fraction = "", power = "0"] = /^(-?)([0-9]+)(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]+))?$/.exec(text) ?? [];
	const { significand, exponent } = digitsOf(whole, fraction);
	const size = scaled(Number(significand), exponent + Number(power));
	return size === void 0 || sign !== "-" ? size : -size;
}
function digitsOf(whole, fraction) {
	const kept = fitting(whole, 0n);
	if (kept.used < whole.length) return {
		significand: kept.value,
		exponent: whole.length - kept.used
	};
	const { value, used } = fitting(fraction, kept.value);
	return {
		significand: value,
		exponent: -used
	};
}
function fitting(digits, start) {
	let used = start === 0n ? Math.min(18, digits.length) : 0;
	let value = used === 0 ? start : BigInt(digits.slice(0, used));
	for (; used < digits.length; used++) {
		const next = value * 10n + BigInt(digits[used] ?? "0");
		if (next > largestSignificand) break;
		value = next;
	}
	return {
		value,
		used
	};
}
function scaled(significand, exponent) {
	let size = significand;
	let left = exponent;
	for (; left < -308 && size !== 0; left += largestPower) size /= powerOfTen(largestPower);
	if (size === 0) return 0;
	if (left < 0) return size / powerOfTen(-left);
	const result = left > largestPower ? Number.POSITIVE_INFINITY : size * powerOfTen(left);
	return Number.isFinite(result) ? result : void 0;
}
function powerOfTen(exponent) {
	return Number(`1e${exponent}`);
}
function survives(value) {
	const text = floatText(value);
	const [digits = "", exponent = "0"] = text.replace(/^-/, "").split("e");
	const places = digits.endsWith(".0") ? 0 : digits.length - 1 - digits.indexOf(".");
	if (Number(digits.replace(".", "")) <= Number(exact.significand) && Math.abs(Number(exponent) - places) < exact.exponent) return true;
	return handedOver(text) === value;
}

// workflows/weaver/forge/jq/plain-values.ts
const knownPlain = /* @__PURE__ */ new WeakSet();
function knowAsPlain(value) {
	if (typeof value === "object" && value !== null) knownPlain.add(value);
}
function isPlain$1(value, meter) {
	meter.spend();
	if (value === null || typeof value !== "object") {
		if (typeof value === "number") return Number.isInteger(value) || survives(value);
		return typeof value !== "bigint" || fitsJson(value);
	}
	if (value instanceof Float) return !(value instanceof Decimal) && Number.isFinite(value.value) && survives(value.value);
	if (knownPlain.has(value)) return true;
	if (!(isArray(value) ? value.every((item) => isPlain$1(item, meter)) : isPlainObject(value, meter))) return false;
	knownPlain.add(value);
	return true;
}
function isPlainObject(value, meter) {
	for (const key in value) if (!isPlain$1(value[key] ?? null, meter)) return false;
	return !(UNPRINTABLE in value);
}
function fitsJson(integer) {
	return integer < 2n ** 64n && integer >= -(2n ** 63n);
}

// workflows/weaver/forge/context-parts.ts
const deepestList = 2;
var ContextParts = class {
	#parts = /* @__PURE__ */ new WeakMap();
	#contexts = /* @__PURE__ */ new WeakMap();
	#nextId = 0;
	of(context) {
		if (typeof context !== "object" || context === null) return this.#take(context);
		const known = this.#contexts.get(context) ?? this.#take(context);
		this.#contexts.set(context, known);
		return known;
	}
	#take(context) {
		const parts = [];
		return {
			shape: this.#shape(context, 0, parts),
			parts
		};
	}
	#shape(value, depth, parts) {
		if (depth > 0 && isPlainList(value)) {
			const own = value.map((item) => this.#part(item));
			parts.push(...own);
			return {
				is: "list",
				parts: own.map(({ id }) => id)
			};
		}
		if (depth < deepestList && isPlainMap(value)) return {
			is: "map",
			entries: Object.entries(value).map(([key, item]) => [key, this.#shape(item, depth + 1, parts)])
		};
		return {
			is: "text",
			json: toJson(value)
		};
	}
	#part(item) {
		if (typeof item !== "object" || item === null) return this.#newPart(item);
		const known = this.#parts.get(item) ?? this.#newPart(item);
		this.#parts.set(item, known);
		return known;
	}
	#newPart(item) {
		const exact = !isPlain(item);
		return {
			id: this.#nextId++,
			json: exact ? toJson(item) : JSON.stringify(item),
			exact
		};
	}
};
function isPlainList(value) {
	return Array.isArray(value);
}
function isKept(value) {
	return Number.isFinite(value) && survives(value);
}
function isPlain(value) {
	if (typeof value === "bigint" || value === void 0) return false;
	if (typeof value === "number") return Number.isInteger(value) ? !Object.is(value, -0) : isKept(value);
	if (typeof value !== "object" || value === null) return true;
	if (isPlainList(value)) return value.every(isPlain);
	return isPlainMap(value) && Object.values(value).every(isPlain);
}
var KeptParts = class {
	#kept = /* @__PURE__ */ new Map();
	#last;
	context(shape, sent) {
		if (shape === void 0) return this.#last;
		const fresh = new Map(sent.map((part) => [part.id, valueOf(part)]));
		const used = /* @__PURE__ */ new Map();
		const context = put(shape, (id) => {
			const part = fresh.has(id) ? fresh.get(id) : this.#kept.get(id);
			used.set(id, part);
			return part;
		});
		this.#kept = used;
		this.#last = context;
		return context;
	}
};
function valueOf({ json, exact }) {
	if (exact) return fromJson(json);
	const value = JSON.parse(json);
	knowAsPlain(value);
	return value;
}
function put(shape, part) {
	if (shape.is === "text") return fromJson(shape.json);
	if (shape.is === "list") return shape.parts.map(part);
	return Object.fromEntries(shape.entries.map(([key, inner]) => [key, put(inner, part)]));
}

// workflows/weaver/forge/last-files.ts
var LastFiles = class {
	#bounds;
	#runs = /* @__PURE__ */ new Map();
	#characters = 0;
	constructor(bounds = {
		runs: 16,
		characters: 33554432
	}) {
		this.#bounds = bounds;
	}
	has(run) {
		return this.#runs.has(run);
	}
	sent(run, files) {
		const before = this.#runs.get(run)?.contents;
		this.#keep(run, files);
		return files.map(({ path, content }) => ({
			path,
			content: before?.get(path) === content ? void 0 : content
		}));
	}
	received(run, files) {
		const before = this.#runs.get(run)?.contents;
		const whole = files.map(({ path, content }) => ({
			path,
			content: content ?? before?.get(path) ?? ""
		}));
		this.#keep(run, whole);
		return whole;
	}
	#keep(run, files) {
		this.#forget(run);
		const characters = files.reduce((sum, { path, content }) => sum + path.length + content.length, 0);
		this.#runs.set(run, {
			contents: new Map(files.map(({ path, content }) => [path, content])),
			characters
		});
		this.#characters += characters;
		for (const oldest of this.#runs.keys()) {
			if (this.#runs.size <= this.#bounds.runs && this.#characters <= this.#bounds.characters) return;
			this.#forget(oldest);
		}
	}
	#forget(run) {
		this.#characters -= this.#runs.get(run)?.characters ?? 0;
		this.#runs.delete(run);
	}
};

export { isPlain$1 as a, fitsJson as i, ContextParts as n, handedOver as o, KeptParts as r, LastFiles as t };