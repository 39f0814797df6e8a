import { _ as hasRoom, a as cut, c as hasAstral, i as compareText, r as chars, v as JinjaError, y as invalid } from "./text.js";
import { D as sortedKeys, E as objectItems, O as textOf, b as isSized, c as Float, d as JinjaObject, f as SafeString, g as isFloat, s as toText, u as Iterable, v as isList, w as kindOf, y as isPlainMap } from "./display.js";
import { i as UserError } from "./errors.js";
import { a as lookUpKey, i as hasKey, o as numeric, r as equals$1 } from "./order.js";

// workflows/weaver/forge/jq/sizes.ts
const MAX_ITEMS$1 = 1e6;
const MAX_TEXT$1 = 8e6;
const MAX_KEYS = 1e5;
function refuse(what, limit) {
	throw new UserError("jq-limit", {
		message: `A jq filter builds ${what} of more than ${limit}, and was stopped.`,
		hint: "Look for a filter that multiplies its own results."
	});
}
function checkItems$1(count) {
	if (count > 1e6) refuse("a list", MAX_ITEMS$1);
	if ((count & 65535) === 0 && !hasRoom(24 * count)) refuse("more than there is memory for: a list", count);
}
function append(list, item) {
	list.push(item);
	checkItems$1(list.length);
}
function checkText$1(length) {
	if (length > MAX_TEXT$1) refuse("a text", MAX_TEXT$1);
	if (!hasRoom(2 * length)) refuse("more than there is memory for: a text", length);
}
function checkKeys(count) {
	if (count > MAX_KEYS) refuse("an object", MAX_KEYS);
}
const MAX_DIGITS = 1e4;
const MAX_BITS = 33220;
function checkDigits(count) {
	if (count > MAX_DIGITS) refuse("a number", MAX_DIGITS);
}
function checkInteger(value) {
	if (BigInt.asIntN(MAX_BITS, value) !== value) refuse("a number", MAX_DIGITS);
	return value;
}
function joined$1(texts, separator) {
	let length = separator.length * texts.length;
	for (const text of texts) length += text.length;
	checkText$1(length);
	return texts.join(separator);
}

// workflows/weaver/forge/jq/value.ts
var Decimal = class extends Float {
	text;
	constructor(value, text) {
		super(value);
		this.text = text;
	}
};
function isNumber(value) {
	return typeof value === "number" || typeof value === "bigint" || value instanceof Float;
}
function isInteger(value) {
	return typeof value === "bigint" || typeof value === "number" && Number.isInteger(value);
}
function isArray(value) {
	return Array.isArray(value);
}
function isObject(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Float);
}
const UNPRINTABLE = Symbol("unprintable");
function field(object, key) {
	return Object.hasOwn(object, key) ? object[key] : void 0;
}
function objectOf(entries) {
	const object = Object.create(null);
	let count = 0;
	for (const [key, value] of entries) {
		object[key] = value;
		checkKeys(++count);
	}
	return object;
}
function isTrue(value) {
	return value !== null && value !== false;
}
function float(value) {
	return Number.isInteger(value) || !Number.isFinite(value) ? new Float(value) : value;
}
function integer(value) {
	return value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value;
}
function toFloat(value) {
	return value instanceof Float ? value.value : Number(value);
}
function rank(value) {
	if (value === null) return 0;
	if (typeof value === "boolean") return 1;
	if (typeof value === "string") return 3;
	if (isArray(value)) return 4;
	return isObject(value) ? 5 : 2;
}
function compareFloats(a, b) {
	if (Number.isNaN(a)) return -1;
	if (Number.isNaN(b)) return 1;
	return a < b ? -1 : Number(a > b);
}
function compareNumbers(a, b) {
	if (typeof a === "number" && typeof b === "number") return a - b;
	if (isInteger(a) && isInteger(b)) return a < b ? -1 : Number(a > b);
	if (a === b) return 0;
	return compareFloats(toFloat(a), toFloat(b));
}
function compareLists(a, b, meter) {
	const length = Math.min(a.length, b.length);
	for (let i = 0; i < length; i++) {
		meter?.spend();
		const order = compare(a[i] ?? null, b[i] ?? null, meter);
		if (order !== 0) return order;
	}
	return a.length - b.length;
}
function compareObjects(a, b, meter) {
	const keysA = Object.keys(a).toSorted(compareText);
	const keysB = Object.keys(b).toSorted(compareText);
	meter?.spend(keysA.length);
	const order = compareLists(keysA, keysB);
	if (order !== 0) return order;
	return compareLists(keysA.map((key) => a[key] ?? null), keysB.map((key) => b[key] ?? null), meter);
}
function compare(a, b, meter) {
	if (typeof a === "string" && typeof b === "string") return compareText(a, b);
	const order = rank(a) - rank(b);
	if (order !== 0) return order;
	if (isArray(a) && isArray(b)) return compareLists(a, b, meter);
	if (isObject(a) && isObject(b)) return compareObjects(a, b, meter);
	if (isNumber(a) && isNumber(b)) return compareNumbers(a, b);
	return Number(a) - Number(b);
}
function equals(a, b, meter) {
	if (typeof a === "string" || typeof b === "string") return a === b;
	return a === b || compare(a, b, meter) === 0;
}
function floatText(value) {
	if (Number.isNaN(value)) return "NaN";
	if (!Number.isFinite(value)) return value > 0 ? "Infinity" : "-Infinity";
	if (value === 0) return Object.is(value, -0) ? "-0.0" : "0.0";
	const sign = value < 0 ? "-" : "";
	const [mantissa = "", exponentText = "0"] = Math.abs(value).toExponential().split("e");
	const digits = mantissa.replace(".", "");
	const point = Number(exponentText) + 1;
	if (point > 16 || point <= -5) {
		const fraction = digits.length > 1 ? `.${digits.slice(1)}` : "";
		return `${sign}${digits[0]}${fraction}e${point - 1}`;
	}
	if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
	if (point >= digits.length) return `${sign}${digits}${"0".repeat(point - digits.length)}.0`;
	return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}
