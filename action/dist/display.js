import { i as compareText, n as charCount, r as chars, u as joined, v as JinjaError, y as invalid } from "./text.js";

// workflows/weaver/jinja/value.ts
var Float = class {
	value;
	constructor(value) {
		this.value = value;
	}
};
var SafeString = class {
	value;
	constructor(value) {
		this.value = value;
	}
};
var JinjaObject = class {
	shape = "plain";
	get(_key) {}
	has(key) {
		return this.get(key) !== void 0;
	}
	items() {}
	get sized() {
		return this.items() !== void 0;
	}
	call(_args, _kwargs, _state) {
		throw invalid("object is not callable");
	}
	callMethod(name, args, kwargs, state) {
		if (!this.has(name)) throw new JinjaError("unknown method");
		return callValue(this.get(name), args, kwargs, state);
	}
	render() {}
};
var Iterable = class extends JinjaObject {
	shape = "iterable";
	#items;
	#sized;
	constructor(items, sized = true) {
		super();
		this.#items = items;
		this.#sized = sized;
	}
	items() {
		return this.#items;
	}
	get sized() {
		return this.#sized;
	}
	render() {
		return this.#sized ? void 0 : "<iterator>";
	}
};
var FunctionObject = class extends JinjaObject {
	#name;
	#call;
	constructor(name, call) {
		super();
		this.#name = name;
		this.#call = call;
	}
	call(args, kwargs, state) {
		return this.#call(args, kwargs, state);
	}
	render() {
		return this.#name;
	}
};
const kindOfShape = {
	plain: "plain object",
	map: "map",
	seq: "sequence",
	iterable: "iterator"
};
function kindOf(value) {
	if (value === void 0) return "undefined";
	if (typeof value === "string") return "string";
	if (typeof value === "number" || typeof value === "bigint") return "number";
	return typeof value === "boolean" ? "bool" : kindOfObject(value);
}
function kindOfObject(value) {
	if (value === null) return "none";
	if (Array.isArray(value)) return "sequence";
	if (value instanceof JinjaObject) return kindOfShape[value.shape];
	if (value instanceof Float) return "number";
	if (value instanceof SafeString) return "string";
	return "map";
}
function isList(value) {
	return Array.isArray(value);
}
function isPlainMap(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof JinjaObject) && !(value instanceof Float) && !(value instanceof SafeString);
}
function isInteger(value) {
	return typeof value === "bigint" || typeof value === "number" && Number.isSafeInteger(value) && !Object.is(value, -0);
}
function isFloat(value) {
	return value instanceof Float || typeof value === "number" && !isInteger(value);
}
function float(value) {
	return Number.isInteger(value) ? new Float(value) : value;
}
const smallest = BigInt(Number.MIN_SAFE_INTEGER);
const largest = BigInt(Number.MAX_SAFE_INTEGER);
function integer(value) {
	return value >= smallest && value <= largest ? Number(value) : value;
}
function textOf(value) {
	if (typeof value === "string") return value;
	return value instanceof SafeString ? value.value : void 0;
}
function sortedKeys(map) {
	const keys = Object.keys(map);
	for (let i = 1; i < keys.length; i++) if ((keys[i - 1] ?? "") > (keys[i] ?? "")) return keys.sort(compareText);
	return keys;
}
function itemsOf(value) {
	if (Array.isArray(value)) return value;
	if (value === void 0 || value === null) return [];
	const text = textOf(value);
	if (text !== void 0) return charactersOf(text);
	if (value instanceof JinjaObject) return value.items();
	return isPlainMap(value) ? sortedKeys(value) : void 0;
}
const longestIteratedText = 2 ** 21;
function charactersOf(text) {
	if (text.length > longestIteratedText) throw invalid("text is too long to iterate");
	return chars(text);
}
function iterate(value) {
	const items = itemsOf(value);
	if (!items) throw invalid(`${kindOf(value)} is not iterable`);
	return items;
}
function objectItems(value) {
	return value === null || typeof value !== "object" || value instanceof SafeString ? void 0 : itemsOf(value);
}
function isSized(value) {
	const text = textOf(value);
	if (text !== void 0) return text === "";
	return value instanceof JinjaObject ? value.sized : true;
}
function lengthOf(value) {
	const text = textOf(value);
	if (text !== void 0) return charCount(text);
	if (Array.isArray(value)) return value.length;
	if (value instanceof JinjaObject) return value.sized ? value.items()?.length : void 0;
	return isPlainMap(value) ? Object.keys(value).length : void 0;
}
function isTrue(value) {
	if (value === void 0 || value === null) return false;
	return typeof value === "object" ? isObjectTrue(value) : Boolean(value) || Number.isNaN(value);
}
function isObjectTrue(value) {
	if (value instanceof Float) return value.value !== 0;
	if (value instanceof SafeString) return value.value !== "";
	if (value instanceof JinjaObject && value.shape === "plain") return true;
	return lengthOf(value) !== 0;
}
function callValue(value, args, kwargs, state) {
	if (value instanceof JinjaObject) return value.call(args, kwargs, state);
	if (isList(value) || isPlainMap(value)) throw invalid("object is not callable");
	throw invalid(`value of type ${kindOf(value)} is not callable`);
}

