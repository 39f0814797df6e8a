import { _ as hasRoom, i as compareText } from "./text.js";
import { i as UserError } from "./errors.js";
import { c as Float } from "./display.js";

// workflows/weaver/forge/jq/sizes.ts
const MAX_ITEMS = 1e6;
const MAX_TEXT = 8e6;
const MAX_KEYS = 1e5;
function refuse(what, limit) {
	throw new UserError("jq-limit", {
		message: `A jq filter builds ${what} of more than ${limit}, and was stopped.`,
		hint: "Look for a filter that multiplies its own results."
	});
}
function checkItems(count) {
	if (count > 1e6) refuse("a list", MAX_ITEMS);
	if ((count & 65535) === 0 && !hasRoom(24 * count)) refuse("more than there is memory for: a list", count);
}
function append(list, item) {
	list.push(item);
	checkItems(list.length);
}
function checkText(length) {
	if (length > MAX_TEXT) refuse("a text", MAX_TEXT);
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
function joined(texts, separator) {
	let length = separator.length * texts.length;
	for (const text of texts) length += text.length;
	checkText(length);
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
	return a === b && !(a instanceof Float) || compare(a, b, meter) === 0;
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
		checkText(this.#length);
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

export { checkKeys as C, checkItems as S, joined as T, toJson as _, equals as a, checkDigits as b, floatText as c, isInteger as d, isNumber as f, toFloat as g, objectOf as h, compareLists as i, integer as l, isTrue as m, UNPRINTABLE as n, field as o, isObject as p, compare as r, float as s, Decimal as t, isArray as u, MAX_ITEMS as v, checkText as w, checkInteger as x, append as y };