function numberText(value) {
	if (value instanceof Decimal) return value.text;
	if (value instanceof Float) return floatText(value.value);
	return isInteger(value) ? String(value) : floatText(value);
}
function textOfString(text) {
	return JSON.stringify(text).replaceAll("", "\\u007f");
}
function toJson(value) {
	if (typeof value !== "object" || value === null) return simpleJson(value);
	const out = new Writer();
	writeJson(value, out);
	return out.text();
}
function simpleJson(value) {
	if (typeof value === "string") return textOfString(value);
	return value === null || typeof value === "boolean" ? String(value) : numberText(value);
}
var Writer = class {
	#done = "";
	#pieces = [];
	#length = 0;
	add(piece) {
		this.#pieces.push(piece);
		this.#length += piece.length;
		if (this.#pieces.length >= 4096) this.#flush();
	}
	#flush() {
		checkText$1(this.#length);
		this.#done += this.#pieces.join("");
		this.#pieces = [];
	}
	text() {
		this.#flush();
		return this.#done;
	}
};
function writeJson(value, out) {
	if (isArray(value)) writeItems(value, out);
	else if (isObject(value)) writeFields(value, out);
	else out.add(simpleJson(value));
}
function writeItems(items, out) {
	let before = "[";
	for (const item of items) {
		out.add(before);
		writeJson(item, out);
		before = ",";
	}
	out.add(before === "[" ? "[]" : "]");
}
function writeFields(object, out) {
	let before = "{";
	for (const key of Object.keys(object)) {
		out.add(`${before}${textOfString(key)}:`);
		writeJson(object[key] ?? null, out);
		before = ",";
	}
	out.add(before === "{" ? "{}" : "}");
}

// workflows/weaver/jinja/access.ts
function getAttribute(value, name) {
	if (value === void 0) throw new JinjaError("undefined value");
	return attributeOf(value, name);
}
function attributeOf(value, name) {
	if (value === null || typeof value !== "object" || isList(value)) return void 0;
	if (value instanceof JinjaObject) return value.get(name);
	return isPlainMap(value) && Object.hasOwn(value, name) ? value[name] : void 0;
}
function getItem(value, key) {
	if (value === void 0) throw new JinjaError("undefined value");
	if (isList(value)) return at(value, key);
	const text = textOf(value);
	if (text !== void 0) return characterAt(text, key);
	if (!(value instanceof JinjaObject)) return lookUpKey(value, key);
	const own = value.get(key);
	if (own !== void 0 || value.shape === "map" || value.shape === "plain") return own;
	return !value.sized && (asIndex(key) ?? 0) < 0 ? void 0 : at(value.items() ?? [], key);
}
function characterAt(text, key) {
	const index = asIndex(key);
	if (index === void 0) return void 0;
	if (hasAstral(text)) return at(chars(text), key);
	const char = text.charAt(index < 0 ? text.length + index : index);
	return char === "" ? void 0 : char;
}
function at(items, key) {
	const index = asIndex(key);
	return index === void 0 ? void 0 : items[index < 0 ? items.length + index : index];
}
function asIndex(value) {
	const number = numeric(value);
	const index = number === void 0 ? NaN : Number(number);
	return Number.isInteger(index) && index >= -(2 ** 63) && index < 2 ** 63 ? index : void 0;
}
function getPath(value, path) {
	if (!path.includes(".") && !/^\+?\d+$/.test(path)) return getAttribute(value, path);
	let current = value;
	for (const part of path.split(".")) current = /^\+?\d+$/.test(part) ? getItem(current, Number(part)) : getAttribute(current, part);
	return current;
}
function getPathOr(value, path, fallback) {
	try {
		const found = getPath(value, path);
		return found === void 0 ? fallback : found;
	} catch (error) {
		if (error instanceof JinjaError) return fallback;
		throw error;
	}
}
function contains(container, value) {
	if (container === void 0) return false;
	const text = textOf(container);
	if (text !== void 0) return text.includes(toText(value));
	const kind = kindOf(container);
	if (kind === "map") return hasKey(container, value);
	if (kind === "sequence" || kind === "iterator") return (objectItems(container) ?? []).some((item) => equals$1(item, value));
	if (kind === "plain object") return false;
	throw invalid("cannot perform a containment check on this value");
}
function slice(value, bounds) {
	const [start, stop] = [bound(bounds[0]), bound(bounds[1])];
	const step = bound(bounds[2]) ?? 1;
	if (step === 0) throw invalid("cannot slice by step size of 0");
	const text = textOf(value);
	if (text !== void 0) return pick(chars(text), start, stop, step).join("");
	if (value === void 0 || value === null) return [];
	const items = kindOf(value) === "map" || kindOf(value) === "plain object" ? void 0 : objectItems(value);
	if (!items) throw invalid(`value of type ${kindOf(value)} cannot be sliced`);
	if (isSized(value) || step < 0) return new Iterable(pick(items, start, stop, step));
	return sliceUnsized(items, [
		start,
		stop,
		step
	]);
}
function sliceUnsized(items, [start, stop, step]) {
	const from = fromEnd(start ?? 0, 0);
	const end = fromEnd(stop ?? 0, 0);
	return new Iterable(from < end ? pick(items, from, end, step) : [], from >= end);
}
function bound(value) {
	if (value === null) return void 0;
	const index = asIndex(value);
	if (index === void 0) throw invalid(`cannot convert ${kindOf(value)} to i64`);
	return index;
}
function pick(items, start, stop, step) {
	const picked = [];
	if (step > 0) {
		const from = fromEnd(start ?? 0, items.length);
		const to = Math.min(fromEnd(stop ?? items.length, items.length), items.length);
		for (let i = from; i < to; i += step) picked.push(items[i]);
		return picked;
	}
	for (const i of backwards(items.length, start, stop, -step)) picked.push(items[i]);
	return picked;
}
function fromEnd(index, length) {
	return index < 0 ? Math.max(0, length + index) : index;
}
function* backwards(length, start, stop, step) {
	const last = Math.max(length - 1, 0);
	const from = start === void 0 || start >= length ? last : fromEnd(start, length);
	const to = stop === void 0 ? 0 : fromEnd(stop, length);
	const count = to === 0 ? Math.floor((from + step) / step) : Math.floor((from - to + step - 1) / step);
	for (let i = 0, index = from; i < count && index >= to && index < length; i++, index -= step) yield index;
}

// workflows/weaver/forge/filters/sizes.ts
const MAX_ITEMS = 1e6;
const MAX_TEXT = 16e6;
function checkItems(count) {
	if (count > MAX_ITEMS) throw invalid(`a list of more than ${MAX_ITEMS} items is too large`);
	if (!hasRoom(16 * count)) throw invalid("not enough memory is left");
}
function checkText(length) {
	if (length > MAX_TEXT) throw invalid(`a text of more than ${MAX_TEXT} characters is too large`);
	if (!hasRoom(2 * length)) throw invalid("not enough memory is left");
}
const MAX_MARKDOWN = 5e5;
function checkMarkdown(length) {
	if (length > MAX_MARKDOWN) throw invalid(`a Markdown text of more than ${MAX_MARKDOWN} characters is too large`);
	if (!hasRoom(128 * length)) throw invalid("not enough memory is left");
}
function joined(texts, separator) {
	checkText(texts.reduce((sum, text) => sum + text.length + separator.length, 0));
	return texts.join(separator);
}

// workflows/weaver/forge/filters/to-yaml.ts
const MAX_DEPTH = 200;
const NOT_TEXT = /^(?:|~|null|Null|NULL|true|True|TRUE|false|False|FALSE|[-+]?(?:[0-9]+|0x[0-9a-fA-F]+|0o[0-7]+|0b[01]+)|[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
const NEEDS_QUOTES = /^(?:[-?:](?:[ \t]|$)|[,[\]{}#&*!|>'"%@`]|---|\.\.\.| )|: |:$| #| $/;
const CONTROL = /[\p{Cc}\u2028\u2029\ufeff]/u;
function doubleQuoted(text) {
	const escapes = {
		"\0": "\\0",
		"\x07": "\\a",
		"\b": "\\b",
		"	": "\\t",
		"\n": "\\n",
		"\v": "\\v",
		"\f": "\\f",
		"\r": "\\r",
		"\x1B": "\\e",
		"\"": "\\\"",
		"\\": "\\\\",
		"": "\\N",
		"\xA0": "\\_",
		"\u2028": "\\L",
		"\u2029": "\\P"
	};
	return `"${text.replaceAll(/["\\\p{Cc}\xa0\u2028\u2029\ufeff]/gu, (char) => {
		const code = char.charCodeAt(0);
		return escapes[char] ?? (code > 255 ? `\\u${code.toString(16).toUpperCase()}` : `\\x${code.toString(16).toUpperCase().padStart(2, "0")}`);
	})}"`;
}
function singleQuoted(text) {
	return `'${text.replaceAll("'", "''")}'`;
}
function literal(text, indent) {
	const body = text.replace(/\n+$/, "");
	const ends = text.length - body.length;
	const chomping = ends === 0 ? "-" : ends === 1 && body !== "" ? "" : "+";
	return `|${/^[ \n]/.test(text) ? "2" : ""}${chomping}\n${[...cut(body, "\n"), ...Array.from({ length: Math.max(ends - 1, 0) }, () => "")].map((line) => line === "" ? "" : indent + line).join("\n")}`;
}
function yamlScalar(text, indent) {
	if (CONTROL.test(text.replaceAll("\n", ""))) return doubleQuoted(text);
	if (text.includes("\n")) return text.includes(" \n") ? doubleQuoted(text) : literal(text, indent);
	if (NOT_TEXT.test(text)) return singleQuoted(text);
	return NEEDS_QUOTES.test(text) ? singleQuoted(text) : text;
}
function write(value, indent, depth) {
	if (depth > MAX_DEPTH) throw invalid("recursion limit exceeded");
	const text = textOf(value);
	if (text !== void 0) return yamlScalar(text, depth === 0 ? "  " : indent);
	const kind = kindOf(value);
	if (kind === "undefined" || kind === "none") return "null";
	if (kind === "map") return mapping(value, indent, depth);
	if (kind === "sequence" || kind === "iterator") return sequence(objectItems(value) ?? [], indent, depth);
	if (!isFloat(value)) return toText(value);
	const number = value instanceof Float ? value.value : value;
	if (Number.isFinite(number)) return floatText(number);
	return Number.isNaN(number) ? ".nan" : number > 0 ? ".inf" : "-.inf";
}
function isBlock(value) {
	const kind = kindOf(value);
	const size = value instanceof SafeString ? 0 : objectItems(value)?.length ?? 0;
	return (kind === "map" || kind === "sequence" || kind === "iterator") && size > 0;
}
function mapping(value, indent, depth) {
	const keys = isPlainMap(value) ? sortedKeys(value) : value instanceof JinjaObject ? value.items() ?? [] : [];
	if (keys.length === 0) return "{}";
	const lines = keys.map((key) => {
		const item = getItem(value, key);
		const name = yamlScalar(textOf(key) ?? toText(key), indent);
		if (!isBlock(item)) return `${name}: ${write(item, `${indent}  `, depth + 1)}`;
		const inner = kindOf(item) === "map" ? `${indent}  ` : indent;
		return `${name}:\n${inner}${write(item, inner, depth + 1)}`;
	});
	return joined(lines, `\n${indent}`);
}
function sequence(items, indent, depth) {
	if (items.length === 0) return "[]";
	const lines = items.map((item) => `- ${write(item, `${indent}  `, depth + 1)}`);
	return joined(lines, `\n${indent}`);
}
function toYaml(value) {
	return `${write(value, "", 0)}\n`;
}

export { MAX_ITEMS$1 as A, isInteger as C, objectOf as D, isTrue as E, checkKeys as F, checkText$1 as I, joined$1 as L, checkDigits as M, checkInteger as N, toFloat as O, checkItems$1 as P, isArray as S, isObject as T, compareLists as _, checkText as a, float as b, contains as c, getPath as d, getPathOr as f, compare as g, UNPRINTABLE as h, checkMarkdown as i, append as j, toJson as k, getAttribute as l, Decimal as m, yamlScalar as n, joined as o, slice as p, checkItems as r, asIndex as s, toYaml as t, getItem as u, equals as v, isNumber as w, integer as x, field as y };