// workflows/weaver/jinja/display.ts
const deepest = 200;
const mostValues = 2 ** 22;
function toText(value) {
	if (typeof value === "string") return value;
	if (typeof value === "number") return Number.isSafeInteger(value) && !Object.is(value, -0) ? String(value) : floatText(value);
	if (value === void 0) return "";
	if (value === null) return "none";
	return typeof value === "object" ? objectText(value) : String(value);
}
function objectText(value) {
	if (value instanceof SafeString) return value.value;
	if (value instanceof Float) return floatText(value.value);
	return debugText(value);
}
function floatText(value) {
	if (Number.isNaN(value)) return "NaN";
	if (!Number.isFinite(value)) return value < 0 ? "-inf" : "inf";
	const digits = plainDigits(value);
	return digits.includes(".") ? digits : `${digits}.0`;
}
function plainDigits(value) {
	const text = Object.is(value, -0) ? "-0" : String(value);
	const match = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
	if (!match) return text;
	const [, sign = "", whole = "", fraction = "", exponent = "0"] = match;
	const point = whole.length + Number(exponent);
	const digits = whole + fraction;
	if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
	if (point >= digits.length) return sign + digits + "0".repeat(point - digits.length);
	return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}
function shortFloat(value) {
	return withExponent(value, 1e-5);
}
function debugFloat(value) {
	return withExponent(value, 1e-4);
}
function withExponent(value, below) {
	const size = Math.abs(value);
	if (!Number.isFinite(value) || size === 0 || size >= below && size < 0x2386f26fc10000) return floatText(value);
	return value.toExponential().replace("e+", "e");
}
function debugText(value) {
	return write(value, {
		indent: void 0,
		depth: 0,
		budget: { left: mostValues }
	});
}
function prettyText(value) {
	return write(value, {
		indent: "",
		depth: 0,
		budget: { left: mostValues }
	});
}
function write(value, place) {
	if (place.depth > deepest) return "...";
	place.budget.left -= 1 + (place.indent?.length ?? 0) + (typeof value === "string" ? value.length >> 4 : 0);
	if (place.budget.left < 0) throw invalid("value is too large to print");
	if (typeof value === "string") return quote(value);
	if (value === void 0) return "undefined";
	if (value instanceof SafeString) return quote(value.value);
	if (value instanceof Float) return debugFloat(value.value);
	if (typeof value === "number") return Number.isSafeInteger(value) ? toText(value) : debugFloat(value);
	if (value === null || typeof value !== "object") return toText(value);
	if (value instanceof JinjaObject) return writeObject(value, place);
	if (Array.isArray(value)) return writeList(value, place);
	const map = value;
	return writeMap(sortedKeys(map).map((key) => [key, map[key]]), place);
}
function within({ indent, depth, budget }) {
	return {
		indent: indent === void 0 ? void 0 : `${indent}    `,
		depth: depth + 1,
		budget
	};
}
function writeObject(value, place) {
	const own = value.render();
	if (own !== void 0) return own;
	const items = value.items() ?? [];
	if (value.shape !== "map") return writeList(items, place);
	return writeMap(items.map((key) => [key, value.get(key)]), place);
}
function writeList(items, place) {
	const inner = within(place);
	return wrap("[]", items.map((item) => write(item, inner)), place.indent);
}
function writeMap(entries, place) {
	const inner = within(place);
	return wrap("{}", entries.map(([key, item]) => `${write(key, inner)}: ${write(item, inner)}`), place.indent);
}
function wrap(brackets, parts, indent) {
	const [open = "", close = ""] = brackets;
	if (indent === void 0 || parts.length === 0) return `${open}${joined(parts, ", ")}${close}`;
	return `${open}\n${joined(parts.map((part) => `${indent}    ${part},\n`), "")}${indent}${close}`;
}
const special = {
	"\0": "\\0",
	"	": "\\t",
	"\n": "\\n",
	"\r": "\\r",
	"\"": "\\\"",
	"\\": "\\\\"
};
const unprintable = /["\\]|(?! )[\p{C}\p{Z}]|\p{Grapheme_Extend}/gu;
const harmless = /^[ !#-[\]-~]*$/;
function quote(text) {
	if (harmless.test(text)) return `"${text}"`;
	return `"${text.replace(unprintable, (char) => special[char] ?? `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`)}"`;
}

export { iterate as C, sortedKeys as D, objectItems as E, textOf as O, itemsOf as S, lengthOf as T, isInteger as _, quote as a, isSized as b, Float as c, JinjaObject as d, SafeString as f, isFloat as g, integer as h, prettyText as i, FunctionObject as l, float as m, debugText as n, shortFloat as o, callValue as p, plainDigits as r, toText as s, debugFloat as t, Iterable as u, isList as v, kindOf as w, isTrue as x, isPlainMap as y };